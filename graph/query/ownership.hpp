#pragma once
// Who is owned by whom on a day, directly and through chains, and how much of it belongs to parties that
// count as listed. How that is added up is a method of the vocabulary.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/index/view.hpp"
#include "graph/legality/world.hpp"
#include "graph/query/effort.hpp"

namespace ecgraph {

/// When, and by which method.
struct OwnershipQuestion {
  Day at;
  std::optional<Day> public_by;        ///< listings and holdings public by then alone
  const OwnershipMethod* method;       ///< of the vocabulary
  std::vector<legality::Party> lists;  ///< whose parties count
  bool certainly_only = false;         ///< without what only may hold, or may reach the threshold
};

/// Which way from an entity, and how far. Shares and verdicts are of the whole, however far is shown.
struct OwnershipReach {
  bool owners = true, owned = true;
  std::size_t depth = 1;
};

/// What one party holds of another on the day, by all statements about it.
struct OwnershipLink {
  EntityId owner, owned;
  legality::ShareRange share;
  bool certain = true;       ///< false: a partial date or a statement that is no fact
  bool contradicts = false;  ///< statements that are certain exclude each other
  std::vector<RelationId> statements;
};

/// Links from an owner down to what is owned, by their numbers, and the product of their shares.
struct OwnershipChain {
  std::vector<std::size_t> links;
  legality::ShareRange share;
};

/// A direct owner whose holding counts, or may.
struct CountedOwner {
  EntityId owner;
  legality::ShareRange share, part;  ///< what it holds, and what percentage of that counts
  legality::Kleene listed, counts;   ///< it is on a list itself; it counts as listed
};

/// What listed parties hold of a party, in total, held against the threshold of the method.
struct HeldByListed {
  legality::ShareRange share;
  legality::Kleene reached = legality::Kleene::kUnknown;
  std::vector<std::string> missing;  ///< the facts that would settle it, when it is unknown
  std::vector<CountedOwner> owners;
};

/// Control that is no share: a relation, or a property of what is controlled.
struct ControlLink {
  std::optional<RelationId> relation;
  std::string property;
  EntityId controller, controlled;
};

/// One party of an answer.
struct OwnershipRow {
  enum class Side : std::uint8_t { kItself, kOwner, kOwned } side = Side::kItself;
  EntityId entity;
  std::size_t depth = 0;            ///< links to the entity asked about, at least
  legality::ShareRange share = {};  ///< of an owner, or of what is owned: through all chains
  legality::Kleene listed = legality::Kleene::kUnknown;  ///< it is on a list itself
  legality::Kleene counts = legality::Kleene::kUnknown;  ///< it counts as listed
  HeldByListed by_listed = {};                           ///< of this party
  std::vector<std::size_t> links = {};      ///< the holdings that the chains of this row begin or end with
  std::vector<OwnershipChain> chains = {};  ///< the shortest first
  std::vector<std::string> contradictions = {};  ///< sentences about what is held in this party
  std::vector<ControlLink> control = {};         ///< of the entity asked about: shown, never counted
};
/// `itself`, `owner`, `owned`.
[[nodiscard]] std::string_view word(OwnershipRow::Side side);

/// The parties and the links between them. Rows: the entity itself, its owners, what it owns; each by depth
/// and id.
struct Ownership {
  std::vector<OwnershipRow> rows;
  std::vector<OwnershipLink> links;
};

/// About one entity. Ends early when `effort` is spent. Fails only when the store cannot be read.
[[nodiscard]] Result<Ownership> find_ownership(const View& view, const legality::World& world,
                                               EntityNo entity, const OwnershipQuestion& question,
                                               const OwnershipReach& reach, Effort& effort);

/// Everyone in whom listed parties reach the threshold, or may: those for sure first, then by id.
[[nodiscard]] Ownership find_owned_by_listed(const legality::World& world, const OwnershipQuestion& question,
                                             Effort& effort);

}  // namespace ecgraph
