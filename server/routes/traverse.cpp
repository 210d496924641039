// /v1/traverse: what can be reached from entities, and by which ways.

#include <array>

#include "server/render/path_shape.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/listing.hpp"
#include "server/routes/posted_question.hpp"
#include "server/routes/step_filter.hpp"
#include "server/routes/traversal_document.hpp"
#include "server/routes/truncation.hpp"

namespace ecgraph::routes {
namespace {

Result<PathsShown> shown_of(Call& call) {
  static constexpr std::array<std::string_view, 3> kWords{"none", "shortest", "all"};
  auto word = call.arguments.word(Parameter::kPaths, kWords, "shortest");
  if (!word) return fail(word.error());
  return *paths_shown(*word);
}

/// The mark of an answer to parameters that was cut.
Result<std::optional<render::Truncated>> cut_of_parameters(const Effort& effort) {
  return truncation(effort, {Parameter::kType, Parameter::kDepth, Parameter::kAt, Parameter::kAvoidType,
                             Parameter::kPaths});
}

/// The same of an answer to steps, which have members of their own.
Result<std::optional<render::Truncated>> cut_of_steps(const Effort& effort) {
  auto cut = truncation(effort, {});
  if (cut && *cut) (*cut)->narrow_with = {"steps", "types", "entity_types", "drop", "paths"};
  return cut;
}

Result<Reply> answer(Call& call, Traversed found, const std::vector<StepFilter>& filters, PathsShown shown,
                     Result<std::optional<render::Truncated>> cut) {
  if (!cut) return fail(cut.error());
  render::Answer answer;
  answer.truncated = std::move(*cut);
  const auto types = types_of(filters);
  auto times = times_of(filters);
  const std::vector<RelationType> listed(types.begin(), types.end());
  answer.columns =
      render::reached_columns(call.view.vocabulary(), listed, times.back().asked, shown != PathsShown::kNone);
  if (!found.left_out.empty()) answer.left_out["status"] = left_out_by_status(found.left_out);
  if (found.results.empty()) {
    if (auto covered = cover_nothing_found(answer, call, types); !covered) return fail(covered.error());
  }
  for (const auto& reached : found.results) {
    for (const auto& path : reached.paths) add_footing(path, call.view, answer.footing);
  }
  auto results = std::make_shared<const std::vector<Reached>>(std::move(found.results));
  auto labels = std::make_shared<render::Labels>(call.view, language(call));
  answer.rows.count = results->size();
  answer.rows.at = [results, labels, times = std::move(times)](std::size_t i) {
    return render::reached_shape((*results)[i], times, *labels);
  };
  answer.rows.key = [results, view = call.view](std::size_t i) {
    return view.head((*results)[i].entity).id.text();
  };
  answer.rows.flatten = render::flat_reached;
  return answer;
}

Result<Reply> answer_stepped(Call& call, const Document& document) {
  auto question = read_stepped(call, document);
  if (!question) return fail(question.error());
  auto effort = call.effort();
  auto found = traverse_steps(call.view, question->from, question->steps, question->shown, effort);
  if (!found) return fail(found.error());
  return answer(call, std::move(*found), question->steps, question->shown, cut_of_steps(effort));
}

Result<Reply> answer_by_parameters(Call& call) {
  auto from = entities(call, Parameter::kFrom);
  if (!from) return fail(from.error());
  if (from->empty())
    return fail(ErrorKind::kUnreadable, "From where? Name one entity or more: from=smic.", "from");
  auto filter = read_step_filter(call, TimeDefault::kToday);
  if (!filter) return fail(filter.error());
  auto depth = whole_number(call, Parameter::kDepth, call.service.limits().hops_max);
  if (!depth) return fail(depth.error());
  call.arguments.resolve(Parameter::kDepth, std::to_string(depth->value_or(1)));
  auto shown = shown_of(call);
  if (!shown) return fail(shown.error());
  auto effort = call.effort();
  auto found = traverse(call.view, *from, *filter, depth->value_or(1), *shown, effort);
  if (!found) return fail(found.error());
  return answer(call, std::move(*found), {*filter}, *shown, cut_of_parameters(effort));
}

Result<Reply> answer_whole(Call& call, Document document) {
  return answer_document(call, document,
                         [&document](Call& asked) { return answer_stepped(asked, document); });
}

}  // namespace

Result<Reply> get_traverse(Call& call) {
  auto document = linked_document(call);
  if (!document) return fail(document.error());
  if (!*document) return answer_by_parameters(call);
  auto reply = answer_whole(call, std::move(**document));
  if (!reply) reply.error().field = declaration(Parameter::kBody).name;
  return reply;
}

Result<Reply> post_traverse(Call& call) {
  auto document = posted_document(call);
  if (!document) return fail(document.error());
  return answer_whole(call, std::move(*document));
}

}  // namespace ecgraph::routes
