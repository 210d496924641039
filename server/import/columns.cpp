#include "server/import/columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

namespace ecgraph::import {

Columns::Columns(std::vector<std::string> names, const std::vector<FieldRule>& rules,
                 std::string_view may_end_after)
    : names_(std::move(names)) {
  while (!names_.empty() && names_.back().empty()) names_.pop_back();
  for (const std::string& name : names_) rules_.push_back(rule_of(rules, name));
  const auto last = std::ranges::find(names_, may_end_after);
  least_ = last == names_.end() ? names_.size() : static_cast<std::size_t>(last - names_.begin()) + 1;
}

std::string Columns::fault_of(const CsvRow& row) const {
  if (!row.fault.empty()) return row.fault;
  std::size_t size = row.fields.size();
  while (size > names_.size() && row.fields[size - 1].empty()) --size;
  if (size >= least_ && size <= names_.size()) return {};
  return fmt::format("The row has {} column{}, and {} {} expected.", size, size == 1 ? "" : "s",
                     names_.size(), names_.size() == 1 ? "is" : "are");
}

bool Columns::is_empty(const CsvRow& row) {
  return row.fault.empty() &&
         std::ranges::all_of(row.fields, [](auto field) { return trimmed(field).empty(); });
}

bool Columns::is_header(const CsvRow& row) const {
  return row.fields.size() >= names_.size() &&
         std::ranges::equal(names_, row.fields | std::views::take(names_.size()));
}

void Columns::take(const CsvRow& row, PartyDraft& draft) const {
  const std::size_t size = std::min(row.fields.size(), names_.size());
  for (std::size_t column = 0; column < size; ++column) {
    if (rules_[column] != nullptr)
      draft.take(*rules_[column], row.fields[column]);
    else if (!names_[column].empty() && !trimmed(row.fields[column]).empty())
      draft.take_unknown(fmt::format("column {}", names_[column]));
  }
  draft.end_row();
}

std::string Columns::party_key(const CsvRow& row) const {
  std::string key;
  for (std::size_t column = 0; column < std::min(row.fields.size(), names_.size()); ++column) {
    if (rules_[column] == nullptr || !rules_[column]->in_one_party) continue;
    key += trimmed(row.fields[column]);
    key += '\0';
  }
  return key;
}

std::string_view Columns::field(const CsvRow& row, std::string_view name) const {
  const auto column = static_cast<std::size_t>(std::ranges::find(names_, name) - names_.begin());
  return column < row.fields.size() && column < names_.size() ? trimmed(row.fields[column])
                                                              : std::string_view();
}

}  // namespace ecgraph::import
