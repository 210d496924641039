// /v1/conflicts: statements that cannot all be true, side by side.

#include "graph/query/conflicts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "server/render/conflict_shape.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/listing.hpp"
#include "server/routes/truncation.hpp"

namespace ecgraph::routes {
namespace {

/// Attributes of which the vocabulary says that two values, or their mere presence, are a disagreement.
std::vector<std::string> attributes_that_conflict(const Vocabulary& vocabulary) {
  std::set<std::string> names(vocabulary.disagreement_attributes.begin(),
                              vocabulary.disagreement_attributes.end());
  for (const auto& type : vocabulary.relation_types)
    names.insert(type.one_value_at_a_time.begin(), type.one_value_at_a_time.end());
  return {names.begin(), names.end()};
}

Result<std::set<std::string>> attributes(Call& call) {
  auto known = attributes_that_conflict(call.view.vocabulary());
  std::set<std::string> names;
  for (const auto& word : call.arguments.words(Parameter::kAttributes)) {
    if (std::ranges::find(known, word) == known.end()) {
      auto near = nearest(word, known);
      return fail(Error{ErrorKind::kUnprocessable,
                        fmt::format("\"{}\" is not an attribute of which the vocabulary says that two values "
                                    "cannot both be true.",
                                    word),
                        std::string(declaration(Parameter::kAttributes).name),
                        std::move(known),
                        std::move(near),
                        {}});
    }
    if (names.insert(word).second) call.arguments.resolve(Parameter::kAttributes, word);
  }
  return names;
}

Result<ConflictSelection> selection_of(Call& call) {
  ConflictSelection selection;
  auto named = entities(call, Parameter::kEntity);
  if (!named) return fail(named.error());
  selection.entities = std::move(*named);
  auto types = relation_types(call);
  if (!types) return fail(types.error());
  selection.types = std::move(*types);
  auto values = attributes(call);
  if (!values) return fail(values.error());
  selection.attributes = std::move(*values);
  auto topics = known_words(call, Parameter::kTopic, ids_of(call.view.vocabulary().topics));
  if (!topics) return fail(topics.error());
  selection.topics = std::move(*topics);
  auto metrics = known_words(call, Parameter::kMetric, ids_of(call.view.vocabulary().metrics));
  if (!metrics) return fail(metrics.error());
  selection.metrics = std::move(*metrics);
  auto time = when(call, TimeDefault::kNone);
  if (!time) return fail(time.error());
  selection.certainly_only = time->certainly_only;
  selection.during = time->at ? Interval::day(*time->at) : time->during;
  auto standing = status(call, selection.status);
  if (!standing) return fail(standing.error());
  selection.status = std::move(*standing);
  auto least = confidence(call);
  if (!least) return fail(least.error());
  selection.confidence_at_least = *least;
  return selection;
}

}  // namespace

Result<Reply> get_conflicts(Call& call) {
  auto selection = selection_of(call);
  if (!selection) return fail(selection.error());
  Effort effort = call.effort();
  auto found = find_conflicts(call.view, *selection, effort);
  if (!found) return fail(found.error());
  auto cut =
      truncation(effort, {Parameter::kEntity, Parameter::kType, Parameter::kTopic, Parameter::kMetric});
  if (!cut) return fail(cut.error());
  auto kept = std::make_shared<const std::vector<Conflict>>(std::move(*found));
  auto labels = std::make_shared<render::Labels>(call.view, language(call));
  render::Answer answer;
  answer.truncated = std::move(*cut);
  answer.columns = render::conflict_columns(call.view.vocabulary());
  answer.rows.count = kept->size();
  answer.rows.at = [kept, labels](std::size_t i) { return render::conflict_shape((*kept)[i], *labels); };
  // One observation may be in several conflicts about one metric, in different units.
  answer.rows.key = [](std::size_t i) { return std::to_string(i); };
  answer.rows.flatten = render::statements_of_conflict;
  return answer;
}

}  // namespace ecgraph::routes
