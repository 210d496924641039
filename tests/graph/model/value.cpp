#include "graph/model/value.hpp"

#include <doctest/doctest.h>

namespace {

using namespace ecgraph;

TEST_CASE("named values are sorted and found by name") {
  const NamedValues values({{"tpp", {Decimal(4800)}},
                            {"kind", {std::string("accelerator")}},
                            {"maker", {EntityId::trusted("nvidia")}}});
  CHECK(values.all().front().name == "kind");
  CHECK(values.all().back().name == "tpp");
  REQUIRE(values.get<Decimal>("tpp") != nullptr);
  CHECK(*values.get<Decimal>("tpp") == Decimal(4800));
  CHECK(values.get<std::string>("tpp") == nullptr);
  CHECK(values.get<Decimal>("area") == nullptr);
  CHECK(values.find("zzz") == nullptr);
  CHECK(values.find("maker")->size() == 1);
  CHECK(NamedValues().find("kind") == nullptr);
}

TEST_CASE("named values are equal whatever the order they were given in") {
  const NamedValue one{"a", {true}}, other{"b", {std::int64_t{1}}};
  CHECK(NamedValues({one, other}) == NamedValues({other, one}));
  CHECK(NamedValues({one}) != NamedValues({other}));
}

}  // namespace
