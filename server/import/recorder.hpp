#pragma once
// Records chunks on a thread of its own, so that the file is read meanwhile.

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "graph/graph.hpp"
#include "server/import/chunk.hpp"

namespace ecgraph::import {

/// What every transaction of a load says.
struct Signature {
  std::string author, reason;
};

/// Takes chunks in their order. A record whose changes are refused is rejected with the reason, and the rest
/// of its chunk stands.
class Recorder {
 public:
  /// Of a trial nothing is recorded: chunks are only held against what stands.
  Recorder(Graph& graph, Signature signature, std::function<Instant()> clock, bool is_trial);
  ~Recorder();
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  /// Waits while two chunks wait. An error: one before was not recorded, and nothing after it will be.
  [[nodiscard]] Result<void> take(Chunk chunk);
  /// Waits until all chunks are recorded; the newest state then.
  [[nodiscard]] Result<View> settle();
  /// What became of the records so far; only after settle().
  [[nodiscard]] const Report& tallied() const { return report_; }

 private:
  void work();
  [[nodiscard]] Result<void> record(Chunk& chunk);
  [[nodiscard]] Result<void> try_out(Chunk& chunk);

  Graph& graph_;
  Signature signature_;
  std::function<Instant()> clock_;
  bool is_trial_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Chunk> waiting_;
  bool is_working_ = false, is_over_ = false;
  std::optional<Error> error_;
  Report report_;
  std::vector<StatementKey> tried_;  ///< what the chunks of a trial would have recorded
  std::thread thread_;
};

/// Rejects the records whose changes have faults and takes their changes out; false when the faults are
/// nobody's, so that the whole chunk has to be refused.
[[nodiscard]] bool drop_faulty(Chunk& chunk, const std::vector<Fault>& faults);

}  // namespace ecgraph::import
