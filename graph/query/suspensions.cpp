#include "graph/query/suspensions.hpp"

#include <algorithm>

namespace ecgraph {
namespace {

/// How far the words of a statement suspend: for certain when they are one of those declared and nothing
/// more, perhaps when they only open with one (`suspends paragraph 2 only`).
Holds suspended_by(const Relation& relation, const SuspensionWords& declared) {
  const auto* text = relation.attributes.get<std::string>(declared.attribute);
  if (text == nullptr) return Holds::kNo;
  Holds most = Holds::kNo;
  for (const auto& word : declared.words) {
    if (*text == word) return Holds::kCertainly;
    if (text->starts_with(word + " ")) most = Holds::kPossibly;
  }
  return most;
}

}  // namespace

Result<const std::vector<Suspension>*> Suspensions::of(const std::string& measure) {
  const auto known = known_.find(measure);
  if (known != known_.end()) return &known->second;
  const auto entity = view_.find(EntityId::trusted(measure));
  auto found = entity ? read(*entity) : std::vector<Suspension>();
  if (!found) return fail(found.error());
  return &known_.emplace(measure, std::move(*found)).first->second;
}

Result<std::vector<Suspension>> Suspensions::read(EntityNo measure) const {
  const auto& vocabulary = view_.vocabulary();
  RelationSelection selection;
  selection.objects = {measure};
  selection.when.public_by = public_by_;
  for (std::uint16_t number = 0; number < vocabulary.relation_types.size(); ++number) {
    if (vocabulary.relation_types[number].suspends) selection.types.insert(RelationType{number});
  }
  std::vector<Suspension> suspensions;
  if (selection.types.empty()) return suspensions;
  const auto found = find_relations(view_, selection, effort_);
  if (!found) return fail(found.error());
  for (const auto& hit : found->hits) {
    const auto relation = view_.relation(hit.head.no);
    if (!relation) return fail(relation.error());
    const Holds at_most = suspended_by(*relation, *vocabulary[hit.head.type].suspends);
    if (at_most != Holds::kNo && vocabulary[hit.head.status].holds)
      suspensions.push_back({hit.head.no, hit.head.valid, at_most});
  }
  return suspensions;
}

}  // namespace ecgraph
