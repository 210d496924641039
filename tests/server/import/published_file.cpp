// Listed parties as their publishers write them: each oddity seen in real files, in a small file of the same
// kind.

#include "server/import/published_file.hpp"

#include "tests/server/import/reading.hpp"

namespace ecgraph::tests {
namespace {

using Names = std::vector<std::string>;
using Texts = std::vector<std::string>;

constexpr std::string_view kCslHeader =
    "_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,"
    "standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,"
    "gross_registered_tonnage,vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,"
    "dates_of_birth,nationalities,places_of_birth,source_information_url,ids\n";

/// A row of the list: id, source, number, type, programmes, name, title, addresses, notice, start, end; then
/// eleven empty fields, alternative names and six fields more.
std::string csl_row(const std::string& start, const std::string& names = "",
                    const std::string& rest = ",,,,,") {
  return start + ",,,,,,,,,,,," + names + "," + rest + "\n";
}

std::string entity_list_row(const std::string& id, const std::string& name,
                            const std::string& start_date = "2022-04-07") {
  return csl_row(id + ",Entity List (EL) - Bureau of Industry and Security,,,," + name +
                 ",,\"1 Road, Minsk, 222512, CN\",87 FR 20299," + start_date + ",");
}

ReadFile read_text(const std::string& text, const std::string& name = "list.csv",
                   std::string_view format = {}) {
  const FolderOfFiles folder;
  return read_all(folder.write(name, text), format);
}

TEST_CASE("a record of the Consolidated Screening List becomes a party with its listing") {
  const auto file = read_text(
      std::string(kCslHeader) +
      csl_row("21944,Specially Designated Nationals (SDN) - Treasury Department,21944,Individual,SYRIA; SDGT,"
              "\" 'ABBAS, Rim \",Employee,\"Cali, CN; RU; 5 Road, Some Place, 45143, DE\",,,",
              "ABBAS R; and RIM A", "SY,circa 1960; 1960-03,SY,Homs,,\"Passport, 1, IR; Gender, Male\""));
  REQUIRE(file.records.size() == 1);
  const auto& party = file.party(0);
  CHECK(party.list.text() == "us-sdn-list");
  CHECK(party.publisher_id == "21944");
  CHECK(party.id_lasts);
  CHECK(party.type == *built_in_vocabulary().entity_type("person"));
  CHECK(names(party) == Names{"label 'ABBAS, Rim", "alias ABBAS R", "alias RIM A"});
  CHECK(party.countries == Texts{"CN", "DE", "RU"});
  CHECK(texts(party.properties, "addresses") == Texts{"Cali, CN", "5 Road, Some Place, 45143, DE"});
  CHECK(texts(party.properties, "identifiers") == Texts{"Passport, 1, IR", "Gender, Male"});
  CHECK(texts(party.properties, "birth_dates") == Texts{"circa 1960", "1960-03"});
  CHECK(texts(party.properties, "title") == Texts{"Employee"});
  CHECK(texts(party.attributes, "programmes") == Texts{"SYRIA", "SDGT"});
  CHECK_FALSE(party.valid.from().has_value());
  CHECK(file.complete);
  CHECK(file.lists == std::vector<EntityId>{EntityId::trusted("us-sdn-list")});
  CHECK(file.read_as == "csl, utf-8");
}

TEST_CASE("an id that the publisher makes does not last, and is no change when it changes") {
  const auto before = read_text(std::string(kCslHeader) + entity_list_row("4398d33e", "\" Plant JSC\""));
  const auto after = read_text(std::string(kCslHeader) + entity_list_row("99ed1b05", "\"Plant JSC \""));
  CHECK(before.party(0).publisher_id == "4398d33e");
  CHECK_FALSE(before.party(0).id_lasts);
  CHECK(before.party(0).valid.from()->text() == "2022-04-07");
  CHECK(before.party(0).type == *built_in_vocabulary().entity_type("party"));
  CHECK(before.party(0).as_published == after.party(0).as_published);
  const auto other =
      read_text(std::string(kCslHeader) + entity_list_row("99ed1b05", "Plant JSC", "2022-04-08"));
  CHECK(before.party(0).as_published != other.party(0).as_published);
}

TEST_CASE("older files without the column of ids are the same format") {
  std::string header(kCslHeader), row = entity_list_row("x", "Plant");
  const auto file = read_text(header.substr(4) + row.substr(2));
  CHECK(file.party(0).publisher_id.empty());
  CHECK(names(file.party(0)) == Names{"label Plant"});
}

TEST_CASE("an end of a listing is its last day") {
  const auto file =
      read_text(std::string(kCslHeader) + csl_row("d,Denied Persons List (DPL) - Bureau of Industry and "
                                                  "Security,,,, I. ASH,,,,2003-06-19,2056-06-29"));
  CHECK(file.party(0).valid.from()->text() == "2003-06-19");
  CHECK(file.party(0).valid.until()->text() == "2056-06-30");
  CHECK(names(file.party(0)) == Names{"label I. ASH"});
}

TEST_CASE("a date that decides validity and cannot be read rejects the record, with field and reason") {
  std::string text(kCslHeader);
  for (const auto* date : {"0017-05-26", "2023-00-00", "17 Oct 2023", "10/17/2023", "2022-04-07"})
    text += entity_list_row("x", "Plant", date);
  const auto file = read_text(text);
  REQUIRE(file.records.size() == 5);
  CHECK(file.reason(0) == "start_date: The year of \"0017-05-26\" lies outside 1900 to 2199.");
  CHECK(file.reason(1) == "start_date: \"2023-00-00\" is no day of the calendar.");
  CHECK(file.reason(2) == "start_date: \"17 Oct 2023\" is no date written as YYYY-MM-DD.");
  CHECK(file.reason(3) == "start_date: \"10/17/2023\" is no date written as YYYY-MM-DD.");
  CHECK(file.records[3].place.line == 5);
  CHECK(file.records[3].place.file == "list.csv");
  CHECK(file.rejected() == 4);
}

TEST_CASE("a listing that ends before it begins is rejected") {
  const auto file = read_text(
      std::string(kCslHeader) +
      csl_row(
          "d,Denied Persons List (DPL) - Bureau of Industry and Security,,,,ASH,,,,2023-06-19,2022-01-01"));
  CHECK(file.reason(0).starts_with("end_date: "));
}

TEST_CASE("ragged rows are rejected with line, count and what was expected, the rest is read") {
  const auto file = read_text(std::string(kCslHeader) + "/,1\n" + entity_list_row("x", "Plant") +
                              "a,b,c\n\n\n.\n" + entity_list_row("y", "Mill"));
  REQUIRE(file.records.size() == 5);
  CHECK(file.reason(0) == ": The row has 2 columns, and 29 are expected.");
  CHECK(file.reason(2) == ": The row has 3 columns, and 29 are expected.");
  CHECK(file.reason(3) == ": The row has 1 column, and 29 are expected.");
  CHECK(file.records[3].place.line == 7);
  CHECK(names(file.party(4)) == Names{"label Mill"});
  CHECK(file.complete);
}

TEST_CASE("a header that comes again is no record") {
  const auto file = read_text(std::string(kCslHeader) + std::string(kCslHeader) +
                              entity_list_row("x", "Plant") + std::string(kCslHeader));
  CHECK(file.records.size() == 1);
}

TEST_CASE("a file that stops inside a record is not complete, and that record is rejected") {
  const std::string text = std::string(kCslHeader) + entity_list_row("x", "Plant");
  auto file = read_text(text + "y,Entity List (EL) - Bureau of Industry and Security,,,,Mill,,\"1 Road, Mi");
  REQUIRE(file.records.size() == 2);
  CHECK(file.reason(1) == ": The file ends inside this record.");
  CHECK_FALSE(file.complete);
  file = read_text(text + "y,Entity List (EL) - Bureau of Industry and Security,,,,Mi");
  CHECK(file.reason(1) == ": The file ends inside this record.");
  CHECK_FALSE(file.complete);
  CHECK(read_text(text.substr(0, text.size() - 1)).complete);
}

TEST_CASE("a list that is not known rejects its records, and columns that are not known are counted") {
  std::string header(kCslHeader);
  header.insert(header.size() - 1, ",colour");
  std::string row = entity_list_row("x", "Plant");
  row.insert(row.size() - 1, ",green");
  const auto file = read_text(header + row + csl_row("y,Some Other List (SOL),,,,Mill,,,,,"));
  CHECK(file.records[0].uncounted == std::map<std::string, std::size_t>{{"column colour", 1}});
  CHECK(file.reason(1) == ": The row has 29 columns, and 30 are expected.");
  const auto other = read_text(std::string(kCslHeader) + csl_row("y,Some Other List (SOL),,,,Mill,,,,,"));
  CHECK(other.reason(0) == "source: \"Some Other List (SOL)\" is no list that is known here.");
}

TEST_CASE(
    "the JSON of the same list is read by the same table, whatever the order and the number of members") {
  const auto file = read_text(
      R"({"total":2,"results":[
{"id":"fabe","source":"Entity List (EL) - Bureau of Industry and Security","alt_names":["Farid"],"name":"Fazal",
 "addresses":[{"address":"Block #21","city":"Kabul","state":null,"postal_code":null,"country":"AF"},
              {"address":null,"city":null,"country":"DE"}],
 "federal_register_notice":"76 FR 71867; 77 FR 1","start_date":"2011-11-21","title":null},
{"id":"16531","entity_number":"16531","source":"Foreign Sanctions Evaders (FSE) - Treasury Department",
 "name":"HOSEIN","type":"Individual","programs":["FSE-IR","EO13645"],
 "ids":[{"country":"IR","number":"G9335950","type":"Passport","issue_date":null}],
 "dates_of_birth":["1967-03-21"],"federal_register_notice":null}]})",
      "list.json");
  REQUIRE(file.records.size() == 2);
  CHECK(names(file.party(0)) == Names{"label Fazal", "alias Farid"});
  CHECK(texts(file.party(0).properties, "addresses") == Texts{"Block #21, Kabul, AF"});
  CHECK(file.party(0).countries == Texts{"AF", "DE"});
  CHECK(texts(file.party(0).attributes, "citations") == Texts{"76 FR 71867", "77 FR 1"});
  CHECK(file.records[1].place.line == 6);
  CHECK(texts(file.party(1).attributes, "programmes") == Texts{"FSE-IR", "EO13645"});
  CHECK(texts(file.party(1).properties, "identifiers") == Texts{"Passport, G9335950, IR"});
  CHECK(file.party(1).id_lasts);
  CHECK(file.complete);
}

TEST_CASE("an array of records without federal notices is recognised too, and a scalar in it is rejected") {
  const auto file = read_text(R"([7, {"id":"b5f1","name":"Academy","alt_names":[],
      "source":"Unverified List (UVL) - Bureau of Industry and Security","country":"RU"}])",
                              "uvl.json");
  CHECK(file.reason(0) == ": The record is a number, and an object is expected.");
  CHECK(file.party(1).countries == Texts{"RU"});
}

TEST_CASE(
    "OFAC's old CSV: no header, -0- for nothing, programmes in brackets, weak aliases among the remarks") {
  const auto file = read_text(
      "36,\"AERO\",-0- ,\"CUBA] [SDGT\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"a.k.a. 'BNC'; f.k.a. "
      "'SUN'.\"\r\n"
      "306,\"DOE, John\",\"individual\",\"SDGT\",\"Chief; Head\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 14 Jun "
      "1975; alt. "
      "DOB circa 1976; POB Leningrad, Russia; nationality Russia; Passport 7176 (Russia); alt. Passport 8 "
      "(Cuba); Linked To: USA REALLY.\"\r\n"
      "727,\"SONIA I\",\"vessel\",\"IRAN\",-0- ,\"CL2059\",\"Tug\",\"164,154\",\"85,462\",\"Iran\",-0- ,-0- "
      "\r\n"
      "|||||\r\n\x1a\r\n",
      "sdn.csv");
  REQUIRE(file.records.size() == 4);
  CHECK(names(file.party(0)) == Names{"label AERO", "alias BNC", "former SUN"});
  CHECK(file.party(0).names[1].note == "weak alias");
  CHECK(file.party(0).list.text() == "us-sdn-list");
  CHECK(file.party(0).publisher_id == "36");
  CHECK(texts(file.party(0).attributes, "programmes") == Texts{"CUBA", "SDGT"});
  const auto& person = file.party(1);
  CHECK(person.type == *built_in_vocabulary().entity_type("person"));
  CHECK(texts(person.properties, "birth_dates") == Texts{"14 Jun 1975", "circa 1976"});
  CHECK(texts(person.properties, "birth_places") == Texts{"Leningrad, Russia"});
  CHECK(texts(person.properties, "identifiers") == Texts{"Passport 7176 (Russia)", "alt. Passport 8 (Cuba)"});
  CHECK(texts(person.properties, "remarks") == Texts{"Linked To: USA REALLY."});
  CHECK(texts(file.party(2).properties, "gross_tonnage") == Texts{"164,154"});
  CHECK(file.party(2).type == *built_in_vocabulary().entity_type("vessel"));
  CHECK(file.reason(3) == ": The row has 1 column, and 12 are expected.");
  CHECK(file.complete);
  CHECK(file.read_as == "ofac-sdn, utf-8");
}

TEST_CASE("OFAC's files of alternate names and addresses are read where they stand beside the list") {
  const FolderOfFiles folder;
  const auto row = [](const std::string& number, const std::string& name) {
    return number + ",\"" + name + "\",-0- ,\"NS-PLC\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n";
  };
  const auto path = folder.write("cons_prim-2025.csv", row("36", "A") + row("306", "B") + row("400", "C"));
  folder.write("cons_alt-2025.csv",
               "36,12,\"aka\",\"AA\",-0- \n36,13,\"fka\",\"AF\",-0- \n40,1,\"aka\",\"?\",-0- "
               "\n400,2,\"nka\",\"CC\",-0- \n");
  folder.write("cons_add-2025.csv",
               "36,25,-0- ,\"Havana\",\"Cuba\",-0- \n306,199,\"Street 35\",\"Zurich\",\"Canada\",-0- "
               "\n306,200,\"x\"\n400,9,-0- ,-0- ,-0- ,-0- \n");
  const auto file = read_all(path);
  REQUIRE(file.records.size() == 5);
  CHECK(file.read_as == "ofac-consolidated, utf-8");
  CHECK(file.party(0).list.text() == "us-plc-list");
  CHECK(names(file.party(0)) == Names{"label A", "alias AA", "former AF"});
  CHECK(texts(file.party(0).properties, "addresses") == Texts{"Havana, Cuba"});
  CHECK(file.party(0).countries == Texts{"CU"});
  CHECK(texts(file.party(1).properties, "addresses") == Texts{"Street 35, Zurich, Canada"});
  CHECK(names(file.party(2)) == Names{"label C", "alias CC"});
  CHECK(file.reason(3) ==
        ": 1 row of cons_alt-2025.csv belongs to no record of cons_prim-2025.csv, or cannot be read.");
  CHECK(file.reason(4) ==
        ": 1 row of cons_add-2025.csv belongs to no record of cons_prim-2025.csv, or cannot be read.");
}

TEST_CASE("the Denied Persons List: tabs, dates by month, several entries of one name, rows that end early") {
  const std::string header =
      "Name\tStreet_Address\tCity\tState\tCountry\tPostal_Code\tEffective_Date\tExpiration_Date\t"
      "Standard_Order\tLast_Update\tAction\tFR_Citation\r\n";
  const auto file = read_text(
      header + "\"\"\t\"\"\t\"\"\t\"\"\t\"\"\t\"\"\t\"\"\t\"\"\t\"\"\t\"\"\t\"\"\t\"\"\r\n" +
          "\"SEMI, INC. (SSI)\"\tHOVEDGADE 99\tCOPENHAGEN\t\tDE\t\t3/20/1992\t10/4/2000\tY\t5/1/2001\r\n" +
          " I. ASH\tROAD 1\tSEAGOVILLE\tTX\tUS\t75159\t06/19/2003\t\tY\t2007-01-31\tUPDATED\t68 F.R. 38290 "
          "6/27/03\r\n" +
          " I. ASH\tROAD 2\tSEAGOVILLE\tTX\tUS\t75159\t06/19/2003\t\tY\t2007-01-31\tUPDATED\t68 F.R. "
          "38290\r\n",
      "dpl.txt");
  REQUIRE(file.records.size() == 3);
  CHECK(file.party(0).valid.from()->text() == "1992-03-20");
  CHECK(file.party(0).valid.until()->text() == "2000-10-05");
  CHECK(texts(file.party(1).properties, "addresses") == Texts{"ROAD 1, SEAGOVILLE, TX, 75159, US"});
  CHECK(file.party(1).countries == Texts{"US"});
  CHECK(texts(file.party(1).attributes, "standard_order") == Texts{"Y"});
  CHECK(names(file.party(1)) == names(file.party(2)));
  CHECK(file.party(1).entry_key != file.party(2).entry_key);
  CHECK(file.party(1).publisher_id.empty());
}

TEST_CASE("rows of one party, one an alias and one an address, become one record") {
  const std::string header =
      "Source List,Name,Title,Address,City,Country,Federal Register Notice,Effective Date,"
      "License Requirement,License Policy,Alternate Name,Web Link,,,\n";
  const auto row = [](const std::string& address, const std::string& alias,
                      const std::string& date = "11/21/2011") {
    return "EL,Farid,,\"" + address + "\",Kabul,Afghanistan,76 FR 71867," + date + ",All items.,Denial.," +
           alias + ",http://a\n";
  };
  const auto file = read_text(header + row("Block 1", "F") + row("Block 1", "G") + row("Block 2", "F") +
                              row("Block 1", "F", "11/22/2011"));
  REQUIRE(file.records.size() == 2);
  CHECK(names(file.party(0)) == Names{"label Farid", "alias F", "alias G"});
  CHECK(texts(file.party(0).properties, "addresses") ==
        Texts{"Block 1, Kabul, Afghanistan", "Block 2, Kabul, Afghanistan"});
  CHECK(file.party(0).countries == Texts{"AF"});
  CHECK(file.party(1).valid.from()->text() == "2011-11-22");
  CHECK(file.records[1].place.line == 5);
}

TEST_CASE("programmes of one party on rows of their own are put together, blank rows are none") {
  const auto file = read_text(
      "Source List,Programs,Name,Alternative Names,Country,Federal Register Notice,Effective "
      "Date,Remarks/Notes,Web Link\n"
      "ISN,E.O. 13382,A. Q. Khan,,Iran,\"Vol. 74, No. 11, 01/16/09\",1/9/2009,Associated,http://a\n,,,,,,,,\n"
      "ISN,Bank Act,A. Q. Khan,,Iran,\"Vol. 74, No. 11, 01/16/09\",1/9/2009,,http://a\n");
  REQUIRE(file.records.size() == 1);
  CHECK(texts(file.party(0).attributes, "programmes") == Texts{"E.O. 13382", "Bank Act"});
  CHECK(texts(file.party(0).attributes, "citations") == Texts{"Vol. 74, No. 11, 01/16/09"});
  CHECK(texts(file.party(0).properties, "remarks") == Texts{"Associated"});
}

TEST_CASE(
    "aliases that stand inside the name are told apart, in Windows-1252 and with columns without a name") {
  const auto file = read_text(
      "COUNTRY,NAME,ADDRESS,,,,,\r\nRussia,\"Academy, a.k.a. T2BA, a.k.a. Training\",\"Street 10\",,,,,\r\n"
      "Russia,\"Academy, a.k.a. T2BA, a.k.a. Training\",\"Street 11\",,,,,\r\nHong "
      "Kong,Advent,\"53\x96\x35\x39 Wuhu\"");
  REQUIRE(file.records.size() == 2);
  CHECK(names(file.party(0)) == Names{"label Academy", "alias T2BA", "alias Training"});
  CHECK(texts(file.party(0).properties, "addresses") == Texts{"Street 10", "Street 11"});
  CHECK(texts(file.party(1).properties, "addresses") == Texts{"53–59 Wuhu"});
  CHECK(file.party(1).countries == Texts{"HK"});
  CHECK(file.read_as == "uvl, windows-1252");
  const auto debarred = read_text(
      "Debarred Party Full Name And Alias,Date of Birth,Notice,Notice Date,Corrected Notice,Corrected Notice "
      "Date,\n"
      "\"Hukic, B (a.k.a. Bob Hukic; Bab Hucici)\",,59 FR 1,8/29/1994,,\n\"Dill Inc.\",,57 FR 2,9/22/1992,57 "
      "FR 3,8/18/1992\n");
  CHECK(names(debarred.party(0)) == Names{"label Hukic, B", "alias Bob Hukic", "alias Bab Hucici"});
  CHECK(texts(debarred.party(1).attributes, "citations") == Texts{"57 FR 2", "57 FR 3"});
}

TEST_CASE("parsed lists: the list and its day around the records, a start no later than the first citation") {
  const auto file = read_text(
      R"({"list_id": "bis-entity-list", "extracted": "2026-07-09", "count": 2, "entities": [
  {"name": "Ghoura", "aliases": ["G", "and H"], "country": "Afghanistan", "status": null, "effective_date": null,
   "address": "501 Market, Kabul; and Flat 41. (See alternate addresses under Pakistan).",
   "federal_register": "76 FR 71869,\n11/21/11.\n73 FR 54508, 9/22/08", "notes": "For all items; see § 1"},
  {"name": "No Date", "aliases": [], "country": "Nowhere", "address": null, "effective_date": null,
   "federal_register": "86 FR 67319", "notes": null}]})",
      "entity-list.json");
  REQUIRE(file.records.size() == 2);
  const auto& party = file.party(0);
  CHECK(party.list.text() == "us-entity-list");
  CHECK(file.as_of == *Day::parse("2026-07-09"));
  CHECK(names(party) == Names{"label Ghoura", "alias G", "alias H"});
  CHECK(party.countries == Texts{"AF"});
  CHECK(party.valid.from()->text() == "../2008-09-22");
  CHECK(texts(party.properties, "addresses") == Texts{"501 Market, Kabul", "Flat 41."});
  CHECK(texts(party.properties, "remarks") == Texts{"(See alternate addresses under Pakistan)."});
  CHECK(texts(party.attributes, "citations") == Texts{"76 FR 71869, 11/21/11", "73 FR 54508, 9/22/08"});
  CHECK(texts(party.attributes, "licence_requirement") == Texts{"For all items; see § 1"});
  CHECK_FALSE(file.party(1).valid.from().has_value());
  CHECK(file.records[1].uncounted == std::map<std::string, std::size_t>{{"country Nowhere", 1}});
}

TEST_CASE("parsed lists: a stated day of effect begins the listing, and what names no party is rejected") {
  const auto file = read_text(
      R"({"list_id": "ofac-nscmic", "extracted": "2026-07-09", "entities": [
  {"name": "Yitu", "aliases": ["依图科技有限公司"], "country": "China", "address": null, "effective_date": "2022-02-14",
   "federal_register": null, "notes": "Listing Date (CMIC): 16 Dec 2021; USCC: 913 (China); Program: CMIC-EO13959"},
  {"name": "Routers", "aliases": [], "country": null, "effective_date": "2026-03-23",
   "notes": "Category listing (not a named company). Routers produced abroad."}]})",
      "list.json");
  CHECK(file.party(0).valid.from()->text() == "2022-02-14");
  CHECK(file.party(0).published->text() == "2021-12-16");
  CHECK(texts(file.party(0).attributes, "programmes") == Texts{"CMIC-EO13959"});
  CHECK(texts(file.party(0).properties, "identifiers") == Texts{"USCC: 913 (China)"});
  CHECK(file.reason(1).starts_with("notes: The record names no party: Category listing"));
}

TEST_CASE("the format can be said, and what is in none of the known formats is refused with their names") {
  const FolderOfFiles folder;
  const auto unknown = import::read_published(folder.write("a.csv", "x,y\n1,2\n"), {}, reading_terms());
  REQUIRE_FALSE(unknown.has_value());
  CHECK(unknown.error().message.find("Known are: ") != std::string::npos);
  CHECK(unknown.error().message.find("csl") != std::string::npos);
  CHECK_FALSE(import::read_published(folder.write("e.csv", ""), {}, reading_terms()).has_value());
  CHECK_FALSE(
      import::read_published(folder.write("b.csv", "x,y\n"), "no-such-format", reading_terms()).has_value());
  const auto misfit = import::read_published(folder.write("c.csv", "x,y\n"), "csl", reading_terms());
  REQUIRE_FALSE(misfit.has_value());
  CHECK(misfit.error().message == "c.csv is no file of the format csl: its first row lacks source, name.");
  CHECK_FALSE(import::read_published(folder.write("d.zip", "PK\x03\x04"), {}, reading_terms()).has_value());
}

}  // namespace
}  // namespace ecgraph::tests
