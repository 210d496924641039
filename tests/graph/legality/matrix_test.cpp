#include "graph/legality/matrix.hpp"

#include <doctest/doctest.h>

#include "tests/graph/legality/worlds.hpp"

namespace ecgraph::tests {
namespace {

using legality::Question;

Question all_items(const std::string& destination, const std::string& when) {
  auto asked = question("nvidia-h800", destination, when);
  asked.items.clear();
  for (const auto& item : seed_world().items()) asked.items.push_back(seed_world().parties()[*item.party].id);
  return asked;
}

TEST_CASE("a matrix by month says of each item what the question for that month says") {
  const std::vector<std::string> months{"2022-08", "2022-10", "2023-01", "2023-10",
                                        "2023-11", "2024-04", "2025-04"};
  std::vector<Interval> columns;
  for (const auto& month : months) columns.push_back(period(month));
  const auto rows = legality::matrix_by_period(seed_world(), all_items("CN", "2022-08/2025-04"), columns);
  for (std::size_t i = 0; i < months.size(); ++i) {
    const auto answer = legality::answer(seed_world(), all_items("CN", months[i]));
    REQUIRE(answer.items.size() == rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
      CAPTURE(rows[row].item.text());
      CHECK(rows[row].item == answer.items[row].item);
      CHECK(word(rows[row].cells[i]) == word(answer.items[row].legal));
    }
  }
}

TEST_CASE("a matrix by destination says of each item what the question for that country says") {
  const std::vector<CountryCode> countries{country("CN"), country("DE"), country("AE")};
  const auto rows = legality::matrix_by_destination(seed_world(), all_items("CN", "2024"), countries);
  for (std::size_t i = 0; i < countries.size(); ++i) {
    const auto answer = legality::answer(seed_world(), all_items(countries[i].text(), "2024"));
    for (std::size_t row = 0; row < rows.size(); ++row)
      CHECK(word(rows[row].cells[i]) == word(answer.items[row].legal));
  }
}

}  // namespace
}  // namespace ecgraph::tests
