// /v1/legality/timeline: the status of one item from its launch to a day.

#include <fmt/format.h>

#include "graph/legality/causes.hpp"
#include "graph/legality/legality.hpp"
#include "graph/legality/timeline.hpp"
#include "server/render/legality_forms.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/legality_forms.hpp"
#include "server/routes/legality_posted.hpp"
#include "server/routes/selection.hpp"
#include "server/routes/truncation.hpp"

namespace ecgraph::routes {
namespace {

Result<legality::Answer> told(const legality::World& world, const LegalityRequest& request,
                              const legality::Question& question, const legality::GoOn& go_on) {
  const bool one_day = question.during == Interval::day(question.during.from());
  if (request.during.empty() && one_day) return legality::timeline_since_launch(world, question, go_on);
  return legality::answer(world, question, go_on);
}

/// The end of the last pieces is the question's, not the law's.
std::optional<std::string> end_of_question(const Interval& during) {
  if (!during.until().is_finite()) return std::nullopt;
  return fmt::format("{} is the last day asked about: that a piece ends with it says nothing of the law.",
                     during.until().plus(-1).text());
}

Result<Reply> answer(Call& call, LegalityRequest request) {
  if (auto recorded = check_recorded(request); !recorded) return fail(recorded.error());
  if (request.items.size() != 1 || !request.item_types.empty())
    return fail(ErrorKind::kUnreadable,
                "A timeline is of one item or one family: write item=H20. For several there is "
                "/v1/legality with a period, and /v1/legality/matrix.",
                "item");
  if (request.proof.empty()) request.proof = "none";
  auto question = question_of_form(call, request, {Parameter::kUnlaunched});
  if (!question) return fail(question.error());
  auto world = call.service.world(call.view);
  if (!world) return fail(world.error());
  auto effort = call.effort();
  const auto go_on = [&effort] { return effort.begin_long_step(); };
  auto found = told(**world, request, *question, go_on);
  if (!found) return fail(found.error());
  auto kept = std::make_shared<const legality::Answer>(std::move(*found));
  auto causes = std::make_shared<std::vector<render::CausesOfPieces>>();
  for (const auto& one : kept->items)
    causes->push_back(legality::causes_of_pieces(**world, *question, *one.item, one.pieces, go_on));
  if (auto whole = check_whole(effort, {Parameter::kItem, Parameter::kDuring}); !whole)
    return fail(whole.error());
  auto labels = std::make_shared<render::Labels>(call.view, language(call));
  render::Answer answer;
  answer.notes = kept->notes;
  if (auto end = end_of_question(question->during)) answer.notes.push_back(*std::move(end));
  answer.foot = render::beside_lines(kept->items);
  answer.columns = render::timeline_columns();
  answer.rows.count = kept->items.size();
  answer.rows.at = [kept, causes, labels,
                    question = *question](std::size_t i) -> Result<boost::json::object> {
    return render::timeline_shape(kept->items[i], (*causes)[i], question, *labels);
  };
  answer.rows.key = [kept](std::size_t i) { return kept->items[i].item->text(); };
  answer.rows.flatten = render::legality_pieces;
  answer.coverage = render::coverage_shape(kept->items, question->during, call.view.vocabulary());
  return answer;
}

}  // namespace

Result<Reply> get_legality_timeline(Call& call) {
  return answer_query(call, LegalityForm::kTimeline, answer);
}
Result<Reply> post_legality_timeline(Call& call) {
  return answer_body(call, LegalityForm::kTimeline, answer);
}

}  // namespace ecgraph::routes
