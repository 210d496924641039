#pragma once
// One request on its way through a handler: what it asked, of which recorded state, and on which day.

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>

#include "graph/index/view.hpp"
#include "graph/query/effort.hpp"
#include "server/auth/tokens.hpp"
#include "server/render/answer.hpp"
#include "server/render/format.hpp"
#include "server/routes/arguments.hpp"
#include "server/routes/service.hpp"

namespace ecgraph::routes {

/// That a feed is asked for as Server-Sent Events.
struct EventsAsked {
  std::string last_event_id;  ///< of a client that comes back; empty: it is new
  /// Whether the token that was sent is still taken; empty: none was.
  std::function<bool()> token_stands = {};
};

/// One request, as handlers see it.
struct Call {
  const Service& service;
  std::string path;           ///< as sent, `/v1/entities/smic`
  std::string path_argument;  ///< what stood for {id}
  std::string query_as_sent;  ///< `?…`, or empty
  Arguments& arguments;
  View view;  ///< the state that known_at selected; nothing else is read
  Day today;  ///< UTC
  std::string body;
  std::string address = {};                ///< of this server, as clients name it; may be empty
  std::string author;                      ///< of the token, on writes
  std::optional<Revision> made = {};       ///< by a write
  bool lines_first = false;                ///< its route's: what any format means
  render::Format format = {};              ///< in which the answer will be shown
  std::optional<EventsAsked> events = {};  ///< what no format renders; else pages are asked for
  std::stop_token asker_left = {};         ///< requested to stop when nobody waits for the answer any more

  /// What this question may spend from now on.
  [[nodiscard]] Effort effort() const {
    return Effort(service.limits().effort, asker_left, service.stopwatch());
  }
  /// What takes a graph away may spend: as much as it needs, while somebody waits for it.
  [[nodiscard]] Effort effort_of_export() const {
    return Effort(EffortLimits::none(), asker_left, service.stopwatch());
  }
};

/// An answer that no format renders: a document as it is, or another place to go.
struct Text {
  std::string media_type;
  std::string text;
};
struct Redirect {
  std::string location;  ///< path and query
};
/// Events as they happen.
struct Stream {
  std::unique_ptr<http::BodySource> source;
};
using Reply = std::variant<render::Answer, Text, Redirect, Stream>;

using Handler = Result<Reply> (*)(Call& call);

}  // namespace ecgraph::routes
