#include "graph/write/proposed.hpp"

#include <algorithm>

namespace ecgraph::write {

const Statement* statement_of(const Change& change) {
  if (const auto* asserted = std::get_if<Assert>(&change)) return &asserted->statement;
  const auto* corrected = std::get_if<Correct>(&change);
  return corrected == nullptr ? nullptr : &corrected->statement;
}

StatementKey key_of_change(const Change& change) {
  const Statement* statement = statement_of(change);
  return statement == nullptr ? std::get<Retract>(change).key : key_of(*statement);
}

bool Proposed::is_granted(StatementKind kind, std::string_view id) const {
  return !granted_.empty() && granted_.contains({kind, std::string(id)});
}

Proposed::Proposed(const Transaction& transaction, const View& newest, std::span<const StatementKey> granted)
    : transaction_(transaction), newest_(newest), granted_(granted.begin(), granted.end()) {
  for (std::size_t i = 0; i < transaction.changes.size(); ++i) {
    const StatementKey key = key_of_change(transaction.changes[i]);
    changes_[static_cast<std::size_t>(key.kind)].try_emplace(key.id, i);
  }
}

std::optional<std::size_t> Proposed::change_to(StatementKind kind, std::string_view id) const {
  const auto& of_kind = changes_[static_cast<std::size_t>(kind)];
  const auto found = of_kind.find(id);
  return found == of_kind.end() ? std::nullopt : std::optional(found->second);
}

bool Proposed::stands(StatementKind kind, std::string_view id) const {
  if (const auto change = change_to(kind, id)) return statement_of(transaction_.changes[*change]) != nullptr;
  return newest_.stands({kind, std::string(id)});
}

std::optional<EntityType> Proposed::entity_type(std::string_view id) const {
  if (const auto change = change_to(StatementKind::kEntity, id)) {
    const Statement* statement = statement_of(transaction_.changes[*change]);
    return statement == nullptr ? std::nullopt : std::optional(std::get<Entity>(*statement).type);
  }
  const auto entity = newest_.find(EntityId::trusted(std::string(id)));
  return entity ? std::optional(newest_.head(*entity).type) : std::nullopt;
}

std::vector<std::string> Proposed::ids(StatementKind kind) const {
  std::vector<std::string> standing = newest_.ids(kind);
  const auto& of_kind = changes_[static_cast<std::size_t>(kind)];
  std::erase_if(standing, [&](const std::string& id) { return of_kind.contains(id); });
  for (const auto& [id, change] : of_kind) {
    if (statement_of(transaction_.changes[change]) != nullptr) standing.push_back(id);
  }
  std::ranges::sort(standing);
  return standing;
}

Result<Rule> Proposed::rule(const std::string& id) const {
  const auto change = change_to(StatementKind::kRule, id);
  if (!change) return newest_.rule(RuleId::trusted(id));
  return std::get<Rule>(*statement_of(transaction_.changes[*change]));
}

}  // namespace ecgraph::write
