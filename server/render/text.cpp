// Text for a terminal: an aligned table, or name and value lines for a single thing, with a foot.

#include <algorithm>

#include "server/render/display_width.hpp"
#include "server/render/notes.hpp"
#include "server/render/table_source.hpp"

namespace ecgraph::render {
namespace {

constexpr std::size_t kCellColumnsMax = 48;
/// Widths are those of this many rows; later rows are cut to them, so that memory does not grow with the
/// answer.
constexpr std::size_t kRowsMeasured = 500;
/// Shown when no column is declared brief.
constexpr std::size_t kColumnsWithoutBrief = 8;
constexpr std::string_view kGap = "  ";

/// A column's name, without saying that it is a property or attribute, since a line has little room.
std::string heading(const Column& column) {
  Column shown = column;
  const auto place = std::ranges::find_if(
      shown.path, [](const std::string& name) { return name == "properties" || name == "attributes"; });
  if (place != shown.path.end() && std::next(place) != shown.path.end()) shown.path.erase(place);
  return shown.name();
}

void append_foot(std::string& out, const Answer& answer, std::string_view count) {
  out += '\n';
  out += count;
  out += ", revision " + std::to_string(answer.revision) + "\n";
  for (const auto& line : answer.foot) out += one_line(line) + "\n";
  for (const auto& sentence : sentences(answer)) out += "note: " + one_line(sentence) + "\n";
  if (!answer.next.empty()) out += "next: " + one_line(answer.next) + "\n";
  if (!answer.permalink.empty()) out += "permalink: " + one_line(answer.permalink) + "\n";
}

class TextTable final : public TableSource {
 public:
  using TableSource::TableSource;

 private:
  struct Width {
    std::size_t columns = 0;
    bool numbers = true;  ///< aligned right
  };

  std::vector<Column> shown(const std::vector<Column>& all) const override {
    if (!writing().fields.empty()) return kept_columns(all, writing().fields);
    std::vector<Column> brief;
    std::ranges::copy_if(all, std::back_inserter(brief), &Column::brief);
    if (brief.empty())
      brief.assign(all.begin(),
                   all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), kColumnsWithoutBrief)));
    return brief;
  }

  void header(std::string&) override {
    std::vector<Cell> names;
    for (const auto& column : columns()) names.push_back({heading(column), false});
    measured_.push_back(std::move(names));
  }

  void line(std::string& out, std::vector<Cell> cells) override {
    ++lines_;
    for (auto& one : cells) one.text = cut_to_width(one_line(one.text), kCellColumnsMax);
    if (!widths_.empty()) return append_line(out, cells);
    measured_.push_back(std::move(cells));
    if (measured_.size() > kRowsMeasured) flush(out);
  }

  void end(std::string& out) override {
    if (writing().fields.empty()) drop_empty_columns();
    flush(out);
    std::string count = std::to_string(lines_) + (lines_ == 1 ? " result" : " results");
    if (!answer().next.empty()) count += " on this page";
    append_foot(out, answer(), count);
  }

  /// Only while every row is at hand: a later one could have something there.
  void drop_empty_columns() {
    if (measured_.size() < 2) return;
    for (std::size_t i = measured_.front().size(); i-- > 0;) {
      const bool empty = std::all_of(measured_.begin() + 1, measured_.end(),
                                     [&](const auto& cells) { return cells[i].text.empty(); });
      if (!empty || measured_.front().size() == 1) continue;
      for (auto& cells : measured_) cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }

  void flush(std::string& out) {
    if (measured_.empty()) return;
    widths_.resize(measured_.front().size());
    for (std::size_t row = 0; row < measured_.size(); ++row) {
      for (std::size_t i = 0; i < widths_.size(); ++i) {
        const auto& one = measured_[row][i];
        widths_[i].columns = std::max(widths_[i].columns, display_width(one.text));
        if (row > 0 && !one.number && !one.text.empty()) widths_[i].numbers = false;
      }
    }
    for (const auto& cells : measured_) append_line(out, cells);
    measured_.clear();
  }

  void append_line(std::string& out, const std::vector<Cell>& cells) const {
    std::string text;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) text += kGap;
      const std::string shown_text = cut_to_width(cells[i].text, widths_[i].columns);
      const std::string padding(widths_[i].columns - std::min(widths_[i].columns, display_width(shown_text)),
                                ' ');
      text += widths_[i].numbers ? padding + shown_text : shown_text + padding;
    }
    text.erase(text.find_last_not_of(' ') + 1);
    out += text + "\n";
  }

  std::vector<std::vector<Cell>> measured_;  ///< the header and the first rows, until the widths are known
  std::vector<Width> widths_;
  std::size_t lines_ = 0;
};

/// One thing: all its columns, one a line, those without a value left out.
class TextCard final : public TableSource {
 public:
  using TableSource::TableSource;

 private:
  std::vector<Column> shown(const std::vector<Column>& all) const override {
    return kept_columns(all, writing().fields);
  }

  void header(std::string&) override {}

  void line(std::string& out, std::vector<Cell> cells) override {
    std::size_t widest = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (!cells[i].text.empty()) widest = std::max(widest, display_width(heading(columns()[i])));
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (cells[i].text.empty()) continue;
      const std::string name = heading(columns()[i]);
      out += name + ":" + std::string(widest - display_width(name) + 1, ' ') + one_line(cells[i].text) + "\n";
    }
  }

  void end(std::string& out) override { append_foot(out, answer(), "1 result"); }
};

}  // namespace

std::unique_ptr<http::BodySource> text_source(Answer answer, Writing writing) {
  const bool one = answer.shape == Shape::kSingle && !answer.rows.flatten;
  if (one) return std::make_unique<TextCard>(std::move(answer), std::move(writing));
  return std::make_unique<TextTable>(std::move(answer), std::move(writing));
}

}  // namespace ecgraph::render
