#include "server/render/notes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "server/render/cell.hpp"

namespace ecgraph::render {

namespace {

namespace json = boost::json;

/// A member's name as words.
std::string in_words(std::string_view name) {
  std::string words(name);
  std::ranges::replace(words, '_', ' ');
  return words;
}

/// `left out (status): 1 alleged, 2 reported`, and how to ask for those that a default left out.
std::string left_out_sentence(std::string_view by, const json::value& counts) {
  std::vector<std::string> parts, names;
  if (const auto* each = counts.if_object()) {
    for (const auto& member : *each) {
      names.emplace_back(member.key());
      parts.push_back(fmt::format("{} {}", plain_text(member.value()), in_words(member.key())));
    }
  } else {
    parts.push_back(plain_text(counts));
  }
  auto sentence = fmt::format("left out ({}): {}", in_words(by), fmt::join(parts, ", "));
  if (by == "status") sentence += fmt::format(" (status={} asks for them)", fmt::join(names, ","));
  return sentence;
}

/// What nobody should read out of a name that was not found on the lists.
std::string coverage_sentence(const json::object& coverage) {
  std::string sentence = "Not found on a list is not a clearance.";
  const auto* lists = coverage.if_contains("lists");
  if (lists == nullptr || !lists->is_array() || lists->as_array().empty()) return sentence;
  const auto partial = std::ranges::count_if(lists->as_array(), [](const json::value& list) {
    return list.is_object() && list.as_object().contains("partial");
  });
  return sentence + fmt::format(" Lists looked at: {}, of them recorded only in part: {}.",
                                lists->as_array().size(), partial);
}

}  // namespace

std::vector<std::string> sentences(const Answer& answer) {
  auto all = answer.notes;
  for (const auto& member : answer.left_out) all.push_back(left_out_sentence(member.key(), member.value()));
  if (const auto& cut = answer.truncated) {
    all.push_back(fmt::format("cut short by {} at {}: narrow the question with {}", cut->by, cut->limit,
                              fmt::join(cut->narrow_with, ", ")));
  }
  if (answer.coverage && answer.coverage->contains("note"))
    all.push_back(coverage_sentence(*answer.coverage));
  return all;
}

}  // namespace ecgraph::render
