#pragma once
// What the graph can be told: entities, relations, sources, claims and observations (rules: rule.hpp).

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "graph/model/ids.hpp"
#include "graph/model/rule.hpp"
#include "graph/model/value.hpp"
#include "graph/time/validity.hpp"
#include "schema/vocabulary.hpp"

namespace ecgraph {

/// A spelling of an entity. `kind` is a name kind of the vocabulary; the first name is the label. A name with
/// a `note`
/// ("metonym", "brand") is found by search, and resolves only when nothing else bears it.
struct Name {
  std::string name, kind, lang;
  std::optional<EdtfDate> until;  ///< of a former name
  std::string note;
  friend bool operator==(const Name&, const Name&) = default;
};

/// A thing that statements are about.
struct Entity {
  EntityId id;
  EntityType type;
  std::vector<Name> names;  ///< at least one, the label first
  NamedValues properties;
  Confidence confidence;
  Verification verification;
  std::vector<SourceId> sources;
  std::string note;
  [[nodiscard]] const std::string& label() const { return names.front().name; }
  friend bool operator==(const Entity&, const Entity&) = default;
};

/// A dated, sourced relation between two entities.
struct Relation {
  RelationId id;
  RelationType type;
  EntityId subject, object;
  Validity valid;
  std::optional<EdtfDate> announced, published;
  NamedValues attributes;
  ClaimStatus status;
  Confidence confidence;
  Verification verification;
  std::vector<SourceId> sources;
  std::string wording;  ///< of its dates, in the source's own words
  friend bool operator==(const Relation&, const Relation&) = default;
};

/// What statements are cited by.
struct Source {
  SourceId id;
  std::string citation, title, publisher;
  std::optional<EdtfDate> date;
  std::vector<std::string> urls;
  std::string archived;
  Verification verification;
  std::string note;
  friend bool operator==(const Source&, const Source&) = default;
};

/// What somebody says about an entity: never used by a traversal of facts.
struct Claim {
  ClaimId id;
  std::string topic;
  EntityId subject;
  std::vector<EntityId> about;
  std::string value;
  std::optional<EntityId> addressee;
  std::vector<EntityId> asserted_by;  ///< original claimant first, last publisher last
  std::string attribution;            ///< who has no entity, as text
  std::optional<EdtfDate> published, holds;
  ClaimStatus status;
  Confidence confidence;
  Verification verification;
  std::vector<SourceId> sources;
  std::string article, wording, note;
  friend bool operator==(const Claim&, const Claim&) = default;
};

/// One number of an observation, in a declared metric.
struct Figure {
  std::string metric;
  DecimalRange value;  ///< low == high: one number
  std::string unit, bound;
  friend bool operator==(const Figure&, const Figure&) = default;
};
/// A dated number about an entity.
struct Observation {
  ObservationId id;
  EntityId subject;
  std::vector<EntityId> about;
  std::vector<Figure> figures;
  std::optional<EdtfDate> period;
  std::vector<EntityId> asserted_by;
  std::string attribution;
  std::optional<EdtfDate> published;
  ClaimStatus status;
  Confidence confidence;
  Verification verification;
  std::vector<SourceId> sources;
  std::string article, wording, note;
  friend bool operator==(const Observation&, const Observation&) = default;
};

/// The kinds, in the order of the alternatives of Statement. The numbers reach the disk: never change them.
enum class StatementKind : std::uint8_t {
  kEntity = 0,
  kRelation = 1,
  kSource = 2,
  kRule = 3,
  kClaim = 4,
  kObservation = 5
};
using Statement = std::variant<Entity, Relation, Source, Rule, Claim, Observation>;

/// `entity`, `relation` …; nothing for other words.
[[nodiscard]] std::optional<StatementKind> statement_kind(std::string_view word);
[[nodiscard]] std::string_view word(StatementKind kind);
[[nodiscard]] StatementKind kind_of(const Statement& statement);

/// A statement's address: ids are unique within a kind.
struct StatementKey {
  StatementKind kind;
  std::string id;
  friend auto operator<=>(const StatementKey&, const StatementKey&) = default;
};
[[nodiscard]] StatementKey key_of(const Statement& statement);

}  // namespace ecgraph
