#include "graph/model/statement.hpp"

#include <algorithm>
#include <array>

namespace ecgraph {
namespace {

/// The words, at the index of their kind's number.
constexpr std::array<std::string_view, 6> kKindWords = {"entity", "relation", "source",
                                                        "rule",   "claim",    "observation"};
static_assert(kKindWords.size() == std::variant_size_v<Statement>);

}  // namespace

std::optional<StatementKind> statement_kind(std::string_view word) {
  const auto found = std::find(kKindWords.begin(), kKindWords.end(), word);
  if (found == kKindWords.end()) return std::nullopt;
  return static_cast<StatementKind>(found - kKindWords.begin());
}

std::string_view word(StatementKind kind) { return kKindWords[static_cast<std::size_t>(kind)]; }

StatementKind kind_of(const Statement& statement) { return static_cast<StatementKind>(statement.index()); }

StatementKey key_of(const Statement& statement) {
  return {kind_of(statement), std::visit([](const auto& one) { return one.id.text(); }, statement)};
}

}  // namespace ecgraph
