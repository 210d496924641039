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

TEST_CASE("an address that is nothing is answered with what may have been meant, the rest of it kept") {
  const auto near = [](const std::string& target) {
    const auto answer = ask(target);
    CHECK(answer.status == 404);
    const auto problem = answer.json().as_object();
    return problem.contains("nearest") ? problem.at("nearest").as_array() : json::array();
  };
  CHECK(near("/v1/entitis") == json::array{"/v1/entities"});
  CHECK(near("/v1/entites/smic?at=2023-01-01") == json::array{"/v1/entities/smic"});
  CHECK(near("/v1/entities/smic/realtions").at(0) == "/v1/entities/smic/relations");
  CHECK(near("/legality/timeline") == json::array{"/v1/legality/timeline"});
  CHECK(near("/entities/smic") == json::array{"/v1/entities/smic"});
  CHECK(near("/v1/entities/").at(0) == "/v1/entities");
  CHECK(near("/zebra").empty());
  CHECK(near("/v1/" + std::string(5000, 'x')).empty());
}

TEST_CASE("an entity that is not there is not there at a revision") {
  const auto detail = [](const std::string& target) {
    return std::string(ask(target).json().at("detail").as_string());
  };
  CHECK(detail("/v1/entities/smicc?known_at=5") ==
        "No entity has the id or the name \"smicc\" at revision 5.");
  CHECK(detail("/v1/entities/smic?known_at=1") ==
        "No entity has the id or the name \"smic\" at revision 1, when none was recorded yet.");
}

TEST_CASE("an item with a number that no model bears is near to the models of its series") {
  const auto problem = ask("/v1/legality?item=H99&destination=CN").json();
  const auto near = boost::json::serialize(problem.at("nearest"));
  CHECK(near.find("nvidia-h20 ") != std::string::npos);
  CHECK(near.find("nvidia-h100") != std::string::npos);
  CHECK(near.find("a100") == std::string::npos);
}

}  // namespace
}  // namespace ecgraph::tests
