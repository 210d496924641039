// From a name to the one entity it means, or to what may have been meant.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "graph/search/names.hpp"
#include "graph/search/spelling.hpp"

namespace ecgraph {
namespace {

constexpr std::size_t kCandidatesShown = 20;
constexpr std::size_t kNearestShown = 5;
constexpr std::size_t kNameLettersMax = 200;  ///< of a misspelt name: longer ones are near to nothing

std::string shown(const View& view, EntityNo entity) {
  const EntityHead head = view.head(entity);
  return fmt::format("{} ({})", head.id.text(), head.label);
}

/// A name as it is repeated in a sentence: whole, or its first letters.
std::string quoted(std::string_view text) {
  constexpr std::size_t kShown = 100;
  if (text.size() <= kShown) return fmt::format("\"{}\"", text);
  std::size_t end = kShown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return fmt::format("\"{}…\"", text.substr(0, end));
}

std::optional<EntityNo> by_id(std::string_view text, const View& view) {
  const auto id = EntityId::parse(text, {});
  return id ? view.find(*id) : std::nullopt;
}

std::string in_lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

/// An entity that bears the name, and how: the least rank of its spellings.
using Bearers = std::map<EntityNo, std::size_t>;

/// Leaves out what is a member of a family that bears the name too: the name means the family then.
Result<Bearers> without_members(const Bearers& bearers, const View& view) {
  if (bearers.size() < 2) return bearers;
  Bearers kept;
  for (const auto& [no, rank] : bearers) {
    const auto entity = view.entity(no);
    if (!entity) return fail(entity.error());
    const auto* family = entity->properties.get<EntityId>(view.vocabulary().legality.family);
    const auto family_no = family == nullptr ? std::nullopt : view.find(*family);
    if (!family_no || !bearers.contains(*family_no)) kept.emplace(no, rank);
  }
  return kept;
}

/// Those whose spelling ranks first, ordered by id.
std::vector<EntityNo> first_in_rank(const Bearers& bearers, const View& view) {
  std::vector<EntityNo> first;
  if (bearers.empty()) return first;
  const auto least = std::ranges::min_element(bearers, {}, &Bearers::value_type::second)->second;
  for (const auto& [no, rank] : bearers) {
    if (rank == least) first.push_back(no);
  }
  std::ranges::sort(first, [&](EntityNo a, EntityNo b) { return view.head(a).id < view.head(b).id; });
  return first;
}

Failure ambiguous(std::string_view text, const std::vector<EntityNo>& candidates, const View& view,
                  std::string_view parameter) {
  Error error{ErrorKind::kUnprocessable,
              fmt::format("{} is the name of {} entities: write the id of the one you mean.", quoted(text),
                          candidates.size()),
              std::string(parameter),
              {},
              {},
              {}};
  for (const EntityNo candidate : candidates) {
    if (error.allowed.size() == kCandidatesShown) break;
    error.allowed.push_back(shown(view, candidate));
  }
  return fail(std::move(error));
}

std::string types_in_words(const std::set<EntityType>& types, const Vocabulary& vocabulary) {
  std::string words;
  for (const EntityType type : types) words += (words.empty() ? "" : ", ") + vocabulary[type].label;
  return words;
}

std::string nothing_found(std::string_view text, const std::set<EntityType>& types, const View& view) {
  if (types.empty()) return fmt::format("No entity has the id or the name {}.", quoted(text));
  const std::string wanted = types_in_words(types, view.vocabulary());
  if (const auto found = by_id(text, view)) {
    return fmt::format("{} is of another type than what can stand here ({}): {}.", quoted(text), wanted,
                       view.vocabulary()[view.head(*found).type].label);
  }
  return fmt::format("Nothing of the type asked ({}) has the id or the name {}.", wanted, quoted(text));
}

/// How several are asked for, where a list of names stands in the place of one; else nothing.
std::string as_several(std::string_view text, std::string_view parameter, const auto& is_known) {
  std::vector<std::string> names;
  for (std::size_t start = 0; start <= text.size();) {
    const auto comma = std::min(text.find(',', start), text.size());
    auto name = text.substr(start, comma - start);
    name.remove_prefix(std::min(name.find_first_not_of(' '), name.size()));
    if (name.empty() || !is_known(name)) return {};
    names.push_back(fmt::format("{}={}", parameter, name));
    start = comma + 1;
  }
  if (names.size() < 2 || parameter.empty()) return {};
  return fmt::format(" Several are given one by one: {}.", fmt::join(names, "&"));
}

}  // namespace

Result<EntityNo> NameIndex::resolve(std::string_view text, const std::set<EntityType>& types,
                                    const View& view, std::string_view parameter) const {
  if (const auto found = by_id(text, view); found && is_of_types(view, *found, types)) return *found;
  Bearers bearers, noted;
  for (const Entry& entry : bearing(fold(text))) {
    if (!is_of_types(view, entry.entity, types)) continue;
    // Sorted by rank within an entity: the first spelling is the best.
    (entry.note.empty() ? bearers : noted).try_emplace(entry.entity, entry.rank);
  }
  const auto meant = without_members(bearers.empty() ? noted : bearers, view);
  if (!meant) return fail(meant.error());
  const auto candidates = first_in_rank(*meant, view);
  if (candidates.size() == 1) return candidates.front();
  if (candidates.size() > 1) return ambiguous(text, candidates, view, parameter);
  if (const auto found = by_id(in_lower_case(text), view); found && is_of_types(view, *found, types))
    return *found;
  return fail(Error{ErrorKind::kUnprocessable,
                    nothing_found(text, types, view) + as_several(text, parameter,
                                                                  [&](std::string_view name) {
                                                                    return by_id(name, view) ||
                                                                           !bearing(fold(name)).empty();
                                                                  }),
                    std::string(parameter),
                    {},
                    nearest(text, types, view, kNearestShown),
                    {}});
}

std::vector<std::string> NameIndex::nearest(std::string_view text, const std::set<EntityType>& types,
                                            const View& view, std::size_t count) const {
  const std::u32string asked = letters_of(fold(text));
  if (asked.empty() || asked.size() > kNameLettersMax) return {};
  std::map<EntityNo, double> best;
  const auto offer = [&](EntityNo entity, std::string_view folded) {
    const double like = likeness(asked, letters_of(folded));
    if (like <= 0 || !is_of_types(view, entity, types)) return;
    double& kept = best.try_emplace(entity, like).first->second;
    kept = std::max(kept, like);
  };
  for (const Entry& entry : entries_) offer(entry.entity, entry.folded);
  for (const EntityNo entity : view.entities(std::nullopt)) offer(entity, fold(view.head(entity).id.text()));
  std::vector<std::pair<EntityNo, double>> order(best.begin(), best.end());
  std::ranges::sort(order, [&](const auto& a, const auto& b) {
    if (a.second != b.second) return a.second > b.second;
    return view.head(a.first).id < view.head(b.first).id;
  });
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(count, order.size()); ++i)
    names.push_back(shown(view, order[i].first));
  return names;
}

}  // namespace ecgraph
