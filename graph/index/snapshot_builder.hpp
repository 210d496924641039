#pragma once
// Makes the next Snapshot: from the one before and a record of the log, or from the stored versions at the
// start.

#include "graph/index/snapshot.hpp"
#include "graph/model/transaction.hpp"

namespace ecgraph {

namespace store {
class Store;
}

/// Collects versions and finishes a snapshot once. A pure function of what it is given.
class SnapshotBuilder {
 public:
  /// Goes on from `previous`, which must be the newest snapshot.
  explicit SnapshotBuilder(const Snapshot& previous);
  /// Starts over with what `store` holds; entities and relations keep the numbers that `previous` gave them.
  [[nodiscard]] static Result<std::shared_ptr<const Snapshot>> load(const Snapshot& previous,
                                                                    const store::Store& store);
  /// The state after a record that follows on `previous`.
  [[nodiscard]] static Result<std::shared_ptr<const Snapshot>> apply(const Snapshot& previous,
                                                                     const RecordedTransaction& transaction,
                                                                     std::string log_id);

  /// Revisions are added in order, each before the statements that it changed.
  void add_revision(Instant recorded_at, const std::string& author);
  /// The statement stands from `revision` on, in place of its version before.
  [[nodiscard]] Result<void> stand(const Statement& statement, Revision revision);
  /// It stands no longer.
  void retract(const StatementKey& key, Revision revision);
  [[nodiscard]] std::shared_ptr<const Snapshot> finish();

 private:
  struct Counts {
    std::uint64_t all = 0;
    std::array<std::int64_t, std::variant_size_v<Statement>> change{};
  };
  void add(const Entity& entity, Revision revision);
  [[nodiscard]] Result<void> add(const Relation& relation, Revision revision);
  void add_to_type(std::uint32_t relation, RelationType type);
  void add_adjacent(std::uint32_t entity, AdjacencyEntry entry);
  void sort_adjacency();
  void count();
  Counts& counts(Revision revision) { return counts_[revision.number - first_new_revision_]; }

  std::shared_ptr<Snapshot> next_;
  std::size_t first_new_revision_;
  std::vector<Counts> counts_;  ///< by revision, from the first new one on
  std::vector<std::pair<std::uint32_t, AdjacencyEntry>> adjacent_;  ///< new entries, by entity number
};

}  // namespace ecgraph
