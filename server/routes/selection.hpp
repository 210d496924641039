#pragma once
// Parameters → typed selections: every parameter that several routes share is read here, once, with its
// sentence.

#include <set>
#include <string>
#include <vector>

#include "graph/query/selection.hpp"
#include "server/routes/call.hpp"

namespace ecgraph::routes {

/// What `at` is when the question names no time.
enum class TimeDefault { kNone, kToday };

/// `at`, `during`, `phase`, `holds`, `public_by`. A month or a year in `at` is read as a period.
[[nodiscard]] Result<When> when(Call& call, TimeDefault otherwise);
/// Only `during` and `at`, as the span they cover; empty when neither is given and there is no default.
[[nodiscard]] Result<std::optional<Interval>> span(Call& call, TimeDefault otherwise);

/// Parameters that several questions share, each as its type; kUnprocessable when a word is not one of the
/// vocabulary.
[[nodiscard]] Result<StatusFilter> status(Call& call, StatusFilter otherwise);
[[nodiscard]] Result<std::optional<Confidence>> confidence(Call& call);
[[nodiscard]] Result<Direction> direction(Call& call);
[[nodiscard]] Result<std::set<EntityType>> entity_types(Call& call, Parameter parameter);
[[nodiscard]] Result<std::set<RelationType>> relation_types(Call& call);
/// Entities by id or name, in the order given.
[[nodiscard]] Result<std::vector<EntityNo>> entities(Call& call, Parameter parameter);
/// Countries by ISO code, id or name; kUnprocessable when it is something that no headquarters may be in.
[[nodiscard]] Result<std::vector<EntityNo>> countries(Call& call, Parameter parameter);
/// The entity that a text means, an ISO country code included.
[[nodiscard]] Result<EntityNo> entity(Call& call, Parameter parameter, std::string_view text);
/// The filters that every question about relations takes: type, direction, time, status, confidence,
/// attributes. `statuses` count where the question names none.
[[nodiscard]] Result<void> read_filters(Call& call, RelationSelection& selection, TimeDefault otherwise,
                                        const StatusFilter& statuses = {});
/// The same where the question itself says the day; `at` is left open in `selection`.
[[nodiscard]] Result<void> read_filters_of_days(Call& call, RelationSelection& selection);
/// `subject`, `object`, `entity`, what the ends must be (`subject_type`, `object_country` …), and `ends`
/// where both have to be among the entities.
[[nodiscard]] Result<void> read_ends(Call& call, RelationSelection& selection);
/// Words of which the vocabulary knows those given; kUnprocessable when it does not know one.
[[nodiscard]] Result<std::set<std::string>> known_words(Call& call, Parameter parameter,
                                                        const std::vector<std::string>& known);
/// The ids of declarations, in their order.
template <class Declarations>
[[nodiscard]] std::vector<std::string> ids_of(const Declarations& declarations) {
  std::vector<std::string> ids;
  for (const auto& declared : declarations) ids.push_back(declared.id);
  return ids;
}
/// The fault of a span where `at` asks for one day.
[[nodiscard]] Error one_day_only(std::string_view at);
/// `lang`, resolved.
[[nodiscard]] std::string language(Call& call);

}  // namespace ecgraph::routes
