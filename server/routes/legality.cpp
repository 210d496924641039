// /v1/legality: which items may go where, computed from the dated rules.

#include "graph/legality/legality.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "server/render/labels.hpp"
#include "server/render/legality_shape.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/legality_question.hpp"
#include "server/routes/posted_question.hpp"
#include "server/routes/selection.hpp"

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

/// How a question says the figure: `datacenter=true or datacenter=false`, `tpp=…`.
std::string written(const FigureDeclaration& figure) {
  if (figure.kind == FigureDeclaration::Kind::kBoolean)
    return fmt::format("{0}=true or {0}=false", figure.property);
  return fmt::format("{}=…", figure.property);
}

/// What to add, or to ask instead, where figures that a question may state are missing.
std::optional<std::string> advice_on_missing(const legality::Answer& answer, const Vocabulary& vocabulary) {
  std::set<std::string> missing;
  bool is_of_specs = false;
  for (const auto& item : answer.items) {
    for (const auto& piece : item.pieces) missing.insert(piece.missing.begin(), piece.missing.end());
    is_of_specs = is_of_specs || !item.item;
  }
  std::vector<std::string> figures;
  for (const auto& figure : vocabulary.legality.figures) {
    if (!figure.property.empty() && missing.contains(figure.id)) figures.push_back(written(figure));
  }
  if (figures.empty()) return std::nullopt;
  if (is_of_specs) return fmt::format("What is missing can be said: add {}.", fmt::join(figures, ", "));
  return fmt::format(
      "Figures are missing from the record. A question by figures in place of \"item\" may assume "
      "them: {}.",
      fmt::join(figures, ", "));
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
  if (auto advice = advice_on_missing(*found, call.view.vocabulary()))
    answer.notes.push_back(*std::move(advice));
  answer.foot = render::beside_lines(found->items);
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

/// Whatever a query string can say becomes one; a described buyer stays the document that it is.
Result<Reply> answer_posted(Call& call) {
  auto document = posted_document(call);
  if (!document) return fail(document.error());
  auto request = read_posted(*document, call.view.vocabulary());
  if (!request) return fail(request.error());
  const auto answer_it = [&request](Call& asked) { return answer(asked, *request); };
  return request->buyer ? answer_document(call, std::move(*document), answer_it) : answer_it(call);
}

Result<Reply> answer_linked(Call& call, Document document) {
  auto request = read_posted(document, call.view.vocabulary());
  if (!request) {
    request.error().field = declaration(Parameter::kBody).name;
    return fail(request.error());
  }
  return answer_document(call, std::move(document),
                         [&request](Call& asked) { return answer(asked, *request); });
}

}  // namespace

Result<Reply> get_legality(Call& call) {
  auto document = linked_document(call);
  if (!document) return fail(document.error());
  if (*document) return answer_linked(call, std::move(**document));
  auto request = read_query(call);
  if (!request) return fail(request.error());
  return answer(call, *request);
}

Result<Reply> post_legality(Call& call) {
  auto reply = answer_posted(call);
  if (!reply) return fail(in_body(std::move(reply.error())));
  return reply;
}

}  // namespace ecgraph::routes
