// /v1/legality: which items may go where, computed from the dated rules.

#include "graph/legality/legality.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "server/render/json_text.hpp"
#include "server/render/labels.hpp"
#include "server/render/legality_shape.hpp"
#include "server/routes/cursor.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/legality_question.hpp"
#include "server/routes/selection.hpp"
#include "server/wire/document_body.hpp"

namespace ecgraph::routes {
namespace {

using legality::Question;

/// Keeps the answers that the question wants to see.
Result<void> keep_legal(std::vector<legality::ItemAnswer>& items, Call& call,
                        const std::vector<std::string>& wanted) {
  using legality::Legal;
  static constexpr std::array<std::string_view, 4> kWords{"throughout", "part", "never", "unknown"};
  for (const auto& word : wanted) {
    if (std::find(kWords.begin(), kWords.end(), word) == kWords.end())
      return wrong_word("legal", word, kWords);
    call.arguments.resolve(Parameter::kLegal, word);
  }
  if (wanted.empty()) return {};
  std::erase_if(items, [&](const auto& item) {
    return std::find(wanted.begin(), wanted.end(), legality::word(item.legal)) == wanted.end();
  });
  return {};
}

Result<Reply> answer(Call& call, const LegalityRequest& request) {
  auto question = question_of(call, request);
  if (!question) return fail(question.error());
  auto world = call.service.world(call.view);
  if (!world) return fail(world.error());
  auto found = std::make_shared<legality::Answer>(legality::answer(**world, *question));
  if (auto kept = keep_legal(found->items, call, request.legal); !kept) return fail(kept.error());
  auto labels = std::make_shared<render::Labels>(call.view, language(call));
  render::Answer answer;
  answer.notes = found->notes;
  answer.columns = render::legality_columns();
  answer.rows.count = found->items.size();
  answer.rows.at = [found, labels, question = *question](std::size_t i) -> Result<boost::json::object> {
    return render::legality_shape(found->items[i], question, *labels);
  };
  answer.rows.key = [found](std::size_t i) {
    return found->items[i].item ? found->items[i].item->text() : found->items[i].label;
  };
  answer.rows.flatten = render::legality_pieces;
  answer.coverage = render::coverage_shape(found->items, question->during, call.view.vocabulary());
  return answer;
}

/// Answers a question whose link is its body, whole: what it came to mean is told, and not repeated in the
/// link.
Result<Reply> answer_of_body(Call& call, const LegalityRequest& request) {
  Arguments meant;
  Call asked{call.service, call.path, call.path_argument, call.query_as_sent, meant, call.view,
             call.today,   {},        call.author};
  auto reply = answer(asked, request);
  for (const auto& [name, value] : meant.resolved()) call.arguments.tell(name, value);
  return reply;
}

/// The same document; every digit of a number stays, because a rounded share is another question.
boost::json::value as_sent(const ecgraph::Document& document) {
  if (const auto* flag = document.boolean()) return *flag;
  if (const auto* text = document.text()) return boost::json::string(*text);
  if (const auto* digits = document.number()) {
    const auto number = Decimal::parse(*digits);
    return number ? render::exact_number(*number) : boost::json::value();
  }
  if (const auto* list = document.array()) {
    boost::json::array elements;
    for (const auto& element : *list) elements.push_back(as_sent(element));
    return elements;
  }
  if (document.is_null()) return nullptr;
  boost::json::object object;
  for (const auto& [name, member] : *document.object()) object[name] = as_sent(member);
  return object;
}

/// The posted question with the day filled in, for its link: no query string can describe a buyer.
std::string as_link_body(const ecgraph::Document& body, const Call& call) {
  auto document = as_sent(body).as_object();
  const auto says = [&](std::string_view name) {
    const auto* member = document.if_contains(name);
    return member != nullptr && !member->is_null();
  };
  if (!says("at") && !says("during")) document["at"] = call.today.text();
  return base64url(render::json_text(document));
}

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

Result<Reply> answer_posted(Call& call) {
  auto document = wire::read_body(call.body, call.service.limits().body);
  if (!document) return fail(document.error());
  auto request = read_posted(*document, call.view.vocabulary());
  if (!request) return fail(request.error());
  if (!request->buyer) return answer(call, *request);
  auto reply = answer_of_body(call, *request);
  call.arguments.resolve(Parameter::kBody, as_link_body(*document, call));
  return reply;
}

}  // namespace

Result<Reply> get_legality(Call& call) {
  auto request = read_query(call);
  if (!request) return fail(request.error());
  if (const auto body = call.arguments.first(Parameter::kBody)) {
    auto reply = answer_of_body(call, *request);
    call.arguments.resolve(Parameter::kBody, std::string(*body));
    return reply;
  }
  return answer(call, *request);
}

Result<Reply> post_legality(Call& call) {
  auto reply = answer_posted(call);
  if (!reply) return fail(in_body(std::move(reply.error())));
  return reply;
}

}  // namespace ecgraph::routes
