#include "server/routes/party_selection.hpp"

#include <algorithm>

#include "server/routes/selection.hpp"

namespace ecgraph::routes {
namespace {

Result<std::optional<Day>> listed_at(Call& call) {
  const auto at = call.arguments.first(Parameter::kAt);
  if (!at) return std::nullopt;
  auto day = Day::parse(*at);
  if (!day) {
    Error error = day.error();
    error.field = declaration(Parameter::kAt).name;
    return fail(std::move(error));
  }
  call.arguments.resolve(Parameter::kAt, day->text());
  return *day;
}

}  // namespace

Result<std::set<EntityNo>> named_lists(Call& call, Parameter parameter) {
  const auto& vocabulary = call.view.vocabulary();
  const auto& range = vocabulary[vocabulary.legality.listing].range;
  const std::set<EntityType> types(range.begin(), range.end());
  std::set<EntityNo> found;
  for (const auto& text : call.arguments.all(parameter)) {
    auto list = call.service.names(call.view)->resolve(text, types, call.view, declaration(parameter).name);
    if (!list) return fail(list.error());
    found.insert(*list);
    call.arguments.resolve(parameter, call.view.head(*list).id.text());
  }
  return found;
}

Result<PartySelection> party_selection(Call& call) {
  PartySelection selection;
  auto types = entity_types(call, Parameter::kType);
  if (!types) return fail(types.error());
  selection.types = std::move(*types);
  auto there = countries(call, Parameter::kCountry);
  if (!there) return fail(there.error());
  selection.countries = {there->begin(), there->end()};
  auto named = named_lists(call, Parameter::kList);
  if (!named) return fail(named.error());
  selection.lists = std::move(*named);
  auto at = listed_at(call);
  if (!at) return fail(at.error());
  selection.at = *at;
  return selection;
}

AdmittedParties::AdmittedParties(const View& view, PartySelection selection)
    : all_(selection.selects_all()), filter_(view, std::move(selection)) {}

bool AdmittedParties::operator()(EntityNo entity) {
  if (all_) return true;
  if (fault_) return false;
  const auto known = known_.find(entity.number);
  if (known != known_.end()) return known->second;
  const auto admitted = filter_.admits(entity);
  if (!admitted) {
    fault_ = admitted.error();
    return false;
  }
  return known_.emplace(entity.number, *admitted).first->second;
}

}  // namespace ecgraph::routes
