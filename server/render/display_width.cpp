#include "server/render/display_width.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace ecgraph::render {
namespace {

constexpr std::string_view kEllipsis = "…";

// ICU's macro narrows on purpose.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
UChar32 next_code_point(std::string_view text, std::int32_t& at) {
  UChar32 point = 0;
  U8_NEXT_OR_FFFD(text.data(), at, static_cast<std::int32_t>(text.size()), point);
  return point;
}
#pragma GCC diagnostic pop

/// Calls `visit(code point, its bytes)` until that returns false. A malformed byte comes as U+FFFD.
template <class Visit>
void for_each_code_point(std::string_view text, const Visit& visit) {
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    const std::int32_t start = at;
    const UChar32 point = next_code_point(text, at);
    if (!visit(point, text.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(at - start))))
      return;
  }
}

std::size_t width_of(UChar32 point) {
  const auto category = u_charType(point);
  if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR) return 0;
  const auto width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

/// Embeddings, overrides and isolates of the bidirectional algorithm.
bool reverses_text(UChar32 point) {
  return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  for_each_code_point(text, [&](UChar32 point, std::string_view) {
    columns += width_of(point);
    return true;
  });
  return columns;
}

std::string cut_to_width(std::string_view text, std::size_t columns) {
  if (display_width(text) <= columns) return std::string(text);
  std::string kept;
  std::size_t width = 0;
  for_each_code_point(text, [&](UChar32 point, std::string_view bytes) {
    width += width_of(point);
    if (width + 1 > columns) return false;
    kept += bytes;
    return true;
  });
  return kept += kEllipsis;
}

std::string one_line(std::string_view text) {
  std::string line;
  for_each_code_point(text, [&](UChar32 point, std::string_view bytes) {
    const auto category = u_charType(point);
    const bool breaks =
        category == U_CONTROL_CHAR || category == U_LINE_SEPARATOR || category == U_PARAGRAPH_SEPARATOR;
    if (breaks)
      line += ' ';
    else if (point == 0xFFFD)
      line += "\xEF\xBF\xBD";
    else if (!reverses_text(point))
      line += bytes;
    return true;
  });
  return line;
}

}  // namespace ecgraph::render
