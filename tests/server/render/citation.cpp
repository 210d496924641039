// Citations: the entry in each form, and the hash against a whole document's.

#include "server/render/citation.hpp"

#include <doctest/doctest.h>

#include "server/render/canonical.hpp"
#include "tests/server/render/written.hpp"

using namespace ecgraph;
using namespace ecgraph::render;
using namespace ecgraph::tests;

namespace {

Citation a_citation() {
  return {"Who owns what: type owns",
          "https://graph.example.org/v1/relations?type=owns&known_at=5",
          "1f3a",
          "9c2d77aa00",
          5,
          Instant::parse("2026-11-24T10:00:00Z").value()};
}

Writing citing(Format format) {
  auto writing = as(format);
  writing.citing = {"https://graph.example.org", "A title", "1f3a",
                    Instant::parse("2026-11-24T10:00:00Z").value()};
  return writing;
}

std::string hash_in(const std::string& line) {
  const auto start = line.rfind(": ") + 2;
  return line.substr(start, line.find(')', start) - start);
}

}  // namespace

TEST_CASE("a BibTeX entry keeps the link as it is, and what TeX would take for its own prints as it was") {
  auto citation = a_citation();
  citation.title = R"(100% of {a_b} & \c #1 $2 ~x ^y 中芯)";
  const auto entry = bibtex(citation);
  CHECK(entry.starts_with("@misc{ecgraph-r5-9c2d77aa,\n"));
  CHECK(
      entry.find(
          R"(title = {{100\% of \{a\_b\} \& {\textbackslash}c \#1 \$2 {\textasciitilde}x {\textasciicircum}y 中芯}})") !=
      std::string::npos);
  CHECK(entry.find("url = {https://graph.example.org/v1/relations?type=owns&known_at=5}") !=
        std::string::npos);
  CHECK(entry.find("year = {2026}") != std::string::npos);
}

TEST_CASE("CSL-JSON is a list of one data set with the day of its revision") {
  const auto item = csl_json(a_citation()).at(0);
  CHECK(item.at("type") == "dataset");
  CHECK(item.at("issued").at("date-parts") == boost::json::parse("[[2026, 11, 24]]"));
  CHECK(item.at("version") == "revision 5");
}

TEST_CASE("the empty graph has no day, and is cited without one") {
  auto citation = a_citation();
  citation.revision = 0;
  CHECK(bibtex(citation).find("year") == std::string::npos);
  CHECK_FALSE(csl_json(citation).at(0).as_object().contains("issued"));
  CHECK(citation_line(citation).find("1970") == std::string::npos);
}

TEST_CASE("the hash of a citation is that of the canonical answer, whatever members and rows it has") {
  std::vector<boost::json::object> rows;
  for (int i = 0; i < 5000; ++i)
    rows.push_back(object(R"({"z": 1.50, "a": {"é": [1e21, null, "\u000f"], "b": true}})"));
  for (const std::size_t count : {0, 1, 2, 5000}) {
    for (const bool single : {false, true}) {
      for (const bool more : {false, true}) {
        auto answer = list_of(
            {rows.begin(),
             rows.begin() + static_cast<std::ptrdiff_t>(single ? std::min<std::size_t>(count, 1) : count)},
            {});
        if (single) answer.shape = Shape::kSingle;
        if (more) {
          answer.next_cursor = "abc";
          answer.left_out = object(R"({"status": {"alleged": 2}})");
          answer.notes = {"a note"};
          answer.cell_names = {"2023-10"};
          answer.truncated = Truncated{"visited", 7, {"type"}};
        }
        const auto document = boost::json::parse(written(answer, as(Format::kJson)));
        const auto line = written(answer, citing(Format::kCitation));
        REQUIRE(hash_in(line) == canonical_hash(document));
        REQUIRE(line.find("https://graph.example.org/v1/entities?known_at=12 ") != std::string::npos);
      }
    }
  }
}

TEST_CASE("a citation of an answer that breaks is none") {
  auto answer = list_of({object(R"({"a": 1})")}, {});
  answer.rows.at = [](std::size_t) -> Result<boost::json::object> {
    return fail(ErrorKind::kStorage, "gone");
  };
  const auto source = write(std::move(answer), citing(Format::kBibtex));
  std::string out;
  CHECK(source->next(out) == http::BodySource::Next::kBroken);
  CHECK(out.empty());
}
