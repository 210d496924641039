#include "graph/search/fuzzy_names.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace ecgraph {
namespace {

constexpr std::size_t kNamesOfEntity = 4;  ///< that may be found before others of another entity

}  // namespace

std::shared_ptr<const FuzzyNames> FuzzyNames::build(const View& view) {
  auto names = std::make_shared<FuzzyNames>();
  view.for_each_name([&](const NameEntry& name) {
    names->names_.push_back(
        {name.entity, std::string(name.name), std::string(name.kind), std::string(name.lang)});
  });
  // One order for equal states, whatever order they were recorded in.
  std::ranges::sort(names->names_, [&](const BorneName& a, const BorneName& b) {
    const auto key = [&](const BorneName& name) {
      return std::tie(view.head(name.entity).id, name.name, name.kind, name.lang);
    };
    return key(a) < key(b);
  });
  const Lexicon& lexicon = Lexicon::built_in();
  for (const auto& name : names->names_) {
    const auto& type = view.vocabulary()[view.head(name.entity).type].id;
    names->index_.add(name.name, lexicon.whose(type));
  }
  names->index_.finish();
  return names;
}

std::vector<FuzzyHit> FuzzyNames::search(std::string_view name, const FuzzyAsked& asked,
                                         const View& view) const {
  NearAsked near;
  near.whose = asked.whose;
  near.score_min = asked.score_min;
  near.limit = asked.limit * kNamesOfEntity;
  if (asked.wanted) near.wanted = [&](NameNo number) { return asked.wanted(names_[number.number].entity); };
  std::unordered_map<std::uint32_t, std::size_t> found;
  std::vector<FuzzyHit> hits;
  for (const auto& spelling : index_.near(name, near)) {
    const EntityNo entity = names_[spelling.name.number].entity;
    if (found.try_emplace(entity.number, hits.size()).second)
      hits.push_back({entity, spelling.score, spelling.name});
  }
  std::ranges::sort(hits, [&](const FuzzyHit& a, const FuzzyHit& b) {
    return a.score != b.score ? a.score > b.score : view.head(a.entity).id < view.head(b.entity).id;
  });
  if (hits.size() > asked.limit) hits.resize(asked.limit);
  return hits;
}

std::vector<MatchTerm> FuzzyNames::terms(std::string_view name, const FuzzyHit& hit) const {
  return index_.explain(name, std::nullopt, hit.matched).terms;
}

}  // namespace ecgraph
