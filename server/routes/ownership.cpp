// /v1/ownership: who is owned by whom, and how much of it by parties that count as listed.

#include "graph/query/ownership.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "server/render/ownership_shape.hpp"
#include "server/routes/address.hpp"
#include "server/routes/coverage.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/listing.hpp"
#include "server/routes/party_selection.hpp"
#include "server/routes/step_filter.hpp"
#include "server/routes/truncation.hpp"

namespace ecgraph::routes {
namespace {

using legality::Party;
using legality::World;

/// A question, and what keeps alive that it refers to.
struct Asking {
  OwnershipQuestion question;
  std::shared_ptr<const World> world;
};

Result<const OwnershipMethod*> method(Call& call) {
  const auto& methods = call.view.vocabulary().ownership.methods;
  if (methods.empty()) return fail(ErrorKind::kUnprocessable, "The vocabulary has no method of ownership.");
  std::vector<std::string_view> known;
  for (const auto& one : methods) known.emplace_back(one.id);
  auto word = call.arguments.word(Parameter::kMethod, known, known.front());
  if (!word) return fail(word.error());
  return call.view.vocabulary().ownership.method(*word);
}

/// The lists that the method counts, of those recorded.
Result<std::vector<Party>> lists_of(const OwnershipMethod& method, const World& world) {
  if (method.lists.empty()) return world.rules().lists(method.lists_of_regime);
  std::vector<Party> lists;
  for (const auto& id : method.lists) {
    const auto parsed = EntityId::parse(id, "list");
    const auto party = parsed ? world.parties().find(*parsed) : std::nullopt;
    if (party && world.parties()[*party].is_known) lists.push_back(*party);
  }
  return lists;
}

Result<std::vector<Party>> lists(Call& call, const OwnershipMethod& method, const World& world) {
  auto named = named_lists(call, Parameter::kCountedList);
  if (!named) return fail(named.error());
  std::vector<Party> lists;
  for (const auto entity : *named) lists.push_back(*world.parties().find(call.view.head(entity).id));
  if (!lists.empty()) return lists;
  auto of_method = lists_of(method, world);
  if (!of_method) return of_method;
  if (of_method->empty() || of_method->size() < method.lists.size())
    return fail(ErrorKind::kUnprocessable,
                fmt::format("The method {} counts the parties of lists that are not recorded at revision {}. "
                            "Name lists with list=.",
                            method.id, call.view.revision().number),
                "list");
  for (const auto list : *of_method) call.arguments.tell(Parameter::kCountedList, world.parties().id(list));
  return of_method;
}

Result<Asking> asking(Call& call) {
  auto time = when(call, TimeDefault::kToday);
  if (!time) return fail(time.error());
  if (!time->at) return fail(one_day_only(call.arguments.first(Parameter::kAt).value_or("")));
  auto chosen = method(call);
  if (!chosen) return fail(chosen.error());
  auto world = call.service.world(call.view);
  if (!world) return fail(world.error());
  auto counted = lists(call, **chosen, **world);
  if (!counted) return fail(counted.error());
  return Asking{{*time->at, time->public_by, *chosen, std::move(*counted), time->certainly_only},
                std::move(*world)};
}

Result<OwnershipReach> reach(Call& call) {
  static constexpr std::array<std::string_view, 3> kSides{"owners", "owned", "both"};
  auto side = call.arguments.word(Parameter::kOwnershipSide, kSides, "both");
  if (!side) return fail(side.error());
  const auto most = call.service.limits().hops_max;
  auto depth = whole_number(call, Parameter::kChainLength, most);
  if (!depth) return fail(depth.error());
  call.arguments.resolve(Parameter::kChainLength, std::to_string(depth->value_or(most)));
  return OwnershipReach{*side != "owned", *side != "owners", depth->value_or(most)};
}

/// What an answer says of its method, and of lists that are not whole.
Result<void> add_notes(render::Answer& answer, const Call& call, const OwnershipMethod& method) {
  answer.notes.push_back(fmt::format("{}: {}.{}", method.label, method.meaning,
                                     method.citation.empty() ? "" : " " + method.citation + "."));
  if (!method.note.empty()) answer.notes.push_back(method.note);
  auto coverage = list_coverage(call.view);
  if (!coverage) return fail(coverage.error());
  answer.coverage = std::move(*coverage);
  return {};
}

Result<render::Answer> shown(Call& call, const Asking& asked, const Effort& effort, std::size_t count) {
  static const std::vector<Parameter> kNarrowWith{Parameter::kOwnershipSide, Parameter::kChainLength,
                                                  Parameter::kHolds};
  render::Answer answer;
  auto cut = truncation(effort, kNarrowWith);
  if (!cut) return fail(cut.error());
  answer.truncated = std::move(*cut);
  if (auto noted = add_notes(answer, call, *asked.question.method); !noted) return fail(noted.error());
  answer.rows.count = count;
  answer.rows.flatten = render::flat_ownership;
  return answer;
}

}  // namespace

Result<Reply> get_ownership(Call& call) {
  auto address = addressed_entity(call, "", "/v1/ownership/");
  if (!address) return fail(address.error());
  if (address->elsewhere) return std::move(*address->elsewhere);
  auto asked = asking(call);
  if (!asked) return fail(asked.error());
  auto how_far = reach(call);
  if (!how_far) return fail(how_far.error());
  Effort effort = call.effort();
  auto found = find_ownership(call.view, *asked->world, *address->entity, asked->question, *how_far, effort);
  if (!found) return fail(found.error());
  auto answer = shown(call, *asked, effort, found->rows.size());
  if (!answer) return fail(answer.error());
  auto kept = std::make_shared<const Ownership>(std::move(*found));
  auto labels = std::make_shared<render::Labels>(call.view, language(call));
  answer->columns = render::ownership_columns();
  answer->rows.at = [kept, labels, question = asked->question](std::size_t i) {
    return render::ownership_shape(*kept, kept->rows[i], question, *labels);
  };
  answer->rows.key = [kept](std::size_t i) {
    return fmt::format("{} {}", word(kept->rows[i].side), kept->rows[i].entity.text());
  };
  return std::move(*answer);
}

Result<Reply> get_owned_by_listed(Call& call) {
  auto asked = asking(call);
  if (!asked) return fail(asked.error());
  Effort effort = call.effort();
  auto found = find_owned_by_listed(*asked->world, asked->question, effort);
  auto answer = shown(call, *asked, effort, found.rows.size());
  if (!answer) return fail(answer.error());
  if (answer->truncated) answer->truncated->narrow_with = {std::string(declaration(Parameter::kHolds).name)};
  auto kept = std::make_shared<const Ownership>(std::move(found));
  auto labels = std::make_shared<render::Labels>(call.view, language(call));
  answer->columns = render::owned_by_listed_columns();
  answer->rows.at = [kept, labels, question = asked->question](std::size_t i) {
    return render::owned_by_listed_shape(kept->rows[i], question, *labels);
  };
  answer->rows.key = [kept](std::size_t i) { return kept->rows[i].entity.text(); };
  return std::move(*answer);
}

}  // namespace ecgraph::routes
