// /v1/legality: which items may go where, computed from the dated rules.

#include "graph/legality/legality.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <set>

#include "server/render/labels.hpp"
#include "server/render/legality_shape.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/legality_posted.hpp"
#include "server/routes/legality_proof.hpp"
#include "server/routes/legality_question.hpp"
#include "server/routes/selection.hpp"
#include "server/routes/truncation.hpp"

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

Result<Reply> answer(Call& call, LegalityRequest request) {
  auto question = question_of(call, request);
  if (!question) return fail(question.error());
  auto world = call.service.world(call.view);
  if (!world) return fail(world.error());
  auto effort = call.effort();
  const auto go_on = [&effort] { return effort.begin_long_step(); };
  auto found = std::make_shared<legality::Answer>(legality::answer(**world, *question, go_on));
  if (auto whole = check_whole(effort, {Parameter::kItem, Parameter::kDuring}); !whole)
    return fail(whole.error());
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
    const auto& one = found->items[i];
    return one.item ? one.item->text() : " " + one.label;  // which no id is
  };
  answer.rows.flatten = render::legality_pieces;
  if (found->items.size() == 1) {
    answer.prove = [found, question = *question, &service = call.service,
                    view = call.view](const std::string& permalink) {
      return proof_of(service, view, question, found->items.front(), permalink);
    };
  }
  answer.coverage = render::coverage_shape(found->items, question->during, call.view.vocabulary());
  return answer;
}

}  // namespace

Result<Reply> get_legality(Call& call) { return answer_query(call, LegalityForm::kVerdicts, answer); }
Result<Reply> post_legality(Call& call) { return answer_body(call, LegalityForm::kVerdicts, answer); }

}  // namespace ecgraph::routes
