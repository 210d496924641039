// Questions that say a thing twice, name too much, or come to more than an address can hold.

#include <doctest/doctest.h>

#include <algorithm>

#include "server/http/target.hpp"
#include "server/routes/cursor.hpp"
#include "tests/server/routes/asked.hpp"

namespace ecgraph::tests {
namespace {

namespace json = boost::json;

std::string text_of(const json::value& value) { return std::string(value.as_string()); }

Asked post(const std::string& question, const std::string& target = "/v1/legality") {
  return ask(target, "POST", question);
}

/// The element, so many times, with commas.
std::string repeated(const std::string& element, int times) {
  std::string list;
  for (int i = 0; i < times; ++i) list += (i == 0 ? "" : ",") + element;
  return list;
}

std::size_t occurrences(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

/// A question about a buyer with so many owners, the shares left open.
std::string owned_by(const std::string& owners) {
  return R"({"items": ["nvidia-t4"], "destination": "SG", "at": "2025-10-15", "proof": "none",
             "end_user": {"owners": [)" +
         owners + "]}}";
}

/// Bare figures with a throughput for each bit length from 1 on.
std::string specs_of_widths(int most) {
  std::string widths;
  for (int bits = 1; bits <= most; ++bits)
    widths += (bits == 1 ? "\"" : ",\"") + std::to_string(bits) + "\": 1";
  return R"({"specs": {"dense_tops_by_bit_length": {)" + widths + R"(}}, "destination": "CN"})";
}

TEST_CASE("the permanent link of a described buyer keeps every digit of a share") {
  const auto posted = post(owned_by(R"({"id": "smic", "share": 49.9999999999999999})"));
  REQUIRE(posted.status == 200);
  CHECK(posted.json().at("results").at(0).at("legal") == "throughout");
  const auto linked = ask(text_of(posted.json().at("permalink")));
  CHECK(linked.body == posted.body);
}

TEST_CASE("the permanent link of a described buyer has the day, also where the question says null") {
  for (const std::string time : {R"("at": null,)", R"("during": null,)", ""}) {
    const auto posted =
        post("{" + time + R"("items": ["nvidia-t4"], "destination": "SG", "proof": "none", "end_user": {}})");
    REQUIRE(posted.status == 200);
    const auto link = http::parse_target(text_of(posted.json().at("permalink")));
    REQUIRE(link.has_value());
    const auto question = routes::from_base64url(link->query.front().value, "body");
    REQUIRE(question.has_value());
    CHECK(json::parse(*question).at("at") == "2026-11-25");
  }
}

TEST_CASE("what a question names twice is asked once, and stands once in its link") {
  const auto items = ask("/v1/legality?item=nvidia-t4&item=nvidia-t4&destination=CN&proof=none");
  CHECK(items.json().at("results").as_array().size() == 1);
  CHECK(occurrences(text_of(items.json().at("permalink")), "item=nvidia-t4") == 1);
  const auto types = ask("/v1/legality?item_type=chip,chip&item_type=chip&destination=CN&limit=1");
  CHECK(occurrences(text_of(types.json().at("permalink")), "item_type=") == 1);
  const auto posted = post(R"({"items": ["nvidia-t4"], "destination": "CN", "proof": "none",
    "legal": ["never", "part", "never"], "without_rules": ["us-2023-10-acs", "us-2023-10-acs"]})");
  CHECK(occurrences(text_of(posted.json().at("permalink")), "without_rule=") == 1);
  CHECK(occurrences(text_of(posted.json().at("permalink")), "legal=") == 2);
}

TEST_CASE("very many names of one type are no more than one") {
  const auto many =
      post(R"({"item_types": [)" + repeated(R"("chip")", 200'000) + R"(], "destination": "CN"})");
  const auto one = post(R"({"item_types": ["chip"], "destination": "CN"})");
  REQUIRE(one.status == 200);
  CHECK(many.body == one.body);
}

TEST_CASE("a field that is named twice is one column") {
  const auto answer = ask("/v1/sources?format=csv&limit=1&fields=" + repeated("id", 2'000) + ",title,id");
  CHECK(answer.body.starts_with("id,title\r\n"));
  const auto part = ask("/v1/relations?format=csv&limit=1&at=2023-10-01&fields=valid,valid_from,id");
  CHECK(part.body.starts_with("valid_from,valid_until,id\r\n"));
}

TEST_CASE("a question of more items, owners or bit lengths than it may have is refused") {
  const auto items =
      post(R"({"items": [)" + repeated(R"("nvidia-t4")", 1'001) + R"(], "destination": "CN"})");
  CHECK(items.status == 413);
  CHECK(items.json().at("errors").at(0).at("pointer") == "/items");
  const auto owners = post(owned_by(repeated(R"({"id": "smic"})", 1'001)));
  CHECK(owners.status == 413);
  CHECK(owners.json().at("errors").at(0).at("pointer") == "/end_user/owners");
  const auto specs = post(specs_of_widths(1'001));
  CHECK(specs.status == 413);
  CHECK(specs.json().at("errors").at(0).at("pointer") == "/specs");
}

TEST_CASE("a link that is longer than an address may be is in the answer alone, which says so") {
  const auto answer = post(specs_of_widths(1'000));
  REQUIRE(answer.status == 200);
  CHECK(text_of(answer.json().at("permalink")).size() > 8 * 1024);
  CHECK_FALSE(answer.headers.find("Link").has_value());
  const auto notes = answer.json().at("notes").as_array();
  CHECK(std::ranges::any_of(notes, [](const json::value& note) {
    return note.as_string().starts_with("The permanent link is of ");
  }));
}

TEST_CASE("a list of nothing but commas is an empty parameter, not one left out") {
  for (const char* target : {"/v1/entities?type=,", "/v1/relations?status=,,", "/v1/sources?fields=,",
                             "/v1/legality?item=H20&destination=CN&legal=,"}) {
    CAPTURE(target);
    CHECK(ask(target).status == 400);
  }
}

TEST_CASE("of very many faults of a document a thousand are listed, and all are counted") {
  std::string members;
  for (int i = 0; i < 5'000; ++i) members += (i == 0 ? "\"m" : ",\"m") + std::to_string(i) + "\": 1";
  const auto answer = post("{" + members + "}");
  CHECK(answer.status == 422);
  CHECK(answer.json().at("errors").as_array().size() == 1'000);
  CHECK(text_of(answer.json().at("detail")).find("(5000 faults in all)") != std::string::npos);
}

TEST_CASE("a matrix of as many columns as there may be is answered") {
  const auto matrix = ask("/v1/legality/matrix?item=H20&destination=CN&during=0001/8333&by=month");
  REQUIRE(matrix.status == 200);
  CHECK(matrix.json().at("columns").as_array().size() == 99'996);
  CHECK(ask("/v1/legality/matrix?item=H20&destination=CN&during=0001/8334&by=month").status == 422);
}

}  // namespace
}  // namespace ecgraph::tests
