#include "server/render/notes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "server/render/cell.hpp"

namespace ecgraph::render {

std::vector<std::string> sentences(const Answer& answer) {
  auto all = answer.notes;
  for (const auto& member : answer.left_out) {
    all.push_back("left out by " + std::string(member.key()) + ": " + plain_text(member.value()));
  }
  if (const auto& cut = answer.truncated) {
    all.push_back(fmt::format("cut short by {} at {}: narrow the question with {}", cut->by, cut->limit,
                              fmt::join(cut->narrow_with, ", ")));
  }
  if (answer.coverage) {
    const auto* note = answer.coverage->if_contains("note");
    if (note != nullptr && note->is_string()) all.push_back("coverage: " + std::string(note->get_string()));
  }
  return all;
}

}  // namespace ecgraph::render
