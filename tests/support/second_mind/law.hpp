#pragma once
// The law as one question reads it: which rules and clauses count on a day, and what a set of countries holds
// then.

#include "tests/support/second_mind/facts.hpp"

namespace ecgraph::tests::naive {

struct Law {
  const Facts& facts;
  int public_by = kEver;
  bool letters = true;
  bool operative = true;
  std::string regime = "US";
  std::set<std::string> without;
  std::map<std::string, std::vector<const Clause*>>
      clauses;  ///< of the regime that may ever count, by effect

  Law(const Facts& all, const json& question);

  /// Made, not left out, and public by then.
  [[nodiscard]] bool counts(const Rule& rule) const;
  [[nodiscard]] bool counts(const std::string& rule) const;
  /// The same law without letters.
  [[nodiscard]] Law published() const;
  /// Whether the clause is in force on the day, whoever and whatever it is about.
  [[nodiscard]] Maybe in_force(const Clause& clause, int day) const;
  /// The country that a destination or headquarters is read as.
  [[nodiscard]] std::string read_as(const std::string& country, int day) const;
  [[nodiscard]] Maybe contains(const Countries& countries, const std::string& country, int day) const;
  /// Whether anything of this regime can be evaluated at all.
  [[nodiscard]] bool is_recorded() const;
  /// The lists for which the regime asks for a licence.
  [[nodiscard]] std::set<std::string> lists() const;

  /// Whether the party is on the list, and the policies of its entries.
  [[nodiscard]] Maybe listed(const std::string& party, const std::string& list, int day,
                             std::set<std::string>* policies = nullptr) const;

 private:
  void choose_clauses();
  [[nodiscard]] Maybe member(const std::string& country, const std::string& group, int day) const;
  [[nodiscard]] Maybe entry_holds(const Listing& entry, int day) const;
};

}  // namespace ecgraph::tests::naive
