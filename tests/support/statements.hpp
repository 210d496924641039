#pragma once
// Statements for small hand-made worlds, written short: what a test does not name is "fact", "high" and
// "verified".

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/model/statement.hpp"
#include "schema/vocabulary_reader.hpp"

namespace ecgraph::tests {

inline const Vocabulary& words() { return built_in_vocabulary(); }
inline Day day(std::string_view text) { return Day::parse(text).value(); }
inline EdtfDate date(std::string_view text) { return EdtfDate::parse(text).value(); }
inline Decimal decimal(std::string_view text) { return Decimal::parse(text).value(); }
inline EntityId entity_id(std::string_view text) { return EntityId::parse(text, "id").value(); }
inline EntityType entity_type(std::string_view id) { return words().entity_type(id).value(); }
inline RelationType relation_type(std::string_view id) { return words().relation_type(id).value(); }
inline ClaimStatus status(std::string_view id) { return words().claim_status(id).value(); }
inline Confidence confidence(std::string_view id) { return words().confidence(id).value(); }

/// A half-open span of days.
inline Interval days(std::string_view from, std::string_view until) {
  return Interval::make(day(from), day(until)).value();
}

/// `from` and `until` as a statement document writes them: empty is absent, `..` an open start.
inline Validity valid(std::string_view from, std::string_view until = {}) {
  const bool open_start = from == "..";
  const auto start = from.empty() || open_start ? std::nullopt : std::optional(date(from));
  return Validity::make(start, until.empty() ? std::nullopt : std::optional(date(until)), open_start).value();
}

/// The source that every statement made here rests on.
inline Source a_source() {
  return {SourceId::trusted("a-source"),
          "1 FR 1",
          "A source",
          {},
          std::nullopt,
          {},
          {},
          words().verification("verified").value(),
          {}};
}

inline Name label(std::string name) { return {std::move(name), "label", {}, std::nullopt, {}}; }
inline Name alias(std::string name, std::string note = {}) {
  return {std::move(name), "alias", {}, std::nullopt, std::move(note)};
}
inline Name former(std::string name) { return {std::move(name), "former", {}, std::nullopt, {}}; }

/// With its id for a label, unless `names` are given.
inline Entity entity(std::string_view id, std::string_view type, std::vector<Name> names = {},
                     NamedValues properties = {}) {
  if (names.empty()) names.push_back(label(std::string(id)));
  return {entity_id(id),      entity_type(type),
          std::move(names),   std::move(properties),
          confidence("high"), words().verification("verified").value(),
          {a_source().id},    {}};
}

inline Relation relation(std::string_view id, std::string_view type, std::string_view subject,
                         std::string_view object, Validity when = {}) {
  return {RelationId::trusted(std::string(id)),
          relation_type(type),
          entity_id(subject),
          entity_id(object),
          std::move(when),
          std::nullopt,
          std::nullopt,
          {},
          status("fact"),
          confidence("high"),
          words().verification("verified").value(),
          {a_source().id},
          {}};
}

/// One property or attribute with one value.
inline NamedValue value(std::string name, Scalar scalar) { return {std::move(name), {std::move(scalar)}}; }

}  // namespace ecgraph::tests
