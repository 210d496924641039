// What stands beside a verdict, for the foot of a text.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "server/render/legality_shape.hpp"

namespace ecgraph::render {
namespace {

constexpr std::size_t kLinesShown = 12;

/// A sentence, and the items that it stands beside.
struct Line {
  std::string text;
  std::vector<std::string> items;
};

std::string told(const legality::Beside& entry) {
  return entry.status.empty() ? entry.text : fmt::format("{} [{}]", entry.text, entry.status);
}

}  // namespace

std::vector<std::string> beside_lines(const std::vector<legality::ItemAnswer>& items) {
  std::vector<Line> lines;
  for (const auto& item : items) {
    const auto name = item.item ? item.item->text() : item.label;
    for (const auto& entry : item.beside) {
      const auto text = told(entry);
      auto line = std::ranges::find(lines, text, &Line::text);
      if (line == lines.end()) line = lines.insert(line, {text, {}});
      if (line->items.empty() || line->items.back() != name) line->items.push_back(name);
    }
  }
  if (lines.size() > kLinesShown)
    return {
        fmt::format("beside, not counted: {} things, as licences that were granted; format=json shows them.",
                    lines.size())};
  std::vector<std::string> shown;
  for (const auto& line : lines)
    shown.push_back(fmt::format("beside {}, not counted: {}", fmt::join(line.items, ", "), line.text));
  return shown;
}

}  // namespace ecgraph::render
