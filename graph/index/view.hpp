#pragma once
// What readers hold: the graph as recorded at one revision. Immutable, cheap to copy, safe from any thread.
// How it is stored is nobody's business but graph/index/snapshot.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/statement.hpp"
#include "graph/time/instant.hpp"

namespace ecgraph {

/// An entity by its number inside the process; the number of an entity never changes while the process lives.
struct EntityNo {
  std::uint32_t number = 0;
  friend auto operator<=>(const EntityNo&, const EntityNo&) = default;
};
/// A relation by its number inside the process.
struct RelationNo {
  std::uint32_t number = 0;
  friend auto operator<=>(const RelationNo&, const RelationNo&) = default;
};

enum class Direction : std::uint8_t { kOut, kIn, kBoth };

/// All of an entity that filters and labels need.
struct EntityHead {
  const EntityId& id;
  EntityType type;
  std::string_view label;
  Confidence confidence;
  Verification verification;
};

/// All of a relation that filters and scans need; its attributes, sources and texts are fetched with
/// `relation()`.
struct RelationHead {
  RelationNo no;
  EntityNo subject, object;
  RelationType type;
  ClaimStatus status;
  Confidence confidence;
  Verification verification;
  ValidityBounds valid;
  /// The bounds of announced, else published; both the end of time when neither is given.
  Day public_earliest, public_latest;
};

/// One spelling of an entity, for search.
struct NameEntry {
  EntityNo entity;
  std::string_view name, kind, lang, note;
};

class Snapshot;

/// One recorded state to read: a snapshot, as of a revision. Cheap to copy; safe from any thread.
class View {
 public:
  View(std::shared_ptr<const Snapshot> snapshot, Revision as_of)
      : snapshot_(std::move(snapshot)), as_of_(as_of) {}

  [[nodiscard]] Revision revision() const { return as_of_; }
  /// When that revision was recorded; the epoch for the empty graph.
  [[nodiscard]] Instant recorded_at() const;
  [[nodiscard]] const Vocabulary& vocabulary() const;
  /// How many changes the log has up to a revision, which is not behind this state's.
  [[nodiscard]] std::uint64_t changes_until(Revision revision) const;

  // Entities
  /// Entities that stand in this state: by id, its parts without reading the statement, and the statement.
  [[nodiscard]] std::optional<EntityNo> find(const EntityId& id) const;
  [[nodiscard]] EntityHead head(EntityNo entity) const;
  [[nodiscard]] Result<Entity> entity(EntityNo entity) const;
  /// Ordered by id.
  [[nodiscard]] std::vector<EntityNo> entities(std::optional<EntityType> type) const;
  /// Every spelling, in no order.
  void for_each_name(const std::function<void(const NameEntry&)>& visit) const;

  // Relations
  /// The same for relations.
  [[nodiscard]] std::optional<RelationNo> find(const RelationId& id) const;
  [[nodiscard]] const RelationId& id(RelationNo relation) const;
  [[nodiscard]] RelationHead head(RelationNo relation) const;
  [[nodiscard]] Result<Relation> relation(RelationNo relation) const;
  /// The revision that recorded the version which stands; nothing when none does.
  [[nodiscard]] std::optional<Revision> recorded_in(RelationNo relation) const;
  /// The relations at one end, of one type or all, whatever their dates and status. Of a symmetric type both
  /// ends are subject and object: it is visited whichever direction is asked, once. Ordered by type,
  /// direction and start.
  void for_each_relation(EntityNo entity, Direction direction, std::optional<RelationType> type,
                         const std::function<void(const RelationHead&, bool outgoing)>& visit) const;
  /// All relations, of one type or all; ordered by id.
  [[nodiscard]] std::vector<RelationNo> relations(std::optional<RelationType> type) const;

  // The other kinds
  [[nodiscard]] Result<Source> source(const SourceId& id) const;  ///< kNotFound when it does not stand
  /// A rule by id, read from the store; kNotFound when it does not stand.
  [[nodiscard]] Result<Rule> rule(const RuleId& id) const;
  /// Statements without an index, by id; kNotFound when they do not stand.
  [[nodiscard]] Result<Claim> claim(const ClaimId& id) const;
  [[nodiscard]] Result<Observation> observation(const ObservationId& id) const;
  /// The ids of one kind that stand, ordered.
  [[nodiscard]] std::vector<std::string> ids(StatementKind kind) const;
  [[nodiscard]] std::size_t count(StatementKind kind) const;
  [[nodiscard]] bool stands(const StatementKey& key) const;
  /// When the version that stands was recorded; nothing when none does.
  [[nodiscard]] std::optional<Instant> recorded_at(const StatementKey& key) const;
  /// Any statement by key; kNotFound when it does not stand.
  [[nodiscard]] Result<Statement> statement(const StatementKey& key) const;
  /// Whether it was ever recorded up to this revision, retracted since or not.
  [[nodiscard]] bool was_recorded(const StatementKey& key) const;

 private:
  [[nodiscard]] std::optional<Revision> standing_since(const StatementKey& key) const;

  std::shared_ptr<const Snapshot> snapshot_;
  Revision as_of_;
};

}  // namespace ecgraph
