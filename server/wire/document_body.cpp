#include "server/wire/document_body.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "server/wire/json_events.hpp"

namespace ecgraph::wire {
namespace {

namespace json = boost::json;

constexpr std::size_t kStringMax = 1 << 20;
using Events = JsonEvents<DocumentBuilder, kStringMax>;

}  // namespace

Result<Document> read_body(std::string_view text, DocumentLimits limits) {
  json::parse_options options;
  options.max_depth = limits.depth_max + 1;  // the builder refuses first, with its own sentence
  json::basic_parser<Events> parser(options, limits);
  json::error_code error;
  const std::size_t read = parser.write_some(false, text.data(), text.size(), error);
  auto& builder = parser.handler().sink;
  if (!builder.error().message.empty()) return fail(builder.error());
  if (!error && read < text.size()) error = json::error::extra_data;
  if (error) {
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(read), '\n');
    return fail(ErrorKind::kUnreadable,
                fmt::format("The body is not JSON: {} at byte {} (line {}).", error.message(), read, line));
  }
  return builder.take();
}

}  // namespace ecgraph::wire
