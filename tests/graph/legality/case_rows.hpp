#pragma once
// The rows of tests/graph/legality/cases: one question each, and what the rule text answers to it. A file is
// about a rule or a few; its head says what that text says.
//
// Every file has the columns item, destination, day, verdict, review, exceptions and clauses (those left
// over, or those that the exception lifts). An item is an id or figures (`tpp=4800 tops.8=600
// maker_headquarters=CN`); an end user is as end_user reads it. A file may add: exporter, letters
// (`exclude`), public by, view (`text`), regime, and
//   without             clauses left out of account
//   because             clauses that decide although no other column shows them: without each the answer is
//   another beside              clauses shown beside the verdict, `possible` before one that perhaps matches
//   were it such goods  the verdict if the item were among the goods that the clause under `because` names

#include <set>
#include <string>
#include <vector>

#include "tests/graph/legality/worlds.hpp"
#include "tests/support/table.hpp"

namespace ecgraph::tests {

/// A row, and the file in which it stands.
struct Case {
  std::string file;
  TableRow row;
  /// Empty where the file has no such column.
  [[nodiscard]] std::string operator[](const std::string& column) const;
  /// `us-entity-list.txt:12`, for messages.
  [[nodiscard]] std::string where() const { return file + ":" + std::to_string(row.line); }
};

/// Every row of every table with verdicts, read once.
[[nodiscard]] const std::vector<Case>& cases();
/// The words of a cell, apart from `possible`.
[[nodiscard]] std::vector<std::string> words_of(const std::string& cell);

/// The question that a row asks.
[[nodiscard]] legality::Question asked(const Case& row);
/// Takes the clause (`rule#clause`) out of the law of a question.
void leave_out(legality::Question& question, const std::string& clause);
/// The question, were its item among the goods of the clause.
void let_it_be_such_goods(legality::Question& question, const std::string& clause);

/// All that the columns of a row can tell apart, and what is missing, as one text.
[[nodiscard]] std::string told_whole(const legality::ItemAnswer& answer);
/// The clauses beside the verdict, as a row names them.
[[nodiscard]] std::string beside(const legality::ItemAnswer& answer);
/// The clauses that decide the row or, under `beside`, are shown with it.
[[nodiscard]] std::set<std::string> deciding(const Case& row);

}  // namespace ecgraph::tests
