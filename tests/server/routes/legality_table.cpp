// The legality table of a terminal.

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "tests/server/routes/asked.hpp"

namespace ecgraph::tests {
namespace {

/// The lines of a table down to its foot, the header first.
std::vector<std::string> lines(const std::string& question) {
  std::istringstream body(ask("/v1/legality?format=text&limit=400&" + question).body);
  std::vector<std::string> all;
  for (std::string line; std::getline(body, line) && !line.empty();) all.push_back(line);
  return all;
}

/// A line without the days that it speaks of.
std::string without_days(const std::string& line, const std::string& header) {
  const auto from = header.find(" from ");
  return line.substr(0, from) + line.substr(std::min(line.size(), header.find(" verdict")));
}

TEST_CASE("neighbouring rows of a legality table can be told apart by more than their days") {
  for (const std::string buyer : {"CN", "AE", "IN", "RU", "CN&end_user=smic", "CN&end_user=unisoc",
                                  "CN&end_user=huawei", "NL&end_user=nexperia", "SG&end_user=deepseek"}) {
    const auto table =
        lines("item_type=chip,hbm_stack&unlaunched=include&during=2018/2027&destination=" + buyer);
    CAPTURE(buyer);
    REQUIRE(table.size() > 100);
    for (std::size_t i = 2; i < table.size(); ++i) {
      CAPTURE(table[i - 1]);
      CAPTURE(table[i]);
      CHECK(without_days(table[i - 1], table[0]) != without_days(table[i], table[0]));
    }
  }
}

TEST_CASE("a legality table cites what decides") {
  const auto table = lines("item=nvidia-h20&destination=CN&during=2025-04");
  REQUIRE(table.size() == 3);
  CHECK(table[1].find("no_licence_required") != std::string::npos);
  CHECK(table[2].find("licence_required") != std::string::npos);
  CHECK(table[2].ends_with("8-K 2025-04-15"));
}

}  // namespace
}  // namespace ecgraph::tests
