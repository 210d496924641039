// /v1/values: a numeric attribute over time.

#include "graph/query/values.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "server/render/value_steps.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/listing.hpp"
#include "server/routes/numeric_attribute.hpp"
#include "server/routes/truncation.hpp"

namespace ecgraph::routes {
namespace {

/// The type asked for. Those that have numbers may be.
Result<RelationType> one_type(const RelationSelection& selection, const Vocabulary& vocabulary) {
  if (selection.types.size() == 1) return *selection.types.begin();
  std::vector<std::string> allowed;
  for (const auto& type : vocabulary.relation_types) {
    const auto is_number = [&](const auto& id) { return is_numeric(vocabulary.attribute(id)->kind); };
    if (std::ranges::any_of(type.attributes, is_number)) allowed.push_back(type.id);
  }
  return fail(Error{ErrorKind::kUnreadable,
                    fmt::format("Values are of one type of relation: write type= with one of: {}.",
                                fmt::join(allowed, ", ")),
                    std::string(declaration(Parameter::kType).name),
                    allowed,
                    {},
                    {}});
}

/// `at` and `during` cut the pieces; the relations are those of any day.
void cut_to_period(ValueSelection& selection) {
  auto& when = selection.relations.when;
  selection.during = std::exchange(when.during, std::nullopt);
  if (const auto at = std::exchange(when.at, std::nullopt)) selection.during = Interval::day(*at);
  selection.certainly_only = std::exchange(when.certainly_only, false);
}

render::Answer shown(Call& call, Values values, const render::ValuesOf& what) {
  render::Answer answer;
  if (!values.left_out.empty()) answer.left_out["status"] = left_out_by_status(values.left_out);
  if (values.without_value > 0)
    answer.left_out["without_value"] = {{what.attribute->id, values.without_value}};
  if (call.view.vocabulary()[what.type].stacks && !values.pieces.empty())
    answer.notes.emplace_back(
        "A total adds the values of all measures selected, as if each applied to the same thing: narrow the "
        "selection where they are of different things.");
  for (const auto& piece : values.pieces) {
    auto rests_on = piece.suspended_by;
    if (piece.relation) rests_on.push_back(*piece.relation);
    for (const auto relation : rests_on) answer.footing.add(call.view.head(relation), call.view.vocabulary());
  }
  auto kept = std::make_shared<const std::vector<ValuePiece>>(std::move(values.pieces));
  auto labels = std::make_shared<render::Labels>(call.view, language(call));
  answer.columns = render::value_step_columns();
  answer.rows.count = kept->size();
  answer.rows.at = [kept, labels, what](std::size_t i) -> Result<boost::json::object> {
    return render::value_step_shape((*kept)[i], what, *labels);
  };
  // Values of one relation and totals between two ends begin on different days; a list has several on one.
  answer.rows.key = [](std::size_t i) { return std::to_string(i); };
  return answer;
}

}  // namespace

Result<Reply> get_values(Call& call) {
  ValueSelection selection;
  if (auto ends = read_ends(call, selection.relations); !ends) return fail(ends.error());
  if (auto read = read_filters(call, selection.relations, TimeDefault::kNone); !read)
    return fail(read.error());
  cut_to_period(selection);
  auto type = one_type(selection.relations, call.view.vocabulary());
  if (!type) return fail(type.error());
  auto attribute = numeric_attribute(call, selection.relations.types);
  if (!attribute) return fail(attribute.error());
  selection.attribute = (*attribute)->id;
  auto effort = call.effort();
  auto values = find_values(call.view, selection, effort);
  if (!values) return fail(values.error());
  auto cut = truncation(effort, {Parameter::kEntity, Parameter::kSubject, Parameter::kObject});
  if (!cut) return fail(cut.error());
  auto answer = shown(call, std::move(*values), {*type, *attribute});
  answer.truncated = std::move(*cut);
  return answer;
}

}  // namespace ecgraph::routes
