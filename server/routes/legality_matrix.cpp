// /v1/legality/matrix: items by months, years or destinations, a word each.

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "graph/legality/matrix.hpp"
#include "graph/legality/verdicts.hpp"
#include "graph/time/calendar_span.hpp"
#include "server/render/legality_forms.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/legality_forms.hpp"
#include "server/routes/legality_posted.hpp"
#include "server/routes/legality_question.hpp"
#include "server/routes/selection.hpp"
#include "server/routes/truncation.hpp"

namespace ecgraph::routes {
namespace {

using legality::Question;

constexpr std::string_view kMonth = "month", kYear = "year", kDestination = "destination";

/// A matrix on its way: the question, and its columns with their names.
struct Matrix {
  Question question;
  std::vector<std::string> names;
  std::vector<Interval> periods;          ///< by month or year
  std::vector<CountryCode> destinations;  ///< by destination
};

Failure unprocessable(std::string message, Parameter parameter) {
  return fail(ErrorKind::kUnprocessable, std::move(message), std::string(declaration(parameter).name));
}

/// The months or years of the period, which must be whole: a column says what it covers by its name alone.
Result<void> cut_into(Matrix& matrix, CalendarUnit unit) {
  const auto days = matrix.question.during;
  if (!days.from().is_finite() || !days.until().is_finite())
    return unprocessable(
        fmt::format("A column a {} needs a period with both ends: during=2022-10/2024-12.", word(unit)),
        Parameter::kDuring);
  if (!is_whole(days, unit))
    return unprocessable(fmt::format("A column a {0} needs whole {0}s: write during={1}.", word(unit),
                                     whole_spans(days, unit)),
                         Parameter::kDuring);
  const auto last = CalendarSpan::of(days.until().plus(-1), unit);
  for (auto column = CalendarSpan::of(days.from(), unit); column <= last; column = column.plus(1)) {
    matrix.names.push_back(column.text());
    matrix.periods.push_back(*Interval::make(column.first(), column.last().plus(1)));
  }
  return {};
}

Result<Matrix> by_period(Call& call, LegalityRequest request, std::string_view by) {
  const auto& destinations = request.destinations;
  if (destinations.size() > 1)
    return fail(
        ErrorKind::kUnreadable,
        fmt::format("A column a {} is for one destination; several are columns with by=destination.", by),
        "destination");
  if (!destinations.empty()) request.destination = destinations.front();
  if (request.at.empty() && request.during.empty())
    return fail(ErrorKind::kUnreadable, "Which months? Give \"during\" a period: during=2022-10/2024-12.",
                "during");
  auto question = question_of_form(call, request, {Parameter::kProof});
  if (!question) return fail(question.error());
  Matrix matrix{std::move(*question), {}, {}, {}};
  if (auto cut = cut_into(matrix, by == kYear ? CalendarUnit::kYear : CalendarUnit::kMonth); !cut)
    return fail(cut.error());
  return matrix;
}

Result<Matrix> by_destination(Call& call, LegalityRequest request) {
  const auto destinations = request.destinations;
  request.destination = destinations.empty() ? "" : destinations.front();
  auto question = question_of_form(call, request, {Parameter::kProof, Parameter::kDestination});
  if (!question) return fail(question.error());
  Matrix matrix{std::move(*question), {}, {}, {}};
  for (const auto& text : destinations) {
    auto code = destination_of(call, text);
    if (!code) return fail(code.error());
    if (std::ranges::find(matrix.destinations, *code) != matrix.destinations.end()) continue;
    matrix.destinations.push_back(*code);
    matrix.names.push_back(code->text());
    call.arguments.resolve(Parameter::kDestination, code->text());
  }
  return matrix;
}

Result<void> check_size(const Call& call, const Matrix& matrix, std::size_t rows) {
  const auto most = call.service.limits().cells_max;
  if (rows * matrix.names.size() <= most) return {};
  return unprocessable(
      fmt::format("{} items by {} columns are {} cells; an answer has at most {}. Ask of fewer items "
                  "(item=…), of a shorter period, or by=year.",
                  rows, matrix.names.size(), rows * matrix.names.size(), most),
      matrix.periods.empty() ? Parameter::kDestination : Parameter::kDuring);
}

render::Answer shown(Call& call, std::vector<legality::MatrixRow> rows, std::vector<std::string> names) {
  auto kept = std::make_shared<const std::vector<legality::MatrixRow>>(std::move(rows));
  auto labels = std::make_shared<render::Labels>(call.view, language(call));
  render::Answer answer;
  answer.columns = render::matrix_columns(names);
  answer.cell_names = names;
  answer.rows.count = kept->size();
  answer.rows.at = [kept, labels](std::size_t i) -> Result<boost::json::object> {
    return render::matrix_shape((*kept)[i], *labels);
  };
  answer.rows.key = [kept](std::size_t i) { return (*kept)[i].item.text(); };
  answer.rows.flatten = [names = std::move(names)](const boost::json::object& row) {
    return std::vector{render::flat_matrix_row(row, names)};
  };
  return answer;
}

/// What the columns are; months where nothing is said.
Result<std::string_view> columns_of(Call& call, const std::string& by) {
  static constexpr std::array kWords{kMonth, kYear, kDestination};
  const auto found = by.empty() ? kWords.begin() : std::ranges::find(kWords, by);
  if (found == kWords.end()) return wrong_word(declaration(Parameter::kBy).name, by, kWords);
  call.arguments.resolve(Parameter::kBy, std::string(*found));
  return *found;
}

Result<Reply> answer(Call& call, LegalityRequest request) {
  if (auto recorded = check_recorded(request); !recorded) return fail(recorded.error());
  ask_of_all_items(call, request);
  request.proof = "none";
  auto by = columns_of(call, request.by);
  if (!by) return fail(by.error());
  auto matrix = *by == kDestination ? by_destination(call, request) : by_period(call, request, *by);
  if (!matrix) return fail(matrix.error());
  auto world = call.service.world(call.view);
  if (!world) return fail(world.error());
  const auto& question = matrix->question;
  const auto rows = legality::items_asked(**world, question).size();
  if (auto fits = check_size(call, *matrix, rows); !fits) return fail(fits.error());
  auto effort = call.effort();
  const auto go_on = [&effort] { return effort.begin_long_step(); };
  auto cells = *by == kDestination
                   ? legality::matrix_by_destination(**world, question, matrix->destinations, go_on)
                   : legality::matrix_by_period(**world, question, matrix->periods, go_on);
  if (auto whole = check_whole(effort, {Parameter::kItem, Parameter::kDuring, Parameter::kDestination});
      !whole)
    return fail(whole.error());
  auto answer = shown(call, std::move(cells), matrix->names);
  answer.notes = legality::notes_of(**world, question, question.during);
  answer.notes.emplace_back("A cell says what the law said of the item, also before the item was launched.");
  answer.coverage = render::coverage_shape(legality::coverage_of(**world, question), question.during,
                                           call.view.vocabulary());
  return answer;
}

}  // namespace

Result<Reply> get_legality_matrix(Call& call) { return answer_query(call, LegalityForm::kMatrix, answer); }
Result<Reply> post_legality_matrix(Call& call) { return answer_body(call, LegalityForm::kMatrix, answer); }

}  // namespace ecgraph::routes
