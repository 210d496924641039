// What the read side says, in small: one case a fault that was found in it.

#include <doctest/doctest.h>

#include <set>

#include "tests/server/routes/asked.hpp"

namespace ecgraph::tests {
namespace {

namespace json = boost::json;

TEST_CASE("a name without a language was matched in the language null") {
  const auto change = [](const std::string& text) {
    return ask("/v1/changes", "POST", R"({"reason": "a test", "changes": [)" + text + "]}", editor_token());
  };
  REQUIRE(change(R"({"assert": {"kind": "entity", "id": "tongueless", "type": "company",
    "names": [{"name": "Tongueless", "kind": "label"}], "confidence": "low", "verification": "unverified",
    "sources": ["editors"]}})")
              .status == 200);
  const auto answer = ask("/v1/search?q=Tongueless&match=exact").json();
  CHECK(answer.at("results").at(0).at("matched").at("lang").is_null());
  REQUIRE(change(R"({"retract": {"kind": "entity", "id": "tongueless"}})").status == 200);
}

TEST_CASE("the fields that may be kept are listed once each") {
  const auto problem = ask("/v1/sources?fields=nonsense").json();
  std::set<std::string> once;
  for (const auto& name : problem.at("allowed").as_array()) {
    CAPTURE(name.as_string());
    CHECK(once.insert(std::string(name.as_string())).second);
  }
  CHECK(once.contains("citation"));
}

}  // namespace
}  // namespace ecgraph::tests
