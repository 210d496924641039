#pragma once
// The graph: one store on disk, one writer, any number of readers that hold an immutable state each.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/index/view.hpp"
#include "graph/model/transaction.hpp"

namespace ecgraph {

/// What a commit did.
struct Receipt {
  Revision revision;          ///< the newest revision after it
  Instant recorded_at;        ///< of that revision
  std::size_t changed = 0;    ///< statements that it changed
  std::size_t unchanged = 0;  ///< assertions of what stood already
};

/// One recorded version of a statement: who said it when and why. `statement` is absent when it was
/// retracted.
struct RecordedVersion {
  Revision revision;
  Instant recorded_at;
  std::string author, reason;
  enum class How : std::uint8_t { kAssert, kCorrect, kRetract } how = How::kAssert;
  std::optional<Statement> statement;
};

/// A recorded state to read: the newest, that of a revision, or the last one recorded by an instant.
struct KnownAt {
  std::optional<Revision> revision;
  std::optional<Instant> instant;
};

/// What a commit waits for. Tests of many thousand commits do without the disk; nothing else should.
enum class Durability { kSynced, kUnsynced };

/// Opened once a process. Reads are safe from any thread and never wait for a writer; writes are taken one at
/// a time.
class Graph {
 public:
  enum class Open { kExisting, kCreate };
  /// Opens the store in `folder`. Refuses, without touching it, a folder that is no store of ours, a store of
  /// a newer or unknown format, and a store that another process holds; each with a sentence that says what
  /// to do.
  [[nodiscard]] static Result<std::unique_ptr<Graph>> open(const std::filesystem::path& folder,
                                                           const Vocabulary& vocabulary, Open how,
                                                           Durability durability = Durability::kSynced);
  virtual ~Graph() = default;

  /// Validates the whole transaction against the vocabulary and the newest state (every fault, with its
  /// pointer
  /// `/changes/<index>/…`), appends it to the log, synced to disk, applies it to the views, publishes the
  /// next state and only then returns. A transaction that changes nothing makes no revision. The recorded
  /// instant is `now`, or the predecessor's when the clock went back.
  [[nodiscard]] virtual Result<Receipt> commit(Transaction transaction, Instant now) = 0;

  /// Whether a commit would be taken now; the error says what is in the way. A disk that is nearly full is
  /// written to no more, and again as soon as there is room.
  [[nodiscard]] virtual Result<void> writable() const = 0;

  /// The faults of a transaction of which some changes, those that say the `unreadable` statements, are left
  /// out because they could not be read. Pointers count the changes that are there.
  [[nodiscard]] virtual std::vector<Fault> faults_beside(const Transaction& transaction,
                                                         std::span<const StatementKey> unreadable) const = 0;

  /// The state that `known_at` selects; before the first revision the graph is empty. A revision that does
  /// not exist yet is an error that says which is the newest; an instant after the newest is the newest.
  [[nodiscard]] virtual Result<View> view(const KnownAt& known_at) const = 0;
  /// The newest state.
  [[nodiscard]] virtual View newest() const = 0;
  /// Calls `heard` after every revision that is recorded, as CommitBell says; readers find it then.
  [[nodiscard]] virtual std::shared_ptr<void> on_commit(std::function<void()> heard) const = 0;
  /// Hash of the first record of the log, hex; empty while the log is empty. Names the graph in cursors and
  /// ETags.
  [[nodiscard]] virtual std::string log_id() const = 0;
  /// About how many bytes the log takes, on disk and not yet written out.
  [[nodiscard]] virtual std::uint64_t log_bytes() const = 0;
  /// One record of the log.
  [[nodiscard]] virtual Result<RecordedTransaction> transaction(Revision revision) const = 0;
  /// Every recorded version of a statement, oldest first; empty when it never stood.
  [[nodiscard]] virtual Result<std::vector<RecordedVersion>> history(const StatementKey& key) const = 0;
  /// The newest transaction of an author, if any; the built-in data knows by it whether it is up to date.
  [[nodiscard]] virtual Result<std::optional<RecordedTransaction>> newest_by(
      std::string_view author) const = 0;
  /// Throws the views away and derives them from the log again.
  [[nodiscard]] virtual Result<Revision> rebuild() = 0;
};

}  // namespace ecgraph
