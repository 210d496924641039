#include "graph/write/check_removals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "graph/write/references.hpp"

namespace ecgraph::write {
namespace {

using Target = Reference::Target;

constexpr std::size_t kNamedMax = 5;

/// Who still refers to what a change takes away.
struct Referrers {
  std::vector<std::string> named;
  std::size_t count = 0;
};

std::optional<StatementKind> kind_of_target(Target target) {
  switch (target) {
    case Target::kEntity:
      return StatementKind::kEntity;
    case Target::kSource:
      return StatementKind::kSource;
    case Target::kRule:
      return StatementKind::kRule;
    case Target::kClause:
    case Target::kPredicate:
      break;  // check_law
  }
  return std::nullopt;
}

bool can_be_referred_to(StatementKind kind) {
  return kind == StatementKind::kEntity || kind == StatementKind::kSource || kind == StatementKind::kRule;
}

class Removals {
 public:
  Removals(const Proposed& proposed, const std::vector<std::size_t>& effective) : proposed_(proposed) {
    for (const std::size_t change : effective) {
      const StatementKey key = key_of_change(proposed.transaction().changes[change]);
      if (can_be_referred_to(key.kind) && takes_away(key, change)) taken_away_.emplace(key, change);
    }
  }

  [[nodiscard]] bool empty() const { return taken_away_.empty(); }

  /// Notes what a statement that stays as it is refers to.
  void look_at(const StatementKey& referrer, const Statement& statement) {
    const Vocabulary& vocabulary = proposed_.newest().vocabulary();
    std::vector<std::size_t> already;  // a statement that refers to something twice is one referrer
    for_each_reference(statement, Pointer(), vocabulary, [&](const Reference& reference) {
      const auto kind = kind_of_target(reference.target);
      if (!kind) return;
      const auto found = taken_away_.find({*kind, std::string(reference.id)});
      if (found == taken_away_.end() || still_fits(reference)) return;
      if (std::ranges::find(already, found->second) != already.end()) return;
      already.push_back(found->second);
      Referrers& referrers = referrers_[found->second];
      if (++referrers.count <= kNamedMax)
        referrers.named.push_back(fmt::format("{} `{}`", word(referrer.kind), referrer.id));
    });
  }

  void report(Faults& faults) const {
    const Transaction& transaction = proposed_.transaction();
    for (const auto& [change, referrers] : referrers_) {
      std::string who = listed(referrers.named, " and ");
      if (referrers.count > kNamedMax) who += fmt::format(" and {} others", referrers.count - kNamedMax);
      const bool retracted = statement_of(transaction.changes[change]) == nullptr;
      faults.add_conflict(change, pointer_to(transaction, change) / (retracted ? "id" : "type"),
                          fmt::format("{} by {}: {} in the same transaction.",
                                      retracted ? "It is still referred to"
                                                : "With this type it no longer fits where it is referred to",
                                      who, retracted ? "retract or correct them" : "correct them"));
    }
  }

 private:
  [[nodiscard]] bool takes_away(const StatementKey& key, std::size_t change) const {
    const Statement* statement = statement_of(proposed_.transaction().changes[change]);
    if (statement == nullptr) return true;
    if (key.kind != StatementKind::kEntity) return false;
    const auto before = proposed_.newest().find(EntityId::trusted(key.id));
    return before && proposed_.newest().head(*before).type != std::get<Entity>(*statement).type;
  }

  [[nodiscard]] bool still_fits(const Reference& reference) const {
    if (reference.target != Target::kEntity) return false;
    const auto type = proposed_.entity_type(reference.id);
    return type && admits(reference, *type, proposed_.newest().vocabulary());
  }

  const Proposed& proposed_;
  std::map<StatementKey, std::size_t> taken_away_;  ///< by what change
  std::map<std::size_t, Referrers> referrers_;      ///< by change
};

}  // namespace

Result<void> check_removals(const Proposed& proposed, const std::vector<std::size_t>& effective,
                            Faults& faults) {
  Removals removals(proposed, effective);
  if (removals.empty()) return {};
  using enum StatementKind;
  for (const StatementKind kind : {kEntity, kRelation, kRule, kClaim, kObservation}) {
    for (const std::string& id : proposed.newest().ids(kind)) {
      const StatementKey key{kind, id};
      const auto change = proposed.change_to(kind, id);
      if (change && std::ranges::binary_search(effective, *change))
        continue;  // looked at as it will be, or gone itself
      const auto statement = proposed.newest().statement(key);
      if (!statement) return fail(statement.error());
      removals.look_at(key, *statement);
    }
  }
  removals.report(faults);
  return {};
}

}  // namespace ecgraph::write
