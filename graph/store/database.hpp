#pragma once
// The RocksDB database of a store, opened with small fixed options and closed in order. Only graph/store
// includes RocksDB.

#include <rocksdb/db.h>

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "graph/store/column_families.hpp"
#include "schema/error.hpp"

namespace ecgraph::store {

/// A failure of RocksDB as an error of ours: `what` is a clause, "the log cannot be read".
[[nodiscard]] Failure storage_failure(std::string_view what, const rocksdb::Status& status);

/// The bytes of a key or value, as long as its owner holds them.
[[nodiscard]] inline std::string_view view_of(const rocksdb::Slice& slice) {
  return {slice.data(), slice.size()};
}

/// The options that every database of ours is opened with: little memory, few files, checks on.
[[nodiscard]] rocksdb::DBOptions database_options();
[[nodiscard]] rocksdb::ColumnFamilyOptions column_family_options();

/// An open database. A handle handed out keeps it open.
class Database : public std::enable_shared_from_this<Database> {
 public:
  /// Opens it for writing, creating it and any missing column family.
  [[nodiscard]] static Result<std::shared_ptr<Database>> open(const std::filesystem::path& folder);
  /// Opens it as it is now, writing nothing, beside whoever writes to it.
  [[nodiscard]] static Result<std::shared_ptr<Database>> open_to_read(const std::filesystem::path& folder);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  [[nodiscard]] rocksdb::DB& rocks() const { return *database_; }
  [[nodiscard]] bool only_reads() const { return only_reads_; }
  [[nodiscard]] rocksdb::ColumnFamilyHandle* meta() const { return meta_; }
  [[nodiscard]] rocksdb::ColumnFamilyHandle* log() const { return log_; }

  /// The statements column family as found at the opening; may be taken once.
  [[nodiscard]] std::shared_ptr<rocksdb::ColumnFamilyHandle> take_statements();
  /// Drops `old`, whose holders go on reading it, and makes an empty one in its place.
  [[nodiscard]] Result<std::shared_ptr<rocksdb::ColumnFamilyHandle>> replace_statements(
      rocksdb::ColumnFamilyHandle* old);

 private:
  Database() = default;
  [[nodiscard]] static std::shared_ptr<Database> holding(
      rocksdb::DB* opened, const std::vector<rocksdb::ColumnFamilyHandle*>& handles);
  [[nodiscard]] std::shared_ptr<rocksdb::ColumnFamilyHandle> own(rocksdb::ColumnFamilyHandle* handle);

  std::unique_ptr<rocksdb::DB> database_;
  rocksdb::ColumnFamilyHandle* meta_ = nullptr;
  rocksdb::ColumnFamilyHandle* log_ = nullptr;
  rocksdb::ColumnFamilyHandle* statements_ = nullptr;  ///< until it is taken
  bool only_reads_ = false;
};

}  // namespace ecgraph::store
