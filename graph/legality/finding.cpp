#include "graph/legality/finding.hpp"

#include <algorithm>

namespace ecgraph::legality {

namespace {

/// Combines two parts of which `deciding` is the value that settles the whole by itself.
Finding combine(Finding a, const Finding& b, Kleene deciding) {
  if (a.value == b.value) {
    if (a.value == deciding) {
      a.grounds = Grounds::better(a.grounds, b.grounds);
    } else {
      a.grounds.rest_on(b.grounds);
      if (a.value == Kleene::kUnknown) add_missing(a.missing, b.missing);
    }
    return a;
  }
  if (a.value == deciding) return a;
  if (b.value == deciding) return b;
  return a.value == Kleene::kUnknown ? a : b;
}

}  // namespace

std::optional<Confidence> Grounds::recorded_confidence() const {
  return confidence.rank == UINT8_MAX ? std::nullopt : std::optional(confidence);
}

std::optional<Verification> Grounds::recorded_verification() const {
  return verification.rank == UINT8_MAX ? std::nullopt : std::optional(verification);
}

void FewStatements::add(const FewStatements& others) {
  std::array<StatementNumber, 2 * kMost> both{};
  const auto mine = all(), theirs = others.all();
  const auto end = std::set_union(mine.begin(), mine.end(), theirs.begin(), theirs.end(), both.begin());
  size_ = static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(end - both.begin(), kMost));
  std::copy_n(both.begin(), size_, numbers_.begin());
}

Grounds Grounds::of(Confidence confidence, Verification verification, StatementNumber statement,
                    bool is_fact) {
  const FewStatements it(statement);
  return {confidence, verification, it, it, is_fact ? FewStatements() : it};
}

void Grounds::rest_on(const Grounds& other) {
  const auto lower = [](auto& mine, auto& named, const auto& theirs, const FewStatements& named_there) {
    if (theirs < mine) named = named_there;
    if (theirs == mine) named.add(named_there);
    mine = std::min(mine, theirs);
  };
  lower(confidence, least_confident, other.confidence, other.least_confident);
  lower(verification, least_verified, other.verification, other.least_verified);
  contested.add(other.contested);
}

Grounds Grounds::better(const Grounds& a, const Grounds& b) {
  if (a.confidence != b.confidence) return a.confidence > b.confidence ? a : b;
  return a.verification > b.verification ? a : b;
}

FactNumber FactNames::number(std::string_view name) {
  const auto found = numbers_.find(name);
  if (found != numbers_.end()) return found->second;
  const auto number = static_cast<FactNumber>(names_.size());
  names_.emplace_back(name);
  numbers_.emplace(std::string(name), number);
  return number;
}

Finding both(Finding a, const Finding& b) { return combine(std::move(a), b, Kleene::kFalse); }
Finding either(Finding a, const Finding& b) { return combine(std::move(a), b, Kleene::kTrue); }

Finding negation(Finding a) {
  a.value = negation(a.value);
  return a;
}

void add_missing(std::vector<FactNumber>& to, const std::vector<FactNumber>& more) {
  for (const auto fact : more) {
    const auto place = std::lower_bound(to.begin(), to.end(), fact);
    if (place == to.end() || *place != fact) to.insert(place, fact);
  }
}

}  // namespace ecgraph::legality
