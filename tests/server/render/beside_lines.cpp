#include <doctest/doctest.h>

#include "server/render/legality_shape.hpp"

namespace ecgraph::tests {
namespace {

legality::ItemAnswer answer(const std::string& item, const std::vector<std::string>& beside) {
  legality::ItemAnswer one;
  one.item = EntityId::trusted(item);
  for (const auto& text : beside) {
    legality::Beside entry;
    entry.text = text;
    one.beside.push_back(entry);
  }
  return one;
}

using Lines = std::vector<std::string>;

TEST_CASE("what stands beside items is a line each, once, with the items that it is about") {
  CHECK(render::beside_lines({}).empty());
  CHECK(render::beside_lines({answer("a", {})}).empty());
  CHECK(render::beside_lines({answer("a", {"One.", "Two."}), answer("b", {"Two.", "Two."})}) ==
        Lines{"beside a, not counted: One.", "beside a, b, not counted: Two."});
}

TEST_CASE("what a claim or relation stands beside with is its status too") {
  auto one = answer("a", {"One."});
  one.beside.front().status = "reported";
  CHECK(render::beside_lines({one}) == Lines{"beside a, not counted: One. [reported]"});
}

TEST_CASE("beyond twelve lines only their number is told") {
  std::vector<std::string> texts;
  for (int i = 0; i < 12; ++i) texts.push_back("Number " + std::to_string(i));
  CHECK(render::beside_lines({answer("a", texts)}).size() == 12);
  texts.emplace_back("One more");
  const auto lines = render::beside_lines({answer("a", texts)});
  REQUIRE(lines.size() == 1);
  CHECK(lines.front().find("13 things") != std::string::npos);
}

}  // namespace
}  // namespace ecgraph::tests
