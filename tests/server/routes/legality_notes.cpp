// What an answer about legality says beside its rows: where the recorded law begins and ends, which law is
// compared, what was granted.

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/server/routes/asked.hpp"

namespace ecgraph::tests {
namespace {

namespace json = boost::json;

constexpr std::string_view kEarly = "No rule of US with a first day is recorded before 2020-06-29";
constexpr std::string_view kLate =
    "The law of US was read up to 2026-10 (its consolidated text as of 2026-07-23); later days assume that "
    "nothing changed.";

/// The notes that begin so.
std::size_t notes(const std::string& target, std::string_view beginning) {
  const auto answer = ask(target).json();
  const auto& all = answer.at("notes").as_array();
  return static_cast<std::size_t>(std::ranges::count_if(
      all, [&](const json::value& note) { return note.as_string().starts_with(beginning); }));
}

TEST_CASE("days before the first rule recorded, and after the day that law was read, are told") {
  const std::string h100 = "/v1/legality?item=nvidia-h100-sxm&destination=CN&";
  CHECK(notes(h100 + "at=1990-01-01", kEarly) == 1);
  CHECK(notes(h100 + "at=2020-06-28", kEarly) == 1);
  CHECK(notes(h100 + "at=2020-06-29", kEarly) == 0);
  CHECK(notes(h100 + "at=2026-10-01", kLate) == 0);
  CHECK(notes(h100 + "at=2026-10-02", kLate) == 1);
  CHECK(notes(h100, kLate) == 1);  // today, the 25th of November
  CHECK(notes(h100 + "during=1990/2030", kEarly) == 1);
  CHECK(notes(h100 + "during=1990/2030", kLate) == 1);
  CHECK(notes(h100 + "during=2023", kEarly) + notes(h100 + "during=2023", kLate) == 0);
  CHECK(notes(h100 + "at=2024-01-01&regime=CN",
              "No rule of CN with a first day is recorded before 2024-12-03") == 1);
}

TEST_CASE("what is left out of the law, or was not public, does not move the day of its first rule") {
  const std::string h100 = "/v1/legality?item=nvidia-h100-sxm&destination=CN&at=2021-01-01&";
  CHECK(notes(h100 + "without_rule=us-meu-2020", kEarly) == 0);
  CHECK(notes(h100 + "public_by=2020-01-01", kEarly) == 0);
}

TEST_CASE("every form of the question tells of days beyond the recorded law, in its headers too") {
  for (const std::string target :
       {"/v1/legality/timeline?item=nvidia-v100-sxm2&destination=CN&at=2023-01-01",
        "/v1/legality/diff?item=H100&destination=CN&before=1990-01-01&after=2023-01-01",
        "/v1/legality/diff?item=H100&destination=CN&without_rule=us-2022-10-07&during=1990/2023",
        "/v1/legality/matrix?item=H100&destination=CN&by=year&during=2019/2023"}) {
    CAPTURE(target);
    CHECK(notes(target, kEarly) == 1);
    CHECK(notes(target, kLate) == 0);
    const auto csv = ask(target + "&format=csv");
    CHECK(std::string(csv.headers.find("Ecgraph-Notes").value_or("")).find(kEarly) != std::string::npos);
  }
  CHECK(notes("/v1/legality/timeline?item=H20&destination=CN", kLate) == 1);
  CHECK(notes("/v1/legality/diff?item=H20&destination=CN&before=2024-01-01&after=2026-11-01", kLate) == 1);
}

TEST_CASE("of a regime whose law is not said to have been read up to a day, nothing is claimed") {
  CHECK(notes("/v1/legality?item=nvidia-h100-sxm&destination=CN&at=2026-11-01&regime=CN",
              "The law of CN was read") == 0);
}

TEST_CASE("operators can watch how far the law was read") {
  const auto page = ask("/metrics").body;
  // 2026-10-01T00:00:00Z
  CHECK(page.find("\necgraph_law_read_until_timestamp_seconds{regime=\"US\"} 1790812800\n") !=
        std::string::npos);
}

TEST_CASE("two days are compared in their order, and the refusal says how to write it") {
  const auto answer = ask("/v1/legality/diff?item=H800&destination=CN&before=2023-12-01&after=2023-10-01");
  CHECK(answer.status == 400);
  CHECK(answer.json().at("parameter") == "after");
  CHECK(
      std::string(answer.json().at("detail").as_string()).find("write before=2023-10-01&after=2023-12-01.") !=
      std::string::npos);
  CHECK(ask("/v1/legality/diff?item=H800&destination=CN&before=2023-12-01&after=2023-12-01").status == 400);
}

TEST_CASE("a comparison of laws says which is which, and in a table what differs") {
  const std::string target =
      "/v1/legality/diff?item=H800&destination=CN&without_rule=us-2023-10-acs&during=2023";
  CHECK(notes(target,
              "\"before\" is the law as if us-2023-10-acs had never been made, \"after\" the law with it.") ==
        1);
  const auto text = ask(target + "&format=text").body;
  CHECK(text.substr(0, text.find('\n')).ends_with("  why"));
  CHECK(text.find("  us-2023-10-acs  742.6(a)(6)(iii)") != std::string::npos);
  CHECK(text.find("not_yet_launched") == std::string::npos);
  CHECK(ask(target + "&format=csv").body.find("because,why") == std::string::npos);
}

TEST_CASE("the text of a timeline shows the licences that were granted, and that its end is the question's") {
  const auto text = ask("/v1/legality/timeline?item=H20&destination=CN&format=text").body;
  CHECK(text.find(
            "\nbeside nvidia-h20, not counted: Bureau of Industry and Security grants a licence to Nvidia") !=
        std::string::npos);
  CHECK(text.find("from 2025-08. [stated]\n") != std::string::npos);
  CHECK(text.find("\nnote: 2026-11-25 is the last day asked about: ") != std::string::npos);
}

TEST_CASE("what stands beside several items is told once, with all of them") {
  const auto text = ask("/v1/legality?destination=CN&item_type=chip&during=2022/2026&format=text").body;
  const auto first = text.find("\nbeside intel-gaudi2, intel-gaudi2-china, ");
  REQUIRE(first != std::string::npos);
  CHECK(text.find("\nbeside intel-gaudi2", first + 1) == std::string::npos);
}

}  // namespace
}  // namespace ecgraph::tests
