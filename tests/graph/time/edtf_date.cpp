#include "graph/time/edtf_date.hpp"

#include <doctest/doctest.h>

#include "tests/graph/time/naive_days.hpp"

namespace {

using ecgraph::Day;
using ecgraph::EdtfDate;
using namespace ecgraph::tests;

constexpr int kCases = 10'000;

std::string bounds(std::string_view text) {
  const auto date = EdtfDate::parse(text);
  REQUIRE_MESSAGE(date.has_value(), text);
  CHECK(date->text() == text);
  return date->earliest().text() + " " + date->latest().text();
}

std::string message(std::string_view text) {
  const auto date = EdtfDate::parse(text);
  REQUIRE_MESSAGE(!date.has_value(), text);
  CHECK(date.error().field.empty());
  return date.error().message;
}

TEST_CASE("a date means all the days of its precision") {
  CHECK(bounds("2023") == "2023-01-01 2023-12-31");
  CHECK(bounds("2024-02") == "2024-02-01 2024-02-29");
  CHECK(bounds("2023-10-17") == "2023-10-17 2023-10-17");
}

TEST_CASE("a doubtful date means one unit more on either side") {
  CHECK(bounds("2023-10~") == "2023-09-01 2023-11-30");
  CHECK(bounds("2023?") == "2022-01-01 2024-12-31");
  CHECK(bounds("2023-12-31%") == "2023-12-30 2024-01-01");
  CHECK(bounds("2024-01~") == "2023-12-01 2024-02-29");
}

TEST_CASE("doubt does not leave the calendar") {
  CHECK(bounds("0001~") == "0001-01-01 0002-12-31");
  CHECK(bounds("9999-12?") == "9999-11-01 9999-12-31");
  CHECK(bounds("0001-01-01~") == "0001-01-01 0001-01-02");
  CHECK(bounds("9999-12-31~") == "9999-12-30 9999-12-31");
}

TEST_CASE("a span reaches from the first day of its start to the last of its end") {
  CHECK(bounds("2023-05/2023-07") == "2023-05-01 2023-07-31");
  CHECK(bounds("2023-05/2023-07?") == "2023-05-01 2023-08-31");
  CHECK(bounds("2023-10~/..") == "2023-09-01 ..");
  CHECK(bounds("../2023-10") == ".. 2023-10-31");
  CHECK(bounds("2023-10/2023") == "2023-10-01 2023-12-31");
  CHECK(EdtfDate::parse("2023/2024")->is_span());
  CHECK_FALSE(EdtfDate::parse("2023")->is_span());
}

TEST_CASE("only one certain day is exact") {
  CHECK(EdtfDate::parse("2023-10-17")->is_exact());
  CHECK_FALSE(EdtfDate::parse("2023-10-17~")->is_exact());
  CHECK_FALSE(EdtfDate::parse("2023-10")->is_exact());
  CHECK(EdtfDate::of(Day::parse("2023-10-17").value()) == EdtfDate::parse("2023-10-17").value());
}

TEST_CASE("a month that does not exist is refused, and a season with its months") {
  CHECK(message("2023-13") ==
        "2023-13: there is no such month. Months run from 01 to 12; write 2023 for the whole year.");
  CHECK(message("2023-00").starts_with("2023-00: there is no such month."));
  CHECK(message("2023-21").ends_with("write its months, as 2023-03/2023-05."));
  CHECK(message("2023-24").ends_with("write its months, as 2023-12/2024-02."));
  CHECK(message("2023-36").ends_with("write its months, as 2023-10/2023-12."));
  CHECK(message("2023-42").starts_with("2023-42: there is no such month."));
}

TEST_CASE("years outside the calendar are refused with its limits") {
  CHECK(message("0000") == "There is no year 0000: years run from 0001 to 9999.");
  for (const auto* text : {"-0044", "12023", "Y170000002", "Y-17"}) {
    CHECK(message(text).ends_with("is no year that is read here: years run from 0001 to 9999."));
  }
}

TEST_CASE("open digits are refused with the span that they mean") {
  CHECK(message("202X") == "\"202X\" leaves digits open, which is not read here: write 2020/2029 instead.");
  CHECK(message("20XX").ends_with("write 2000/2099 instead."));
  CHECK(message("2023-XX").ends_with("write 2023 instead."));
  CHECK(message("2023-10-XX").ends_with("write 2023-10 instead."));
  CHECK(message("202X/203X").ends_with("write 2020/2039 instead."));
}

TEST_CASE("a date in another notation is refused with the one that is read") {
  const std::vector<std::pair<std::string, std::string>> pairs = {
      {"202310", "2023-10"},
      {"20231017", "2023-10-17"},
      {"2023/10", "2023-10"},
      {"2023/10/17", "2023-10-17"},
      {"2023.10.17", "2023-10-17"},
      {"17.10.2023", "2023-10-17"},
      {"10/17/2023", "2023-10-17"},
      {"2023-1-5", "2023-01-05"},
      {"17 October 2023", "2023-10-17"},
      {"Oct 2023", "2023-10"},
      {"May 5, 2023", "2023-05-05"},
      {"2023\u201310", "2023-10"},
      {" 2023 ", "2023"},
      {"~2023", "2023~"},
      {"2023~-10", "2023-10~"},
      {"2023?~", "2023%"},
      {"2023-5~", "2023-05~"},
      {"2023-10-17T09:30:00Z", "2023-10-17"},
      {"2023..2024", "2023/2024"},
      {"..2023", "../2023"},
      {"2023/", "2023/.."},
      {"2023 to 2024", "2023/2024"},
      {"2023-2024", "2023/2024"},
      {"2023~..2024", "2023~/2024"},
  };
  for (const auto& [written, meant] : pairs) {
    CAPTURE(written);
    CHECK(message(written) == "\"" + written + "\" is not written as a date: write " + meant + " instead.");
    CHECK(EdtfDate::parse(written).error().nearest == std::vector{meant});
  }
}

TEST_CASE("text that means no date is refused with examples") {
  for (const auto* text : {"today", "05/06/2023", "20231345", "2023/2024/2025", "5", "1E3", "2023-10-17-01",
                           "..", "2024-2023", "2023-10-1x"}) {
    CHECK(message(text) == "\"" + std::string(text) + "\" is not a date: write 2023, 2023-10 or 2023-10-17.");
  }
  CHECK(message("") == "A date is missing: write 2023, 2023-10 or 2023-10-17.");
  CHECK(message("../..") == "../.. names no date: write one end at least, as ../2023 or 2023/.. do.");
  CHECK(message(std::string(10'000, '2')).size() < 150);
}

TEST_CASE("a span that ends before it begins is refused the other way round") {
  CHECK(message("2024/2023") == "2024/2023 ends before it begins: write the earlier date first, 2023/2024.");
  CHECK(message("2023-10-18/2023-10-17~").find("ends before it begins") != std::string::npos);
  CHECK(message("2023-10/2023-13").starts_with("2023-13: there is no such month."));
}

TEST_CASE("a random date means exactly the days that it means on the wall calendar") {
  Random random;
  INFO(random.replay());
  for (int i = 0; i < kCases; ++i) {
    const std::string text = random_edtf(random, 40);
    CAPTURE(text);
    const auto date = EdtfDate::parse(text);
    REQUIRE(date.has_value());
    CHECK(date->text() == text);
    const DaySpan expected = meaning(text);
    CHECK(date->earliest() ==
          (expected.first == kBefore ? Day::beginning_of_time() : day_at(expected.first)));
    CHECK(date->latest() == (expected.last == after() ? Day::end_of_time() : day_at(expected.last)));
    CHECK(date->is_exact() == (expected.first == expected.last));
  }
}

TEST_CASE("random text is read as written or refused with advice that can be read") {
  Random random;
  INFO(random.replay());
  for (int i = 0; i < 50'000; ++i) {
    std::string text =
        random.chance(50) ? random_edtf(random, 40) : random.text("0123456789-/.~?%XT ", 0, 12);
    for (int spoils = random.between(0, 2); spoils > 0 && !text.empty(); --spoils) {
      text[random.between<std::size_t>(0, text.size() - 1)] = random.letter("0129-/.~?%X T");
    }
    CAPTURE(text);
    const auto date = EdtfDate::parse(text);
    if (date) {
      CHECK(date->text() == text);
      CHECK(date->earliest() <= date->latest());
      continue;
    }
    CHECK(date.error().message.ends_with("."));
    for (const auto& advice : date.error().nearest) {
      CAPTURE(advice);
      CHECK(EdtfDate::parse(advice).has_value());
      CHECK(advice != text);
    }
  }
}

}  // namespace
