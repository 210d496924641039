#pragma once
// The program's log on standard error: a line an event, as text for people or as JSON for machines, with the
// id of the request that it belongs to.

#include <cstdint>
#include <span>
#include <string_view>
#include <variant>

namespace ecgraph::log {

enum class Format : std::uint8_t { kText, kJson };

/// Writes everything of this level or above it from now on: trace, debug, info, warn, error or off.
void start(std::string_view level, Format format);

/// While it lives, every line that its thread writes names this request.
class RequestScope {
 public:
  explicit RequestScope(std::string_view id);  ///< the text must outlive the scope
  ~RequestScope();
  RequestScope(const RequestScope&) = delete;
  RequestScope& operator=(const RequestScope&) = delete;

 private:
  std::string_view outer_;
};

/// A named value of a line.
struct Field {
  std::string_view name;
  std::variant<std::string_view, std::uint64_t> value;
};

/// Whether lines of the level `info` are written.
[[nodiscard]] bool informs();
/// A line of the level `info`: what happened, and its values.
void inform(std::string_view message, std::span<const Field> fields);
/// Tells whoever started the program how it gets on, whatever the level: a bare line where the log is text, a
/// line like the others where it is JSON, so that all of standard error can be read by a machine.
void announce(std::string_view message);
/// A line of the level `warn`.
void warn(std::string_view message);
/// A line of the level `error`.
void complain(std::string_view message);

}  // namespace ecgraph::log
