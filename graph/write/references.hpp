#pragma once
// What a statement refers to, and where in its document: the one list of references, used to see that what a
// new statement names exists, and that what is retracted is named by nothing.

#include <functional>
#include <string_view>
#include <vector>

#include "graph/model/statement.hpp"
#include "schema/document.hpp"

namespace ecgraph::write {

/// One reference. An entity must be of one of `types` or `type_words`, whichever is set.
struct Reference {
  enum class Target : std::uint8_t { kEntity, kSource, kRule, kClause, kPredicate };
  Target target = Target::kEntity;
  std::string_view id;  ///< of a clause `rule#clause`
  Pointer at;
  std::string_view role;  ///< "subject", "headquarters": what the entity is in the statement, for messages
  const std::vector<EntityType>* types = nullptr;
  const std::vector<std::string>* type_words = nullptr;
};

using VisitReference = std::function<void(const Reference&)>;

/// Visits every reference of a statement, in the order of its document; `at` is where the statement stands.
void for_each_reference(const Statement& statement, const Pointer& at, const Vocabulary& vocabulary,
                        const VisitReference& visit);

/// Whether an entity of this type may stand there.
[[nodiscard]] bool admits(const Reference& reference, EntityType type, const Vocabulary& vocabulary);
/// The ids of the types that may stand there.
[[nodiscard]] std::vector<std::string> admitted(const Reference& reference, const Vocabulary& vocabulary);

}  // namespace ecgraph::write
