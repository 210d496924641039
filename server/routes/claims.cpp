// /v1/claims, /v1/observations: what somebody says, never used as a fact.

#include "graph/query/claims.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "server/render/columns.hpp"
#include "server/render/shapes.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/listing.hpp"
#include "server/routes/truncation.hpp"

namespace ecgraph::routes {
namespace {

Result<std::vector<EntityId>> ids(Call& call, Parameter parameter) {
  auto found = entities(call, parameter);
  if (!found) return fail(found.error());
  std::vector<EntityId> result;
  for (const auto entity : *found) result.push_back(call.view.head(entity).id);
  return result;
}

/// What claims and observations are both selected by.
Result<ClaimSelection> selection(Call& call) {
  ClaimSelection selection;
  auto subjects = ids(call, Parameter::kEntity);
  if (!subjects) return fail(subjects.error());
  selection.entities = std::move(*subjects);
  auto claimants = ids(call, Parameter::kClaimant);
  if (!claimants) return fail(claimants.error());
  selection.claimants = std::move(*claimants);
  auto standing = status(call, selection.status);
  if (!standing) return fail(standing.error());
  selection.status = std::move(*standing);
  auto during = span(call, TimeDefault::kNone);
  if (!during) return fail(during.error());
  selection.during = *during;
  return selection;
}

/// The answer, with the mark of a bound that cut it.
Result<Reply> cut_by(const Effort& effort, render::Answer answer) {
  auto cut = truncation(effort, {Parameter::kSubject, Parameter::kClaimant});
  if (!cut) return fail(cut.error());
  answer.truncated = std::move(*cut);
  return answer;
}

}  // namespace

Result<Reply> get_claims(Call& call) {
  auto chosen = selection(call);
  if (!chosen) return fail(chosen.error());
  auto topics = known_words(call, Parameter::kTopic, ids_of(call.view.vocabulary().topics));
  if (!topics) return fail(topics.error());
  chosen->topics = std::move(*topics);
  auto effort = call.effort();
  auto found = find_claims(call.view, *chosen, effort);
  if (!found) return fail(found.error());
  auto labels = std::make_shared<render::Labels>(call.view, language(call));
  return cut_by(effort, list_of(std::move(*found), render::claim_columns(), [labels](const Claim& claim) {
                  return render::claim_shape(claim, *labels);
                }));
}

Result<Reply> get_observations(Call& call) {
  auto chosen = selection(call);
  if (!chosen) return fail(chosen.error());
  auto metrics = known_words(call, Parameter::kMetric, ids_of(call.view.vocabulary().metrics));
  if (!metrics) return fail(metrics.error());
  chosen->metrics = std::move(*metrics);
  auto effort = call.effort();
  auto found = find_observations(call.view, *chosen, effort);
  if (!found) return fail(found.error());
  auto labels = std::make_shared<render::Labels>(call.view, language(call));
  return cut_by(effort, list_of(std::move(*found), render::observation_columns(),
                                [labels](const Observation& observation) {
                                  return render::observation_shape(observation, *labels);
                                }));
}

}  // namespace ecgraph::routes
