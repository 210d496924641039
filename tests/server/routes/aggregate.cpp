// Counts and sums through the route table, of the built-in data.

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/server/routes/asked.hpp"

namespace ecgraph::tests {
namespace {

namespace json = boost::json;

/// Whether a note of the answer says so.
bool says(const json::value& answer, std::string_view text) {
  return std::ranges::any_of(answer.at("notes").as_array(), [&](const json::value& note) {
    return std::string_view(note.as_string()).find(text) != std::string_view::npos;
  });
}

}  // namespace

TEST_CASE("question 15 counts additions to a list by month, and changed terms are no additions") {
  const std::string target =
      "/v1/aggregate?type=listed_on&object=us-entity-list&subject_country=CN&by=month&during=2024-11/"
      "2025-01&format=csv";
  CHECK(ask(target + "&continuations=leave_out").body ==
        "month,count,possibly\r\n2024-11,0,0\r\n2024-12,9,0\r\n2025-01,2,0\r\n");
  CHECK(ask(target).body == "month,count,possibly\r\n2024-11,0,0\r\n2024-12,14,0\r\n2025-01,2,0\r\n");
  CHECK(ask(target + "&continuations=leave_out&empty=leave_out").body ==
        "month,count,possibly\r\n2024-12,9,0\r\n2025-01,2,0\r\n");
}

TEST_CASE("counts by any key add up to the relations that a list of them has") {
  const auto listed = ask("/v1/relations?type=listed_on&limit=1000").json().at("results").as_array().size();
  for (const std::string by :
       {"list", "subject", "status", "subject_type", "object_country", "list,subject_country"}) {
    CAPTURE(by);
    std::int64_t counted = 0;
    const auto answer = ask("/v1/aggregate?type=listed_on&limit=1000&by=" + by).json();
    for (const auto& bucket : answer.at("results").as_array()) counted += bucket.at("count").as_int64();
    CHECK(counted == static_cast<std::int64_t>(listed));
  }
}

TEST_CASE("a period selects what held in it, or the dates counted, and the answer says which") {
  const auto held = ask("/v1/aggregate?type=listed_on&object=us-entity-list&during=2024").json();
  const auto began = ask("/v1/aggregate?type=listed_on&object=us-entity-list&during=2024&date=from").json();
  CHECK(held.at("results").at(0).at("count").as_int64() > began.at("results").at(0).at("count").as_int64());
  CHECK_FALSE(says(held, "date counted"));
  CHECK(says(began, "date counted (from)"));
}

TEST_CASE("what is in no bucket is said, and pages of buckets follow one another") {
  CHECK(says(ask("/v1/aggregate?measure=max&attribute=rate_percent").json(), "the attribute is not stated"));
  CHECK(says(ask("/v1/aggregate?type=levies_tariff_on&by=year&date=until").json(), "no end is stated"));
  CHECK(says(ask("/v1/aggregate?type=listed_on&by=year").json(), "continuations=leave_out"));
  const std::string target = "/v1/aggregate?type=owns&by=subject,year&limit=7";
  auto page = ask(target).json();
  std::size_t rows = page.at("results").as_array().size();
  while (const auto* next = page.as_object().if_contains("next")) {
    page = ask(target + "&cursor=" + std::string(next->as_string())).json();
    rows += page.at("results").as_array().size();
  }
  CHECK(rows ==
        ask("/v1/aggregate?type=owns&by=subject,year&limit=100000").json().at("results").as_array().size());
}

TEST_CASE("a sum over text is refused with the numbers that there are") {
  const auto answer = ask("/v1/aggregate?type=owns&measure=sum&attribute=note");
  CHECK(answer.status == 422);
  CHECK(answer.json().at("parameter") == "attribute");
  CHECK(answer.json().at("allowed") ==
        json::array{"amount", "price", "share_percent", "share_range", "shares"});
}

}  // namespace ecgraph::tests
