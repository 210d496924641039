// What a version of a list changes, adds and ends.

#include "tests/server/import/told_lists.hpp"

namespace ecgraph::tests {
namespace {

TEST_CASE("a first version is listed from its day at the latest, and the list is whole on that day") {
  Lists lists;
  const auto report = lists.load(file_of("2024-01-10", {told("Ann"), told("Bob")}));
  CHECK(report.counts.read == 2);
  CHECK(report.counts.added == 2);
  CHECK(report.lists.at(id("red-list")).added == 2);
  const Relation listing = lists.listing_of("Ann");
  CHECK(listing.valid.from()->text() == "../2024-01-10");
  CHECK(until_of(listing).empty());
  CHECK(listing.sources.front().text() == "t:red-list~2024-01-10");
  const auto red = lists.view().entity(*lists.view().find(id("red-list"))).value();
  CHECK(red.properties.find("complete_as_of")->size() == 1);
}

TEST_CASE("the same version again changes nothing, and makes no revision") {
  Lists lists;
  const auto file = file_of("2024-01-10", {told("Ann"), numbered("7", "Bob")});
  lists.load(file);
  const auto before = lists.view().revision();
  const auto report = lists.load(file);
  CHECK(report.counts.unchanged == 2);
  CHECK(report.counts.added + report.counts.changed + report.counts.ended == 0);
  CHECK(lists.view().revision() == before);
}

TEST_CASE("a later version ends what it no longer names on its day, and nothing disappears") {
  Lists lists;
  lists.load(file_of("2024-01-10", {told("Ann"), told("Bob")}));
  const auto report = lists.load(file_of("2024-02-20", {told("Ann"), told("Cid")}));
  CHECK(report.counts.ended == 1);
  CHECK(report.counts.added == 1);
  CHECK(report.counts.unchanged == 1);
  const Relation gone = lists.listing_of("Bob");
  CHECK(until_of(gone) == "2024-02-20");
  CHECK(*gone.attributes.get<std::string>("end_reason") == "removed from list on 2024-02-20");
  CHECK(*gone.attributes.get<std::string>("removed_in") == "t:red-list~2024-02-20");
  CHECK(lists.listing_of("Cid").valid.from()->text() == "2024-01-11/2024-02-20");
}

TEST_CASE("what was ended once is not ended again by the next version") {
  Lists lists;
  lists.load(file_of("2024-01-10", {told("Ann"), told("Bob")}));
  lists.load(file_of("2024-02-20", {told("Ann")}));
  const auto report = lists.load(file_of("2024-03-30", {told("Ann")}));
  CHECK(report.counts.ended == 0);
  CHECK(until_of(lists.listing_of("Bob")) == "2024-02-20");
}

TEST_CASE("who comes back is listed a second time, and the first time stays as it was") {
  Lists lists;
  lists.load(file_of("2024-01-10", {told("Ann"), told("Bob")}));
  lists.load(file_of("2024-02-20", {told("Ann")}));
  const auto back = file_of("2024-03-30", {told("Ann"), told("Bob")});
  CHECK(lists.load(back).counts.added == 1);
  CHECK(lists.load(back).counts.unchanged == 2);
  std::set<std::string> spans;
  for (const auto& one : lists.listings()) {
    if (one.subject == lists.party("Bob").id) spans.insert(one.valid.from()->text() + " - " + until_of(one));
  }
  CHECK(spans == std::set<std::string>{"../2024-01-10 - 2024-02-20", "2024-02-21/2024-03-30 - "});
}

TEST_CASE("other published fields are a correction, and the listing keeps its start") {
  Lists lists;
  lists.load(file_of("2024-01-10", {told("Ann", {"one street"})}));
  const auto report = lists.load(file_of("2024-02-20", {told("Ann", {"another street"})}));
  CHECK(report.counts.changed == 1);
  CHECK(report.counts.matched_by_name == 1);
  CHECK(lists.listings().size() == 1);
  CHECK(lists.listing_of("Ann").valid.from()->text() == "../2024-01-10");
}

TEST_CASE("a lasting number is the party, whatever it is called now, and its old name is a former one") {
  Lists lists;
  lists.load(file_of("2024-01-10", {numbered("7", "Old Name")}));
  const auto report = lists.load(file_of("2024-02-20", {numbered("7", "New Name")}));
  CHECK(report.counts.changed == 1);
  CHECK(report.counts.matched_by_id == 1);
  const Entity party = lists.party("New Name");
  CHECK(party.id.text() == "t:red-list-7");
  REQUIRE(party.names.size() == 2);
  CHECK(party.names.back().name == "Old Name");
  CHECK(party.names.back().kind == "former");
  CHECK(party.names.back().until->text() == "2024-02-20");
}

TEST_CASE("ids that the publisher changed end nobody: list, name and country tell who it is") {
  Lists lists;
  auto ann = told("Ann"), bob = told("Bob");
  ann.publisher_id = "old-1";
  bob.publisher_id = "old-2";
  lists.load(file_of("2024-01-10", {ann, bob}));
  ann.publisher_id = "new-8";
  bob.publisher_id = "new-9";
  ann.names.front().name = "ANN ";
  const auto report = lists.load(file_of("2024-02-20", {ann, bob}));
  CHECK(report.counts.matched_by_name == 2);
  CHECK(report.counts.added + report.counts.ended == 0);
}

TEST_CASE("a publisher's id that stayed finds a party under its new name, though such ids need not last") {
  Lists lists;
  auto ann = told("Ann");
  ann.publisher_id = "same";
  lists.load(file_of("2024-01-10", {ann}));
  auto renamed = told("Ann Smith");
  renamed.publisher_id = "same";
  const auto report = lists.load(file_of("2024-02-20", {renamed}));
  CHECK(report.counts.matched_by_id == 1);
  CHECK(report.counts.ended == 0);
  CHECK(lists.party("Ann Smith").names.size() == 2);
  const auto again = lists.load(file_of("2024-03-30", {told("Ann Smith")}));
  CHECK(again.counts.matched_by_name == 1);
  CHECK(again.counts.ended + again.counts.added == 0);
}

TEST_CASE(
    "one name in two countries is two parties, and a country that was not told before is no other party") {
  Lists lists;
  auto here = told("Ann"), there = told("Ann");
  here.countries = {"AT"};
  there.countries = {"LE"};
  there.as_published.emplace_back("LE");
  CHECK(lists.load(file_of("2024-01-10", {here, there, told("Bob")})).counts.added == 3);
  auto bob = told("Bob");
  bob.countries = {"LE"};
  const auto report = lists.load(file_of("2024-02-20", {here, there, bob}));
  CHECK(report.counts.added == 0);
  CHECK(report.counts.ended == 0);
  CHECK(std::get<EntityId>(lists.party("Bob").properties.find("countries")->front()).text() == "lemuria");
}

TEST_CASE("a record told twice counts once, and another under its lasting number is rejected") {
  Lists lists;
  const auto report =
      lists.load(file_of("2024-01-10", {numbered("7", "Ann"), numbered("7", "Ann"), numbered("7", "Eve")}));
  CHECK(report.counts.added == 1);
  CHECK(report.counts.duplicate == 1);
  CHECK(report.counts.rejected == 1);
  REQUIRE(report.rejections.size() == 1);
  CHECK(report.rejections.front().place.line == 4);
  CHECK(lists.party("Ann").names.size() == 1);
}

TEST_CASE("further entries of one party stand beside each other, in whatever order a version tells them") {
  Lists lists;
  const auto first = told("Ann", {"88 FR 1"}), second = told("Ann", {"89 FR 2"});
  CHECK(lists.load(file_of("2024-01-10", {first, second})).counts.added == 2);
  CHECK(lists.listings().size() == 2);
  CHECK(lists.load(file_of("2024-02-20", {second, first})).counts.unchanged == 2);
  const auto report = lists.load(file_of("2024-03-30", {second}));
  CHECK(report.counts.unchanged == 1);
  CHECK(report.counts.ended == 1);
}

TEST_CASE("entries of a party that their key tells apart add up to what is known of it") {
  Lists lists;
  auto one = told("Ann"), other = told("Ann");
  one.entry_key = "one street";
  other.entry_key = "other street";
  one.properties = NamedValues({{"addresses", {std::string("one street")}}});
  other.properties = NamedValues({{"addresses", {std::string("other street")}}});
  import::LoadRequest small;
  SUBCASE("in one transaction") { small.chunk_records = 10; }
  SUBCASE("in two") { small.chunk_records = 1; }
  lists.load(file_of("2024-01-10", {one, other}), small);
  CHECK(lists.listings().size() == 2);
  CHECK(lists.party("Ann").properties.find("addresses")->size() == 2);
}

TEST_CASE("a listed party never takes a name from who bears it without a list") {
  Lists lists;
  lists.load(file_of("2024-01-10", {told("Ann")}));
  for (const Name& name : lists.party("Ann").names) CHECK(name.note == "as listed");
}

}  // namespace
}  // namespace ecgraph::tests
