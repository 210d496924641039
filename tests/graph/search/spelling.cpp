#include "graph/search/spelling.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "tests/support/random.hpp"

namespace ecgraph::tests {
namespace {

/// The definition, without bounds and with the whole table kept.
std::size_t naive_distance(std::u32string_view a, std::u32string_view b) {
  std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        table[i][j] = i + j;
        continue;
      }
      table[i][j] =
          std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
      }
    }
  }
  return table[a.size()][b.size()];
}

std::size_t distance(std::string_view a, std::string_view b, std::size_t limit) {
  return edit_distance(letters_of(a), letters_of(b), limit);
}

}  // namespace

TEST_CASE("letters are code points, not bytes") {
  CHECK(letters_of("中a") == U"中a");
  CHECK(letters_of("").empty());
}

TEST_CASE("a missing, added, wrong or swapped letter is one edit") {
  CHECK(distance("huawei", "huawei", 3) == 0);
  CHECK(distance("huawe", "huawei", 3) == 1);
  CHECK(distance("huaweii", "huawei", 3) == 1);
  CHECK(distance("huavei", "huawei", 3) == 1);
  CHECK(distance("hauwei", "huawei", 3) == 1);
  CHECK(distance("海光", "海思", 3) == 1);
}

TEST_CASE("beyond the limit the distance is the limit and one") {
  CHECK(distance("smic", "huawei", 2) == 3);
  CHECK(distance("", "abc", 2) == 3);
  CHECK(distance("", "ab", 2) == 2);
}

TEST_CASE("the bounded distance is the plain one wherever it is within the bound") {
  Random random;
  INFO(random.replay());
  for (int round = 0; round < 5'000; ++round) {
    const std::string a = random.text("abc", 0, 8);
    const std::string b = random.text("abc", 0, 8);
    const auto limit = random.between<std::size_t>(0, 5);
    CAPTURE(a);
    CAPTURE(b);
    CHECK(distance(a, b, limit) == std::min(naive_distance(letters_of(a), letters_of(b)), limit + 1));
  }
}

TEST_CASE("likeness prefers the same name, then few edits, then a beginning, then a part") {
  const auto like = [](std::string_view a, std::string_view b) {
    return likeness(letters_of(a), letters_of(b));
  };
  CHECK(like("huawei", "huawei") == 1);
  CHECK(like("hauwei", "huawei") > like("huawei", "huawei technologies"));
  CHECK(like("hong semi", "hong semiconductor") > like("hong semi", "hua hong semiconductor"));
  CHECK(like("hong semi", "hua hong semiconductor") > 0);
  CHECK(like("中芯", "中芯国际") > 0);
  CHECK(like("ti", "retired") == 0);
  CHECK(like("h99", "h20") > 0);
  CHECK(like("h99", "h20") < like("h99", "h90"));
  CHECK(like("h99", "a20") == 0);
  CHECK(like("99", "20") == 0);
  CHECK(like("smic", "huawei") == 0);
  CHECK(like("x", "y") == 0);
}

}  // namespace ecgraph::tests
