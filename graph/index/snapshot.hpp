#pragma once
// The graph in memory as of one revision, with every version recorded before it: what answers filters, scans
// and traversals, now and as of any earlier revision. Attributes, sources and texts stay in the store and are
// fetched by key. Immutable once published; states share what did not change between them (column.hpp).

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "graph/index/text_arena.hpp"
#include "graph/index/track.hpp"
#include "graph/index/view.hpp"

namespace ecgraph {

namespace store {
class StatementTable;
}

/// One spelling, in the arena.
struct StoredName {
  std::string_view name, kind, lang, note;
};
struct EntityVersion : Recorded {
  EntityType type;
  Confidence confidence;
  Verification verification;
  std::uint32_t first_name = 0, names = 0;  ///< rows of Snapshot::names, the label first
};
struct RelationVersion : Recorded {
  std::uint32_t subject = kNoRow, object = kNoRow;
  RelationType type;
  ClaimStatus status;
  Confidence confidence;
  Verification verification;
  ValidityBounds valid;
  Day public_earliest, public_latest;
};
static_assert(sizeof(RelationVersion) == 56);
struct OtherVersion : Recorded {};

/// A version of a relation at one of its ends. The entries of an entity are sorted by type, direction, start
/// and id; both ends of a symmetric relation count as outgoing in that order.
struct AdjacencyEntry {
  std::uint32_t version = kNoRow;  ///< row of the relations' versions
  RelationType type;
  bool incoming_order = false;  ///< sorted with the incoming ones
  bool outgoing = false;        ///< the entity is the subject
};
static_assert(sizeof(AdjacencyEntry) == 8);
using AdjacencySpan = std::vector<AdjacencyEntry>;

/// One revision: when and by whom it was recorded, how many changes the log has with it, and how many
/// statements of each kind stood.
struct RevisionRow {
  Instant recorded_at;
  std::string_view author;
  std::uint64_t changes = 0;  ///< of all revisions up to this one
  std::array<std::uint32_t, std::variant_size_v<Statement>> standing{};
};

/// All recorded states up to one revision, as columns. Immutable once published.
class Snapshot {
 public:
  explicit Snapshot(const Vocabulary& words) : vocabulary(&words) { revisions.push_back({}); }

  [[nodiscard]] Revision newest() const { return {static_cast<std::uint32_t>(revisions.size() - 1)}; }
  /// The last revision recorded by `instant`.
  [[nodiscard]] Revision recorded_by(Instant instant) const;

  const Vocabulary* vocabulary;
  std::shared_ptr<const store::StatementTable> statements;  ///< what is not in memory
  std::string log_id;
  Column<RevisionRow> revisions{RevisionRow{}};  ///< by revision; row 0 is the empty graph

  Track<EntityId, EntityVersion> entities;
  Track<RelationId, RelationVersion> relations;
  Track<SourceId, OtherVersion> sources;
  Track<RuleId, OtherVersion> rules;
  Track<ClaimId, OtherVersion> claims;
  Track<ObservationId, OtherVersion> observations;

  /// Columns that all kinds share.
  std::shared_ptr<TextArena> texts = std::make_shared<TextArena>();
  Column<StoredName> names{StoredName{}};
  Column<std::shared_ptr<const AdjacencySpan>> adjacency{
      nullptr};                                  ///< by entity number; may be shorter and hold nulls
  std::vector<SortedNumbers> relations_by_type;  ///< whatever type they had in any version

  /// Hands the track of a kind to `visit`.
  template <class Self, class Visit>
  static auto visit_track(Self& self, StatementKind kind, const Visit& visit) {
    switch (kind) {
      case StatementKind::kEntity:
        return visit(self.entities);
      case StatementKind::kRelation:
        return visit(self.relations);
      case StatementKind::kSource:
        return visit(self.sources);
      case StatementKind::kRule:
        return visit(self.rules);
      case StatementKind::kClaim:
        return visit(self.claims);
      case StatementKind::kObservation:
        break;
    }
    return visit(self.observations);
  }
};

}  // namespace ecgraph
