#include "server/render/value_steps.hpp"

#include "server/render/json_text.hpp"
#include "server/render/shape_parts.hpp"

namespace ecgraph::render {
namespace {

namespace json = boost::json;

void add_amount(json::object& shape, const std::optional<Addend>& amount) {
  const auto number = [&](bool shown, const Decimal& decimal) {
    return shown ? exact_number(decimal) : json::value(nullptr);
  };
  const auto range = amount ? amount->value : DecimalRange();
  shape.emplace("value", number(amount && range.low == range.high, range.low));
  shape.emplace("low", number(amount.has_value(), range.low));
  shape.emplace("high", number(amount.has_value(), range.high));
}

/// The relation that a value is stated by: a total has none.
Result<void> add_statement(json::object& shape, const std::optional<RelationNo>& number, Labels& labels) {
  if (!number) {
    for (const auto* member : {"relation", "status", "confidence"}) shape.emplace(member, nullptr);
    shape.emplace("sources", json::array());
    return {};
  }
  const auto relation = labels.view().relation(*number);
  if (!relation) return fail(relation.error());
  shape.emplace("relation", relation->id.text());
  shape.emplace("status", labels.vocabulary()[relation->status].id);
  shape.emplace("confidence", labels.vocabulary()[relation->confidence]);
  shape.emplace("sources", labels.sources(relation->sources));
  return {};
}

}  // namespace

Result<json::object> value_step_shape(const ValuePiece& piece, const ValuesOf& what, Labels& labels) {
  const auto& view = labels.view();
  json::object shape{{"kind", piece.is_total ? "total" : "value"},
                     {"type", labels.vocabulary()[what.type].id},
                     {"subject", labels.reference(piece.of.subject)},
                     {"object", labels.reference(piece.of.object)},
                     {"attribute", what.attribute->id}};
  Members members(shape, Absent::kNull);
  members.text("series", piece.of.told_apart);
  members.value("from", day_shape(piece.days.from()));
  members.value("until", day_shape(piece.days.until()));
  members.text("holds", word(piece.holds));
  add_amount(shape, piece.amount);
  members.text("unit", what.attribute->unit);
  members.text("currency", piece.amount ? piece.amount->currency : std::string());
  members.text("bound", piece.amount ? piece.amount->bound : std::string());
  json::array suspensions;
  for (const RelationNo suspension : piece.suspended_by) suspensions.emplace_back(view.id(suspension).text());
  members.list("suspended_by", std::move(suspensions));
  if (auto added = add_statement(shape, piece.relation, labels); !added) return fail(added.error());
  return checked(std::move(shape), labels);
}

std::vector<Column> value_step_columns() {
  return {{{"kind"}, true},
          {{"type"}},
          {{"subject", "id"}},
          {{"subject", "label"}, true},
          {{"subject", "type"}},
          {{"object", "id"}},
          {{"object", "label"}, true},
          {{"object", "type"}},
          {{"attribute"}},
          {{"series"}, true},
          {{"from"}, true},
          {{"until"}, true},
          {{"holds"}, true},
          {{"value"}, true},
          {{"low"}},
          {{"high"}},
          {{"unit"}, true},
          {{"currency"}, true},
          {{"bound"}},
          {{"suspended_by"}, true},
          {{"relation"}},
          {{"status"}},
          {{"confidence"}},
          {{"sources", "id"}},
          {{"sources", "citation"}}};
}

}  // namespace ecgraph::render
