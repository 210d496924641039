#pragma once
// What the tabular formats share: a row becomes one or more flat rows, and those become cells.

#include <vector>

#include "server/render/cell.hpp"
#include "server/render/row_source.hpp"

namespace ecgraph::render {

/// A format that writes rows under a header.
class TableSource : public TreeSource {
 public:
  using TreeSource::TreeSource;

 protected:
  /// Fixed before `header` is called. An answer that declares no columns gets those of its first row.
  [[nodiscard]] const std::vector<Column>& columns() const { return columns_; }
  /// The columns of `all` that this format shows.
  [[nodiscard]] virtual std::vector<Column> shown(const std::vector<Column>& all) const = 0;
  virtual void header(std::string& out) = 0;
  virtual void line(std::string& out, std::vector<Cell> cells) = 0;

 private:
  void begin(std::string& out) final;
  void row(std::string& out, boost::json::object row) final;
  [[nodiscard]] std::vector<boost::json::object> flat(boost::json::object row) const;

  std::vector<Column> columns_;
};

}  // namespace ecgraph::render
