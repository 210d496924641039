#pragma once
// What an answer made of relations rests on: the least sure of them.

#include <vector>

#include "graph/index/view.hpp"

namespace ecgraph {

/// The lowest confidence and verification among relations, and a few of those that have them or are no facts.
class Footing {
 public:
  /// One more relation that the answer rests on; the same may be added again. Of equals the first are named.
  void add(const RelationHead& head, const Vocabulary& vocabulary);

  /// Whether the answer rests on any relation.
  [[nodiscard]] bool is_any() const { return any_; }
  [[nodiscard]] Confidence confidence() const { return confidence_; }
  [[nodiscard]] Verification verification() const { return verification_; }
  /// Those that are no facts (reported, disputed …), then those with the lowest confidence and with the
  /// lowest verification, where that is not the highest there is; a few of each, each once.
  [[nodiscard]] std::vector<RelationHead> weakest(const Vocabulary& vocabulary) const;

 private:
  bool any_ = false;
  Confidence confidence_{};
  Verification verification_{};
  std::vector<RelationHead> contested_, least_confident_, least_verified_;
};

}  // namespace ecgraph
