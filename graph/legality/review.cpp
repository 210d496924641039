#include "graph/legality/review.hpp"

#include <algorithm>

namespace ecgraph::legality {

namespace {

bool speaks_of(const CompiledClause& policy, const std::string& requirement) {
  const auto& names = policy.clause->applies_to;
  return std::find(names.begin(), names.end(), requirement) != names.end();
}

/// The last in the order of strictness: what stands where nothing is said.
ReviewPolicy least_strict(const Vocabulary& vocabulary) {
  return {static_cast<std::uint8_t>(
      vocabulary.review_policies.empty() ? 0 : vocabulary.review_policies.size() - 1)};
}

}  // namespace

Review review_of(const Vocabulary& vocabulary, const ClauseScene& requirement,
                 std::span<const Match> policies) {
  std::vector<const Match*> speaking;
  for (const auto& policy : policies) {
    if (policy.finding.value != Kleene::kFalse && policy.scene->review &&
        speaks_of(*policy.scene->clause, requirement.clause->name)) {
      speaking.push_back(&policy);
    }
  }
  // Of the same priority the strictest first.
  std::stable_sort(speaking.begin(), speaking.end(), [](const Match* a, const Match* b) {
    const auto first = a->scene->clause->clause->priority;
    const auto second = b->scene->clause->clause->priority;
    return first != second ? first > second : *a->scene->review < *b->scene->review;
  });
  Review review{requirement.review.value_or(least_strict(vocabulary)), {}, {}};
  std::vector<const Match*> undecided;
  for (const auto* policy : speaking) {
    if (policy->finding.value == Kleene::kUnknown) {
      undecided.push_back(policy);
      continue;
    }
    review.policy = *policy->scene->review;
    review.grounds = policy->finding.grounds;
    break;
  }
  const auto settled = review.policy;
  for (const auto* policy : undecided) {
    if (*policy->scene->review == settled) continue;
    review.policy = std::min(review.policy, *policy->scene->review);
    review.grounds.rest_on(policy->finding.grounds);
    add_missing(review.missing, policy->finding.missing);
  }
  return review;
}

}  // namespace ecgraph::legality
