#pragma once
// The state that a transaction would lead to: the newest one with its changes on top.

#include <array>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string_view>

#include "graph/index/view.hpp"
#include "graph/model/transaction.hpp"

namespace ecgraph::write {

/// Refers to the transaction and the view, which outlive it. Of two changes to one statement the first
/// counts. `granted` are statements that the author wrote and nobody could read: whoever refers to them is
/// not at fault.
class Proposed {
 public:
  Proposed(const Transaction& transaction, const View& newest, std::span<const StatementKey> granted = {});

  /// Whether the statement will stand, or would, had it been readable.
  [[nodiscard]] bool is_granted(StatementKind kind, std::string_view id) const;

  /// Whether the statement stands afterwards.
  [[nodiscard]] bool stands(StatementKind kind, std::string_view id) const;
  /// The type of an entity that stands afterwards.
  [[nodiscard]] std::optional<EntityType> entity_type(std::string_view id) const;
  /// The change to a statement, by number.
  [[nodiscard]] std::optional<std::size_t> change_to(StatementKind kind, std::string_view id) const;
  /// The ids of a kind that stand afterwards, ordered.
  [[nodiscard]] std::vector<std::string> ids(StatementKind kind) const;
  /// A rule as it stands afterwards.
  [[nodiscard]] Result<Rule> rule(const std::string& id) const;

  [[nodiscard]] const View& newest() const { return newest_; }
  [[nodiscard]] const Transaction& transaction() const { return transaction_; }

 private:
  const Transaction& transaction_;
  const View& newest_;
  std::set<StatementKey> granted_;
  std::array<std::map<std::string, std::size_t, std::less<>>, std::variant_size_v<Statement>>
      changes_;  ///< by kind, id
};

/// What a change says; null for a retraction.
[[nodiscard]] const Statement* statement_of(const Change& change);
[[nodiscard]] StatementKey key_of_change(const Change& change);

}  // namespace ecgraph::write
