// What is on the disk after a stop, and what becomes of damage.

#include "graph/store/store.hpp"

#include <doctest/doctest.h>
#include <rocksdb/db.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <functional>

#include "graph/store/column_families.hpp"
#include "tests/support/statements.hpp"
#include "tests/support/store_on_disk.hpp"
#include "tests/support/why.hpp"

using namespace ecgraph;
namespace fs = std::filesystem;
using tests::kMetaHandle, tests::kLogHandle, tests::kStatementsHandle;
using tests::StoreOnDisk;
using tests::why;

namespace {

Receipt commit(Graph& graph, std::vector<Change> changes, std::string author = "test") {
  auto receipt = graph.commit({std::move(author), "a reason", {}, std::move(changes)},
                              Instant::from_microseconds(1'000'000));
  REQUIRE_MESSAGE(receipt, why(receipt));
  return *receipt;
}

Entity company(std::string_view id, std::string_view name) {
  return tests::entity(id, "company", {tests::label(std::string(name))});
}

/// Three revisions: made, corrected, retracted again.
void fill(Graph& graph) {
  commit(graph,
         {Assert{tests::a_source()}, Assert{company("asml", "ASML")}, Assert{company("smic", "SMIC")}});
  commit(graph, {Correct{company("asml", "ASML Holding")}}, "other");
  commit(graph, {Retract{{StatementKind::kEntity, "smic"}}});
}

void check_filled(const Graph& graph) {
  CHECK(graph.newest().revision() == Revision{3});
  CHECK(graph.newest().ids(StatementKind::kEntity) == std::vector<std::string>{"asml"});
  const View first = graph.view({Revision{1}, {}}).value();
  CHECK(first.ids(StatementKind::kEntity) == std::vector<std::string>{"asml", "smic"});
  CHECK(first.entity(*first.find(tests::entity_id("asml"))).value().label() == "ASML");
  const View newest = graph.newest();
  CHECK(newest.entity(*newest.find(tests::entity_id("asml"))).value().label() == "ASML Holding");
}

}  // namespace

TEST_CASE("what was acknowledged is there after the process is killed") {
  const StoreOnDisk disk;
  const pid_t child = fork();
  if (child == 0) {
    auto graph = disk.open();
    if (!graph) _exit(1);
    fill(**graph);
    _exit(0);  // without closing anything
  }
  int status = -1;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WEXITSTATUS(status) == 0);
  check_filled(*disk.opened());
}

TEST_CASE("a log names itself by its first record and keeps every record") {
  const StoreOnDisk disk;
  std::string log_id;
  {
    auto graph = disk.opened();
    CHECK(graph->log_id().empty());
    fill(*graph);
    log_id = graph->log_id();
    CHECK(log_id.size() == 64);
  }
  auto graph = disk.opened();
  CHECK(graph->log_id() == log_id);
  const auto record = graph->transaction(Revision{2});
  REQUIRE_MESSAGE(record, why(record));
  CHECK(record->author == "other");
  REQUIRE(record->changes.size() == 1);
  CHECK(std::get<Correct>(record->changes[0]).statement == Statement(company("asml", "ASML Holding")));
  CHECK(graph->transaction(Revision{4}).error().kind == ErrorKind::kNotFound);
  CHECK(graph->transaction(Revision{0}).error().kind == ErrorKind::kNotFound);
}

TEST_CASE("equal transactions make equal logs, whatever the folder") {
  std::string log_ids[2];
  for (std::string& log_id : log_ids) {
    const StoreOnDisk disk;
    auto graph = disk.opened();
    fill(*graph);
    log_id = graph->log_id();
  }
  CHECK(log_ids[0] == log_ids[1]);
}

TEST_CASE("views that lag behind the log are derived from it at the start") {
  const StoreOnDisk disk;
  fill(*disk.opened());
  disk.tamper([](rocksdb::DB& database, const auto& handles) {
    REQUIRE(database.Put(rocksdb::WriteOptions(), handles[kMetaHandle], "applied", "1").ok());
    REQUIRE(database.Delete(rocksdb::WriteOptions(), handles[kMetaHandle], store::revision_key(Revision{3}))
                .ok());
    REQUIRE(database
                .Delete(rocksdb::WriteOptions(), handles[kStatementsHandle],
                        store::version_key({StatementKind::kEntity, "asml"}, Revision{2}))
                .ok());
  });
  check_filled(*disk.opened());
}

TEST_CASE("a stop in the middle of a rebuild is made up for at the next start") {
  const StoreOnDisk disk;
  fill(*disk.opened());
  disk.tamper([](rocksdb::DB& database, const auto& handles) {
    REQUIRE(database.Put(rocksdb::WriteOptions(), handles[kMetaHandle], "applied", "0").ok());
    REQUIRE(database.DropColumnFamily(handles[kStatementsHandle]).ok());
  });
  check_filled(*disk.opened());
}

TEST_CASE("rebuilding throws away what the log does not say and mends what it does") {
  const StoreOnDisk disk;
  fill(*disk.opened());
  const StatementKey asml{StatementKind::kEntity, "asml"};
  disk.tamper([&](rocksdb::DB& database, const auto& handles) {
    const auto put = [&](const std::string& key, const std::string& value) {
      REQUIRE(database.Put(rocksdb::WriteOptions(), handles[kStatementsHandle], key, value).ok());
    };
    std::string retraction;
    REQUIRE(database
                .Get(rocksdb::ReadOptions(), handles[kStatementsHandle],
                     store::version_key({StatementKind::kEntity, "smic"}, Revision{3}), &retraction)
                .ok());
    put(store::version_key(asml, Revision{3}), retraction);
  });
  auto graph = disk.opened();
  CHECK(graph->newest().count(StatementKind::kEntity) == 0);  // as the damaged view has it
  const View held = graph->view({Revision{1}, {}}).value();
  REQUIRE(graph->rebuild());
  check_filled(*graph);
  CHECK(held.ids(StatementKind::kEntity).size() == 2);
  CHECK(held.statement(asml).value() == Statement(company("asml", "ASML")));
  commit(*graph, {Assert{company("smic", "SMIC")}});
  CHECK(graph->newest().revision() == Revision{4});
}

TEST_CASE("a log that was altered is not built upon") {
  const StoreOnDisk disk;
  fill(*disk.opened());
  SUBCASE("a flipped bit") {
    disk.tamper([](rocksdb::DB& database, const auto& handles) {
      std::string record;
      REQUIRE(database.Get(rocksdb::ReadOptions(), handles[kLogHandle], store::log_key(Revision{2}), &record)
                  .ok());
      record[record.size() / 2] = static_cast<char>(record[record.size() / 2] ^ 1);
      REQUIRE(database.Put(rocksdb::WriteOptions(), handles[kLogHandle], store::log_key(Revision{2}), record)
                  .ok());
    });
    auto graph = disk.opened();
    CHECK(graph->transaction(Revision{2}).error().kind == ErrorKind::kStorage);
    CHECK(graph->rebuild().error().kind == ErrorKind::kStorage);
    const auto refused = graph->commit({"test", "test", {}, {Assert{company("tsmc", "TSMC")}}}, Instant());
    CHECK(refused.error().kind == ErrorKind::kUnavailable);
  }
  SUBCASE("a record taken out of its place") {
    disk.tamper([](rocksdb::DB& database, const auto& handles) {
      REQUIRE(
          database.Delete(rocksdb::WriteOptions(), handles[kLogHandle], store::log_key(Revision{3})).ok());
    });
    const auto refused = disk.open();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("The log ends at revision 2 but revision 3 was applied") !=
          std::string::npos);
  }
}

TEST_CASE("a damaged statement is a storage error that names it") {
  const StoreOnDisk disk;
  fill(*disk.opened());
  disk.tamper([](rocksdb::DB& database, const auto& handles) {
    REQUIRE(database
                .Put(rocksdb::WriteOptions(), handles[kStatementsHandle],
                     store::version_key({StatementKind::kEntity, "asml"}, Revision{2}), "\x01\x01garbage")
                .ok());
  });
  const auto refused = disk.open();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::kStorage);
  CHECK(refused.error().message.find("entity asml of revision 2") != std::string::npos);
}
