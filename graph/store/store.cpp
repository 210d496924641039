#include "graph/store/store.hpp"

#include <fmt/format.h>
#include <rocksdb/write_batch.h>
#include <sodium.h>

#include <charconv>
#include <limits>

#include "graph/store/database.hpp"
#include "graph/store/folder_check.hpp"

namespace ecgraph::store {
namespace {

constexpr std::uint64_t kMiB = std::uint64_t{1} << 20U;
/// What is kept free: for the write-ahead log, what is written out of memory, and merging files.
constexpr std::uint64_t kRoomBytes = 48 * kMiB;
/// What an opening may write: what the write-ahead log holds.
constexpr std::uint64_t kOpeningRoomBytes = 24 * kMiB;
/// A record is in the write-ahead log and in a file, its statements once more in the views, each.
constexpr std::uint64_t kBytesPerRecordByte = 4;

rocksdb::Slice slice(std::string_view text) { return {text.data(), text.size()}; }

/// Makes the folder itself, not more than one level of it and never half.
Result<void> make_folder(const std::filesystem::path& folder) {
  std::error_code fault;
  std::filesystem::create_directories(folder, fault);
  if (!fault) return {};
  return fail(ErrorKind::kStorage,
              fmt::format("The folder {} cannot be made: {}.", folder.string(), fault.message()));
}

/// What the disk still takes; without end where that cannot be told.
std::uint64_t bytes_left(const std::filesystem::path& folder) {
  std::error_code fault;
  const auto space = std::filesystem::space(folder, fault);
  return fault ? std::numeric_limits<std::uint64_t>::max() : space.available;
}

/// RocksDB ends the process when the disk runs full while it opens a store.
Result<void> check_opening_room(const std::filesystem::path& folder) {
  const std::uint64_t left = bytes_left(folder);
  if (left >= kOpeningRoomBytes) return {};
  return fail(
      ErrorKind::kStorage,
      fmt::format("The disk that holds {} is full: {} MiB are left, {} are needed to open a store. Make room "
                  "and start again; nothing was changed.",
                  folder.string(), left / kMiB, kOpeningRoomBytes / kMiB));
}

}  // namespace

Store::Store(std::shared_ptr<Database> database, const Vocabulary& vocabulary, Durability durability)
    : database_(std::move(database)),
      vocabulary_(vocabulary),
      durability_(durability),
      statements_(
          std::make_shared<const StatementTable>(database_, database_->take_statements(), vocabulary)) {}

Result<std::unique_ptr<Store>> Store::open(const std::filesystem::path& folder, const Vocabulary& vocabulary,
                                           Graph::Open how, Durability durability) {
  if (sodium_init() < 0) return fail(ErrorKind::kInternal, "libsodium cannot be started.");
  if (auto checked = check_folder(folder, how); !checked) return fail(std::move(checked.error()));
  if (auto made = make_folder(folder); !made) return fail(std::move(made.error()));
  if (auto room = check_opening_room(folder); !room) return fail(std::move(room.error()));
  auto database = Database::open(folder);
  if (!database) return fail(std::move(database.error()));
  std::unique_ptr<Store> store(new Store(*std::move(database), vocabulary, durability));
  if (auto founded = store->found(); !founded) return fail(std::move(founded.error()));
  const auto applied = store->applied();
  const auto end = store->log_end();
  if (!applied || !end) return fail(applied ? end.error() : applied.error());
  store->load_hashes();
  if (auto caught_up = store->catch_up(*applied, *end); !caught_up) return fail(std::move(caught_up.error()));
  return store;
}

Result<std::unique_ptr<Store>> Store::open_to_read(const std::filesystem::path& folder,
                                                   const Vocabulary& vocabulary) {
  if (sodium_init() < 0) return fail(ErrorKind::kInternal, "libsodium cannot be started.");
  if (auto checked = check_folder_to_read(folder); !checked) return fail(std::move(checked.error()));
  auto database = Database::open_to_read(folder);
  if (!database) return fail(std::move(database.error()));
  std::unique_ptr<Store> store(new Store(*std::move(database), vocabulary, Durability::kSynced));
  store->load_hashes();
  return store;
}

Store::~Store() {
  // After a failed write, or on a full disk, RocksDB ends the process when it is asked to write.
  if (failed_ || database_->only_reads() || !room_for(0)) return;
  const std::vector<rocksdb::ColumnFamilyHandle*> families{database_->meta(), database_->log(),
                                                           statements_->handle()};
  (void)database_->rocks().Flush(rocksdb::FlushOptions(),
                                 families);  // a failure costs a replay at the next start
}

Result<void> Store::found() {
  std::string written;
  const auto status =
      database_->rocks().Get(rocksdb::ReadOptions(), database_->meta(), slice(kFormatKey), &written);
  if (status.ok()) return {};
  if (!status.IsNotFound()) return storage_failure("The format of the store cannot be read", status);
  rocksdb::WriteBatch batch;
  batch.Put(database_->meta(), slice(kFormatKey), fmt::format("{}", kFormat));
  batch.Put(database_->meta(), slice(kAppliedKey), "0");
  return write(batch, Durability::kSynced);
}

Result<Revision> Store::applied() const {
  std::string written;
  const auto status =
      database_->rocks().Get(rocksdb::ReadOptions(), database_->meta(), slice(kAppliedKey), &written);
  if (!status.ok()) return storage_failure("The applied revision cannot be read", status);
  Revision revision;
  const auto [end, fault] = std::from_chars(written.data(), written.data() + written.size(), revision.number);
  if (fault == std::errc() && end == written.data() + written.size()) return revision;
  return fail(ErrorKind::kStorage, "The applied revision of the store is no number.");
}

Result<Revision> Store::log_end() const { return log_end_of(*database_); }

Result<void> Store::for_each_revision(const std::function<void(const RevisionEntry&)>& visit) const {
  const std::unique_ptr<rocksdb::Iterator> entry(
      database_->rocks().NewIterator(rocksdb::ReadOptions(), database_->meta()));
  Revision expected{1};
  for (entry->Seek(slice(revision_prefix())); entry->Valid(); entry->Next(), ++expected.number) {
    const auto revision = decode_revision_key({entry->key().data(), entry->key().size()});
    if (!revision) break;
    const auto decoded = decode_revision({entry->value().data(), entry->value().size()}, *revision);
    if (!decoded) return fail(decoded.error());
    if (*revision != expected) {
      return fail(ErrorKind::kStorage, fmt::format("The entry of revision {} is missing.", expected.number));
    }
    visit(*decoded);
  }
  if (!entry->status().ok()) return storage_failure("The revisions cannot be read", entry->status());
  return {};
}

void Store::load_hashes() {
  const auto loaded = for_each_revision([this](const RevisionEntry& entry) { remember(entry.hash); });
  if (!loaded) revisions_ = 0;  // then they are not as many as the log has, and are derived again
}

Result<RevisionEntry> Store::revision(Revision revision) const {
  rocksdb::PinnableSlice value;
  const auto status =
      database_->rocks().Get(rocksdb::ReadOptions(), database_->meta(), revision_key(revision), &value);
  if (!status.ok())
    return storage_failure(fmt::format("The entry of revision {} cannot be read", revision.number), status);
  return decode_revision({value.data(), value.size()}, revision);
}

Result<void> Store::catch_up(Revision applied, Revision end) {
  if (applied > end) {
    return fail(ErrorKind::kStorage,
                fmt::format("The log ends at revision {} but revision {} was applied: the log is "
                            "damaged. Restore a backup.",
                            end.number, applied.number));
  }
  if (applied == end && revisions_ == end.number) return {};
  return rebuild();
}

Result<DecodedRecord> Store::decoded(Revision revision) const {
  rocksdb::PinnableSlice value;
  const auto status =
      database_->rocks().Get(rocksdb::ReadOptions(), database_->log(), log_key(revision), &value);
  if (status.IsNotFound()) {
    return fail(ErrorKind::kNotFound, fmt::format("There is no revision {}.", revision.number), "revision");
  }
  if (!status.ok())
    return storage_failure(fmt::format("Revision {} of the log cannot be read", revision.number), status);
  auto record = decode_record({value.data(), value.size()}, vocabulary_);
  if (!record) {
    record.error().message = fmt::format("{} (Revision {}.)", record.error().message, revision.number);
    return record;
  }
  if (record->transaction.revision == revision) return record;
  return fail(ErrorKind::kStorage, fmt::format("The log holds revision {} where {} should be.",
                                               record->transaction.revision.number, revision.number));
}

std::uint64_t Store::log_bytes() const {
  std::uint64_t bytes = 0;
  for (const auto& property :
       {rocksdb::DB::Properties::kTotalSstFilesSize, rocksdb::DB::Properties::kCurSizeAllMemTables}) {
    std::uint64_t part = 0;
    if (database_->rocks().GetIntProperty(database_->log(), property, &part)) bytes += part;
  }
  return bytes;
}

Result<RecordedTransaction> Store::record(Revision revision) const {
  auto record = decoded(revision);
  if (!record) return fail(std::move(record.error()));
  return std::move(record->transaction);
}

EncodedRecord Store::encode(const RecordedTransaction& transaction) const {
  return encode_record(transaction, last_hash_, vocabulary_);
}

Result<void> Store::room_for(std::size_t record_bytes) const {
  const auto left = bytes_left(database_->rocks().GetName());
  const std::uint64_t needed = kRoomBytes + kBytesPerRecordByte * record_bytes;
  if (left >= needed) return {};
  return fail(
      ErrorKind::kUnavailable,
      fmt::format("The disk that holds the store is nearly full: {} MiB are left, {} are needed. Nothing was "
                  "recorded, reading goes on, and writes are taken again once there is room.",
                  left / kMiB, needed / kMiB + 1));
}

Result<void> Store::append(const RecordedTransaction& transaction, const EncodedRecord& record) {
  rocksdb::WriteBatch batch;
  batch.Put(database_->log(), log_key(transaction.revision), record.bytes);
  add_views(batch, transaction, record.hash);
  if (auto written = write(batch, durability_); !written) return written;
  remember(record.hash);
  return {};
}

Result<void> Store::sync() {
  const auto status = database_->rocks().SyncWAL();
  if (status.ok()) return {};
  return storage_failure("The store cannot be written", status);
}

void Store::add_views(rocksdb::WriteBatch& batch, const RecordedTransaction& transaction,
                      const RecordHash& hash) const {
  for_each_view_entry(transaction, hash, vocabulary_,
                      [&](ViewFamily family, const std::string& key, const std::string& value) {
                        const bool meta = family == ViewFamily::kRevisions;
                        batch.Put(meta ? database_->meta() : statements_->handle(), key, value);
                      });
  batch.Put(database_->meta(), slice(kAppliedKey), fmt::format("{}", transaction.revision.number));
}

Result<void> Store::write(rocksdb::WriteBatch& batch, Durability durability) {
  rocksdb::WriteOptions options;
  options.sync = durability == Durability::kSynced;
  if (const auto status = database_->rocks().Write(options, &batch); !status.ok()) {
    failed_ = true;
    return storage_failure("The transaction was not recorded", status);
  }
  return {};
}

void Store::remember(const RecordHash& hash) {
  ++revisions_;
  last_hash_ = hash;
  if (revisions_ == 1) log_id_ = hex(hash);
}

Result<void> Store::rebuild() {
  const auto end = log_end();
  if (!end) return fail(end.error());
  // From here until the end the store says that nothing is applied, so that a stop in between leads back
  // here.
  rocksdb::WriteBatch nothing_applied;
  nothing_applied.Put(database_->meta(), slice(kAppliedKey), "0");
  nothing_applied.DeleteRange(database_->meta(), revision_key({end->number + 1}),
                              revision_key(Revision::never()));
  if (auto written = write(nothing_applied, Durability::kSynced); !written) return written;
  auto handle = database_->replace_statements(statements_->handle());
  if (!handle) return fail(std::move(handle.error()));
  statements_ = std::make_shared<const StatementTable>(database_, *std::move(handle), vocabulary_);
  revisions_ = 0;
  last_hash_ = {};
  const auto rebuilt =
      walk_log(*database_, vocabulary_, {}, [&](const DecodedRecord& record, std::string_view /*bytes*/) {
        rocksdb::WriteBatch batch;
        add_views(batch, record.transaction, record.hash);
        const bool last = record.transaction.revision == *end;
        auto written = write(batch, last ? Durability::kSynced : Durability::kUnsynced);
        if (written) remember(record.hash);
        return written;
      });
  if (!rebuilt) return fail(rebuilt.error());
  return {};
}

}  // namespace ecgraph::store
