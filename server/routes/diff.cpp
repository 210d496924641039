// /v1/diff: what held on one of two days, or was recorded otherwise in one of two states.

#include "graph/query/diff.hpp"

#include <fmt/format.h>

#include "graph/query/history.hpp"
#include "server/render/difference_shape.hpp"
#include "server/routes/compared_days.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/known_at.hpp"
#include "server/routes/listing.hpp"
#include "server/routes/truncation.hpp"

namespace ecgraph::routes {
namespace {

const std::vector<Parameter> kNarrowWith{Parameter::kEntity, Parameter::kSubject, Parameter::kObject,
                                         Parameter::kType};

std::vector<RelationType> types_of(const RelationSelection& selection) {
  return {selection.types.begin(), selection.types.end()};
}

Result<Reply> two_days(Call& call, RelationSelection selection) {
  for (const auto parameter : {Parameter::kAt, Parameter::kDuring}) {
    if (call.arguments.first(parameter)) return no_day_beside_compared(parameter);
  }
  auto days = compared_days(call, call.arguments.first(Parameter::kBefore).value_or(""),
                            call.arguments.first(Parameter::kAfter).value_or(""));
  if (!days) return fail(days.error());
  const auto [before, after] = *days;
  if (auto read = read_filters_of_days(call, selection); !read) return fail(read.error());
  auto effort = call.effort();
  auto found = diff_days(call.view, selection, before, after, effort);
  if (!found) return fail(found.error());
  auto cut = truncation(effort, kNarrowWith);
  if (!cut) return fail(cut.error());
  render::Answer answer;
  answer.truncated = std::move(*cut);
  if (!found->left_out.empty()) answer.left_out["status"] = left_out_by_status(found->left_out);
  if (found->possibly_on_both > 0)
    answer.left_out["holds"] = {{"possibly_on_both_days", found->possibly_on_both}};
  auto kept = std::make_shared<const std::vector<DayDifference>>(std::move(found->differences));
  if (kept->empty()) {
    if (auto covered = cover_nothing_found(answer, call, selection.types); !covered)
      return fail(covered.error());
  }
  auto labels = std::make_shared<render::Labels>(call.view, language(call));
  answer.columns = render::day_difference_columns(call.view.vocabulary(), types_of(selection));
  answer.rows.count = kept->size();
  answer.rows.at = [kept, labels, first = before, second = after](std::size_t i) {
    return render::day_difference_shape((*kept)[i], first, second, *labels);
  };
  answer.rows.key = [kept, view = call.view](std::size_t i) { return view.id((*kept)[i].relation).text(); };
  return answer;
}

/// The earlier state; refuses one that is the later.
Result<View> earlier_state(Call& call) {
  const auto given = *call.arguments.first(Parameter::kKnownBefore);
  auto before = view_at(call.service, Parameter::kKnownBefore, given);
  if (!before) return before;
  const auto earlier = before->revision().number, later = call.view.revision().number;
  if (earlier > later)
    return unreadable(fmt::format("Revision {0} comes after {1}, which known_at names: write "
                                  "known_before={1}&known_at={0}.",
                                  earlier, later),
                      Parameter::kKnownBefore);
  call.arguments.resolve(Parameter::kKnownBefore, std::to_string(earlier));
  return before;
}

Result<Reply> two_states(Call& call, RelationSelection selection) {
  for (const auto parameter : {Parameter::kBefore, Parameter::kAfter}) {
    if (call.arguments.first(parameter))
      return unreadable("Compare two days, or two recorded states: not both at once.", parameter);
  }
  auto before = earlier_state(call);
  if (!before) return fail(before.error());
  const StatusFilter any{StatusFilter::Which::kAny, {}};
  if (auto read = read_filters(call, selection, TimeDefault::kNone, any); !read) return fail(read.error());
  auto effort = call.effort();
  auto found = diff_states(*before, call.view, selection, effort);
  if (!found) return fail(found.error());
  auto cut = truncation(effort, kNarrowWith);
  if (!cut) return fail(cut.error());
  auto kept = std::make_shared<const std::vector<RelationNo>>(std::move(*found));
  auto labels = std::make_shared<render::Labels>(call.view, language(call));
  render::Answer answer;
  answer.truncated = std::move(*cut);
  answer.notes.emplace_back("Only relations are compared.");
  answer.columns = render::state_difference_columns(call.view.vocabulary(), types_of(selection));
  answer.rows.count = kept->size();
  answer.rows.at = [kept, labels, &graph = call.service.graph(), view = call.view,
                    then = before->revision()](std::size_t i) -> Result<boost::json::object> {
    const auto& id = view.id((*kept)[i]);
    const auto versions = find_history(graph, view, {StatementKind::kRelation, id.text()});
    if (!versions) return fail(versions.error());
    return render::state_difference_shape(id, *versions, then, *labels);
  };
  answer.rows.key = [kept, view = call.view](std::size_t i) { return view.id((*kept)[i]).text(); };
  return answer;
}

}  // namespace

Result<Reply> get_diff(Call& call) {
  RelationSelection selection;
  const bool of_states = call.arguments.first(Parameter::kKnownBefore).has_value();
  const bool of_days = call.arguments.first(Parameter::kBefore) || call.arguments.first(Parameter::kAfter);
  if (!of_states && !of_days)
    return unreadable(
        "What is compared? Two days (before=2023-10-01&after=2023-12-01), or what was recorded then and what "
        "is now (known_before=3).",
        Parameter::kBefore);
  if (auto ends = read_ends(call, selection); !ends) return fail(ends.error());
  return of_states ? two_states(call, std::move(selection)) : two_days(call, std::move(selection));
}

}  // namespace ecgraph::routes
