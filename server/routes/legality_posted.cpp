#include "server/routes/legality_posted.hpp"

#include <map>

#include "server/routes/posted_question.hpp"

namespace ecgraph::routes {
namespace {

/// A fault of a posted question is named by its place in the body, not by the parameter that a query would
/// have.
Error in_body(Error error) {
  static const std::map<std::string, std::string, std::less<>> kPlaces{
      {"item", "/items"},
      {"item_type", "/item_types"},
      {"without_rule", "/without_rules"},
      {"hq", "/end_user/hq"},
      {"owners", "/end_user/owners"},
      {"ultimate_parent_hq", "/end_user/ultimate_parent_hq"},
      {"maker", "/specs/maker"},
      {"maker_hq", "/specs/maker_hq"}};
  if (error.field.empty() || !error.faults.empty()) return error;
  const auto place = kPlaces.find(error.field);
  error.faults.push_back({place == kPlaces.end() ? "/" + error.field : place->second, error.message});
  error.field.clear();
  return error;
}

/// Whatever a query string can say becomes one; a described buyer, a rule or an item of the question's own
/// stays the document that it is.
Result<Reply> answer_posted(Call& call, LegalityForm form, AnswerLegality answer) {
  auto document = posted_document(call);
  if (!document) return fail(document.error());
  auto request = read_posted(*document, call.view.vocabulary(), form);
  if (!request) return fail(request.error());
  if (!request->needs_body()) return answer(call, std::move(*request));
  return answer_document(call, std::move(*document),
                         [&](Call& asked) { return answer(asked, std::move(*request)); });
}

Result<Reply> answer_linked(Call& call, Document document, LegalityForm form, AnswerLegality answer) {
  auto request = read_posted(document, call.view.vocabulary(), form);
  if (!request) {
    request.error().field = declaration(Parameter::kBody).name;
    return fail(request.error());
  }
  return answer_document(call, std::move(document),
                         [&](Call& asked) { return answer(asked, std::move(*request)); });
}

}  // namespace

Result<Reply> answer_query(Call& call, LegalityForm form, AnswerLegality answer) {
  auto document = linked_document(call);
  if (!document) return fail(document.error());
  if (*document) return answer_linked(call, std::move(**document), form, answer);
  auto request = read_query(call, form);
  if (!request) return fail(request.error());
  return answer(call, std::move(*request));
}

Result<Reply> answer_body(Call& call, LegalityForm form, AnswerLegality answer) {
  auto reply = answer_posted(call, form, answer);
  if (!reply) return fail(in_body(std::move(reply.error())));
  return reply;
}

}  // namespace ecgraph::routes
