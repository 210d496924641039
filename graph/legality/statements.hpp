#pragma once
// The statements that answers rest on, by number, so that an answer can name the weakest of them.

#include <string>
#include <vector>

#include "graph/legality/finding.hpp"

namespace ecgraph::legality {

/// A statement, or a part of one, that a verdict may rest on.
struct RecordedStatement {
  enum class Kind : std::uint8_t { kEntity, kRelation, kClause, kPredicate } kind = Kind::kEntity;
  std::string id;                    ///< `rule#clause` of a clause
  Confidence confidence{UINT8_MAX};  ///< highest: it has none of its own
  Verification verification{UINT8_MAX};
  std::string status;  ///< of a relation that is no fact
};

/// They are numbered in the order of adding, from `first` on.
class RecordedStatements {
 public:
  explicit RecordedStatements(StatementNumber first = 0) : first_(first) {}
  /// What rests on this statement alone.
  [[nodiscard]] Grounds add(RecordedStatement statement);
  [[nodiscard]] StatementNumber next() const {
    return first_ + static_cast<StatementNumber>(statements_.size());
  }
  /// Null when it is not one of these.
  [[nodiscard]] const RecordedStatement* find(StatementNumber number) const;

 private:
  StatementNumber first_;
  std::vector<RecordedStatement> statements_;
};

}  // namespace ecgraph::legality
