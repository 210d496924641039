#pragma once
// The store on disk: the log, and the views that are derived from it record by record. One writer at a time;
// readers may read meanwhile.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "graph/check.hpp"
#include "graph/graph.hpp"
#include "graph/store/key_codec.hpp"
#include "graph/store/log_walk.hpp"
#include "graph/store/record_codec.hpp"
#include "graph/store/view_entries.hpp"

namespace rocksdb {
class ColumnFamilyHandle;
class Iterator;
class WriteBatch;
}  // namespace rocksdb

namespace ecgraph::store {

class Database;

/// What was recorded about a statement at a revision; no statement: it was retracted.
struct StatementVersion {
  Revision revision;
  std::optional<Statement> statement;
};

/// All recorded versions of all statements. Safe from any thread; keeps the database open while it is held,
/// and goes on answering after a rebuild has put another in its place.
class StatementTable {
 public:
  StatementTable(std::shared_ptr<Database> database, std::shared_ptr<rocksdb::ColumnFamilyHandle> handle,
                 const Vocabulary& vocabulary);

  /// The version recorded at exactly this revision; kStorage when there is none.
  [[nodiscard]] Result<Statement> at(const StatementKey& key, Revision recorded) const;
  /// The versions recorded up to and at `as_of`, the newest first: one Seek, then as many steps as `limit`.
  [[nodiscard]] Result<std::vector<StatementVersion>> history(const StatementKey& key, Revision as_of,
                                                              std::size_t limit) const;
  /// Every version of every statement, by kind and id, the newest first.
  [[nodiscard]] Result<void> scan(
      const std::function<Result<void>(const VersionKey&, std::optional<Statement>)>& visit) const;

  [[nodiscard]] rocksdb::ColumnFamilyHandle* handle() const { return handle_.get(); }

 private:
  std::shared_ptr<Database> database_;
  std::shared_ptr<rocksdb::ColumnFamilyHandle> handle_;
  const Vocabulary& vocabulary_;
};

/// The log and its views on disk.
class Store {
 public:
  /// Opens or creates (folder_check.hpp says what is refused), and brings views that lag behind the log up to
  /// date.
  [[nodiscard]] static Result<std::unique_ptr<Store>> open(const std::filesystem::path& folder,
                                                           const Vocabulary& vocabulary, Graph::Open how,
                                                           Durability durability);
  /// Opens what is there to read it and nothing else, as of now; another process may go on writing to it.
  [[nodiscard]] static Result<std::unique_ptr<Store>> open_to_read(const std::filesystem::path& folder,
                                                                   const Vocabulary& vocabulary);
  /// Writes out what is in memory, so that the next opening has nothing to replay.
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  /// The record that would come next, with its hash.
  [[nodiscard]] EncodedRecord encode(const RecordedTransaction& transaction) const;
  /// Whether the disk has room for a record of so many bytes, what RocksDB makes of it, and some more:
  /// writing stops before the disk is full. Safe from any thread.
  [[nodiscard]] Result<void> room_for(std::size_t record_bytes) const;
  /// Appends it and applies it to the views, all or nothing, on disk when it returns.
  [[nodiscard]] Result<void> append(const RecordedTransaction& transaction, const EncodedRecord& record);
  /// Waits until all that was appended is on disk.
  [[nodiscard]] Result<void> sync();
  /// A record of the log. Safe from any thread.
  [[nodiscard]] Result<RecordedTransaction> record(Revision revision) const;
  /// Reads everything and holds the views against the log (graph/check.hpp); the newest state is not looked
  /// at.
  [[nodiscard]] Findings check(const CheckProgress& progress) const;
  /// Drops the views and derives them from the log. Readers of the old table are not disturbed.
  [[nodiscard]] Result<void> rebuild();

  [[nodiscard]] const std::shared_ptr<const StatementTable>& statements() const { return statements_; }
  /// When and by whom a revision was recorded. Safe from any thread.
  [[nodiscard]] Result<RevisionEntry> revision(Revision revision) const;
  /// Visits all revisions in their order.
  [[nodiscard]] Result<void> for_each_revision(const std::function<void(const RevisionEntry&)>& visit) const;
  /// Hash of the first record, hex; empty while the log is empty.
  [[nodiscard]] const std::string& log_id() const { return log_id_; }
  /// The last revision and the hash of its record.
  [[nodiscard]] LogPlace end() const { return {{revisions_}, last_hash_}; }
  /// About how many bytes the log takes, in files and in memory. Safe from any thread.
  [[nodiscard]] std::uint64_t log_bytes() const;

 private:
  Store(std::shared_ptr<Database> database, const Vocabulary& vocabulary, Durability durability);
  [[nodiscard]] Result<void> found();
  void load_hashes();
  [[nodiscard]] Result<void> catch_up(Revision applied, Revision end);
  [[nodiscard]] Result<DecodedRecord> decoded(Revision revision) const;
  [[nodiscard]] Result<Revision> applied() const;
  [[nodiscard]] Result<Revision> log_end() const;
  [[nodiscard]] Result<void> write(rocksdb::WriteBatch& batch, Durability durability);
  void add_views(rocksdb::WriteBatch& batch, const RecordedTransaction& transaction,
                 const RecordHash& hash) const;
  void remember(const RecordHash& hash);

  std::shared_ptr<Database> database_;
  const Vocabulary& vocabulary_;
  Durability durability_;
  bool failed_ = false;  ///< a write failed, and RocksDB takes no more
  std::shared_ptr<const StatementTable> statements_;
  std::uint32_t revisions_ = 0;  ///< how many have an entry in meta
  RecordHash last_hash_{};
  std::string log_id_;
};

}  // namespace ecgraph::store
