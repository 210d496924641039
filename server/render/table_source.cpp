#include "server/render/table_source.hpp"

namespace ecgraph::render {

void TableSource::begin(std::string& out) {
  auto all = answer().columns;
  if (all.empty() && answer().rows.count > 0) {
    // A row that cannot be made is met again, and breaks the body off, when its turn comes.
    if (auto first = answer().rows.at(0)) {
      const auto rows = flat(std::move(*first));
      if (!rows.empty()) all = columns_of(rows.front());
    }
  }
  columns_ = shown(all);
  if (!columns_.empty()) header(out);
}

void TableSource::row(std::string& out, boost::json::object row) {
  for (const auto& one : flat(std::move(row))) {
    std::vector<Cell> cells;
    cells.reserve(columns_.size());
    for (const auto& column : columns_) cells.push_back(cell(one, column));
    if (!cells.empty()) line(out, std::move(cells));
  }
}

std::vector<boost::json::object> TableSource::flat(boost::json::object row) const {
  if (answer().rows.flatten) return answer().rows.flatten(row);
  std::vector<boost::json::object> one;
  one.push_back(std::move(row));
  return one;
}

}  // namespace ecgraph::render
