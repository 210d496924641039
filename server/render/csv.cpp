// CSV by RFC 4180: a header row, CRLF, quotes where needed.

#include <algorithm>

#include "server/render/csv_field.hpp"
#include "server/render/table_source.hpp"

namespace ecgraph::render {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// `-3.2`: a spreadsheet takes it for what it is.
bool is_plain_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const auto point = std::min(text.find('.'), text.size());
  const auto whole = text.substr(0, point);
  const auto places = text.substr(std::min(point + 1, text.size()));
  return !whole.empty() && std::ranges::all_of(whole, is_digit) && std::ranges::all_of(places, is_digit) &&
         (point == text.size() || !places.empty());
}

/// Whether a spreadsheet would run the cell as a formula (OWASP, "CSV injection").
bool is_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos &&
         !is_plain_number(text);
}

class CsvSource final : public TableSource {
 public:
  using TableSource::TableSource;

 private:
  std::vector<Column> shown(const std::vector<Column>& all) const override {
    auto columns = kept_columns(all, writing().fields);
    if (writing().fields.empty()) std::erase_if(columns, [](const Column& column) { return column.digest; });
    return columns;
  }

  void header(std::string& out) override {
    if (writing().for_excel) out += kByteOrderMark;
    for (std::size_t i = 0; i < columns().size(); ++i) {
      if (i > 0) out += ',';
      append_csv_field(out, columns()[i].name());
    }
    out += "\r\n";
  }

  void line(std::string& out, std::vector<Cell> cells) override {
    // A line with nothing on it would be skipped by most readers.
    if (cells.size() == 1 && cells.front().text.empty()) out += "\"\"";
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) out += ',';
      if (writing().for_excel && !cells[i].number && is_formula(cells[i].text))
        cells[i].text.insert(0, 1, '\'');
      append_csv_field(out, cells[i].text);
    }
    out += "\r\n";
  }

  void end(std::string&) override {}
};

}  // namespace

std::unique_ptr<http::BodySource> csv_source(Answer answer, Writing writing) {
  return std::make_unique<CsvSource>(std::move(answer), std::move(writing));
}

}  // namespace ecgraph::render
