#include "graph/query/footing.hpp"

#include <algorithm>

namespace ecgraph {
namespace {

constexpr std::size_t kFew = 4;

bool holds(const std::vector<RelationHead>& heads, const RelationHead& head) {
  return std::ranges::find(heads, head.no, &RelationHead::no) != heads.end();
}

void add_to(std::vector<RelationHead>& few, const RelationHead& head) {
  if (few.size() < kFew && !holds(few, head)) few.push_back(head);
}

/// Keeps those with the lowest rank.
template <class Rank>
void keep_lowest(std::vector<RelationHead>& few, Rank& lowest, Rank rank, const RelationHead& head,
                 bool is_first) {
  if (is_first || rank < lowest) {
    lowest = rank;
    few.clear();
  }
  if (rank == lowest) add_to(few, head);
}

}  // namespace

void Footing::add(const RelationHead& head, const Vocabulary& vocabulary) {
  keep_lowest(least_confident_, confidence_, head.confidence, head, !any_);
  keep_lowest(least_verified_, verification_, head.verification, head, !any_);
  if (head.status != vocabulary.default_status) add_to(contested_, head);
  any_ = true;
}

std::vector<RelationHead> Footing::weakest(const Vocabulary& vocabulary) const {
  auto all = contested_;
  const auto add = [&](const std::vector<RelationHead>& few) {
    for (const auto& head : few)
      if (!holds(all, head)) all.push_back(head);
  };
  if (confidence_.rank + 1U < vocabulary.confidences.size()) add(least_confident_);
  if (verification_.rank + 1U < vocabulary.verifications.size()) add(least_verified_);
  return all;
}

}  // namespace ecgraph
