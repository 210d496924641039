#pragma once
// The log as Server-Sent Events (WHATWG HTML, 9.2): an event a revision, its id the revision, so that any
// node with the same log can resume any reader, and no transaction comes in halves.

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include "graph/graph.hpp"
#include "graph/query/change_filter.hpp"
#include "server/http/message.hpp"

namespace ecgraph::routes {

/// What a stream of events needs beside the log.
struct EventsOptions {
  Revision after;                 ///< what the reader has
  std::optional<Revision> until;  ///< where the stream ends; nothing: it goes on
  std::chrono::milliseconds heartbeat;
  std::shared_ptr<void> place;              ///< held as long as the stream is open
  ChangeSelection selection = {};           ///< rows of other changes are left out
  std::function<bool()> token_stands = {};  ///< asked at every heartbeat; empty: none was sent
};

/// `event: changes` with the rows of a revision as a JSON list, a row a line; comments as heartbeats; and
/// `event: end` with a reason when no more will come from this server. Of a revision without rows that are
/// asked for only the id is sent, so that who comes back goes on behind it. It reads the log when the client
/// has taken what it was given: a reader that is slow makes nothing wait and nothing grow.
class ChangeEvents final : public http::BodySource {
 public:
  ChangeEvents(const Graph& graph, EventsOptions options);
  /// The next rows, or nothing while there is no news.
  Next next(std::string& out) override;
  void end_soon() override { stopping_ = true; }
  void wake_by(std::function<void()> wake) override { listening_ = graph_.on_commit(std::move(wake)); }

 private:
  using Clock = std::chrono::steady_clock;
  void rows(std::string& out);
  Next between_events(std::string& out);
  Next end(std::string& out, std::string_view reason, std::string_view detail);
  Next open_event(std::string& out, Revision following);
  Next fail_to_read(std::string& out, Revision following, const Error& error);
  Next wait(std::string& out);
  bool token_stands();

  const Graph& graph_;
  EventsOptions options_;
  std::optional<RecordedTransaction> open_;  ///< whose event is being written
  std::vector<std::size_t> asked_rows_;      ///< of that
  std::size_t next_row_ = 0;                 ///< among them
  Clock::time_point spoke_, asked_token_;
  bool begun_ = false, stopping_ = false, ended_ = false;
  std::shared_ptr<void> listening_;  ///< last, so that nobody wakes what is gone
};

}  // namespace ecgraph::routes
