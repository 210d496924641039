#include "graph/store/folder_check.hpp"

#include <doctest/doctest.h>
#include <rocksdb/db.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <map>

#include "schema/vocabulary_reader.hpp"
#include "tests/support/statements.hpp"
#include "tests/support/why.hpp"

using namespace ecgraph;
namespace fs = std::filesystem;
using tests::why;

namespace {

/// An empty place that goes away.
struct Place {
  fs::path path = fs::temp_directory_path() / ("ecgraph-place-" + std::to_string(getpid()));
  Place() { fs::remove_all(path); }
  ~Place() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
};

Result<std::unique_ptr<Graph>> open(const fs::path& folder, Graph::Open how) {
  return Graph::open(folder, built_in_vocabulary(), how, Durability::kUnsynced);
}

void write_file(const fs::path& file, std::string_view text) { std::ofstream(file) << text; }

/// Every file with its content.
std::map<std::string, std::string> contents(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    files[entry.path().string()] = std::string(std::istreambuf_iterator<char>(file), {});
  }
  return files;
}

/// Opening must fail with a sentence that has `part` in it, and leave every file as it was.
void check_refused(const fs::path& folder, Graph::Open how, std::string_view part) {
  const auto before = contents(folder);
  const auto opened = open(folder, how);
  REQUIRE_FALSE(opened);
  CAPTURE(opened.error().message);
  CHECK(opened.error().message.find(part) != std::string::npos);
  CHECK(contents(folder) == before);
}

/// Writes into the database of a store behind its back.
void put_meta(const fs::path& folder, const std::string& key, const std::string& value) {
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  for (const auto* name : {"default", "log", "statements"})
    families.emplace_back(name, rocksdb::ColumnFamilyOptions());
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* opened = nullptr;
  REQUIRE(rocksdb::DB::Open(rocksdb::DBOptions(), folder.string(), families, &handles, &opened).ok());
  REQUIRE(opened->Put(rocksdb::WriteOptions(), handles[0], key, value).ok());
  for (auto* handle : handles) opened->DestroyColumnFamilyHandle(handle);
  delete opened;
}

}  // namespace

TEST_CASE("a store is created in a new folder and opened again") {
  const Place place;
  const auto missing = open(place.path, Graph::Open::kExisting);
  REQUIRE_FALSE(missing);
  CHECK(missing.error().kind == ErrorKind::kNotFound);
  CHECK_FALSE(fs::exists(place.path));
  CHECK(open(place.path / "deep" / "down", Graph::Open::kCreate));
  const auto again = open(place.path / "deep" / "down", Graph::Open::kExisting);
  REQUIRE_MESSAGE(again, why(again));
  CHECK((*again)->newest().revision() == Revision{0});
  CHECK((*again)->log_id().empty());
}

TEST_CASE("an empty folder may become a store and is none until then") {
  const Place place;
  fs::create_directories(place.path);
  check_refused(place.path, Graph::Open::kExisting, "There is no store in");
  CHECK(open(place.path, Graph::Open::kCreate));
}

TEST_CASE("a folder with other files is refused and left alone") {
  const Place place;
  fs::create_directories(place.path);
  write_file(place.path / "thesis.txt", "years of work");
  check_refused(place.path, Graph::Open::kCreate, "holds other files");
  check_refused(place.path, Graph::Open::kExisting, "holds other files");
}

TEST_CASE("a file is refused as a folder") {
  const Place place;
  write_file(place.path, "text");
  const auto opened = open(place.path, Graph::Open::kCreate);
  REQUIRE_FALSE(opened);
  CHECK(opened.error().kind == ErrorKind::kStorage);
  const auto below = open(place.path / "store", Graph::Open::kCreate);
  REQUIRE_FALSE(below);
  CHECK(below.error().kind == ErrorKind::kStorage);
  fs::remove(place.path);
}

TEST_CASE("a database of another program is refused and left alone") {
  const Place place;
  rocksdb::Options options;
  options.create_if_missing = true;
  rocksdb::DB* database = nullptr;
  REQUIRE(rocksdb::DB::Open(options, place.path.string(), &database).ok());
  REQUIRE(database->Put(rocksdb::WriteOptions(), "somebody's", "data").ok());
  delete database;
  check_refused(place.path, Graph::Open::kCreate, "another program");
  check_refused(place.path, Graph::Open::kExisting, "another program");
}

TEST_CASE("stores of newer, older and unknown formats are refused and left alone") {
  const Place place;
  CHECK(open(place.path, Graph::Open::kCreate));
  put_meta(place.path, "format", "2");
  check_refused(place.path, Graph::Open::kExisting,
                "format 2, this program reads format 1: use a newer version");
  put_meta(place.path, "format", "0");
  check_refused(place.path, Graph::Open::kCreate, "use an older version");
  put_meta(place.path, "format", "one");
  check_refused(place.path, Graph::Open::kCreate, "format is not known");
  put_meta(place.path, "format", "1");
  CHECK(open(place.path, Graph::Open::kExisting));
}

TEST_CASE("a store whose creation was cut short is created again") {
  const Place place;
  fs::create_directories(place.path);
  write_file(place.path / "LOCK", "");
  write_file(place.path / "IDENTITY", "x");
  write_file(place.path / "LOG", "");
  const auto opened = open(place.path, Graph::Open::kCreate);
  REQUIRE_MESSAGE(opened, why(opened));
}

TEST_CASE("a database file without its list of files is not taken for an unfinished creation") {
  const Place place;
  fs::create_directories(place.path);
  write_file(place.path / "000007.sst", "data");
  check_refused(place.path, Graph::Open::kCreate, "holds other files");
}

TEST_CASE("a store that is open already is refused, in this process and in another") {
  const Place place;
  auto first = open(place.path, Graph::Open::kCreate);
  REQUIRE(first);
  const auto second = open(place.path, Graph::Open::kExisting);
  REQUIRE_FALSE(second);
  CHECK(second.error().message.find("another ecgraph has it open. Stop that one") != std::string::npos);
  const pid_t child = fork();
  if (child == 0) {
    // Only what the other program does before it opens: RocksDB's threads do not live on in a child.
    const auto checked = store::check_folder(place.path, Graph::Open::kExisting);
    const bool told = !checked && checked.error().message.find(
                                      "another ecgraph has it open. Stop that one") != std::string::npos;
    _exit(told ? 0 : 1);
  }
  int status = -1;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
  const auto receipt = (*first)->commit({"test", "still works", {}, {Assert{tests::a_source()}}}, Instant());
  CHECK_MESSAGE(receipt, why(receipt));
}

TEST_CASE("a view keeps the store open after the graph is closed") {
  const Place place;
  auto graph = open(place.path, Graph::Open::kCreate);
  REQUIRE(graph);
  REQUIRE((*graph)->commit({"test", "test", {}, {Assert{tests::a_source()}}}, Instant()));
  {
    const View view = (*graph)->newest();
    graph->reset();
    CHECK(view.source(tests::a_source().id).value() == tests::a_source());
    CHECK_FALSE(open(place.path, Graph::Open::kExisting));
  }
  CHECK(open(place.path, Graph::Open::kExisting));
}
