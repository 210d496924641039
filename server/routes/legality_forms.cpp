#include "server/routes/legality_forms.hpp"

#include <algorithm>

#include "server/routes/legality_question.hpp"

namespace ecgraph::routes {

Result<legality::Question> question_of_form(Call& call, const LegalityRequest& request,
                                            std::initializer_list<Parameter> said_by_form) {
  Arguments meant;
  Call asked{.service = call.service,
             .path = call.path,
             .path_argument = call.path_argument,
             .query_as_sent = call.query_as_sent,
             .arguments = meant,
             .view = call.view,
             .today = call.today,
             .body = {},
             .author = call.author};
  auto question = question_of(asked, request);
  if (!question) return question;
  for (const auto& [name, value] : meant.resolved()) {
    const bool left_out = std::ranges::any_of(
        said_by_form, [&](Parameter parameter) { return declaration(parameter).name == name; });
    if (!left_out) call.arguments.resolve(name, value);
  }
  return question;
}

Result<void> check_recorded(const LegalityRequest& request) {
  if (!request.specs && request.with_items.empty()) return {};
  return fail(ErrorKind::kUnprocessable,
              "This is answered for recorded items. For figures alone, ask /v1/legality with a period.",
              request.specs ? "specs" : "with_items");
}

void ask_of_all_items(const Call& call, LegalityRequest& request) {
  const auto& vocabulary = call.view.vocabulary();
  if (request.items.empty() && request.item_types.empty())
    request.item_types.push_back(vocabulary[vocabulary.legality.item_types.front()].id);
}

}  // namespace ecgraph::routes
