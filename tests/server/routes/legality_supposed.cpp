// Questions that suppose a law, or an item, that is not recorded.

#include <doctest/doctest.h>

#include <boost/json.hpp>

#include "server/render/json_text.hpp"
#include "tests/server/routes/asked.hpp"

namespace ecgraph::tests {
namespace {

namespace json = boost::json;

json::object rule(const std::string& id) { return ask("/v1/rules/" + id).json().at("result").as_object(); }

/// The rule of October 2022 with performance density in the place of the speed of its links.
json::object by_density() {
  auto supposed = rule("us-2022-10-07");
  supposed["kind"] = "rule";
  supposed["predicates"].as_array()[0].as_object()["test"] = json::parse(
      R"({"all": [{"metric": "kind", "op": "==", "value": "accelerator"},
                  {"any": [{"metric": "tpp", "op": ">=", "value": 4800},
                           {"all": [{"metric": "tpp", "op": ">=", "value": 1600},
                                    {"metric": "performance_density", "op": ">=", "value": 5.92}]}]}]})");
  return supposed;
}

json::object question() {
  return {{"items", {"nvidia-a800-sxm"}},
          {"destination", "CN"},
          {"during", "2023-01"},
          {"with_rules", json::array{by_density()}}};
}

Asked post(const json::object& body, const std::string& form = "") {
  return ask("/v1/legality" + form, "POST", render::json_text(body));
}

std::vector<std::string> pointers(const Asked& asked) {
  std::vector<std::string> all;
  const auto problem = asked.json();
  for (const auto& fault : problem.at("errors").as_array()) all.emplace_back(fault.at("pointer").as_string());
  return all;
}

}  // namespace

TEST_CASE("question 6: with performance density the rule of October 2022 would have caught the A800") {
  const auto asked = post(question());
  REQUIRE(asked.status == 200);
  const auto result = asked.json().at("results").at(0);
  CHECK(result.at("legal") == "never");
  CHECK(result.at("as_recorded").at("legal") == "throughout");
  CHECK(render::json_text(result.at("as_recorded").at("differs")) ==
        R"([{"from":"2023-01-01","until":"2023-02-01"}])");
  CHECK(result.at("summary").as_string().find("By the law as it is recorded: throughout") !=
        std::string::npos);
  const std::string link(asked.json().at("permalink").as_string());
  CHECK(ask(link).json().at("results") == asked.json().at("results"));
}

TEST_CASE("a supposed rule is nowhere recorded") {
  const auto before = ask("/v1/rules/us-2022-10-07").body;
  REQUIRE(post(question()).status == 200);
  CHECK(ask("/v1/rules/us-2022-10-07").body == before);
  CHECK(ask("/v1/legality?item=nvidia-a800-sxm&destination=CN&during=2023-01")
            .json()
            .at("results")
            .at(0)
            .at("legal") == "throughout");
}

TEST_CASE("a supposed rule as it is recorded changes nothing, and the answer says so by saying nothing") {
  auto body = question();
  auto same = rule("us-2022-10-07");
  same["kind"] = "rule";
  body["with_rules"] = json::array{same};
  const auto result = post(body).json().at("results").at(0).as_object();
  CHECK(result.at("legal") == "throughout");
  CHECK_FALSE(result.contains("as_recorded"));
}

TEST_CASE("without a rule, too, both worlds are shown") {
  const auto result =
      ask("/v1/legality?item=nvidia-a800-sxm&destination=CN&at=2023-12-01&letters=exclude&without_rule="
          "us-2023-10-acs")
          .json()
          .at("results")
          .at(0);
  CHECK(result.at("legal") == "throughout");
  CHECK(result.at("as_recorded").at("legal") == "never");
}

TEST_CASE("supposed items stand beside the recorded ones, by name") {
  auto body = question();
  body["with_items"] = json::parse(
      R"([{"name": "Sparse", "specs": {"tpp": 4000, "performance_density": 5, "io_bidirectional_gb_s": 900}},
          {"name": "Dense", "specs": {"tpp": 4000, "performance_density": 6, "io_bidirectional_gb_s": 100}}])");
  const auto results = post(body).json().at("results").as_array();
  REQUIRE(results.size() == 3);
  CHECK(results[0].at("item").at("id") == "nvidia-a800-sxm");
  CHECK(results[1].at("name") == "Sparse");
  CHECK(results[1].at("legal") == "throughout");
  CHECK(results[2].at("name") == "Dense");
  CHECK(results[2].at("legal") == "never");
  CHECK(results[2].at("specs").at("performance_density") == 6);
  body.erase("items");
  CHECK(post(body).json().at("results").as_array().size() == 2);
}

TEST_CASE("faults of a supposed rule are named by their place, with what is allowed") {
  auto body = question();
  auto& clause = body["with_rules"].as_array()[0].as_object()["clauses"].as_array()[0].as_object();
  clause["item"] =
      json::parse(R"({"all": [{"metric": "tppp", "op": ">=", "value": 3}, {"predicate": "no@1"}]})");
  clause["destination"] = json::parse(R"({"codes": ["ZZ"], "groups": ["D:9"]})");
  const auto asked = post(body);
  CHECK(asked.status == 422);
  CHECK(pointers(asked) == std::vector<std::string>{
                               "/with_rules/0/clauses/0/item/all/0/metric",
                               "/with_rules/0/clauses/0/item/all/1/predicate",
                               "/with_rules/0/clauses/0/destination/codes/0",
                               "/with_rules/0/clauses/0/destination/groups/0",
                           });
  CHECK(asked.body.find("write kind, tpp") != std::string::npos);
  CHECK(asked.body.find("D:5") != std::string::npos);
  CHECK(asked.body.find("recorded") == std::string::npos);
}

TEST_CASE("what is no rule, or comes twice, is refused by its place") {
  auto body = question();
  body["with_rules"].as_array().push_back(by_density());
  CHECK(pointers(post(body)) == std::vector<std::string>{"/with_rules/1/id"});
  body["with_rules"] = json::array{json::object{{"kind", "rule"}}};
  CHECK(post(body).status == 422);
  body["with_rules"] = json::array{1};
  CHECK(post(body).status == 422);
  body.erase("with_rules");
  body["with_items"] = json::parse(R"([{"name": "A", "specs": {"tppp": 3}}])");
  CHECK(pointers(post(body)) == std::vector<std::string>{"/with_items/0/specs/tppp"});
  body["with_items"] = json::parse(R"([{"name": "A", "specs": {"maker": "nobody at all"}}])");
  CHECK(pointers(post(body)) == std::vector<std::string>{"/with_items/0/specs/maker"});
}

TEST_CASE("the other forms take the same body, and their links give the same answers") {
  auto body = question();
  body.erase("during");
  body["end_user"] = json::object{{"hq", "CN"}};
  for (const auto* form : {"/timeline", "/matrix", "/diff"}) {
    CAPTURE(form);
    auto asked_body = body;
    if (form == std::string("/matrix")) {
      asked_body.erase("destination");
      asked_body["destinations"] = {"CN"};
      asked_body["during"] = "2022-11/2023-02";
    } else if (form == std::string("/diff")) {
      asked_body["during"] = "2023-01";
    }
    const auto asked = post(asked_body, form);
    REQUIRE(asked.status == 200);
    REQUIRE_FALSE(asked.json().at("results").as_array().empty());
    const std::string link(asked.json().at("permalink").as_string());
    CHECK(link.find("body=") != std::string::npos);
    CHECK(ask(link).json().at("results") == asked.json().at("results"));
  }
  CHECK(post({{"items", {"nvidia-a800-sxm"}},
              {"destination", "CN"},
              {"before", "2023-10-01"},
              {"after", "2023-12-01"}},
             "/diff")
            .json()
            .at("results")
            .as_array()
            .size() == 1);
}

TEST_CASE("the forms are of recorded items, and say so") {
  const auto body =
      json::parse(R"({"specs": {"tpp": 3}, "destination": "CN", "during": "2023"})").as_object();
  CHECK(pointers(post(body, "/diff")) == std::vector<std::string>{"/specs"});
}

TEST_CASE("figures that are null are not stated, and an item of which nothing is stated has a link, too") {
  const auto of = [](const char* specs) {
    return post({{"specs", json::parse(specs)}, {"destination", "CN"}, {"at", "2023-12-01"}});
  };
  const auto stated = of(R"({"tpp": 2300})");
  REQUIRE(stated.status == 200);
  CHECK(of(R"({"tpp": 2300, "performance_density": null, "maker": null})").body == stated.body);
  for (const char* nothing : {"{}", R"({"tpp": null})", R"({"dense_tops_by_bit_length": {}})"}) {
    CAPTURE(nothing);
    const auto asked = of(nothing);
    REQUIRE(asked.status == 200);
    CHECK(asked.json().at("results").at(0).at("legal") == "unknown");
    const auto linked = ask(std::string(asked.json().at("permalink").as_string()));
    REQUIRE(linked.status == 200);
    CHECK(linked.body == asked.body);
  }
}

}  // namespace ecgraph::tests
