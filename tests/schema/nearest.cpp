#include "schema/nearest.hpp"

#include <doctest/doctest.h>

namespace ecgraph::tests {
namespace {

TEST_CASE("an edit puts in, leaves out, exchanges or swaps one letter") {
  CHECK(edit_distance(U"smic", U"smic", 3) == 0);
  CHECK(edit_distance(U"smic", U"smi", 3) == 1);
  CHECK(edit_distance(U"smic", U"smiic", 3) == 1);
  CHECK(edit_distance(U"smic", U"smec", 3) == 1);
  CHECK(edit_distance(U"smic", U"simc", 3) == 1);
  CHECK(edit_distance(U"中芯", U"中微", 3) == 1);
}

TEST_CASE("a distance above the limit is the limit and one") {
  CHECK(edit_distance(U"nvidia", U"huawei", 2) == 3);
  CHECK(edit_distance(U"a", U"abcdef", 2) == 3);
}

TEST_CASE("the nearest words come first, at most three, and far ones not at all") {
  const std::vector<std::string> words{"destination", "during", "exporter", "item",
                                       "item_type",   "items",  "limit"};
  CHECK(nearest("itme", words).front() == "item");
  CHECK(nearest("destinaton", words) == std::vector<std::string>{"destination"});
  CHECK(nearest("colour", words).empty());
  CHECK(nearest("it", words).size() <= 3);
}

TEST_CASE("a word that begins others leads to them") {
  const std::vector<std::string> ids{"nvidia-h800", "nvidia-h800-pcie", "nvidia-h800-sxm", "smic"};
  CHECK(nearest("nvidia-h8", ids).front() == "nvidia-h800");
}

}  // namespace
}  // namespace ecgraph::tests
