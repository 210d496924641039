#pragma once
// Aligned text tables → rows: cells are separated by two or more spaces, the first row names the columns, `#`
// opens a comment, a `-` stands for an empty cell.

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace ecgraph::tests {

/// One row; `line` is where it stands, for messages.
struct TableRow {
  std::map<std::string, std::string, std::less<>> cells;
  int line = 0;
  [[nodiscard]] const std::string& operator[](const std::string& column) const { return cells.at(column); }
};

inline std::vector<std::string> table_cells(const std::string& line) {
  std::vector<std::string> cells;
  std::size_t at = 0;
  while (at < line.size()) {
    const auto end = std::min(line.find("  ", at), line.size());
    auto cell = line.substr(at, end - at);
    cells.push_back(cell == "-" ? "" : cell);
    at = line.find_first_not_of(' ', end);
    if (at == std::string::npos) break;
  }
  return cells;
}

/// Reads the table in a file; a row with too many or too few cells is an error that names its line.
inline std::vector<TableRow> read_table(const std::filesystem::path& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  std::vector<std::string> columns;
  std::vector<TableRow> rows;
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    line.erase(line.find_last_not_of(" \r") + 1);
    if (line.empty() || line.front() == '#') continue;
    auto cells = table_cells(line);
    if (columns.empty()) {
      columns = cells;
      continue;
    }
    if (cells.size() != columns.size()) {
      throw std::runtime_error(path.string() + ":" + std::to_string(number) + ": " +
                               std::to_string(cells.size()) + " cells, not " +
                               std::to_string(columns.size()));
    }
    TableRow row{{}, number};
    for (std::size_t i = 0; i < cells.size(); ++i) row.cells[columns[i]] = cells[i];
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace ecgraph::tests
