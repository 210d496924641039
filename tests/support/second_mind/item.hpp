#pragma once
// What is shipped, and what the tests of items come to for it.

#include <map>
#include <optional>

#include "tests/support/second_mind/law.hpp"

namespace ecgraph::tests::naive {

/// Macau and Country Group D:5.
[[nodiscard]] const Countries& chinese_seats();

class Item {
 public:
  Item(const Facts& facts, std::string id, json properties);
  /// An item known by its figures alone.
  [[nodiscard]] static Item of_specs(const Facts& facts, json specs);

  [[nodiscard]] const std::string& id() const { return id_; }
  [[nodiscard]] const std::vector<std::string>& makers() const { return makers_; }
  [[nodiscard]] int launch() const { return launch_; }  ///< the first day that it may have been launched
  [[nodiscard]] Maybe fits(const ItemTest& test, const Law& law, int day) const;
  /// Whether a maker has its headquarters in these countries.
  [[nodiscard]] Maybe maker_in(const Countries& countries, const Law& law, int day) const;

 private:
  [[nodiscard]] std::optional<Bounds> figure(const std::string& metric) const;
  [[nodiscard]] std::optional<Bounds> stated(const std::string& property) const;
  [[nodiscard]] std::optional<Bounds> quotient(const std::string& above, const std::string& below) const;
  [[nodiscard]] Maybe compare(const ItemTest& test, const Law& law, int day) const;

  const Facts& facts_;
  std::string id_, family_;
  json properties_;
  std::vector<std::string> makers_;
  std::vector<std::string> seats_;  ///< of the makers; empty text: not known
  int launch_ = -kEver;
  mutable std::map<std::string, std::optional<Bounds>> figures_;
};

}  // namespace ecgraph::tests::naive
