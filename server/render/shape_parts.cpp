#include "server/render/shape_parts.hpp"

namespace ecgraph::render {

namespace json = boost::json;

void add_trust(json::object& shape, Confidence confidence, Verification verification,
               const Vocabulary& vocabulary) {
  shape.emplace("confidence", vocabulary[confidence]);
  shape.emplace("verification", vocabulary[verification]);
}

void add_remark(json::object& shape, std::string_view name, std::string_view text) {
  Members(shape, Absent::kLeftOut).text(name, text);
}

Result<json::object> checked(json::object shape, const Labels& labels) {
  if (labels.failure()) return fail(*labels.failure());
  return shape;
}

json::array figures_shape(const std::vector<Figure>& figures, Absent absent) {
  json::array list;
  for (const auto& figure : figures) {
    json::object one;
    Members members(one, absent);
    members.text("metric", figure.metric);
    members.value("value", range_shape(figure.value));
    members.text("unit", figure.unit);
    members.text("bound", figure.bound);
    list.emplace_back(std::move(one));
  }
  return list;
}

}  // namespace ecgraph::render
