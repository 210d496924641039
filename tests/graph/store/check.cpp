// What a check finds, what it says of it, and that it changes nothing.

#include "graph/check.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <rocksdb/db.h>

#include <fstream>
#include <iterator>
#include <map>

#include "graph/store/key_codec.hpp"
#include "tests/support/statements.hpp"
#include "tests/support/store_on_disk.hpp"
#include "tests/support/why.hpp"

using namespace ecgraph;
using tests::kLogHandle, tests::kMetaHandle, tests::kStatementsHandle;
using tests::StoreOnDisk;
using tests::why;

namespace {

Entity company(std::string_view id, std::string_view name) {
  return tests::entity(id, "company", {tests::label(std::string(name))});
}

/// Three revisions: made, corrected, retracted again.
void fill(const StoreOnDisk& disk) {
  const auto graph = disk.opened();
  std::int64_t now = 1'000'000;
  const auto commit = [&](std::vector<Change> changes) {
    const auto receipt =
        graph->commit({"test", "a reason", {}, std::move(changes)}, Instant::from_microseconds(++now));
    REQUIRE_MESSAGE(receipt, why(receipt));
  };
  commit({Assert{tests::a_source()}, Assert{company("asml", "ASML")}, Assert{company("smic", "SMIC")}});
  commit({Correct{company("asml", "ASML Holding")}});
  commit({Retract{{StatementKind::kEntity, "smic"}}});
}

Findings checked(const StoreOnDisk& disk) {
  auto findings =
      check(disk.folder(), built_in_vocabulary(), [](std::string_view, std::uint64_t, std::uint64_t) {});
  REQUIRE_MESSAGE(findings, why(findings));
  return *std::move(findings);
}

std::map<std::string, std::string> files(const std::filesystem::path& folder) {
  std::map<std::string, std::string> all;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    std::ifstream input(file.path(), std::ios::binary);
    all[file.path().filename().string()] = std::string(std::istreambuf_iterator<char>(input), {});
  }
  return all;
}

std::string version_of(std::string_view id, std::uint32_t revision) {
  return store::version_key({StatementKind::kEntity, std::string(id)}, Revision{revision});
}

}  // namespace

TEST_CASE("a sound store is counted and left byte for byte as it was") {
  const StoreOnDisk disk;
  fill(disk);
  const auto before = files(disk.folder());
  const Findings findings = checked(disk);
  CHECK(findings.sound());
  CHECK(findings.newest == Revision{3});
  CHECK(findings.versions == 5);
  CHECK(findings.standing == 2);
  CHECK(findings.references == 1);
  CHECK(files(disk.folder()) == before);
}

TEST_CASE("a store that is open and written to can be checked") {
  const StoreOnDisk disk;
  fill(disk);
  const auto graph = disk.opened();
  CHECK(checked(disk).newest == Revision{3});
  REQUIRE(graph->commit({"test", "a reason", {}, {Assert{company("tsmc", "TSMC")}}}, Instant::now()));
  const Findings findings = checked(disk);
  CHECK(findings.sound());
  CHECK(findings.newest == Revision{4});
}

TEST_CASE("views that lack something, differ or say more are found one by one, and rebuilding mends them") {
  const StoreOnDisk disk;
  fill(disk);
  disk.tamper([](rocksdb::DB& database, const auto& handles) {
    auto* statements = handles[kStatementsHandle];
    rocksdb::PinnableSlice other;
    REQUIRE(database.Get({}, statements, version_of("smic", 1), &other).ok());
    const std::string value = other.ToString();
    REQUIRE(database.Put({}, statements, version_of("asml", 2), value).ok());
    REQUIRE(database.Delete({}, statements, version_of("smic", 3)).ok());
    REQUIRE(database.Put({}, statements, version_of("ghost", 2), value).ok());
    REQUIRE(database.Put({}, statements, version_of("spectre", 2), value).ok());
  });
  const Findings findings = checked(disk);
  CHECK(findings.log.empty());
  CHECK(findings.views ==
        std::vector<std::string>{"The views differ from the log in entity asml of revision 2.",
                                 "The views lack entity smic of revision 3.",
                                 "The views have entity ghost of revision 2, and the log does not.",
                                 "The views have entity spectre of revision 2, and the log does not."});
  REQUIRE(disk.opened()->rebuild());
  CHECK(checked(disk).sound());
}

TEST_CASE("a stray entry is found when another is missing") {
  const StoreOnDisk disk;
  fill(disk);
  disk.tamper([](rocksdb::DB& database, const auto& handles) {
    auto* statements = handles[kStatementsHandle];
    REQUIRE(database.Delete({}, statements, version_of("smic", 3)).ok());
    REQUIRE(database.Put({}, statements, version_of("ghost", 2), "x").ok());
  });
  CHECK(checked(disk).views.size() == 2);
}

TEST_CASE("a log with a gap, an altered record or one cut short is found") {
  const StoreOnDisk disk;
  fill(disk);
  SUBCASE("a gap") {
    disk.tamper([](rocksdb::DB& database, const auto& handles) {
      REQUIRE(database.Delete({}, handles[kLogHandle], store::log_key({2})).ok());
    });
    CHECK(checked(disk).log.at(0) == "Revision 2 of the log is missing: 3 comes next.");
  }
  SUBCASE("a changed byte") {
    disk.tamper([](rocksdb::DB& database, const auto& handles) {
      std::string record;
      REQUIRE(database.Get({}, handles[kLogHandle], store::log_key({2}), &record).ok());
      record[record.size() / 2] ^= 1;
      REQUIRE(database.Put({}, handles[kLogHandle], store::log_key({2}), record).ok());
    });
    CHECK(checked(disk).log.at(0) ==
          "A record of the log cannot be read: its checksum does not fit. (Revision 2.)");
  }
  SUBCASE("an end that is missing") {
    disk.tamper([](rocksdb::DB& database, const auto& handles) {
      REQUIRE(database.Delete({}, handles[kLogHandle], store::log_key({3})).ok());
    });
    const Findings findings = checked(disk);
    CHECK(findings.newest == Revision{2});
    CHECK(findings.log ==
          std::vector<std::string>{"The log ends at revision 2, but revision 3 was applied."});
  }
}

TEST_CASE("a clock that jumps back records the instant of the revision before, and the log stays in order") {
  const StoreOnDisk disk;
  {
    const auto graph = disk.opened();
    const auto commit_at = [&](std::int64_t now, Entity entity) {
      return graph->commit({"test", "a reason", {}, {Assert{tests::a_source()}, Assert{std::move(entity)}}},
                           Instant::from_microseconds(now));
    };
    REQUIRE(commit_at(2'000'000, company("asml", "ASML")));
    const auto earlier = commit_at(1'000'000, company("smic", "SMIC"));
    REQUIRE_MESSAGE(earlier, why(earlier));
    CHECK(earlier->recorded_at == Instant::from_microseconds(2'000'000));
    CHECK(graph->view({{}, Instant::from_microseconds(1'999'999)}).value().revision() == Revision{});
    CHECK(graph->view({{}, Instant::from_microseconds(2'000'000)}).value().revision() == Revision{2});
  }
  CHECK(checked(disk).sound());
}

TEST_CASE("a folder without a store is refused by a check") {
  const StoreOnDisk disk;
  const auto findings = check(disk.folder(), built_in_vocabulary(), {});
  REQUIRE_FALSE(findings);
  CHECK(findings.error().kind == ErrorKind::kNotFound);
  CHECK_FALSE(std::filesystem::exists(disk.folder()));
}
