// /v1/screen: many names at once, against what can stand on a list.

#include "server/routes/coverage.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/listing.hpp"
#include "server/routes/posted_question.hpp"
#include "server/routes/screening.hpp"

namespace ecgraph::routes {
namespace {

const std::vector<render::Column>& columns() {
  static const std::vector<render::Column> all{
      {{"asked", "id"}, true},     {{"asked", "name"}, true}, {{"entity", "id"}, true},
      {{"entity", "label"}, true}, {{"entity", "type"}},      {{"score"}, true},
      {{"matched", "name"}, true}, {{"matched", "kind"}},     {{"matched", "lang"}},
      {{"lists"}, true},           {{"since"}, true}};
  return all;
}

/// One row a candidate, with the lists that it stands on; one without a candidate, too.
std::vector<boost::json::object> flat(const boost::json::object& row) {
  std::vector<boost::json::object> rows;
  for (const auto& candidate : row.at("candidates").as_array()) {
    boost::json::object flat{{"asked", row.at("asked")}};
    boost::json::array lists, since;
    for (const auto& listing : candidate.at("listings").as_array()) {
      lists.push_back(listing.at("list").at("id"));
      if (!listing.at("from").is_null()) since.push_back(listing.at("from"));
    }
    for (const auto* member : {"entity", "score", "matched"}) flat.emplace(member, candidate.at(member));
    flat.emplace("lists", std::move(lists));
    flat.emplace("since", std::move(since));
    rows.push_back(std::move(flat));
  }
  if (rows.empty()) rows.push_back(boost::json::object{{"asked", row.at("asked")}});
  return rows;
}

Result<Reply> answer_screening(Call& call, const Document& document) {
  auto question = read_screening(call, document);
  if (!question) return fail(question.error());
  auto coverage = list_coverage(call.view);
  if (!coverage) return fail(coverage.error());
  auto labels = std::make_shared<render::Labels>(call.view, language(call));
  auto screening =
      std::make_shared<Screening>(call, std::move(*question), std::move(labels), std::move(*coverage));
  if (auto ready = screening->prepare(); !ready) return fail(ready.error());
  render::Answer answer;
  answer.columns = columns();
  answer.rows.count = screening->size();
  answer.rows.at = [screening](std::size_t i) { return screening->row(i); };
  answer.rows.key = [](std::size_t i) { return std::to_string(i); };
  answer.rows.flatten = flat;
  return answer;
}

Result<Reply> answer_whole(Call& call, Document document) {
  return answer_document(call, document,
                         [&document](Call& asked) { return answer_screening(asked, document); });
}

}  // namespace

Result<Reply> post_screen(Call& call) {
  auto document = posted_document(call);
  if (!document) return fail(document.error());
  return answer_whole(call, std::move(*document));
}

Result<Reply> get_screen(Call& call) {
  auto document = linked_document(call);
  if (!document) return fail(document.error());
  if (!*document)
    return fail(ErrorKind::kUnreadable, "Post the names as a document, or give it as body=.",
                std::string(declaration(Parameter::kBody).name));
  auto reply = answer_whole(call, std::move(**document));
  if (!reply) reply.error().field = declaration(Parameter::kBody).name;
  return reply;
}

}  // namespace ecgraph::routes
