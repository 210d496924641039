#pragma once
// Random worlds for the legality engine, as the JSON documents that a file or a transaction would hold: some
// countries in dated groups, firms that own each other, lists, chips whose figures lie beside the thresholds
// of the rules, and rules that use the whole language of clauses.

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "graph/time/day.hpp"
#include "tests/support/random.hpp"

namespace ecgraph::tests {

/// A world, and who appears in it.
struct RandomWorld {
  std::vector<nlohmann::json> statements;
  std::vector<std::string> countries;  ///< codes
  std::vector<std::string> groups;     ///< codes
  std::vector<std::string> firms;      ///< companies, an organisation, a fund, a person
  std::vector<std::string> companies;
  std::vector<std::string> lists, chips, families, rules, regimes;
  std::vector<std::string> clauses;  ///< those that ask for a licence, as rule#clause
  std::vector<std::string> predicates;
  std::vector<Day> days;  ///< on which something may begin or end
};

/// The same random choices make the same world. Its statements refer only to each other.
[[nodiscard]] RandomWorld draw_world(Random& random);

}  // namespace ecgraph::tests
