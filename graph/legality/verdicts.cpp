#include "graph/legality/verdicts.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>

#include "graph/legality/law_span.hpp"
#include "graph/legality/legality.hpp"
#include "graph/legality/period.hpp"

namespace ecgraph::legality {

std::vector<const Item*> items_asked(const World& world, const Question& question) {
  std::vector<const Item*> items;
  const bool leaves_out =
      question.asked == Question::Asked::kAsAList && question.unlaunched == Question::Unlaunched::kLeaveOut;
  for (const auto& id : expand_families(world, question.items)) {
    const auto* item = world.item(id);
    const bool later = item->launch && item->launch->earliest() >= question.during.until();
    if (!leaves_out || !later) items.push_back(item);
  }
  return items;
}

std::optional<std::vector<ItemPieces>> verdicts(const World& world, const Question& question,
                                                const GoOn& go_on) {
  const auto items = items_asked(world, question);
  const auto setting = make_setting(world, question, question.reading, items);
  FactNames facts;
  const auto scenes = make_scenes(setting, facts);
  std::vector<ItemPieces> all;
  for (const auto* item : items) {
    if (!go_on()) return std::nullopt;
    all.push_back({item, world.parties()[*item->party].id, pieces_of(setting, scenes, *item, facts)});
  }
  return all;
}

std::vector<std::string> notes_of(const World& world, const Question& question, const Interval& days) {
  const auto& terms = world.vocabulary().legality;
  std::vector<std::string> notes;
  if (!terms.disclaimer.empty()) notes.push_back(terms.disclaimer);
  const auto& left_open = terms.jurisdiction.not_evaluated;
  if (!left_open.empty() && regime_of(world, question) == terms.jurisdiction.regime)
    notes.push_back(fmt::format("Not evaluated: {}.", fmt::join(left_open, ", ")));
  std::ranges::move(beyond_the_law(world, question, days), std::back_inserter(notes));
  return notes;
}

std::vector<ListCoverage> coverage_of(const Setting& setting) {
  std::vector<ListCoverage> coverage;
  if (!setting.buyer.is_named && setting.buyer.described.empty()) return coverage;
  const auto& world = setting.world;
  for (const auto list : setting.lists)
    coverage.push_back({world.parties()[list].id, world.listings().complete_days(list)});
  return coverage;
}

std::vector<ListCoverage> coverage_of(const World& world, const Question& question) {
  return coverage_of(make_setting(world, question, question.reading, {}));
}

}  // namespace ecgraph::legality
