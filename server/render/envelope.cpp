#include "server/render/envelope.hpp"

#include "server/render/shape_parts.hpp"

namespace ecgraph::render {

namespace json = boost::json;

namespace {

/// How sure the answer is, and why no surer.
void add_footing(json::object& members, const Answer& answer) {
  if (!answer.footing.is_any() || !answer.view) return;
  const auto& vocabulary = answer.view->vocabulary();
  add_trust(members, answer.footing.confidence(), answer.footing.verification(), vocabulary);
  json::array weakest;
  for (const auto& head : answer.footing.weakest(vocabulary)) {
    json::object one{{"relation", answer.view->id(head.no).text()}, {"status", nullptr}};
    if (head.status != vocabulary.default_status) one["status"] = vocabulary[head.status].id;
    add_trust(one, head.confidence, head.verification, vocabulary);
    weakest.push_back(std::move(one));
  }
  members["weakest"] = std::move(weakest);
}

}  // namespace

json::object members_before(const Answer& answer) {
  json::object members{
      {"revision", answer.revision}, {"permalink", answer.permalink}, {"query", answer.query}};
  const auto& names = answer.cell_names;
  if (!names.empty()) members["columns"] = json::array(names.begin(), names.end());
  return members;
}

std::string_view results_name(const Answer& answer) {
  return answer.shape == Shape::kList ? "results" : "result";
}

json::object members_after(const Answer& answer) {
  json::object members;
  if (!answer.next_cursor.empty()) members["next"] = answer.next_cursor;
  if (!answer.left_out.empty()) members["left_out"] = answer.left_out;
  if (const auto& cut = answer.truncated)
    members["truncated"] = {{"by", cut->by},
                            {"limit", cut->limit},
                            {"narrow_with", json::array(cut->narrow_with.begin(), cut->narrow_with.end())}};
  add_footing(members, answer);
  if (answer.coverage) members["coverage"] = *answer.coverage;
  members["notes"] = json::array(answer.notes.begin(), answer.notes.end());
  return members;
}

}  // namespace ecgraph::render
