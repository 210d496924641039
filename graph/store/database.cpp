#include "graph/store/database.hpp"

#include <fmt/format.h>
#include <rocksdb/cache.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/listener.h>
#include <rocksdb/table.h>

#include <chrono>
#include <fstream>
#include <thread>
#include <vector>

namespace ecgraph::store {
namespace {

constexpr std::size_t kMiB = std::size_t{1} << 20U;
constexpr std::size_t kBlockCacheBytes = 8 * kMiB;
constexpr std::size_t kWriteBufferBytes = 4 * kMiB;
constexpr std::size_t kAllWriteBuffersBytes = 12 * kMiB;
constexpr std::uint64_t kWriteAheadBytes = 16 * kMiB;
constexpr int kOpenFilesMax = 128;
constexpr double kBloomBitsPerKey = 10;

constexpr int kReadAttempts = 20;
constexpr std::chrono::milliseconds kReadPause{20};

/// Hears nothing: what goes wrong is answered where it was asked for. Into a diary of its own, in the store,
/// Debian's RocksDB writes only until the disk is full, and then aborts the process at the next line.
class SilentLogger final : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char* /*format*/, va_list /*arguments*/) override {}
};

/// After a failed write nothing is written until the next opening has found out what is on the disk.
class NoRecoveryByItself final : public rocksdb::EventListener {
 public:
  void OnErrorRecoveryBegin(rocksdb::BackgroundErrorReason /*reason*/, rocksdb::Status /*fault*/,
                            bool* by_itself) override {
    *by_itself = false;
  }
};

std::vector<rocksdb::ColumnFamilyDescriptor> families() {
  std::vector<rocksdb::ColumnFamilyDescriptor> all;
  for (const ColumnFamily& family : kColumnFamilies) {
    all.emplace_back(std::string(family.name), column_family_options());
  }
  return all;
}

}  // namespace

Failure storage_failure(std::string_view what, const rocksdb::Status& status) {
  const std::string reason = status.ToString();
  if (status.IsNoSpace()) {
    return fail(ErrorKind::kStorage, fmt::format("{}: the disk is full. Make room and start again.", what));
  }
  if (status.IsCorruption()) {
    return fail(ErrorKind::kStorage,
                fmt::format("{}: a file is damaged ({}). Restore a backup.", what, reason));
  }
  if (reason.find("Too many open files") != std::string::npos) {
    return fail(
        ErrorKind::kStorage,
        fmt::format("{}: this process may open too few files. Raise the limit (ulimit -n 1024).", what));
  }
  if (reason.find("Permission denied") != std::string::npos) {
    return fail(
        ErrorKind::kStorage,
        fmt::format("{}: this user may not read and write there ({}). Start as the owner of the folder, or "
                    "change its owner.",
                    what, reason));
  }
  // RocksDB's words for a lock that another process has, and that this one has; a path may hold "lock" too.
  if (reason.find("While lock file") != std::string::npos ||
      reason.find("lock hold by current process") != std::string::npos) {
    return fail(ErrorKind::kStorage,
                fmt::format("{}: another ecgraph has it open. Stop that one, or use another folder.", what));
  }
  if (reason.find("No such file") != std::string::npos) {
    return fail(ErrorKind::kStorage,
                fmt::format("{}: a file is missing ({}). Restore a backup.", what, reason));
  }
  return fail(ErrorKind::kStorage, fmt::format("{}: {}.", what, reason));
}

rocksdb::DBOptions database_options() {
  rocksdb::DBOptions options;
  options.create_if_missing = true;
  options.create_missing_column_families = true;
  options.paranoid_checks = true;
  options.info_log = std::make_shared<SilentLogger>();
  options.listeners = {std::make_shared<NoRecoveryByItself>()};
  options.max_bgerror_resume_count = 0;  // nor after faults that it takes for passing ones
  options.max_open_files = kOpenFilesMax;
  options.max_background_jobs = 2;
  options.db_write_buffer_size = kAllWriteBuffersBytes;
  options.max_total_wal_size = kWriteAheadBytes;
  // A record cut off at the end was never acknowledged; damage before the end must be seen, not skipped.
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  options.skip_stats_update_on_db_open = true;
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  return options;
}

rocksdb::ColumnFamilyOptions column_family_options() {
  static const std::shared_ptr<rocksdb::Cache> cache = rocksdb::NewLRUCache(kBlockCacheBytes);
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = cache;
  // Outside the cache, where large ones would push each other out at every read: some 3 bytes a version.
  table.cache_index_and_filter_blocks = false;
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(kBloomBitsPerKey));
  rocksdb::ColumnFamilyOptions options;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  options.write_buffer_size = kWriteBufferBytes;
  options.max_write_buffer_number = 2;
  options.compression = rocksdb::kLZ4Compression;
  options.level_compaction_dynamic_level_bytes = true;
  return options;
}

Result<std::shared_ptr<Database>> Database::open(const std::filesystem::path& folder) {
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* opened = nullptr;
  const auto status = rocksdb::DB::Open(database_options(), folder.string(), families(), &handles, &opened);
  if (!status.ok()) {
    return storage_failure(fmt::format("The store in {} cannot be opened", folder.string()), status);
  }
  return holding(opened, handles);
}

namespace {

/// Which files make up the database, as its manifest says: equal before and after an opening when a writer
/// put none in another's place meanwhile.
std::string manifest_of(const std::filesystem::path& folder) {
  std::ifstream current(folder / "CURRENT", std::ios::binary);
  std::string name;
  std::getline(current, name);
  std::error_code fault;
  const auto bytes = std::filesystem::file_size(folder / name, fault);
  return fmt::format("{} {}", name, fault ? 0 : bytes);
}

}  // namespace

Result<std::shared_ptr<Database>> Database::open_to_read(const std::filesystem::path& folder) {
  rocksdb::DBOptions options = database_options();
  options.max_open_files = -1;  // so that files which the writer deletes stay readable
  for (int attempt = 1;; ++attempt) {
    const std::string before = manifest_of(folder);
    std::vector<rocksdb::ColumnFamilyHandle*> handles;
    rocksdb::DB* opened = nullptr;
    const auto status = rocksdb::DB::OpenForReadOnly(options, folder.string(), families(), &handles, &opened);
    auto database = status.ok() ? holding(opened, handles) : nullptr;
    const bool at_rest = manifest_of(folder) == before;
    if (database && at_rest) {
      database->only_reads_ = true;
      return database;
    }
    if (attempt >= kReadAttempts && !database)
      return storage_failure(fmt::format("The store in {} cannot be read", folder.string()), status);
    if (attempt >= kReadAttempts)
      return fail(ErrorKind::kUnavailable,
                  fmt::format("The store in {} is written to so fast that it cannot be read: try again.",
                              folder.string()));
    // A write-ahead log that was removed before it was read would leave a hole.
    std::this_thread::sleep_for(kReadPause);
  }
}

std::shared_ptr<Database> Database::holding(rocksdb::DB* opened,
                                            const std::vector<rocksdb::ColumnFamilyHandle*>& handles) {
  std::shared_ptr<Database> database(new Database());
  database->database_.reset(opened);
  database->meta_ = handles[0];
  database->log_ = handles[1];
  database->statements_ = handles[2];
  static_assert(kColumnFamilies[0].name == kMeta.name && kColumnFamilies[1].name == kLog.name &&
                kColumnFamilies[2].name == kStatements.name && kColumnFamilies.size() == 3);
  return database;
}

Database::~Database() {
  for (auto* handle : {meta_, log_, statements_}) {
    if (handle != nullptr) database_->DestroyColumnFamilyHandle(handle);
  }
}

std::shared_ptr<rocksdb::ColumnFamilyHandle> Database::own(rocksdb::ColumnFamilyHandle* handle) {
  return {handle, [self = shared_from_this()](rocksdb::ColumnFamilyHandle* gone) {
            self->database_->DestroyColumnFamilyHandle(gone);
          }};
}

std::shared_ptr<rocksdb::ColumnFamilyHandle> Database::take_statements() {
  return own(std::exchange(statements_, nullptr));
}

Result<std::shared_ptr<rocksdb::ColumnFamilyHandle>> Database::replace_statements(
    rocksdb::ColumnFamilyHandle* old) {
  if (const auto status = database_->DropColumnFamily(old); !status.ok()) {
    return storage_failure("The views cannot be dropped", status);
  }
  rocksdb::ColumnFamilyHandle* made = nullptr;
  const auto status =
      database_->CreateColumnFamily(column_family_options(), std::string(kStatements.name), &made);
  if (!status.ok()) return storage_failure("The views cannot be made anew", status);
  return own(made);
}

}  // namespace ecgraph::store
