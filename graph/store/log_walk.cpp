#include "graph/store/log_walk.hpp"

#include <fmt/format.h>

#include <memory>

#include "graph/store/database.hpp"
#include "graph/store/key_codec.hpp"

namespace ecgraph::store {
namespace {

constexpr std::size_t kReadaheadBytes = std::size_t{1} << 20U;

std::unique_ptr<rocksdb::Iterator> records_of(const Database& database) {
  rocksdb::ReadOptions options;
  options.fill_cache = false;
  options.verify_checksums = true;
  options.readahead_size = kReadaheadBytes;
  return std::unique_ptr<rocksdb::Iterator>(database.rocks().NewIterator(options, database.log()));
}

/// The record at an entry of the log, which must be the one behind `before`.
Result<DecodedRecord> next_record(const rocksdb::Iterator& entry, const LogPlace& before,
                                  const Vocabulary& vocabulary) {
  const Revision expected{before.revision.number + 1};
  const auto key = decode_log_key(view_of(entry.key()));
  if (!key) return fail(ErrorKind::kStorage, "A key of the log is no revision.");
  if (*key != expected)
    return fail(ErrorKind::kStorage, fmt::format("Revision {} is missing from the log.", expected.number));
  auto record = decode_record(view_of(entry.value()), vocabulary);
  if (!record) {
    record.error().message = fmt::format("{} (Revision {}.)", record.error().message, key->number);
    return record;
  }
  if (record->transaction.revision != expected)
    return fail(ErrorKind::kStorage, fmt::format("The log holds revision {} where {} should be.",
                                                 record->transaction.revision.number, expected.number));
  if (record->previous != before.hash)
    return fail(ErrorKind::kStorage,
                fmt::format("Revision {} does not follow from the one before it: the log was altered. "
                            "Restore a backup.",
                            expected.number));
  return record;
}

}  // namespace

Result<Revision> log_end_of(const Database& database) {
  const std::unique_ptr<rocksdb::Iterator> entry(
      database.rocks().NewIterator(rocksdb::ReadOptions(), database.log()));
  entry->SeekToLast();
  if (!entry->status().ok()) return storage_failure("The log cannot be read", entry->status());
  if (!entry->Valid()) return Revision{};
  if (const auto revision = decode_log_key(view_of(entry->key()))) return *revision;
  return fail(ErrorKind::kStorage, "The last key of the log is no revision.");
}

Result<LogPlace> walk_log(const Database& database, const Vocabulary& vocabulary, const LogPlace& after,
                          const VisitRecord& visit) {
  LogPlace place = after;
  const auto entry = records_of(database);
  for (entry->Seek(log_key({after.revision.number + 1})); entry->Valid(); entry->Next()) {
    const auto record = next_record(*entry, place, vocabulary);
    if (!record) return fail(record.error());
    if (auto visited = visit(*record, view_of(entry->value())); !visited)
      return fail(std::move(visited.error()));
    place = {record->transaction.revision, record->hash};
  }
  if (entry->status().ok()) return place;
  return storage_failure(fmt::format("Revision {} of the log cannot be read", place.revision.number + 1),
                         entry->status());
}

}  // namespace ecgraph::store
