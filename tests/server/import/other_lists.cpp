// Lists of other countries, and lists with their history, in small files of the same kind.

#include "tests/server/import/reading.hpp"

namespace ecgraph::tests {
namespace {

using Texts = std::vector<std::string>;

ReadFile read_text(const std::string& text, const std::string& name) {
  const FolderOfFiles folder;
  return read_all(folder.write(name, text));
}

TEST_CASE("a registry of several countries' lists: days, Chinese aliases, countries in place of addresses") {
  const auto file = read_text(
      R"([{"addresses": ["东京都港区"], "aliases": ["八洲电机株式会社"], "country": "cn", "date_added": "2026-02-24",
  "entity_name": "Yashima", "entity_type": "organization", "id": "cn-1", "list_id": "cn-unreliable-entity-list"},
 {"addresses": ["Iran"], "aliases": [], "country": "jp", "date_added": null, "entity_name": "Fara",
  "entity_type": "organization", "id": "jp-1", "list_id": "jp-end-user-list", "reason": "核 N"},
 {"addresses": [], "aliases": [], "entity_name": "Other", "list_id": "xx-some-list"}])",
      "cn.json");
  REQUIRE(file.records.size() == 3);
  CHECK(file.party(0).list.text() == "china-unreliable-entity-list");
  CHECK(names(file.party(0)) == Texts{"label Yashima", "alias 八洲电机株式会社"});
  CHECK(texts(file.party(0).properties, "addresses") == Texts{"东京都港区"});
  CHECK(file.party(0).countries.empty());
  CHECK(file.party(0).valid.from()->text() == "2026-02-24");
  CHECK(file.party(1).countries == Texts{"IR"});
  CHECK_FALSE(file.party(1).valid.from().has_value());
  CHECK(texts(file.party(1).properties, "remarks") == Texts{"核 N"});
  CHECK(file.reason(2) == "list_id: \"xx-some-list\" is no list that is known here.");
}

TEST_CASE("a record with other names but none of its own is rejected") {
  const auto file = read_text(
      R"([{"aliases": ["BIRM"], "entity_name": "", "list_id": "jp-end-user-list"},
          {"aliases": [], "entity_name": "  ", "list_id": "jp-end-user-list"}])",
      "jp.json");
  CHECK(file.reason(0) == "entity_name: The record names nobody.");
  CHECK(file.reason(1) == "entity_name: The record names nobody.");
}

TEST_CASE("a list with its history: entries of one name by their first days, former names, ends") {
  const auto file = read_text(
      "Name,Clean Name,Alias,Previous Name,Parent Name,Note,Start date,End date,Source Url\n"
      "Aero Co. (AE)*,Aero Co.,AE,Aero Works,Aero Group,,2021-06-03,2024-01-31,\n"
      "Aero Co.,Aero Co.,,,,,2025-01-07,,\n",
      "history.csv");
  REQUIRE(file.records.size() == 2);
  CHECK(names(file.party(0)) == Texts{"label Aero Co.", "alias AE", "former Aero Works"});
  CHECK(file.party(0).valid.until()->text() == "2024-01-31");
  CHECK(file.party(0).entry_key != file.party(1).entry_key);
}

TEST_CASE("days written D.M.YYYY and D.M.YY, and mixed line ends") {
  const auto file = read_text(
      "Type,QID,Name,Alias,Chinese name,Country,Topics,Summary,Chinese summary,Body,List,Date,End "
      "date,Source URL,Address\n"
      "Company,,Aerospace,AERO,航空公司,US,x,,,Ministry,UEL,16.02.23,,http://a,\r\n"
      "Person,,Doe,,某人,CA,x,,,Ministry,UEL,5.12.2024,4.4.2025,http://a,\n"
      "Person,,Doe,,某人,CA,x,,,Ministry,UEL,2024-12-05,,http://a,\n",
      "cn.csv");
  REQUIRE(file.records.size() == 3);
  CHECK(file.party(0).valid.from()->text() == "2023-02-16");
  CHECK(names(file.party(0)) == Texts{"label Aerospace", "alias AERO", "alias 航空公司"});
  CHECK(file.party(0).type == *built_in_vocabulary().entity_type("company"));
  CHECK(file.party(1).valid.from()->text() == "2024-12-05");
  CHECK(file.party(1).valid.until()->text() == "2025-04-04");
  CHECK(file.reason(2) == "Date: \"2024-12-05\" is no date written as D.M.YYYY or D.M.YY.");
}

}  // namespace
}  // namespace ecgraph::tests
