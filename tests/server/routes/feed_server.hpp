#pragma once
// A graph of its own behind a server, and a reader of its events.

#include <filesystem>
#include <string>
#include <vector>

#include "server/routes/dispatch.hpp"
#include "tests/server/http/running_server.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/statements.hpp"
#include "tests/support/temporary_graph.hpp"

namespace ecgraph::tests {

inline http::Limits quick_poll() {
  http::Limits limits;
  limits.poll = std::chrono::milliseconds(5);
  return limits;
}

/// Records what the test says, and answers over HTTP.
class FeedServer {
 public:
  explicit FeedServer(routes::AnswerLimits answers = {}, const http::Limits& limits = quick_poll())
      : service_(made_.graph(), tokens_, {"test", false, [] { return Instant::now(); }, answers}),
        running_([this](const http::Request& request) { return routes::dispatch(service_, request); }, limits,
                 4) {
    made_.assert_all({a_source()});
  }
  ~FeedServer() { std::filesystem::remove(tokens_file_); }
  FeedServer(const FeedServer&) = delete;
  FeedServer& operator=(const FeedServer&) = delete;

  TemporaryGraph& made() { return made_; }
  auth::Tokens& tokens() { return tokens_; }
  RunningServer& running() { return running_; }
  [[nodiscard]] unsigned short port() const { return running_.port(); }

  /// A company, and with `padding` one of so many bytes more.
  void record(int number, std::size_t padding = 0) {
    const auto id = "e" + std::to_string(number);
    std::vector<Name> names{label(id)};
    if (padding != 0) names.push_back(alias(std::string(padding, 'x')));
    made_.assert_all({entity(id, "company", std::move(names))});
  }

 private:
  TemporaryGraph made_;
  std::filesystem::path tokens_file_ = made_.folder().string() + "-tokens";
  auth::Tokens tokens_ = std::move(*auth::Tokens::open(tokens_file_));
  routes::Service service_;
  RunningServer running_;
};

/// One event as the protocol has it.
struct Event {
  std::string id, event, data;
};

/// The whole events at the front of a text, which are taken off; comments and `retry` are passed over.
inline std::vector<Event> take_events(std::string& text) {
  std::vector<Event> events;
  for (auto end = text.find("\n\n"); end != std::string::npos; end = text.find("\n\n")) {
    Event event;
    for (std::size_t start = 0; start < end;) {
      const auto line_end = std::min(text.find('\n', start), end);
      const auto line = text.substr(start, line_end - start);
      start = line_end + 1;
      if (line.starts_with("id: ")) event.id = line.substr(4);
      if (line.starts_with("event: ")) event.event = line.substr(7);
      if (line.starts_with("data: ")) event.data += (event.data.empty() ? "" : "\n") + line.substr(6);
    }
    text.erase(0, end + 2);
    if (!event.data.empty()) events.push_back(std::move(event));
  }
  return events;
}

/// A connection that has asked for events; by HTTP/1.0, so that no chunks stand between them.
class EventReader {
 public:
  explicit EventReader(unsigned short port, const std::string& last_event_id = {},
                       const std::string& query = "format=sse")
      : connection_(port) {
    const auto resumed = last_event_id.empty() ? "" : "Last-Event-ID: " + last_event_id + "\r\n";
    connection_.send("GET /v1/changes?" + query + " HTTP/1.0\r\nHost: a\r\n" + resumed + "\r\n");
  }

  /// Waits for more; false once the server has closed.
  bool read() {
    const auto more = connection_.read_some();
    if (!more) return false;
    received_ += *more;
    if (head_.empty()) {
      const auto end = received_.find("\r\n\r\n");
      if (end == std::string::npos) return true;
      head_ = received_.substr(0, end + 2);
      received_.erase(0, end + 4);
    }
    for (auto& event : take_events(received_)) events.push_back(std::move(event));
    return true;
  }
  /// Reads until there are so many events, or the server has closed.
  void read_until(std::size_t count) {
    while (events.size() < count && read()) {
    }
  }
  [[nodiscard]] const std::string& head() const { return head_; }

  std::vector<Event> events;

 private:
  HttpConnection connection_;
  std::string head_, received_;
};

}  // namespace ecgraph::tests
