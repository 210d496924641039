#pragma once
// The statements, sorted into what the definition speaks of.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tests/support/second_mind/clauses.hpp"

namespace ecgraph::tests::naive {

/// `certain`: stated as a fact. Otherwise somebody says so.
struct Membership {
  Span span;
  bool certain = true;
};
struct Listing {
  std::string party, list, policy;
  Span span;
  int public_day = -kEver;
  bool certain = true;
};
struct Absence {
  std::string party, list;
  Span span;
};
struct Holding {
  std::string owner, owned;
  Span span;
  bool certain = true;
  std::optional<Bounds> share;
};
/// A country that is read as another from a day on.
struct Alias {
  const Rule* rule = nullptr;
  std::string code, treat_as;
  int from = 0;
};

struct Facts {
  std::map<std::string, json> entities;
  std::map<std::string, std::string> country_ids;  ///< code → id
  std::map<std::pair<std::string, std::string>, std::vector<Membership>>
      memberships;                                       ///< by country and group
  std::set<std::string> groups;                          ///< codes of the groups that have a recorded member
  std::map<std::string, std::vector<Listing>> listings;  ///< by party
  std::vector<Absence> absences;
  std::map<std::string, std::vector<Holding>> holdings;  ///< by whom they hold
  std::map<std::string, Rule> rules;
  std::vector<Clause> clauses;
  int first_day = kEver, last_day = -kEver;  ///< of all days on which anything may begin or end
  std::vector<Alias> aliases;
  std::map<std::string, ItemTest> predicates;

  explicit Facts(const std::vector<json>& statements);
  /// The code of a country, or of the country that an entity has its headquarters in; empty: not known.
  [[nodiscard]] std::string headquarters(const std::string& party) const;
  [[nodiscard]] bool is_country(const std::string& party) const;
  [[nodiscard]] const json& properties(const std::string& entity) const;

 private:
  [[nodiscard]] std::string headquarters_of(const std::string& party) const;
  std::map<std::string, std::string> headquarters_;
  void note_dates(const json& document);
  void add_relation(const json& relation);
  void add_rule(const json& document);
};

}  // namespace ecgraph::tests::naive
