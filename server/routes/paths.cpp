// /v1/paths: what connects entities.

#include "graph/query/paths.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

#include "server/render/path_shape.hpp"
#include "server/routes/cursor.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/listing.hpp"
#include "server/routes/presentation.hpp"
#include "server/routes/step_filter.hpp"
#include "server/routes/truncation.hpp"

namespace ecgraph::routes {
namespace {

/// `true` or `false`; nothing when not given.
Result<std::optional<bool>> truth(Call& call, Parameter parameter) {
  static constexpr std::array<std::string_view, 2> kWords{"true", "false"};
  if (!call.arguments.first(parameter)) return std::nullopt;
  auto word = call.arguments.word(parameter, kWords, "");
  if (!word) return fail(word.error());
  return *word == "true";
}

Result<std::vector<EntityNo>> ends(Call& call, Parameter parameter, std::string_view question) {
  auto found = entities(call, parameter);
  if (found && found->empty())
    return fail(ErrorKind::kUnreadable, std::string(question), std::string(declaration(parameter).name));
  return found;
}

Failure contradiction(const Call& call, EntityNo entity, std::string_view what, std::string_view parameter) {
  return fail(ErrorKind::kUnprocessable, fmt::format("{} is {}.", call.view.head(entity).id.text(), what),
              std::string(parameter));
}

Result<void> read_ends_of_paths(Call& call, PathQuestion& question) {
  auto from = ends(call, Parameter::kFrom, "From where? Name one entity or more: from=deepseek.");
  if (!from) return fail(from.error());
  auto to = ends(call, Parameter::kTo, "To where? Name one entity or more: to=asml.");
  if (!to) return fail(to.error());
  question.from = std::move(*from);
  question.to = std::move(*to);
  const auto& avoided = question.filter.reached.drop;
  for (const EntityNo end : question.to) {
    if (std::ranges::find(question.from, end) != question.from.end())
      return contradiction(call, end, "where it begins and where it ends: a path connects two", "to");
    if (avoided.contains(end)) return contradiction(call, end, "to be reached and to be avoided", "avoid");
  }
  for (const EntityNo start : question.from) {
    if (avoided.contains(start))
      return contradiction(call, start, "where it begins, and to be avoided", "avoid");
  }
  return {};
}

/// The period in which steps are taken.
Result<Interval> period_of(When& when) {
  if (when.phase != Phase::kInForce)
    return fail(ErrorKind::kUnreadable,
                "Steps in order of time are taken while relations hold: leave \"phase\" out.", "phase");
  if (when.at) when.during = Interval::day(*when.at);
  when.at.reset();
  if (!when.during || !when.during->from().is_finite())
    return fail(ErrorKind::kUnreadable,
                "Steps in order of time need a period with a first day: give during=2019/2023, or 2019/...",
                "during");
  return *when.during;
}

Result<void> read_time(Call& call, PathQuestion& question) {
  auto respects = truth(call, Parameter::kTimeRespecting);
  if (!respects) return fail(respects.error());
  auto waiting = truth(call, Parameter::kWaiting);
  if (!waiting) return fail(waiting.error());
  if (!respects->value_or(false)) {
    if (!*waiting) return {};
    return fail(ErrorKind::kUnreadable,
                "\"waiting\" says how steps follow each other in time: write time_respecting=true with it.",
                "waiting");
  }
  auto period = period_of(question.filter.relations.when);
  if (!period) return fail(period.error());
  question.in_time = InTime{*period, waiting->value_or(true)};
  if (!*waiting) call.arguments.resolve(Parameter::kWaiting, "true");
  return {};
}

/// How long and how many: one when nothing is said, all when only the length is. Answers whether the best in
/// time are asked for.
Result<bool> read_extent(Call& call, PathQuestion& question) {
  const auto most = call.service.limits().hops_max;
  auto k = whole_number(call, Parameter::kK, call.service.limits().effort.paths);
  if (!k) return fail(k.error());
  auto length = whole_number(call, Parameter::kMaxLength, most);
  if (!length) return fail(length.error());
  question.max_length = length->value_or(most);
  const bool best = question.in_time && !*k && !*length;
  if (*k || !*length) question.most = k->value_or(1);
  if (best) {
    call.arguments.tell(Parameter::kMaxLength, std::to_string(most));
  } else {
    if (question.most) call.arguments.resolve(Parameter::kK, std::to_string(*question.most));
    call.arguments.resolve(Parameter::kMaxLength, std::to_string(question.max_length));
  }
  return best;
}

/// What was looked through in vain, as far as it was.
std::string nothing_found(const Call& call, const PathQuestion& question, bool is_cut) {
  auto searched = call.arguments.resolved();
  const auto& told = call.arguments.told();
  searched.insert(searched.end(), told.begin(), told.end());
  std::vector<std::string> said;
  for (const auto& [name, value] : searched) said.push_back(name + "=" + value);
  const auto searched_for =
      fmt::format("those of at most {} relations with {}", question.max_length, fmt::join(said, ", "));
  return is_cut ? fmt::format("The search was cut short before it found a path; there may be one among {}.",
                              searched_for)
                : fmt::format("No path was found among {}.", searched_for);
}

std::string key_of(const FoundPath& found, const View& view) {
  std::string text = view.head(found.path.steps.front().from).id.text();
  for (const auto& step : found.path.steps) text += ' ' + view.id(step.relation).text();
  return short_hash(text);
}

Result<Reply> answer(Call& call, FoundPaths found, const PathQuestion& question, const Effort& effort) {
  static const std::vector<Parameter> kNarrowWith{Parameter::kMaxLength, Parameter::kK, Parameter::kType,
                                                  Parameter::kAvoid, Parameter::kAvoidType};
  render::Answer answer;
  auto cut = truncation(effort, kNarrowWith);
  if (!cut) return fail(cut.error());
  answer.truncated = std::move(*cut);
  const auto types = types_of({question.filter});
  auto times = times_of({question.filter});
  const std::vector<RelationType> listed(types.begin(), types.end());
  answer.columns = render::path_columns(call.view.vocabulary(), listed, times.front().asked);
  if (!found.left_out.empty()) answer.left_out["status"] = left_out_by_status(found.left_out);
  for (const auto& one : found.paths) add_footing(one.path, call.view, answer.footing);
  if (found.paths.empty()) {
    answer.notes.push_back(nothing_found(call, question, answer.truncated.has_value()));
    if (auto covered = cover_nothing_found(answer, call, types); !covered) return fail(covered.error());
  } else if (question.filter.relations.when.during && !question.in_time) {
    answer.notes.emplace_back(
        "Each relation of a path holds on some day of the period; `valid` and `possibly` say on which days "
        "all of "
        "them do. time_respecting=true&waiting=false asks for paths of which all hold on one day of it.");
  }
  auto paths = std::make_shared<const std::vector<FoundPath>>(std::move(found.paths));
  auto labels = std::make_shared<render::Labels>(call.view, language(call));
  answer.rows.count = paths->size();
  answer.rows.at = [paths, labels, times = std::move(times)](std::size_t i) {
    return render::found_path_shape((*paths)[i], i + 1, times, *labels);
  };
  answer.rows.key = [paths, view = call.view](std::size_t i) { return key_of((*paths)[i], view); };
  answer.rows.flatten = render::flat_path;
  return answer;
}

}  // namespace

Result<Reply> get_paths(Call& call) {
  PathQuestion question;
  const bool in_time =
      call.arguments.first(Parameter::kTimeRespecting) == std::optional<std::string_view>("true");
  auto filter = read_step_filter(call, in_time ? TimeDefault::kNone : TimeDefault::kToday);
  if (!filter) return fail(filter.error());
  question.filter = std::move(*filter);
  if (auto read = read_ends_of_paths(call, question); !read) return fail(read.error());
  if (auto read = read_time(call, question); !read) return fail(read.error());
  auto best = read_extent(call, question);
  if (!best) return fail(best.error());
  auto effort = call.effort();
  auto found =
      *best ? find_best_in_time(call.view, question, effort) : find_paths(call.view, question, effort);
  if (!found) return fail(found.error());
  return answer(call, std::move(*found), question, effort);
}

}  // namespace ecgraph::routes
