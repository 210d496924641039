#pragma once
// Worlds of firms that hold shares of each other, written in a few words.

#include <sstream>
#include <string>
#include <vector>

#include "graph/query/legal_world.hpp"
#include "graph/query/ownership.hpp"
#include "tests/support/statements.hpp"
#include "tests/support/temporary_graph.hpp"

namespace ecgraph::tests {

/// Firms, lists and holdings in a graph of their own. The list of every question is `the-list`.
class OwnedWorld {
 public:
  OwnedWorld() { statements_ = {a_source(), entity("the-list", "list")}; }

  OwnedWorld& firms(const std::string& ids) {
    std::istringstream words(ids);
    for (std::string id; words >> id;) statements_.push_back(entity(id, "company"));
    return *this;
  }
  /// `a` is listed, `b?` may be (that it is is only reported); who is not named is not.
  OwnedWorld& listed(const std::string& ids) {
    std::istringstream words(ids);
    for (std::string id; words >> id;) {
      const bool reported = id.ends_with('?');
      if (reported) id.pop_back();
      auto listing = relation("listed_on--" + id, "listed_on", id, "the-list", valid("2020-01-01"));
      if (reported) listing.status = status("reported");
      statements_.push_back(std::move(listing));
    }
    return *this;
  }
  /// The list was loaded whole on the day of the questions.
  OwnedWorld& whole_list() {
    std::get<Entity>(statements_[1]).properties = NamedValues({value("complete_as_of", date("2024-06-15"))});
    return *this;
  }
  /// `a>x 25; b>x about 10; c>x 10..40; d>x ?; e>x 30 from=2024-06 until=2025 reported`; `?` is no share.
  OwnedWorld& holdings(const std::string& text) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line, ';');) statements_.push_back(holding(line));
    return *this;
  }
  /// Any other statement.
  OwnedWorld& with(Statement statement) {
    statements_.push_back(std::move(statement));
    return *this;
  }

  void record() {
    graph_.assert_all(statements_);
    view_.emplace(graph_.view());
    world_ = read_world(*view_).value();
  }
  [[nodiscard]] const View& view() const { return *view_; }
  [[nodiscard]] const legality::World& world() const { return *world_; }
  [[nodiscard]] EntityNo firm(const std::string& id) const { return view_->find(entity_id(id)).value(); }
  /// By a method, on 15 June 2024.
  [[nodiscard]] OwnershipQuestion question(const std::string& method,
                                           const std::string& at = "2024-06-15") const {
    return {day(at),
            std::nullopt,
            words().ownership.method(method),
            {world_->parties().find(entity_id("the-list")).value()},
            false};
  }
  [[nodiscard]] Ownership about(const std::string& id, const OwnershipQuestion& asked,
                                OwnershipReach reach = {true, true, 20}) const {
    Effort effort;
    return find_ownership(*view_, *world_, firm(id), asked, reach, effort).value();
  }

 private:
  Relation holding(const std::string& text) {
    std::istringstream written(text);
    std::string ends, word, bound, share, from = "2010-01-01", until;
    written >> ends;
    const auto arrow = ends.find('>');
    auto made = relation("owns-" + std::to_string(statements_.size()), "owns", ends.substr(0, arrow),
                         ends.substr(arrow + 1));
    while (written >> word) {
      if (word.starts_with("from="))
        from = word.substr(5);
      else if (word.starts_with("until="))
        until = word.substr(6);
      else if (word == "reported" || word == "planned")
        made.status = status(word);
      else if (word.front() == '?' || std::isdigit(word.front()) != 0)
        share = word;
      else
        bound += (bound.empty() ? "" : " ") + word;
    }
    made.valid = valid(from == "?" ? "" : from, until);
    made.attributes = attributes(share, bound);
    return made;
  }
  static NamedValues attributes(const std::string& share, const std::string& bound) {
    std::vector<NamedValue> values;
    if (!bound.empty()) values.push_back(value("bound", bound));
    const auto band = share.find("..");
    if (band != std::string::npos)
      values.push_back(value("share_range",
                             DecimalRange{decimal(share.substr(0, band)), decimal(share.substr(band + 2))}));
    else if (share != "?")
      values.push_back(value("share_percent", Share::of(decimal(share)).value()));
    return NamedValues(std::move(values));
  }

  std::vector<Statement> statements_;
  TemporaryGraph graph_;
  std::optional<View> view_;
  std::shared_ptr<const legality::World> world_;
};

/// The row of a party on one side; the test fails when there is none.
inline const OwnershipRow& row_of(const Ownership& found, const std::string& id, OwnershipRow::Side side) {
  for (const auto& row : found.rows) {
    if (row.side == side && row.entity.text() == id) return row;
  }
  FAIL("no row of ", id, " as ", std::string(word(side)));
  return found.rows.front();
}

/// `yes`, `no`, `unknown`.
inline std::string said(legality::Kleene value) {
  if (value == legality::Kleene::kUnknown) return "unknown";
  return value == legality::Kleene::kTrue ? "yes" : "no";
}

}  // namespace ecgraph::tests
