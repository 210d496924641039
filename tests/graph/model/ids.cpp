#include "graph/model/ids.hpp"

#include <doctest/doctest.h>

#include <type_traits>
#include <unordered_set>

namespace {

using namespace ecgraph;

static_assert(!std::is_convertible_v<EntityId, RuleId>);
static_assert(!std::is_constructible_v<EntityId, std::string>);
static_assert(sizeof(Revision) == 4);

TEST_CASE("an id is of lower-case letters, digits and a few marks, a letter or digit first") {
  for (const auto* text :
       {"nvidia-h800-sxm", "csl:123", "a", "0", "owns:smic~smic-beijing.2020-01", "3a090.a_b+c"}) {
    CHECK(is_id(text));
  }
  for (const auto* text : {"", "NVIDIA", "-a", ":a", "a b", "a/b", "a#b", "é", "a\n"})
    CHECK_FALSE(is_id(text));
  CHECK(is_id(std::string(200, 'a')));
  CHECK_FALSE(is_id(std::string(201, 'a')));
}

TEST_CASE("text that is no id is refused for its field, with the id that was probably meant") {
  const auto id = EntityId::parse("NVIDIA H800", "subject");
  REQUIRE_FALSE(id.has_value());
  CHECK(id.error().field == "subject");
  CHECK(id.error().message ==
        "\"NVIDIA H800\" is not an id: an id is of lower-case ASCII letters, digits and . _ : ~ + -, and "
        "begins with a letter or "
        "digit, as nvidia-h800.");
  CHECK(id.error().nearest == std::vector<std::string>{"nvidia-h800"});
  CHECK(EntityId::parse("", "id").error().message == "An id is missing: write one, as nvidia-h800-sxm.");
  CHECK(EntityId::parse(std::string(201, 'a'), "id").error().message ==
        "This id has 201 bytes; an id has at most 200.");
  CHECK(EntityId::parse("中芯国际", "id").error().nearest.empty());
}

TEST_CASE("ids order and hash by their text") {
  CHECK(EntityId::trusted("a") < EntityId::trusted("b"));
  CHECK(EntityId::parse("a", "id").value() == EntityId::trusted("a"));
  const std::unordered_set<EntityId> ids = {EntityId::trusted("a"), EntityId::trusted("b"),
                                            EntityId::trusted("a")};
  CHECK(ids.size() == 2);
}

TEST_CASE("no revision is later than never") { CHECK(Revision{4'000'000'000} < Revision::never()); }

}  // namespace
