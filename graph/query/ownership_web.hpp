#pragma once
// What the answers about ownership are made from: the count, and the chains through its web.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "graph/legality/counting.hpp"
#include "graph/query/ownership.hpp"

namespace ecgraph {

/// Counts by the method of the question, within an effort.
class OwnershipCount {
 public:
  OwnershipCount(const legality::World& world, const OwnershipQuestion& question,
                 const std::vector<legality::Party>& start, Effort& effort);

  [[nodiscard]] const legality::Web& web() const { return counting_.web(); }
  /// A row of the party at a place, but for how it is reached.
  [[nodiscard]] OwnershipRow row(std::size_t place) const;
  [[nodiscard]] const EntityId& id(std::size_t place) const;
  /// What of each party belongs to one of them, through all chains.
  [[nodiscard]] std::vector<legality::ShareRange> belongs_to(std::size_t place, Effort& effort) const;

 private:
  [[nodiscard]] HeldByListed by_listed(std::size_t place) const;
  [[nodiscard]] std::vector<std::string> contradictions(std::size_t place) const;

  const legality::World& world_;
  const OwnershipQuestion& question_;
  mutable legality::FactNames facts_;
  legality::Counting counting_;
};

/// Which way chains are followed.
enum class Following { kUp, kDown };

/// Chains from one party, shortest first, none through a party twice, and the links that they are made of.
class OwnershipChains {
 public:
  OwnershipChains(const OwnershipCount& count, bool certainly_only) : count_(count), only_(certainly_only) {}

  /// Where the chains end: places by depth and id, each with its chains.
  struct End {
    std::size_t place, depth;
    std::vector<OwnershipChain> chains;
  };
  /// From a place, at most `depth` links long.
  [[nodiscard]] std::vector<End> follow(std::size_t from, Following way, std::size_t depth, Effort& effort);
  [[nodiscard]] std::vector<OwnershipLink> take_links() && { return std::move(links_); }

 private:
  struct Step {
    std::size_t place, depth;
    std::size_t before;  ///< the step it goes on from
    std::size_t link;
    legality::ShareRange share;
  };
  void go_on(std::size_t number, Following way, Effort& effort);
  void add(std::size_t before, std::size_t to, std::size_t owned, std::size_t stake);
  [[nodiscard]] bool passes(std::size_t number, std::size_t place) const;
  [[nodiscard]] OwnershipChain chain(std::size_t number, Following way) const;
  [[nodiscard]] std::size_t link(std::size_t owned, std::size_t stake);

  const OwnershipCount& count_;
  bool only_;
  std::vector<Step> steps_;
  std::vector<OwnershipLink> links_;
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> numbers_;  ///< of links, by owned and stake
};

}  // namespace ecgraph
