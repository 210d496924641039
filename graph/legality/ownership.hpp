#pragma once
// The affiliates test of a buyer: whether owners that count as listed hold the threshold or more of it
// (legality.md, Owners), with its proof and the strictest policy of the listings behind it.

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graph/legality/counting.hpp"
#include "graph/legality/proof.hpp"

namespace ecgraph::legality {

/// The cascade above one party (or one that is only described, by its stakes).
class Cascade {
 public:
  Cascade(const CountingInput& input, std::vector<Stake> stakes, std::string owned_name, FactNames& facts);
  /// Whether owners that count as listed hold the threshold or more, together.
  [[nodiscard]] Finding owned_by_listed(Recorder at);
  /// The strictest policy of the listings that make up the share, when it is reached for sure.
  [[nodiscard]] std::optional<ReviewPolicy> policy() const { return strictest(stakes_); }

 private:
  void settle_policies();
  [[nodiscard]] std::optional<ReviewPolicy> strictest(const std::vector<Stake>& stakes) const;
  void record(const std::vector<Stake>& stakes, Recorder at, std::set<Party>& seen) const;

  std::vector<Stake> stakes_;
  std::string owned_name_;
  FactNames& facts_;
  Counting counting_;
  std::vector<std::optional<ReviewPolicy>> policies_;  ///< of what counts for sure, by its place in the web
};

}  // namespace ecgraph::legality
