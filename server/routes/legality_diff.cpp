// /v1/legality/diff: which items changed status between two days, or because of a rule.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/legality/diff.hpp"
#include "graph/legality/verdicts.hpp"
#include "server/render/legality_forms.hpp"
#include "server/routes/compared_days.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/legality_forms.hpp"
#include "server/routes/legality_posted.hpp"
#include "server/routes/selection.hpp"
#include "server/routes/truncation.hpp"

namespace ecgraph::routes {
namespace {

using legality::Question;

/// The two days of the first form; nothing in the second, which compares the law with and without rules.
Result<std::optional<ComparedDays>> two_days(Call& call, const LegalityRequest& request) {
  const bool asks_days = !request.before.empty() || !request.after.empty();
  const bool changes_law = !request.without_rules.empty() || !request.with_rules.empty();
  if (!asks_days && !changes_law)
    return unreadable(
        "What is compared? Two days (before=2023-10-01&after=2023-12-01), or the law without a rule and with "
        "it "
        "(without_rule=us-2023-10-acs&during=2023).",
        Parameter::kBefore);
  if (!asks_days) return std::optional<ComparedDays>();
  if (changes_law)
    return unreadable("Compare two days, or the law without a rule and with it: not both at once.",
                      Parameter::kWithoutRule);
  for (const auto& [text, parameter] :
       {std::pair{&request.at, Parameter::kAt}, std::pair{&request.during, Parameter::kDuring}}) {
    if (!text->empty()) return no_day_beside_compared(parameter);
  }
  auto days = compared_days(call, request.before, request.after);
  if (!days) return fail(days.error());
  return *days;
}

/// What was compared, from its first day to its last, for `coverage`.
Interval compared(const std::optional<ComparedDays>& days, const Question& question) {
  if (!days) return question.during;
  return *Interval::make(days->before, days->after.plus(1));
}

/// Which law is on which side, where not two days are.
std::string what_is_compared(const Question& question) {
  std::vector<std::string> rules;
  for (const auto& rule : question.without_rules) rules.push_back(rule.text());
  return fmt::format("\"before\" is the law as if {} had never been made, \"after\" the law with {}.",
                     fmt::join(rules, " and "), rules.size() == 1 ? "it" : "them");
}

render::Answer shown(Call& call, std::vector<legality::Difference> differences, render::Compared compared) {
  auto kept = std::make_shared<const std::vector<legality::Difference>>(std::move(differences));
  auto labels = std::make_shared<render::Labels>(call.view, language(call));
  render::Answer answer;
  answer.columns = render::difference_columns(compared);
  answer.rows.count = kept->size();
  answer.rows.at = [kept, labels](std::size_t i) -> Result<boost::json::object> {
    return render::difference_shape((*kept)[i], *labels);
  };
  answer.rows.key = [kept](std::size_t i) {
    return (*kept)[i].item.text() + " " + (*kept)[i].before.days.from().text();
  };
  answer.rows.flatten = render::difference_rows;
  return answer;
}

Result<Reply> answer(Call& call, LegalityRequest request) {
  if (auto recorded = check_recorded(request); !recorded) return fail(recorded.error());
  auto days = two_days(call, request);
  if (!days) return fail(days.error());
  ask_of_all_items(call, request);
  request.proof = "none";
  auto question = *days ? question_of_form(call, request, {Parameter::kAt, Parameter::kProof})
                        : question_of_form(call, request, {Parameter::kProof});
  if (!question) return fail(question.error());
  auto world = call.service.world(call.view);
  if (!world) return fail(world.error());
  auto effort = call.effort();
  const auto go_on = [&effort] { return effort.begin_long_step(); };
  auto differences = *days ? legality::diff_days(**world, *question, (*days)->before, (*days)->after, go_on)
                           : legality::diff_rules(**world, *question, go_on);
  if (auto whole = check_whole(effort, {Parameter::kItem, Parameter::kDuring}); !whole)
    return fail(whole.error());
  auto answer =
      shown(call, std::move(differences), *days ? render::Compared::kDays : render::Compared::kLaws);
  const auto span = compared(*days, *question);
  answer.notes = legality::notes_of(**world, *question, span);
  if (!*days) answer.notes.push_back(what_is_compared(*question));
  answer.coverage =
      render::coverage_shape(legality::coverage_of(**world, *question), span, call.view.vocabulary());
  return answer;
}

}  // namespace

Result<Reply> get_legality_diff(Call& call) { return answer_query(call, LegalityForm::kDiff, answer); }
Result<Reply> post_legality_diff(Call& call) { return answer_body(call, LegalityForm::kDiff, answer); }

}  // namespace ecgraph::routes
