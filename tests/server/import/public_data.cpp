// The files that governments publish, where ECGRAPH_PUBLIC_DATA names a folder of them: how many records each
// has, how many of these cannot be read, and whether it is whole. Nothing of them stands in the project.

#include <cstdlib>

#include "schema/document.hpp"
#include "tests/server/import/reading.hpp"

namespace ecgraph::tests {
namespace {

struct PublicFile {
  std::string_view path, read_as;
  std::size_t records, rejected;
  bool complete;
};

constexpr PublicFile kFiles[] = {
    {"csl/csl-2022-04-21.csv.gz", "csl, utf-8", 14160, 3, true},
    {"csl/csl-2023-11-30.csv.gz", "csl, utf-8", 4227, 1, false},
    {"csl/csl-sample-2019-12-03.csv", "csl, utf-8", 115, 0, true},
    {"csl/csl-sample-2019-12-05-broken.csv", "csl, utf-8", 6, 4, true},
    {"csl/csl-sample-2025-06-02.csv", "csl, utf-8", 11, 0, true},
    {"csl/csl-sample-2025-06-03.csv", "csl, utf-8", 12, 0, true},
    {"csl/derived/csl-2022-04-21.json.gz", "csl, utf-8", 14160, 3, true},
    {"csl/derived/csl-2023-11-30.json.gz", "csl, utf-8", 4226, 0, true},
    {"csl/ita-api-json/dpl.json", "csl, utf-8", 9, 0, true},
    {"csl/ita-api-json/dtc.json", "csl, utf-8", 4, 0, true},
    {"csl/ita-api-json/el.json", "csl, utf-8", 7, 0, true},
    {"csl/ita-api-json/eo13599.json", "csl, utf-8", 2, 0, true},
    {"csl/ita-api-json/fse.json", "csl, utf-8", 3, 0, true},
    {"csl/ita-api-json/isn.json", "csl, utf-8", 3, 0, true},
    {"csl/ita-api-json/part561.json", "csl, utf-8", 1, 0, true},
    {"csl/ita-api-json/plc.json", "csl, utf-8", 6, 0, true},
    {"csl/ita-api-json/sdn.json", "csl, utf-8", 4, 0, true},
    {"csl/ita-api-json/ssi.json", "csl, utf-8", 4, 0, true},
    {"csl/ita-api-json/uvl.json", "csl, utf-8", 13, 0, true},
    {"csl/ita-source/dpl.txt", "dpl, utf-8", 9, 0, true},
    {"csl/ita-source/el.csv", "bis-entity-list, utf-8", 7, 0, true},
    {"csl/ita-source/isn.csv", "isn, utf-8", 3, 0, true},
    {"csl/ita-source/itar_debarred_parties.csv", "itar-debarred, utf-8", 4, 0, true},
    {"csl/ita-source/uvl.csv", "uvl, windows-1252", 13, 0, true},
    {"dpl/dpl-2018-08-17.txt", "dpl, utf-8", 539, 0, true},
    {"dpl/dpl-2021-07-07.txt", "dpl, utf-8", 546, 0, true},
    {"dpl/dpl-2022-09-07.txt", "dpl, utf-8", 581, 0, true},
    {"ofac/sdn-2019-01.csv.gz", "ofac-sdn, utf-8", 7379, 0, true},
    {"ofac/sdn-2019-01-broken.csv.gz", "ofac-sdn, utf-8", 7380, 1, false},
    {"ofac/sdn-2021-07.csv.gz", "ofac-sdn, utf-8", 8976, 0, true},
    {"ofac/sdn-daily/sdn-2021-08-18.csv.gz", "ofac-sdn, utf-8", 9083, 0, true},
    {"ofac/sdn-daily/sdn-2021-12-30.csv.gz", "ofac-sdn, utf-8", 9008, 0, true},
    {"ofac/sdn-daily/sdn-2022-02-23.csv.gz", "ofac-sdn, utf-8", 9121, 0, true},
    {"ofac/sdn-daily/sdn-2022-02-25.csv.gz", "ofac-sdn, utf-8", 9214, 0, true},
    {"ofac/sdn-daily/sdn-2022-04-20.csv.gz", "ofac-sdn, utf-8", 10033, 0, true},
    {"ofac/sdn-daily/sdn-2022-10-07.csv.gz", "ofac-sdn, utf-8", 10896, 0, true},
    {"ofac/sdn-daily/sdn-2023-02-24.csv.gz", "ofac-sdn, utf-8", 11847, 0, true},
    {"ofac/sdn-daily/sdn-2023-07-19.csv.gz", "ofac-sdn, utf-8", 12622, 0, true},
    {"ofac/sdn-daily/sdn-2023-07-20.csv.gz", "ofac-sdn, utf-8", 12747, 0, true},
    {"ofac/sdn-daily/sdn-2023-11-16.csv.gz", "ofac-sdn, utf-8", 13382, 0, true},
    {"ofac/sdn-daily/sdn-2024-02-23.csv.gz", "ofac-sdn, utf-8", 14484, 0, true},
    {"ofac/sdn-daily/sdn-2024-05-01.csv.gz", "ofac-sdn, utf-8", 14966, 0, true},
    {"ofac/sdn-daily/sdn-2024-05-02.csv.gz", "ofac-sdn, utf-8", 14973, 0, true},
    {"ofac/cons_prim-2025-04.csv", "ofac-consolidated, utf-8", 443, 0, true},
    {"ofac/cons_prim-2025-12.csv", "ofac-consolidated, utf-8", 442, 0, true},
    {"entity-list/entity-list-2026-07-09.json.gz", "parsed-list, utf-8", 3409, 0, true},
    {"entity-list/meu-list-2026-07-09.json", "parsed-list, utf-8", 70, 0, true},
    {"entity-list/dow-1260h-2026-06-10.json", "parsed-list, utf-8", 80, 0, true},
    {"entity-list/ofac-nscmic-2026-07-09.json", "parsed-list, utf-8", 68, 0, true},
    {"entity-list/dod-chinese-milcorps-history.csv", "cmc-history, utf-8", 397, 0, true},
    {"lists/cn-mofcom-2026-07-19.json", "registry-list, utf-8", 240, 40, true},
    {"lists/jp-meti-foreign-end-user-2026-07-20.json", "registry-list, utf-8", 835, 37, true},
    {"lists/cn-countermeasures.csv", "cn-countermeasures, utf-8", 610, 391, true},
    {"entity-list/fcc-covered-2026-07-09.json", "parsed-list, utf-8", 15, 2, true},
};

/// The countries of the built-in data, by all their names.
import::CountryNames built_in_countries(){import::CountryNames names;
for (const embedded::File& file : embedded::seed()) {
  if (!file.path.starts_with("entities/")) continue;
  const auto document = read_document(file.text, file.path);
  REQUIRE(document.has_value());
  for (const Document& entity : *document->array()) {
    const Document* properties = entity.member("properties");
    const Document* code = properties == nullptr ? nullptr : properties->member("iso3166_1_alpha2");
    if (code == nullptr) continue;
    for (const Document& name : *entity.member("names")->array())
      names.add(*name.member("name")->text(), *code->text());
  }
}
return names;
}  // namespace

TEST_CASE("each published file has the records that its publisher put in, and what cannot be read is known") {
  const char* folder = std::getenv("ECGRAPH_PUBLIC_DATA");  // NOLINT: no thread changes the environment
  if (folder == nullptr) {
    MESSAGE("ECGRAPH_PUBLIC_DATA names no folder of published files: nothing is read here.");
    return;
  }
  const import::CountryNames countries = built_in_countries();
  const import::ReadingTerms terms{built_in_vocabulary(), built_in_formats(), countries};
  for (const PublicFile& expected : kFiles) {
    CAPTURE(expected.path);
    const auto file = read_all(std::filesystem::path(folder) / expected.path, {}, terms);
    CHECK(file.error == "");
    CHECK(file.read_as == expected.read_as);
    CHECK(file.records.size() == expected.records);
    CHECK(file.rejected() == expected.rejected);
    CHECK(file.complete == expected.complete);
    if (file.records.size() == expected.records && file.rejected() == expected.rejected) continue;
    for (std::size_t number = 0, shown = 0; number < file.records.size() && shown < 8; ++number) {
      if (file.reason(number).empty()) continue;
      MESSAGE(file.records[number].place.line, " ", file.reason(number));
      ++shown;
    }
  }
}

}  // namespace ecgraph::tests
}  // namespace ecgraph::tests
