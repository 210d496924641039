#pragma once
// The columns of delimited text, and the rule for each.

#include <string>
#include <string_view>
#include <vector>

#include "server/import/csv_rows.hpp"
#include "server/import/format.hpp"
#include "server/import/party_draft.hpp"

namespace ecgraph::import {

/// Matches rows with the rules of a format.
class Columns {
 public:
  /// `names` in their order; unnamed ones at the end do not count. `rules` outlives this.
  Columns(std::vector<std::string> names, const std::vector<FieldRule>& rules,
          std::string_view may_end_after);

  /// Why the row does not fit, as a sentence; empty: it does.
  [[nodiscard]] std::string fault_of(const CsvRow& row) const;
  /// Whether nothing stands in it.
  [[nodiscard]] static bool is_empty(const CsvRow& row);
  /// Whether it is the header once more.
  [[nodiscard]] bool is_header(const CsvRow& row) const;
  /// Hands the fields over.
  void take(const CsvRow& row, PartyDraft& draft) const;
  /// What the rows of one party have in common; empty when each row is a party.
  [[nodiscard]] std::string party_key(const CsvRow& row) const;
  /// The field of a column of that name; empty when there is none.
  [[nodiscard]] std::string_view field(const CsvRow& row, std::string_view name) const;
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

 private:
  std::vector<std::string> names_;
  std::vector<const FieldRule*> rules_;  ///< by column; null: of which the format says nothing
  std::size_t least_ = 0;                ///< columns that a row must have
};

}  // namespace ecgraph::import
