#include "graph/legality/change.hpp"

#include <algorithm>

namespace ecgraph::legality {
namespace {

bool same(const Requirement& a, const Requirement& b) {
  return a.clause == b.clause && a.review_policy == b.review_policy;
}
bool same(const ExceptionUse& a, const ExceptionUse& b) { return a.id == b.id && a.applies == b.applies; }

template <class Use>
bool differ(const std::vector<Use>& a, const std::vector<Use>& b) {
  return !std::is_permutation(a.begin(), a.end(), b.begin(), b.end(),
                              [](const Use& x, const Use& y) { return same(x, y); });
}

std::vector<std::string> clauses_of(const Piece& piece) {
  std::vector<std::string> clauses;
  for (const auto& requirement : piece.requirements) clauses.push_back(requirement.clause);
  for (const auto& exception : piece.exceptions) clauses.push_back(exception.id);
  return clauses;
}

/// Those of `a` that are not in `b`.
std::vector<std::string> without(std::vector<std::string> a, const std::vector<std::string>& b) {
  std::erase_if(a, [&](const std::string& clause) { return std::ranges::find(b, clause) != b.end(); });
  return a;
}

const std::string& name_of(const Requirement& requirement) { return requirement.clause; }
const std::string& name_of(const ExceptionUse& exception) { return exception.id; }

/// Adds what has its name in both lists, and is not the same.
template <class Use>
void add_altered(const std::vector<Use>& a, const std::vector<Use>& b, std::vector<std::string>& names) {
  for (const auto& later : b) {
    const auto earlier =
        std::ranges::find_if(a, [&](const Use& use) { return name_of(use) == name_of(later); });
    if (earlier != a.end() && !same(*earlier, later)) names.push_back(name_of(later));
  }
}

}  // namespace

std::vector<std::string_view> Change::members() const {
  std::vector<std::string_view> names;
  for (const auto& [differs, name] :
       {std::pair{verdict, "verdict"}, std::pair{review_policy, "review_policy"},
        std::pair{exceptions, "exceptions"}, std::pair{requirements, "requirements"},
        std::pair{missing, "missing"}, std::pair{launch, "not_yet_launched"}}) {
    if (differs) names.emplace_back(name);
  }
  return names;
}

Change change_between(const Piece& before, const Piece& after) {
  const auto first = clauses_of(before), second = clauses_of(after);
  Change change{before.verdict != after.verdict,
                before.review_policy != after.review_policy,
                differ(before.exceptions, after.exceptions),
                differ(before.requirements, after.requirements),
                before.missing != after.missing,
                before.not_yet_launched != after.not_yet_launched,
                without(second, first),
                without(first, second),
                {}};
  add_altered(before.requirements, after.requirements, change.altered);
  add_altered(before.exceptions, after.exceptions, change.altered);
  return change;
}

}  // namespace ecgraph::legality
