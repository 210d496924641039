#pragma once
// The language of clauses, taken out of the documents once: tests of items, of end users, and sets of
// countries.

#include <set>
#include <string>
#include <vector>

#include "tests/support/second_mind/dates.hpp"
#include "tests/support/second_mind/numbers.hpp"

namespace ecgraph::tests::naive {

using json = nlohmann::json;

struct Countries {
  bool everywhere = false;  ///< but for `except`
  std::set<std::string> except, codes;
  std::vector<std::string> groups, except_groups;
  std::vector<Countries> any;
  Countries() = default;
  explicit Countries(const json& document);
};

struct ItemTest {
  std::string kind;  ///< the member that says what it is
  bool constant = false;
  std::string metric, op, name;  ///< `name`: of a predicate
  json value;
  Number threshold;
  std::vector<ItemTest> parts;
  std::set<std::string> items;
  ItemTest() = default;
  explicit ItemTest(const json& document);
};

struct EndUserTest {
  std::string kind;  ///< the member that says what it is
  bool military = false;
  std::string list;
  Countries countries;
  Number threshold;
  explicit EndUserTest(const json& document);
};

struct Rule {
  std::string id, regime;
  int public_day = -kEver;
};

struct Clause {
  const Rule* rule = nullptr;
  std::string name;  ///< `rule#clause`
  std::string effect, addressee, default_review, policy, until_set_by, not_enforced_by;
  Span span;
  int operative_from = -kEver, not_enforced_from = kEver, priority = 0;
  bool uncertain = false, reaches_foreign_made = false, usable = false;
  std::set<std::string> about;  ///< what an exception overrides, what a review policy applies to
  ItemTest item;
  Countries destination;
  std::vector<EndUserTest> end_user;  ///< one or none
  Clause(const Rule& of, const json& document);
};

}  // namespace ecgraph::tests::naive
