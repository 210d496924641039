#include "graph/query/claims.hpp"

#include <algorithm>

namespace ecgraph {
namespace {

bool contains(const std::vector<EntityId>& ids, const EntityId& id) {
  return std::ranges::count(ids, id) > 0;
}

bool is_of(const Claim& claim, const EntityId& entity) {
  return claim.subject == entity || claim.addressee == entity || contains(claim.about, entity);
}
bool is_of(const Observation& observation, const EntityId& entity) {
  return observation.subject == entity || contains(observation.about, entity);
}

bool is_on_topic(const Claim& claim, const ClaimSelection& selection) {
  return selection.topics.empty() || selection.topics.contains(claim.topic);
}
bool is_on_topic(const Observation& observation, const ClaimSelection& selection) {
  return selection.metrics.empty() || std::ranges::any_of(observation.figures, [&](const Figure& figure) {
           return selection.metrics.contains(figure.metric);
         });
}

const std::optional<EdtfDate>& time_meant(const Claim& claim) { return claim.holds; }
const std::optional<EdtfDate>& time_meant(const Observation& observation) { return observation.period; }

bool may_fall_in(const std::optional<EdtfDate>& date, const Interval& period) {
  return date && date->earliest() < period.until() && date->latest() >= period.from();
}

bool has_status(ClaimStatus status, const StatusFilter& filter, const Vocabulary& vocabulary) {
  switch (filter.which) {
    case StatusFilter::Which::kAny:
      return true;
    case StatusFilter::Which::kNamed:
      return filter.named.contains(status);
    case StatusFilter::Which::kDefault:
      return status == vocabulary.default_status;
  }
  return false;
}

template <class Said>
bool matches(const Said& said, const ClaimSelection& selection, const Vocabulary& vocabulary) {
  if (!has_status(said.status, selection.status, vocabulary) || !is_on_topic(said, selection)) return false;
  const auto& period = selection.during;
  if (period && !may_fall_in(said.published, *period) && !may_fall_in(time_meant(said), *period))
    return false;
  const auto touches = [&](const EntityId& entity) { return is_of(said, entity); };
  if (!selection.entities.empty() && std::ranges::none_of(selection.entities, touches)) return false;
  const auto claims = [&](const EntityId& claimant) { return contains(said.asserted_by, claimant); };
  return selection.claimants.empty() || std::ranges::any_of(selection.claimants, claims);
}

Result<Claim> read(const View& view, ClaimId id) { return view.claim(id); }
Result<Observation> read(const View& view, ObservationId id) { return view.observation(id); }

template <class SaidId, class Said>
Result<std::vector<Said>> find(const View& view, StatementKind kind, const ClaimSelection& selection,
                               Effort& effort) {
  std::vector<Said> found;
  auto ids = view.ids(kind);
  for (std::string& id : ids) {
    if (!effort.go_on()) break;
    auto said = read(view, SaidId::trusted(std::move(id)));
    if (!said) return fail(said.error());
    if (matches(*said, selection, view.vocabulary())) found.push_back(std::move(*said));
  }
  return found;
}

}  // namespace

Result<std::vector<Claim>> find_claims(const View& view, const ClaimSelection& selection, Effort& effort) {
  return find<ClaimId, Claim>(view, StatementKind::kClaim, selection, effort);
}

Result<std::vector<Observation>> find_observations(const View& view, const ClaimSelection& selection,
                                                   Effort& effort) {
  return find<ObservationId, Observation>(view, StatementKind::kObservation, selection, effort);
}

}  // namespace ecgraph
