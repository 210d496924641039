#pragma once
// A store on disk that can be opened again and damaged.

#include <doctest/doctest.h>
#include <rocksdb/db.h>
#include <unistd.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "graph/graph.hpp"
#include "graph/store/column_families.hpp"
#include "schema/vocabulary_reader.hpp"
#include "tests/support/why.hpp"

namespace ecgraph::tests {

/// A folder with a store that goes away with it, and a way to damage what is in it.
class StoreOnDisk {
 public:
  StoreOnDisk() { std::filesystem::remove_all(folder_); }
  ~StoreOnDisk() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  [[nodiscard]] Result<std::unique_ptr<Graph>> open() const {
    return Graph::open(folder_, built_in_vocabulary(), Graph::Open::kCreate);
  }
  [[nodiscard]] std::unique_ptr<Graph> opened() const {
    auto graph = open();
    REQUIRE_MESSAGE(graph, why(graph));
    return *std::move(graph);
  }

  /// Works on the database behind the program's back.
  void tamper(
      const std::function<void(rocksdb::DB&, const std::vector<rocksdb::ColumnFamilyHandle*>&)>& work) const {
    std::vector<rocksdb::ColumnFamilyDescriptor> families;
    for (const auto& family : store::kColumnFamilies)
      families.emplace_back(std::string(family.name), rocksdb::ColumnFamilyOptions());
    std::vector<rocksdb::ColumnFamilyHandle*> handles;
    rocksdb::DB* database = nullptr;
    REQUIRE(rocksdb::DB::Open(rocksdb::DBOptions(), folder_.string(), families, &handles, &database).ok());
    work(*database, handles);
    for (auto* handle : handles) database->DestroyColumnFamilyHandle(handle);
    delete database;
  }

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("ecgraph-store-" + std::to_string(getpid()));
};

/// The places of the handles that `tamper` hands out.
inline constexpr std::size_t kMetaHandle = 0, kLogHandle = 1, kStatementsHandle = 2;

}  // namespace ecgraph::tests
