#include "server/import/date_forms.hpp"

#include "tests/server/import/reading.hpp"

namespace ecgraph::tests {
namespace {

using import::DateForms;
using import::DatePattern;

DateForms forms(const std::vector<std::string>& written) {
  std::vector<DatePattern> patterns;
  for (const auto& text : written) {
    auto pattern = DatePattern::parse(text);
    REQUIRE_MESSAGE(pattern.has_value(), why(pattern));
    patterns.push_back(std::move(*pattern));
  }
  return DateForms(std::move(patterns), {});
}

/// The date as EDTF, or the sentence of its refusal.
std::string read(const std::vector<std::string>& written, std::string_view text) {
  const auto date = forms(written).read(text);
  return date ? date->text() : date.error().message;
}

TEST_CASE("dates are read in the forms that the table states") {
  CHECK(read({"YYYY-MM-DD"}, "2022-04-07") == "2022-04-07");
  CHECK(read({"M/D/YYYY"}, "6/27/2003") == "2003-06-27");
  CHECK(read({"M/D/YYYY"}, "06/29/2056") == "2056-06-29");
  CHECK(read({"M/D/YY"}, "11/21/11") == "2011-11-21");
  CHECK(read({"M/D/YY"}, "9/17/81") == "1981-09-17");
  CHECK(read({"D.M.YYYY"}, "7.3.2025") == "2025-03-07");
  CHECK(read({"D Month YYYY"}, "12 March 2022") == "2022-03-12");
  CHECK(read({"D Month YYYY"}, "03 Jun 2021") == "2021-06-03");
  CHECK(read({"Month D, YYYY"}, "June 10, 2026") == "2026-06-10");
  CHECK(read({"YYYY"}, "1960") == "1960");
  CHECK(read({"YYYY", "circa YYYY~"}, "circa 1960") == "1960~");
  CHECK(read({"YYYY-MM"}, "1960-11") == "1960-11");
}

TEST_CASE("anything else is refused with what was expected") {
  CHECK(read({"YYYY-MM-DD"}, "10/17/2023") == "\"10/17/2023\" is no date written as YYYY-MM-DD.");
  CHECK(read({"YYYY-MM-DD"}, "17 Oct 2023") == "\"17 Oct 2023\" is no date written as YYYY-MM-DD.");
  CHECK(read({"YYYY-MM-DD"}, "2023-00-00") == "\"2023-00-00\" is no day of the calendar.");
  CHECK(read({"YYYY-MM-DD"}, "2023-02-30") == "\"2023-02-30\" is no day of the calendar.");
  CHECK(read({"M/D/YYYY"}, "17/10/2023") == "\"17/10/2023\" is no day of the calendar.");
  CHECK(read({"YYYY-MM-DD"}, "0017-05-26") == "The year of \"0017-05-26\" lies outside 1900 to 2199.");
  CHECK(read({"YYYY-MM-DD", "YYYY"}, "2023-10-17T00:00") ==
        "\"2023-10-17T00:00\" is no date written as YYYY-MM-DD or YYYY.");
  CHECK(read({"M/D/YY"}, "11/21/2011") == "\"11/21/2011\" is no date written as M/D/YY.");
  CHECK_FALSE(DatePattern::parse("D.M.").has_value());
}

TEST_CASE("the earliest date in a text of citations is found") {
  const auto dates = forms({"M/D/YYYY", "M/D/YY", "Month D, YYYY"});
  CHECK(dates.earliest_in("76 FR 71869,\n11/21/11.\n73 FR 54508, 9/22/08")->text() == "2008-09-22");
  CHECK(dates.earliest_in("85 FR 83799, 12/23/2020")->text() == "2020-12-23");
  CHECK(dates.earliest_in("91 FR 35189 (June 10, 2026)")->text() == "2026-06-10");
  CHECK_FALSE(dates.earliest_in("86 FR 67319").has_value());
  CHECK_FALSE(dates.earliest_in("file 1/2/3/2004/5").has_value());
}

}  // namespace
}  // namespace ecgraph::tests
