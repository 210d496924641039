#include "graph/legality/statements.hpp"

namespace ecgraph::legality {

Grounds RecordedStatements::add(RecordedStatement statement) {
  const auto number = next();
  statements_.push_back(std::move(statement));
  const auto& added = statements_.back();
  return Grounds::of(added.confidence, added.verification, number, added.status.empty());
}

const RecordedStatement* RecordedStatements::find(StatementNumber number) const {
  if (number < first_ || number >= next()) return nullptr;
  return &statements_[number - first_];
}

}  // namespace ecgraph::legality
