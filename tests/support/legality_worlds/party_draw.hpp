#pragma once
// The parties of a random world: countries in groups, lists, and firms that are listed and own each other.

#include "tests/support/legality_worlds/date_draw.hpp"
#include "tests/support/legality_worlds/random_world.hpp"

namespace ecgraph::tests {

class PartyDraw {
 public:
  PartyDraw(Random& random, DateDraw& dates, RandomWorld& world)
      : random_(random), dates_(dates), world_(world) {}

  /// Adds countries, groups, lists and firms, and what relates them.
  void draw();

 private:
  void countries();
  void groups();
  void lists();
  void firms();
  void listings();
  void listed(const std::string& firm, const std::string& list);
  void owners();
  void owners_of(const std::string& owned);
  void add_relation(const std::string& type, const std::string& subject, const std::string& object,
                    nlohmann::json valid, nlohmann::json attributes, int fact_percent);
  [[nodiscard]] nlohmann::json listing_attributes();

  Random& random_;
  DateDraw& dates_;
  RandomWorld& world_;
  std::vector<std::string> listable_;  ///< whom a list may name
  std::vector<std::string> holders_;   ///< who may own a company
};

/// The entity of a country code.
[[nodiscard]] std::string country_id(const std::string& code);

}  // namespace ecgraph::tests
