#include "server/import/csv_rows.hpp"

#include "tests/server/import/reading.hpp"

namespace ecgraph::tests {
namespace {

using import::CsvRows;

constexpr std::size_t kRowMax = 1 << 20;

/// Every row as `line: a|b`, or `line! fault`.
std::vector<std::string> rows_of(const std::string& text, bool* complete = nullptr, char delimiter = ',',
                                 std::size_t row_max = kRowMax) {
  auto source = text_of(text);
  CsvRows rows(*source, delimiter, row_max);
  std::vector<std::string> found;
  while (true) {
    const auto row = rows.next();
    REQUIRE_MESSAGE(row.has_value(), why(row));
    if (*row == nullptr) break;
    std::string shown = std::to_string((*row)->line) + ((*row)->fault.empty() ? ": " : "! " + (*row)->fault);
    if ((*row)->fault.empty()) {
      for (std::size_t i = 0; i < (*row)->fields.size(); ++i)
        shown += (i == 0 ? "" : "|") + std::string((*row)->fields[i]);
    }
    found.push_back(std::move(shown));
  }
  if (complete != nullptr) *complete = rows.complete();
  return found;
}

using Rows = std::vector<std::string>;

TEST_CASE(
    "fields may be quoted, hold the delimiter, quotes and line breaks, and rows know their first line") {
  bool complete = false;
  CHECK(rows_of("a,\"b, c\",\"d \"\"e\"\"\"\n\n\"x\ny\",2\r\nz,3", &complete) ==
        Rows{"1: a|b, c|d \"e\"", "3: x\ny|2", "5: z|3"});
  CHECK(complete);
}

TEST_CASE("tabs delimit where they are asked to, and quotes inside an unquoted field are only letters") {
  CHECK(rows_of("a\t\tc\n18\" pipe\tX\n", nullptr, '\t') == Rows{"1: a||c", "2: 18\" pipe|X"});
}

TEST_CASE("blanks around unquoted fields are no part of them") {
  CHECK(rows_of("36,\"A \" ,-0- , b\n") == Rows{"1: 36|A |-0-|b"});
}

TEST_CASE("a quote that is never closed rejects the last record, and the file is not complete") {
  bool complete = true;
  CHECK(rows_of("a,b\nc,\"d\ne,f\n", &complete) == Rows{"1: a|b", "2! The file ends inside this record."});
  CHECK_FALSE(complete);
}

TEST_CASE("a record longer than the bound is rejected and passed over, and the rows behind it are read") {
  const std::string long_line = "x," + std::string(300'000, 'y');
  const auto found = rows_of("a,b\n" + long_line + "\nc,d\n", nullptr, ',', 100'000);
  CHECK(found == Rows{"1: a|b", "2! The record is longer than 100000 bytes.", "3: c|d"});
}

TEST_CASE("a quote that is not closed within the bound costs that record, not the rest of the file") {
  std::string text = "a,\"b\n";
  for (int i = 0; i < 40'000; ++i) text += "c,d\n";
  const auto found = rows_of(text, nullptr, ',', 100'000);
  REQUIRE(found.size() > 10'000);
  CHECK(found.front() ==
        "1! The record is longer than 100000 bytes. A quote that is opened in it may not be closed.");
  CHECK(found.back() == "40001: c|d");
}

TEST_CASE("a record of many small fields on one endless line is bounded too") {
  std::string text = "a";
  for (int i = 0; i < 200'000; ++i) text += ",b";
  CHECK(rows_of(text + "\nc,d\n", nullptr, ',', 100'000) ==
        Rows{"1! The record is longer than 100000 bytes.", "2: c|d"});
}

TEST_CASE("a row that holds NUL, or bytes that are no UTF-8 in a file of UTF-8, is rejected alone") {
  CHECK(rows_of(std::string("a,b\n\0,c\nd,e\n", 12)) ==
        Rows{"1: a|b", "2! The record holds NUL, which is no text.", "3: d|e"});
  CHECK(rows_of("Zürich,中\nZ\xfcrich,c\nd,e\n") ==
        Rows{"1: Zürich|中", "2! The bytes of the record are no UTF-8, unlike those before.", "3: d|e"});
}

TEST_CASE("whatever the size of a block, rows are the same") {
  std::string text, quoted(2'000, 'q');
  Rows expected;
  std::uint64_t line = 1;
  for (int i = 0; i < 2'000; ++i) {
    text += std::to_string(i) + ",\"" + quoted + "\n\",\"\"\n";
    expected.push_back(std::to_string(line) + ": " + std::to_string(i) + "|" + quoted + "\n|");
    line += 2;
  }
  CHECK(rows_of(text) == expected);
}

}  // namespace
}  // namespace ecgraph::tests
