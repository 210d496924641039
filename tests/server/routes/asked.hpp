#pragma once
// The built-in graph behind the routes, asked in process.

#include <boost/json.hpp>
#include <string>

#include "graph/query/effort.hpp"
#include "server/http/message.hpp"

namespace ecgraph::tests {

struct Asked {
  int status = 0;
  http::Headers headers;
  std::string body;
  [[nodiscard]] boost::json::value json() const { return boost::json::parse(body); }
};

/// GET (or another method) of a target; the clock stands at 2026-11-25T12:00:00Z.
[[nodiscard]] Asked ask(const std::string& target, const std::string& method = "GET",
                        const std::string& body = {}, const std::string& token = {},
                        const std::string& accept = "*/*");
/// The same graph for a server; `reads_need_token` as it may be configured.
[[nodiscard]] http::Handler built_in_handler(bool reads_need_token = false);
/// The same where a question may spend no more than this.
[[nodiscard]] http::Handler built_in_handler_within(const EffortLimits& limits);
/// A token of an editor.
[[nodiscard]] const std::string& editor_token();

}  // namespace ecgraph::tests
