// What is not loaded, and what is told of it.

#include "tests/server/import/told_lists.hpp"

namespace ecgraph::tests {
namespace {

TEST_CASE("a file that was cut off ends nothing, and no list is whole by it") {
  Lists lists;
  lists.load(file_of("2024-01-10", {told("Ann"), told("Bob")}));
  auto cut = file_of("2024-02-20", {told("Ann"), told("Cid")});
  cut.is_whole = false;
  const auto report = lists.load(cut);
  CHECK(report.counts.added == 1);
  CHECK(report.counts.ended == 0);
  CHECK_FALSE(report.complete);
  CHECK(report.notes.size() == 1);
  const auto red = lists.view().entity(*lists.view().find(id("red-list"))).value();
  CHECK(red.properties.find("complete_as_of")->size() == 1);
}

std::vector<import::ListedParty> crowd(int count) {
  std::vector<import::ListedParty> parties;
  for (int i = 0; i < count; ++i) parties.push_back(told("Member " + std::to_string(i)));
  return parties;
}

TEST_CASE("a version that would end more than a tenth of a list is refused before anything is recorded") {
  Lists lists;
  lists.load(file_of("2024-01-10", crowd(110)));
  const auto before = lists.view().revision();
  auto smaller = crowd(98);
  smaller.push_back(told("Newcomer"));
  const auto refused = lists.try_load(file_of("2024-02-20", smaller));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().field == "accept_removals");
  CHECK(lists.view().revision() == before);
  import::LoadRequest anyway;
  anyway.accept_removals = true;
  CHECK(lists.load(file_of("2024-02-20", smaller), anyway).counts.ended == 12);
}

TEST_CASE("ten removals are never too many, and what ended by its own date is no removal to the guard") {
  Lists lists;
  auto parties = crowd(30);
  for (int i = 0; i < 15; ++i) {
    parties[static_cast<std::size_t>(i)].valid =
        Validity::make(std::nullopt, EdtfDate::parse("2024-02-01").value(), false).value();
  }
  lists.load(file_of("2024-01-10", parties));
  const std::vector<import::ListedParty> left(parties.begin() + 25, parties.end());
  const auto report = lists.load(file_of("2024-02-20", left));
  CHECK(report.counts.ended == 25);
  CHECK(until_of(lists.listing_of("Member 3")) == "2024-02-01");
  CHECK(until_of(lists.listing_of("Member 20")) == "2024-02-20");
}

TEST_CASE("an older version after a newer one is refused") {
  Lists lists;
  lists.load(file_of("2024-02-20", {told("Ann")}));
  const auto refused = lists.try_load(file_of("2024-01-10", {told("Ann"), told("Bob")}));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().field == "as_of");
}

TEST_CASE("a list of no day is refused until its day is told") {
  Lists lists;
  auto file = file_of("2024-02-20", {told("Ann")});
  file.as_of.reset();
  const auto refused = lists.try_load(file);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().field == "as_of");
  import::LoadRequest request;
  request.as_of = day("2024-02-20");
  CHECK(lists.load(file, request).counts.added == 1);
}

ToldFile with_faults() {
  auto file = file_of("2024-01-10", {told("Ann"), told("Bob")});
  auto odd = told("Eve");
  odd.properties = NamedValues({{"tpp", {std::string("many")}}});
  file.records.push_back({{"told", 9}, std::move(odd), {}});
  file.records.push_back({{"told", 10}, import::RejectedRecord{"start_date", "0017-05-26 is no day."}, {}});
  return file;
}

TEST_CASE("what cannot be read or does not fit is rejected with its line, and the rest is loaded") {
  Lists lists;
  const auto report = lists.load(with_faults());
  CHECK(report.counts.read == 4);
  CHECK(report.counts.added == 2);
  CHECK(report.counts.rejected == 2);
  std::set<std::uint64_t> lines;
  for (const auto& one : report.rejections) lines.insert(one.place.line);
  CHECK(lines == std::set<std::uint64_t>{9, 10});
}

TEST_CASE("strict records nothing when anything is rejected, and lists every fault") {
  Lists lists;
  const auto before = lists.view().revision();
  import::LoadRequest request;
  request.strict = true;
  const auto refused = lists.try_load(with_faults(), request);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().faults.size() == 2);
  CHECK(lists.view().revision() == before);
}

TEST_CASE("a dry run tells what a load would do, and records nothing") {
  Lists lists;
  lists.load(file_of("2024-01-05", {told("Ann"), told("Old")}));
  const auto before = lists.view().revision();
  import::LoadRequest request;
  request.dry_run = true;
  const auto report = lists.load(with_faults(), request);
  CHECK(report.counts.added == 1);
  CHECK(report.counts.unchanged == 1);
  CHECK(report.counts.ended == 1);
  CHECK(report.counts.rejected == 2);
  CHECK(lists.view().revision() == before);
}

TEST_CASE("chunks of any size lead to the same statements") {
  std::set<std::string> ids_of_first;
  for (const std::size_t size : {1U, 3U, 1000U}) {
    Lists lists;
    import::LoadRequest request;
    request.chunk_records = size;
    lists.load(file_of("2024-01-10", crowd(25)), request);
    lists.load(file_of("2024-02-20", crowd(20)), request);
    std::set<std::string> ids;
    for (const auto& one : lists.listings()) ids.insert(one.id.text() + until_of(one));
    if (ids_of_first.empty()) ids_of_first = ids;
    CHECK(ids.size() == 25);
    CHECK(ids == ids_of_first);
  }
}

TEST_CASE("only what concerns one list is loaded when one is asked for") {
  Lists lists;
  auto file = file_of("2024-01-10", {told("Ann"), told("Bob")});
  std::get<import::ListedParty>(file.records[1].content).list = id("blue-list");
  file.lists.push_back(id("blue-list"));
  import::LoadRequest request;
  request.list = id("blue-list");
  const auto report = lists.load(file, request);
  CHECK(report.counts.read == 1);
  CHECK(report.lists.contains(id("blue-list")));
  CHECK(lists.listings().size() == 1);
}

TEST_CASE("a record that tells what refers to nothing is rejected, and its neighbours stand") {
  Lists lists;
  const auto& words = built_in_vocabulary();
  const auto firm = [&](std::string name, std::string parent) {
    NamedValues properties = parent.empty() ? NamedValues() : NamedValues({{"parent", {id(parent)}}});
    return Entity{id(name),
                  *words.entity_type("company"),
                  {{name, "label", "", {}, {}}},
                  properties,
                  *words.confidence("high"),
                  *words.verification("unverified"),
                  {},
                  {}};
  };
  ToldFile file;
  file.records.push_back({{"told", 1}, import::StatedRecord{{firm("mother", "")}}, {}});
  file.records.push_back({{"told", 2}, import::StatedRecord{{firm("daughter", "mother")}}, {}});
  file.records.push_back({{"told", 3}, import::StatedRecord{{firm("orphan", "nobody")}}, {}});
  file.records.push_back({{"told", 4}, import::StatedRecord{{firm("mother", "")}}, {}});
  file.records.push_back({{"told", 5}, import::StatedRecord{{firm("mother", "daughter")}}, {}});
  const auto report = lists.load(file);
  CHECK(report.counts.added == 2);
  CHECK(report.counts.duplicate == 1);
  REQUIRE(report.rejections.size() == 2);
  CHECK(report.rejections[0].place.line == 3);
  CHECK(report.rejections[1].place.line == 5);
  CHECK(lists.load(file).counts.unchanged == 2);
}

}  // namespace
}  // namespace ecgraph::tests
