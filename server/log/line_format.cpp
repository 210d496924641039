#include "server/log/line_format.hpp"

#include <fmt/chrono.h>
#include <spdlog/details/log_msg.h>

#include <boost/json.hpp>

namespace ecgraph::log {
namespace {

std::string_view level_of(const spdlog::details::log_msg& line) {
  const auto name = spdlog::level::to_string_view(line.level);
  return {name.data(), name.size()};
}

/// UTC, in milliseconds.
std::string time_of(const spdlog::details::log_msg& line) {
  const auto since_epoch =
      std::chrono::duration_cast<std::chrono::milliseconds>(line.time.time_since_epoch()).count();
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(static_cast<std::time_t>(since_epoch / 1000)),
                     since_epoch % 1000);
}

/// A word as it is, everything else quoted, so that no value can look like another line or name.
std::string quoted_unless_plain(std::string_view text) {
  const bool plain = !text.empty() && text.find_first_of(" \"=\\\x7f") == std::string_view::npos &&
                     std::none_of(text.begin(), text.end(), [](char c) { return c >= 0 && c < ' '; });
  return plain ? std::string(text) : boost::json::serialize(boost::json::value(text));
}

/// A message stays one line.
std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    if (c >= 0 && c < ' ')
      line += fmt::format("\\x{:02x}", c);
    else
      line += c;
  }
  return line;
}

void append(spdlog::memory_buf_t& out, std::string_view text) {
  out.append(text.data(), text.data() + text.size());
}

}  // namespace

Context& context() {
  thread_local Context of_this_thread;
  return of_this_thread;
}

void TextLine::format(const spdlog::details::log_msg& line, spdlog::memory_buf_t& out) {
  append(out, time_of(line));
  append(out, " ");
  line.color_range_start = out.size();
  append(out, level_of(line));
  line.color_range_end = out.size();
  append(out, " ");
  append(out, one_line({line.payload.data(), line.payload.size()}));
  const auto& [request_id, fields] = context();
  if (!request_id.empty()) append(out, fmt::format(" request_id={}", quoted_unless_plain(request_id)));
  for (const auto& [name, value] : fields) {
    const auto* text = std::get_if<std::string_view>(&value);
    append(out, fmt::format(" {}={}", name,
                            text != nullptr ? quoted_unless_plain(*text)
                                            : std::to_string(std::get<std::uint64_t>(value))));
  }
  append(out, "\n");
}

void JsonLine::format(const spdlog::details::log_msg& line, spdlog::memory_buf_t& out) {
  boost::json::object object{{"time", time_of(line)},
                             {"level", level_of(line)},
                             {"message", std::string_view(line.payload.data(), line.payload.size())}};
  const auto& [request_id, fields] = context();
  if (!request_id.empty()) object["request_id"] = request_id;
  for (const auto& [name, value] : fields)
    std::visit([&object, key = name](const auto& given) { object[key] = given; }, value);
  append(out, boost::json::serialize(object));
  append(out, "\n");
}

}  // namespace ecgraph::log
