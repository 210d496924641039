// The class of every item under the rules, computed from its figures alone.

#include <doctest/doctest.h>

#include "tests/graph/legality/worlds.hpp"
#include "tests/support/source_dir.hpp"
#include "tests/support/table.hpp"

namespace ecgraph::tests {
namespace {

using legality::Kleene;

/// What a predicate comes to for an item of the built-in data.
Kleene predicate(const std::string& item, const std::string& name) {
  const auto& world = seed_world();
  const auto& definitions = world.rules().definitions();
  const auto* found = world.item(entity(item));
  REQUIRE_MESSAGE(found != nullptr, item);
  legality::FactNames facts;
  legality::ItemView view(world.vocabulary(), definitions, found->figures, found->party, found->family,
                          facts);
  view.set_maker_figures(std::vector<legality::Finding>(world.vocabulary().legality.figures.size()));
  for (const auto& definition : definitions) {
    if (definition.id == name) return view.test(definition.test, nullptr).value;
  }
  FAIL("no predicate " << name);
  return Kleene::kUnknown;
}

std::string one_of(Kleene a, const std::string& name) {
  if (a == Kleene::kTrue) return name;
  return a == Kleene::kFalse ? "not_controlled" : "unknown";
}

std::string class_2023(const std::string& item) {
  const auto a = predicate(item, "3A090.a@2023");
  const auto b = predicate(item, "3A090.b@2023");
  if (a == Kleene::kTrue) return "3A090.a";
  if (b == Kleene::kTrue) return "3A090.b";
  return a == Kleene::kFalse && b == Kleene::kFalse ? "not_controlled" : "unknown";
}

TEST_CASE("every item has the class that the rules of 2022, 2023 and 2024 give it") {
  const auto rows = read_table(source_dir() / "tests/graph/legality/cases/classes.txt");
  CHECK(rows.size() == seed_world().items().size());
  for (const auto& row : rows) {
    const auto& item = row["item"];
    CAPTURE(item);
    CHECK(one_of(predicate(item, "3A090@2022"), "3A090.a") == row["2022"]);
    CHECK(class_2023(item) == row["2023"]);
    CHECK(one_of(predicate(item, "3A090.c@2024"), "3A090.c") == row["2024 (memory)"]);
  }
}

}  // namespace
}  // namespace ecgraph::tests
