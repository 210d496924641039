#include "graph/query/identifiers.hpp"

#include <algorithm>

#include "schema/name_words.hpp"

namespace ecgraph {
namespace {

constexpr std::size_t kMarkMin = 5;  ///< characters: shorter ones are of many

bool has_digit(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::vector<std::string> marks_in(std::string_view text) {
  std::vector<std::string> marks;
  std::string mark;
  const auto end = [&] {
    if (mark.size() >= kMarkMin && has_digit(mark)) marks.push_back(mark);
    mark.clear();
  };
  for (const char c : text) {
    if (c == '-' || c == '.' || c == '/') continue;  // within a number they only divide it
    if (c >= 'A' && c <= 'Z')
      mark += static_cast<char>(c - 'A' + 'a');
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      mark += c;
    else
      end();
  }
  end();
  return marks;
}

Result<std::shared_ptr<const PartyIdentifiers>> PartyIdentifiers::read(const View& view) {
  auto identifiers = std::make_shared<PartyIdentifiers>();
  for (const EntityNo no : view.entities(std::nullopt)) {
    const auto entity = view.entity(no);
    if (!entity) return fail(entity.error());
    for (const auto& property : built_in_name_words().identifier_properties) {
      const auto* values = entity->properties.find(property);
      if (values == nullptr) continue;
      for (const auto& value : *values) {
        const auto* text = std::get_if<std::string>(&value);
        for (auto& mark : marks_in(text == nullptr ? std::string_view() : *text)) {
          auto& bearers = identifiers->by_mark_[std::move(mark)];
          if (bearers.empty() || bearers.back() != no) bearers.push_back(no);
        }
      }
    }
  }
  return identifiers;
}

const std::vector<EntityNo>& PartyIdentifiers::bearing(const std::string& mark) const {
  static const std::vector<EntityNo> none;
  const auto found = by_mark_.find(mark);
  return found == by_mark_.end() ? none : found->second;
}

}  // namespace ecgraph
