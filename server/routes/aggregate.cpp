// /v1/aggregate: counts and sums of relations by month, type, country, list …

#include "graph/query/aggregate.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "server/render/aggregate_shape.hpp"
#include "server/routes/coverage.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/listing.hpp"
#include "server/routes/numeric_attribute.hpp"
#include "server/routes/truncation.hpp"

namespace ecgraph::routes {
namespace {

constexpr std::array<std::string_view, 12> kKeys{
    "month",   "quarter", "year",         "type",        "status",          "list",
    "subject", "object",  "subject_type", "object_type", "subject_country", "object_country"};
constexpr std::array<std::string_view, 4> kMeasures{"count", "sum", "min", "max"};
constexpr std::array<std::string_view, 4> kDates{"from", "until", "announced", "published"};
constexpr std::array<std::string_view, 2> kKeepOrNot{"include", "leave_out"};

std::optional<CalendarUnit> unit_of(const AggregateQuestion& question) {
  for (const auto key : question.by) {
    if (const auto unit = calendar_unit(key)) return unit;
  }
  return std::nullopt;
}

Result<void> read_keys(Call& call, AggregateQuestion& question) {
  for (const auto& text : call.arguments.words(Parameter::kGroupBy)) {
    const auto key = group_key(text);
    if (!key) {
      auto error = bad_value(Parameter::kGroupBy, text,
                             fmt::format("must be one or several of: {}.", fmt::join(kKeys, ", ")),
                             {kKeys.begin(), kKeys.end()});
      error.nearest = nearest(text, error.allowed);
      // "country" alone does not say whose.
      for (const auto known : kKeys) {
        if (known.ends_with("_" + text)) error.nearest.emplace_back(known);
      }
      return fail(std::move(error));
    }
    if (std::ranges::find(question.by, *key) != question.by.end()) continue;
    if (calendar_unit(*key) && unit_of(question))
      return unreadable("\"by\" takes one of month, quarter and year: the shortest says the most.",
                        Parameter::kGroupBy);
    question.by.push_back(*key);
    call.arguments.resolve(Parameter::kGroupBy, text);
  }
  return {};
}

/// `measure` and `attribute`; without a type, the types that have the attribute are meant.
Result<void> read_measure(Call& call, AggregateQuestion& question) {
  auto chosen = call.arguments.word(Parameter::kMeasure, kMeasures, "count");
  if (!chosen) return fail(chosen.error());
  question.measure = *measure(*chosen);
  const auto attribute = call.arguments.first(Parameter::kAttribute);
  const auto& vocabulary = call.view.vocabulary();
  auto& types = question.selection.types;
  if (question.measure == Measure::kCount) {
    if (!attribute) return {};
    return unreadable("Relations are counted, not their attributes: write measure=sum, min or max with it.",
                      Parameter::kAttribute);
  }
  auto asked = numeric_attribute(call, types);
  if (!asked) return fail(asked.error());
  question.attribute = (*asked)->id;
  if (!types.empty()) return {};
  for (const auto& type : vocabulary.relation_types) {
    if (!bears(type, question.attribute)) continue;
    types.insert(*vocabulary.relation_type(type.id));
    call.arguments.tell(Parameter::kType, type.id);
  }
  return {};
}

/// `date`; where a date is counted, `during` is the period that it lies in.
Result<void> read_date(Call& call, AggregateQuestion& question) {
  const auto unit = unit_of(question);
  auto chosen = call.arguments.word(Parameter::kDate, kDates, unit ? "from" : "");
  if (!chosen) return fail(chosen.error());
  question.date = counted_date(*chosen);
  if (!question.date) return {};
  question.dated = std::exchange(question.selection.when.during, std::nullopt);
  if (unit && question.dated && !is_whole(*question.dated, *unit))
    return fail(ErrorKind::kUnprocessable,
                fmt::format("A bucket a {0} needs whole {0}s, as in during={1} here.", word(*unit),
                            whole_spans(*question.dated, *unit)),
                std::string(declaration(Parameter::kDuring).name));
  return {};
}

/// A parameter that is include or leave_out; it has a meaning only when `meant`.
Result<bool> leave_out(Call& call, Parameter parameter, bool meant, std::string_view otherwise) {
  if (!meant && call.arguments.first(parameter)) return unreadable(std::string(otherwise), parameter);
  auto chosen = call.arguments.word(parameter, kKeepOrNot, meant ? "include" : "");
  if (!chosen) return fail(chosen.error());
  return *chosen == "leave_out";
}

Result<AggregateQuestion> question_of(Call& call) {
  AggregateQuestion question;
  question.most_buckets = call.service.limits().cells_max;
  if (auto ends = read_ends(call, question.selection); !ends) return fail(ends.error());
  if (auto filters = read_filters(call, question.selection, TimeDefault::kNone); !filters)
    return fail(filters.error());
  if (auto keys = read_keys(call, question); !keys) return fail(keys.error());
  if (auto measure = read_measure(call, question); !measure) return fail(measure.error());
  if (auto date = read_date(call, question); !date) return fail(date.error());
  auto empty = leave_out(call, Parameter::kEmpty, unit_of(question).has_value(),
                         "Only a month, quarter or year can be empty: write by=month with it.");
  if (!empty) return fail(empty.error());
  question.fill = !*empty;
  auto continuations = leave_out(call, Parameter::kContinuations, question.date.has_value(),
                                 "What continues another is told by its date: write date=from with it.");
  if (!continuations) return fail(continuations.error());
  question.leave_out_continuations = *continuations;
  return question;
}

render::AggregateForm form_of(const AggregateQuestion& question, const Vocabulary& vocabulary) {
  render::AggregateForm form{question.by, question.measure};
  if (question.measure == Measure::kCount) return form;
  form.money = vocabulary.attribute(question.attribute)->kind == ValueKind::kMoney;
  form.staged = std::ranges::any_of(question.selection.types,
                                    [&](const auto type) { return !vocabulary[type].stages.empty(); });
  return form;
}

std::string relations(std::size_t number) {
  return number == 1 ? "1 relation" : fmt::format("{} relations", number);
}

/// What stands in no bucket, or in one only perhaps: nothing is left out in silence.
std::vector<std::string> notes_of(const Aggregate& found, const AggregateQuestion& question) {
  std::vector<std::string> notes{fmt::format("{} counted.", relations(found.relations))};
  if (question.date && question.dated)
    notes.push_back(fmt::format("The period is that of the date counted ({}).", word(*question.date)));
  const auto tell = [&](std::size_t number, std::string_view what) {
    if (number > 0) notes.push_back(fmt::format("{} {}", relations(number), what));
  };
  tell(found.only_possibly, "counted only under possibly: dates leave open whether or where they belong.");
  tell(found.undated, "counted in a bucket without a date: none is stated, or it leaves too much open.");
  tell(found.without_value, "left out: the attribute is not stated.");
  tell(found.not_ended, "left out: no end is stated.");
  tell(
      found.continuations,
      question.leave_out_continuations
          ? "left out: on the same day another of the type between the same ends gives way to it, or follows."
          : "counted that continue another of the type between the same ends on the same day "
            "(continuations=leave_out counts them not).");
  if (question.measure == Measure::kSum && question.selection.types.size() > 1)
    notes.emplace_back("Several types are added together: by=type keeps them apart.");
  return notes;
}

render::Answer shown(Call& call, const render::AggregateForm& form, std::vector<Bucket> buckets) {
  auto kept = std::make_shared<const std::vector<Bucket>>(std::move(buckets));
  auto labels = std::make_shared<render::Labels>(call.view, language(call));
  render::Answer answer;
  answer.columns = render::bucket_columns(form);
  answer.rows.count = kept->size();
  answer.rows.at = [kept, labels, form](std::size_t i) -> Result<boost::json::object> {
    return render::bucket_shape((*kept)[i], form, *labels);
  };
  answer.rows.key = [kept, view = call.view](std::size_t i) { return render::bucket_id((*kept)[i], view); };
  return answer;
}

}  // namespace

Result<Reply> get_aggregate(Call& call) {
  auto question = question_of(call);
  if (!question) return fail(question.error());
  auto effort = call.effort();
  auto found = aggregate(call.view, *question, effort);
  if (!found) return fail(found.error());
  auto answer = shown(call, form_of(*question, call.view.vocabulary()), std::move(found->buckets));
  auto cut = truncation(effort, {Parameter::kType, Parameter::kSubject, Parameter::kObject, Parameter::kAt});
  if (!cut) return fail(cut.error());
  answer.truncated = std::move(*cut);
  answer.footing = std::move(found->footing);
  answer.notes = notes_of(*found, *question);
  if (!found->left_out.empty()) answer.left_out["status"] = left_out_by_status(found->left_out);
  if (const auto& types = question->selection.types;
      types.empty() || types.contains(call.view.vocabulary().legality.listing)) {
    auto coverage = list_coverage(call.view);
    if (!coverage) return fail(coverage.error());
    answer.coverage = std::move(*coverage);
  }
  return answer;
}

}  // namespace ecgraph::routes
