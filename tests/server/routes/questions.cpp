// The questions that the service is for, through the route table.

#include <doctest/doctest.h>

#include <algorithm>

#include "schema/vocabulary_reader.hpp"
#include "server/render/json_text.hpp"
#include "server/routes/cursor.hpp"
#include "tests/server/routes/asked.hpp"

namespace ecgraph::tests {
namespace {

namespace json = boost::json;

const json::array& results(const json::value& answer) { return answer.at("results").as_array(); }

TEST_CASE("question 1 gives the H800 in part, 1 to 22 October 2023, in two readings") {
  const auto answer = ask("/v1/legality?item=H800&destination=China&during=2023-10").json();
  REQUIRE(results(answer).size() == 2);
  for (const auto& member : results(answer)) {
    CHECK(member.at("legal") == "part");
    const auto& pieces = member.at("pieces").as_array();
    REQUIRE(pieces.size() == 2);
    CHECK(pieces[0].at("from") == "2023-10-01");
    CHECK(pieces[0].at("until") == "2023-10-23");
    CHECK(pieces[0].at("verdict") == "no_licence_required");
    CHECK(pieces[1].at("verdict") == "licence_required");
    CHECK(member.at("by_published_rules").at("legal") == "throughout");
  }
}

TEST_CASE("question 1 for all chips leaves out what was launched later") {
  const auto answer =
      ask("/v1/legality?item_type=chip&destination=CN&during=2023-10&format=ndjson&legal=throughout,part")
          .body;
  CHECK(answer.find("\"nvidia-h800-sxm\"") != std::string::npos);
  CHECK(answer.find("\"nvidia-h20\"") == std::string::npos);
  CHECK(answer.find("\"nvidia-b200\"") == std::string::npos);
  CHECK(answer.find("\"nvidia-h100-sxm\"") == std::string::npos);
}

TEST_CASE("question 2 shows the number that restricted the H800, with its citation") {
  const auto body = ask("/v1/legality?item=nvidia-h800-sxm&destination=CN&at=2023-11-17").body;
  CHECK(body.find("\"threshold\":\"4800\"") != std::string::npos);
  CHECK(body.find("15831.2") != std::string::npos);
  CHECK(body.find("88 FR 73458") != std::string::npos);
}

TEST_CASE("question 5 is answered from bare figures") {
  const auto legal = [](const std::string& figures) {
    const auto answer = ask("/v1/legality?destination=CN&during=2024&proof=none&" + figures).json();
    return std::string(results(answer)[0].at("legal").as_string()) + " " +
           std::string(results(answer)[0].at("pieces").at(0).at("verdict").as_string());
  };
  CHECK(legal("tpp=2300&performance_density=3.1&datacenter=true") == "throughout no_licence_required");
  CHECK(legal("tpp=2300&performance_density=3.3&datacenter=true") == "throughout licence_exception");
  CHECK(legal("tpp=2300&datacenter=true") == "unknown unknown");
  CHECK(legal("tops.8=600&datacenter=true") == "never licence_required");
}

TEST_CASE("a question by figures that lacks one is told how to say it, and one by name how to assume it") {
  const auto told = [](const std::string& question) {
    return ask("/v1/legality?destination=CN&at=2024-01-01&format=text&" + question).body;
  };
  CHECK(told("tpp=2300&datacenter=true")
            .find("note: What is missing can be said: add performance_density=….") != std::string::npos);
  CHECK(told("tpp=4700&performance_density=1.7").find("add datacenter=true or datacenter=false.") !=
        std::string::npos);
  CHECK(told("item=nvidia-rtx-6000-ada")
            .find("A question by figures in place of \"item\" may assume them: datacenter=true or "
                  "datacenter=false.") != std::string::npos);
  CHECK(told("item=nvidia-h100-sxm").find("missing") == std::string::npos);
}

TEST_CASE("question 7 looks at the end user, his owners and his headquarters") {
  const auto legal = [](const std::string& question) {
    return std::string(results(ask("/v1/legality?proof=none&" + question).json())[0].at("legal").as_string());
  };
  CHECK(legal("item=T4&destination=CN&end_user=SMIC&at=2023-05-01") == "never");
  CHECK(legal("item=T4&destination=CN&end_user=DeepSeek&at=2026-01-05") == "throughout");
  CHECK(legal("item=nvidia-h200-sxm&destination=MY&at=2026-02-01") == "throughout");
  const std::string body =
      R"({"items": ["nvidia-h200-sxm"], "destination": "MY", "end_user": {"hq": "MY", "ultimate_parent_hq": "CN"},
    "at": "2026-02-01"})";
  const auto posted = ask("/v1/legality", "POST", body);
  REQUIRE(posted.status == 200);
  CHECK(results(posted.json())[0].at("legal") == "never");
  const std::string link(posted.json().at("permalink").as_string());
  CHECK(link.find("body=") != std::string::npos);
  CHECK(results(ask(link).json()) == results(posted.json()));
}

TEST_CASE("the link of a posted question is the document itself, with the day of the clock and every digit") {
  const std::string described =
      R"(, "end_user": {"hq": "MY", "owners": [{"id": "smic", "share": 12.3456789012345678}]})";
  const std::string body = R"({"items": ["nvidia-h200-sxm"], "destination": "MY")" + described + "}";
  const auto posted = ask("/v1/legality?lang=zh", "POST", body);
  CAPTURE(posted.body);
  REQUIRE(posted.status == 200);
  const std::string link(posted.json().at("permalink").as_string());
  CHECK(link.find("lang=zh") != std::string::npos);
  CHECK(ask(link).body == posted.body);
  const auto start = link.find("body=") + 5;
  const auto document = routes::from_base64url(link.substr(start, link.find('&', start) - start), "body");
  REQUIRE(document.has_value());
  CHECK(*document == R"({"items":["nvidia-h200-sxm"],"destination":"MY","end_user":{"hq":"MY","owners":)"
                     R"([{"id":"smic","share":12.3456789012345678}]},"at":"2026-11-25"})");
  CHECK(posted.json().at("query").at("destination") == "MY");
  CHECK(ask(link + "&destination=CN").status == 400);
}

TEST_CASE("question 10 gives an entity's relations on a day, and says what a default left out") {
  const auto answer = ask("/v1/entities/smic/relations?at=2021-06-01").json();
  CHECK(results(answer).size() >= 8);
  for (const auto& relation : results(answer)) {
    CHECK(relation.at("status") == "fact");
    CHECK((relation.at("holds") == "certainly" || relation.at("holds") == "possibly"));
  }
  CHECK(answer.at("left_out").at("status").as_object().contains("reported"));
}

TEST_CASE("question 13 gives what was announced and not yet in force") {
  const auto body = ask("/v1/relations?phase=pending&at=2023-10-20&type=restricts_exports_to").body;
  CHECK(body.find("restricts_exports_to--united-states--china--2023-11-17") != std::string::npos);
  CHECK(body.find("restricts_exports_to--united-states--china--2022-10-07") == std::string::npos);
}

TEST_CASE("a name leads to the id's own address, and keeps the question") {
  const auto answer = ask("/v1/entities/SMIC/relations?at=2021-06-01");
  CHECK(answer.status == 308);
  CHECK(answer.headers.find("Location") == "/v1/entities/smic/relations?at=2021-06-01");
  CHECK(answer.headers.find("Content-Type") == "text/plain; charset=utf-8");
  CHECK(answer.body.find("leads to /v1/entities/smic/relations?at=2021-06-01 ") != std::string::npos);
}

TEST_CASE("question 17: a correction changes no earlier answer, by revision and by instant") {
  const std::string question = "/v1/legality?item=H20&destination=CN&at=2024-06-01&proof=none";
  const auto before = ask(question);
  const auto revision = before.json().at("revision").as_int64();
  auto item = ask("/v1/entities/nvidia-h20").json().at("result").as_object();
  const std::string correction =
      R"({"reason": "a test", "changes": [{"correct": {"kind": "entity", "id": "nvidia-h20", "type": "chip",
    "names": [{"name": "Nvidia H20", "kind": "label", "lang": "en"}, {"name": "H20", "kind": "alias"}],
    "properties": {"kind": "accelerator", "maker": ["nvidia"], "tpp": 5000, "datacenter": true},
    "confidence": "low", "verification": "unverified", "sources": ["chips-mem"]}}]})";
  const auto written = ask("/v1/changes", "POST", correction, editor_token());
  CAPTURE(written.body);
  REQUIRE(written.status == 200);
  CHECK(results(ask(question).json())[0].at("legal") == "never");
  CHECK(ask(question + "&known_at=" + std::to_string(revision)).json().at("results") ==
        before.json().at("results"));
  CHECK(ask(std::string(before.json().at("permalink").as_string())).body == before.body);
  CHECK(ask(question + "&known_at=2026-11-24").json().at("results") == before.json().at("results"));
  CHECK(ask(question + "&known_at=2024-03-01").status == 422);  // before the first revision there was no H20
}

/// A statement as an answer shows it, with its kind, sent back as a correction.
Asked sent_back(const std::string& kind, const std::string& address) {
  auto statement = ask(address).json().at("result").as_object();
  statement["kind"] = kind;
  const json::object body{{"reason", "a test"},
                          {"changes", json::array{json::object{{"correct", statement}}}}};
  return ask("/v1/changes", "POST", render::json_text(body), editor_token());
}

TEST_CASE("what an answer shows can be sent back as it is, and changes nothing") {
  for (const auto& [kind, address] :
       {std::pair{"entity", "/v1/entities/smic"},
        {"entity", "/v1/entities/nvidia-a100-sxm-80gb"},
        {"rule", "/v1/rules/us-2023-10-acs"},
        {"source", "/v1/sources/88-fr-73458"},
        {"relation", "/v1/relations/listed_on--smic--us-entity-list--2020-12-18"}}) {
    const auto answer = sent_back(kind, address);
    CAPTURE(address);
    CAPTURE(answer.body);
    REQUIRE(answer.status == 200);
    CHECK(answer.json().at("changed") == 0);
    CHECK(answer.json().at("unchanged") == 1);
  }
}

TEST_CASE("every fault of a transaction is listed, whether it is in the reading or in the graph") {
  const auto answer = ask("/v1/changes", "POST", R"({"reason": "a test", "changes": [
    {"assert": {"kind": "relation", "id": "t-1", "type": "owns", "subject": "smic", "object": "nope", "status": "fact",
                "confidence": "high", "verification": "verified", "sources": ["s9"]}},
    {"assert": {"kind": "entity", "id": "t-2", "type": "company", "names": [{"name": "T", "kind": "nickname"}],
                "confidence": "high", "verification": "verified", "sources": ["chips-mem"]}},
    {"assert": {"kind": "relation", "id": "t-3", "type": "owns", "subject": "smic", "object": "t-2", "status": "fact",
                "confidence": "high", "verification": "verified", "sources": ["chips-mem"]}},
    {"retract": {"kind": "claim", "id": "zzz"}}]})",
                          editor_token());
  CHECK(answer.status == 422);
  std::vector<std::string> pointers;
  const auto problem = answer.json();
  for (const auto& fault : problem.at("errors").as_array())
    pointers.emplace_back(fault.at("pointer").as_string());
  CAPTURE(answer.body);
  CHECK(std::ranges::count(pointers, "/changes/0/assert/object") == 1);
  CHECK(std::ranges::count(pointers, "/changes/1/assert/names/0/kind") == 1);
  CHECK(std::ranges::count(pointers, "/changes/3/retract/id") == 1);
  CHECK(
      std::ranges::none_of(pointers, [](const auto& pointer) { return pointer.starts_with("/changes/2"); }));
}

TEST_CASE("nothing found on a list is no clearance") {
  const auto answer = ask("/v1/relations?type=listed_on&subject=deepseek").json();
  CHECK(results(answer).empty());
  CHECK(answer.at("coverage").at("note") == "not a clearance");
}

TEST_CASE("a described buyer's question is told in the answer, and linked by its body") {
  const auto answer =
      ask("/v1/legality", "POST", R"({"items": ["T4"], "destination": "Singapore", "at": "2025-10-15",
    "end_user": {"owners": [{"id": "SMIC", "share": 60}]}})")
          .json();
  CHECK(answer.at("query").at("destination") == "SG");
  CHECK(answer.at("query").at("owners") == "smic");
  CHECK(ask("/v1/legality", "POST", R"({"items": ["T4"], "destination": "SG",
    "end_user": {"owners": [{"id": "smic", "share": 60}, {"id": "huawei", "share": 50}]}})")
            .status == 422);
  CHECK(ask("/v1/legality?item=T4&destination=CN&end_user=H20").status == 422);
}

/// The `weakest` of an answer by id; fails where one is surer than all of the answer.
json::object weakest_of(const json::object& answer) {
  json::object by_id;
  for (const auto& one : answer.at("weakest").as_array()) by_id[one.at("relation").as_string()] = one;
  return by_id;
}

TEST_CASE("an answer of relations says how sure it is, and names what makes it no surer") {
  const auto all = ask("/v1/relations?type=owns&status=any&limit=100000").json().as_object();
  const auto& ranks = built_in_vocabulary().confidences;
  const auto rank = [&](const json::value& word) {
    return std::ranges::find(ranks, std::string(word.as_string())) - ranks.begin();
  };
  auto least = static_cast<std::ptrdiff_t>(ranks.size());
  std::size_t contested = 0;
  for (const auto& row : all.at("results").as_array()) {
    least = std::min(least, rank(row.at("confidence")));
    contested += row.at("status") == "fact" ? 0U : 1U;
  }
  REQUIRE(contested > 0);
  CHECK(rank(all.at("confidence")) == least);
  std::size_t named = 0;
  for (const auto& [id, one] : weakest_of(all)) {
    const auto row = ask("/v1/relations/" + std::string(id)).json().at("result");
    CHECK(row.at("confidence") == one.at("confidence"));
    CHECK(row.at("verification") == one.at("verification"));
    CHECK((one.at("status").is_null() ? "fact" : one.at("status")) == row.at("status"));
    named += one.at("status").is_null() ? 0U : 1U;
  }
  CHECK(named == std::min<std::size_t>(contested, 4));
}

TEST_CASE(
    "the weakest is that of the whole answer, not of its page, and of every kind of answer about relations") {
  const auto whole = ask("/v1/relations?type=owns&status=any&limit=100000").json().as_object();
  const auto page = ask("/v1/relations?type=owns&status=any&limit=1").json().as_object();
  for (const char* member : {"confidence", "verification", "weakest"})
    CHECK(page.at(member) == whole.at(member));
  CHECK(ask("/v1/aggregate?by=status&type=owns&status=any").json().at("weakest") == whole.at("weakest"));
  for (const char* target :
       {"/v1/traverse?from=smic&type=owns&depth=2&at=2024-01-01", "/v1/paths?from=smic&to=china",
        "/v1/values?type=levies_tariff_on&subject=US&object=CN&attribute=rate_percent"}) {
    CAPTURE(target);
    const auto answer = ask(target).json().as_object();
    REQUIRE_FALSE(answer.at("results").as_array().empty());
    CHECK(answer.contains("confidence"));
    CHECK(answer.contains("weakest"));
  }
  for (const char* target : {"/v1/traverse?from=smic&type=owns&paths=none", "/v1/entities?type=list",
                             "/v1/relations?type=owns&subject=nvidia-h20"}) {
    CAPTURE(target);
    CHECK_FALSE(ask(target).json().as_object().contains("weakest"));
  }
}

TEST_CASE("a condition on what none of the types has is refused wherever conditions are taken") {
  for (const std::string target :
       {"/v1/relations?type=owns,supplies", "/v1/entities/smic/relations?type=owns,supplies",
        "/v1/timeline?type=owns,supplies", "/v1/diff?before=2020-01-01&after=2021-01-01&type=owns,supplies",
        "/v1/aggregate?by=year&type=owns,supplies", "/v1/values?attribute=share_percent&type=owns",
        "/v1/traverse?from=smic&type=owns,supplies", "/v1/paths?from=smic&to=china&type=owns,supplies",
        "/v1/export?type=owns,supplies"}) {
    CAPTURE(target);
    const auto refused = ask(target + "&where.rate_percent.min=1");
    CHECK(refused.status == 422);
    const auto problem = refused.json();
    CHECK(problem.at("parameter") == "where.rate_percent.min");
    CHECK(problem.at("detail").as_string().find("is no attribute of owns") != std::string::npos);
  }
  CHECK(ask("/v1/entities?type=company&where.tpp.min=1").status == 422);
  CHECK(ask("/v1/entities?type=company,chip&where.tpp.min=1").status == 200);
  CHECK(ask("/v1/relations?where.rate_percent.min=1").status == 200);
}

}  // namespace
}  // namespace ecgraph::tests
