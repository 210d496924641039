#include "graph/legality/exceptions.hpp"

#include <algorithm>

namespace ecgraph::legality {

namespace {

bool lists(const CompiledClause& exception, const std::string& requirement) {
  const auto& overrides = exception.clause->overrides;
  return std::find(overrides.begin(), overrides.end(), requirement) != overrides.end();
}

}  // namespace

Lifting lifting_of(const CompiledClause& requirement, std::span<const Match> exceptions) {
  Lifting lifting{Finding::of(Kleene::kFalse), {}, {}};
  bool first = true;
  for (const auto& exception : exceptions) {
    const auto& clause = *exception.scene->clause;
    if (!lists(clause, requirement.name)) continue;
    const bool usable = clause.clause->usable_without_more_facts;
    const auto value = exception.finding.value;
    if (value == Kleene::kTrue && usable) lifting.by.push_back(&exception);
    if (value == Kleene::kUnknown || (value == Kleene::kTrue && !usable))
      lifting.possible.push_back(&exception);
    if (!usable) continue;
    lifting.lifted = first ? exception.finding : either(std::move(lifting.lifted), exception.finding);
    first = false;
  }
  return lifting;
}

}  // namespace ecgraph::legality
