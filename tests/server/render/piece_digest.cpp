#include "server/render/piece_digest.hpp"

#include <doctest/doctest.h>

namespace ecgraph::tests {
namespace {

namespace json = boost::json;

json::object requirement(const char* citation, const char* review = "case_by_case") {
  return {{"clause", "r#" + std::string(citation)},
          {"rule", "r"},
          {"review_policy", review},
          {"citation", citation}};
}

json::object piece(json::array requirements) {
  return {{"not_yet_launched", false},
          {"missing", json::array()},
          {"exceptions", json::array()},
          {"requirements", std::move(requirements)}};
}

TEST_CASE("a piece is told by the citations of what asks for a licence, each once") {
  CHECK(render::piece_digest(piece({}), nullptr).empty());
  CHECK(render::piece_digest(piece({requirement("742.6"), requirement("744.23"), requirement("742.6")}),
                             nullptr) == "742.6; 744.23");
}

TEST_CASE("what came stands first, and where only something went, that does") {
  const auto before = piece({requirement("742.6"), requirement("744.23")});
  CHECK(render::piece_digest(piece({requirement("742.6"), requirement("744.23"), requirement("8-K")}),
                             &before) == "8-K; 742.6; 744.23");
  CHECK(render::piece_digest(piece({requirement("742.6")}), &before) == "no longer 744.23; 742.6");
  CHECK(render::piece_digest(piece({}), &before) == "no longer 742.6");
}

TEST_CASE("a clause that is reviewed otherwise than before stands first") {
  const auto before = piece({requirement("742.6"), requirement("Supp. 4")});
  const auto after = piece({requirement("742.6"), requirement("Supp. 4", "presumption_of_denial")});
  CHECK(render::piece_digest(after, &before) == "Supp. 4 now presumption_of_denial; 742.6");
}

TEST_CASE("a fact that is newly missing stands first, and one that no longer is missing is told") {
  auto before = piece({}), after = piece({});
  before["missing"] = json::array{"b"};
  after["missing"] = json::array{"a", "b", "c"};
  CHECK(render::piece_digest(after, &before) == "missing: a; missing: c; missing: b");
  after["requirements"] = json::array{requirement("742.6")};
  CHECK(render::piece_digest(after, &before) == "missing: a; missing: c; 742.6; missing: b");
  after["requirements"] = json::array();
  CHECK(render::piece_digest(before, &after) == "no longer missing: a; missing: b");
}

TEST_CASE("launch, missing facts and exceptions stand before the citations") {
  auto told = piece({requirement("742.6")});
  told["not_yet_launched"] = true;
  told["missing"] = json::array{"performance_density", "tpp"};
  told["exceptions"] = json::array{json::object{{"name", "NAC"}, {"applies", true}},
                                   json::object{{"name", "VEU"}, {"applies", "possible"}}};
  CHECK(render::piece_digest(told, nullptr) ==
        "not yet launched; missing: performance_density; missing: tpp; NAC; possible VEU; 742.6");
}

}  // namespace
}  // namespace ecgraph::tests
