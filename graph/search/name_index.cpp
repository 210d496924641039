// Exact and prefix search over folded names.

#include <algorithm>
#include <map>
#include <tuple>

#include "graph/search/names.hpp"
#include "graph/search/spelling.hpp"

namespace ecgraph {
namespace {

std::size_t rank_of(std::string_view kind, const Vocabulary& vocabulary) {
  const auto found = std::ranges::find(vocabulary.name_kinds, kind);
  return static_cast<std::size_t>(found - vocabulary.name_kinds.begin());
}

}  // namespace

std::shared_ptr<const NameIndex> NameIndex::build(const View& view) {
  auto index = std::make_shared<NameIndex>();
  view.for_each_name([&](const NameEntry& name) {
    std::string folded = fold(name.name);
    if (folded.empty()) return;
    index->entries_.push_back({std::move(folded), name.entity, std::string(name.name), std::string(name.kind),
                               std::string(name.lang), std::string(name.note),
                               rank_of(name.kind, view.vocabulary())});
  });
  std::ranges::sort(index->entries_, [&](const Entry& a, const Entry& b) {
    const auto key = [&](const Entry& entry) {
      return std::tie(entry.folded, view.head(entry.entity).id, entry.rank, entry.name);
    };
    return key(a) < key(b);
  });
  return index;
}

NameIndex::Entries NameIndex::bearing(const std::string& folded) const {
  const auto range = std::ranges::equal_range(entries_, folded, {}, &Entry::folded);
  return {range.begin(), range.end()};
}

NameIndex::Entries NameIndex::beginning(const std::string& folded) const {
  const auto from = std::ranges::lower_bound(entries_, folded, {}, &Entry::folded);
  const auto until = std::find_if_not(from, entries_.end(),
                                      [&](const Entry& entry) { return entry.folded.starts_with(folded); });
  return {from, until};
}

std::vector<NameHit> NameIndex::search(std::string_view query, const std::set<Match>& how,
                                       const std::set<EntityType>& types, const View& view) const {
  const std::string wanted = fold(query);
  if (wanted.empty()) return {};
  const bool prefix = how.contains(Match::kPrefix);
  const double length = static_cast<double>(letters_of(wanted).size());
  struct Best {
    double score;
    const Entry* entry;
  };
  std::map<EntityNo, Best> best;
  for (const Entry& entry : prefix ? beginning(wanted) : bearing(wanted)) {
    const bool exact = entry.folded.size() == wanted.size();
    if ((exact && !how.contains(Match::kExact)) || !is_of_types(view, entry.entity, types)) continue;
    const double score = exact ? 1 : length / static_cast<double>(letters_of(entry.folded).size());
    const auto [found, is_new] = best.try_emplace(entry.entity, Best{score, &entry});
    const auto better = [&](const Best& kept) {
      return score > kept.score || (score == kept.score && entry.rank < kept.entry->rank);
    };
    if (!is_new && better(found->second)) found->second = {score, &entry};
  }
  std::vector<NameHit> hits;
  hits.reserve(best.size());
  for (const auto& [entity, kept] : best) {
    hits.push_back({entity, kept.score, kept.entry->name, kept.entry->kind, kept.entry->lang});
  }
  std::ranges::sort(hits, [&](const NameHit& a, const NameHit& b) {
    if (a.score != b.score) return a.score > b.score;
    return view.head(a.entity).id < view.head(b.entity).id;
  });
  return hits;
}

}  // namespace ecgraph
