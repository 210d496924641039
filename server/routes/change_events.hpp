#pragma once
// The log as Server-Sent Events (WHATWG HTML, 9.2): an event a revision, its id the revision, so that any
// node with the same log can resume any reader, and no transaction comes in halves.

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include "graph/graph.hpp"
#include "server/http/message.hpp"

namespace ecgraph::routes {

/// What a stream of events needs beside the log.
struct EventsOptions {
  Revision after;                 ///< what the reader has
  std::optional<Revision> until;  ///< where the stream ends; nothing: it goes on
  std::chrono::milliseconds heartbeat;
  std::shared_ptr<void> place;  ///< held as long as the stream is open
};

/// `event: changes` with the rows of a revision as a JSON list, a row a line; comments as heartbeats; and
/// `event: end` with a reason when no more will come from this server. It reads the log when the client has
/// taken what it was given: a reader that is slow makes nothing wait and nothing grow.
class ChangeEvents final : public http::BodySource {
 public:
  ChangeEvents(const Graph& graph, EventsOptions options);
  /// The next rows, or nothing while there is no news.
  Next next(std::string& out) override;
  void end_soon() override { stopping_ = true; }

 private:
  using Clock = std::chrono::steady_clock;
  void rows(std::string& out);
  Next between_events(std::string& out);
  Next end(std::string& out, std::string_view reason, std::string_view detail);
  Next wait(std::string& out);

  const Graph& graph_;
  EventsOptions options_;
  std::optional<RecordedTransaction> open_;  ///< whose event is being written
  std::size_t next_row_ = 0;
  Clock::time_point spoke_;
  bool begun_ = false, stopping_ = false, ended_ = false;
};

}  // namespace ecgraph::routes
