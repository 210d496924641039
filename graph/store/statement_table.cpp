#include <fmt/format.h>

#include "graph/store/database.hpp"
#include "graph/store/store.hpp"
#include "graph/store/value_codec.hpp"

namespace ecgraph::store {
namespace {

/// Names the statement in an error about its bytes.
Failure damaged(const VersionKey& key, Error error) {
  error.message = fmt::format("{} ({} {} of revision {}.)", error.message, word(key.statement.kind),
                              key.statement.id, key.revision.number);
  return fail(std::move(error));
}

}  // namespace

StatementTable::StatementTable(std::shared_ptr<Database> database,
                               std::shared_ptr<rocksdb::ColumnFamilyHandle> handle,
                               const Vocabulary& vocabulary)
    : database_(std::move(database)), handle_(std::move(handle)), vocabulary_(vocabulary) {}

Result<Statement> StatementTable::at(const StatementKey& key, Revision recorded) const {
  rocksdb::PinnableSlice value;
  const auto status =
      database_->rocks().Get(rocksdb::ReadOptions(), handle_.get(), version_key(key, recorded), &value);
  if (!status.ok()) {
    return storage_failure(
        fmt::format("{} {} of revision {} cannot be read", word(key.kind), key.id, recorded.number), status);
  }
  auto statement = decode_version(view_of(value), vocabulary_);
  if (!statement) return damaged({key, recorded}, std::move(statement.error()));
  if (*statement && key_of(**statement) == key) return **std::move(statement);
  return damaged(
      {key, recorded},
      Error{ErrorKind::kStorage, "A stored statement is not the one its key names.", {}, {}, {}, {}});
}

Result<std::vector<StatementVersion>> StatementTable::history(const StatementKey& key, Revision as_of,
                                                              std::size_t limit) const {
  const std::string prefix = version_prefix(key);
  const std::unique_ptr<rocksdb::Iterator> entry(
      database_->rocks().NewIterator(rocksdb::ReadOptions(), handle_.get()));
  std::vector<StatementVersion> versions;
  for (entry->Seek(version_key(key, as_of)); entry->Valid() && versions.size() < limit; entry->Next()) {
    if (!view_of(entry->key()).starts_with(prefix)) break;
    const auto decoded_key = decode_version_key(view_of(entry->key()));
    if (!decoded_key) return fail(ErrorKind::kStorage, "A key of the statements cannot be read.");
    auto statement = decode_version(view_of(entry->value()), vocabulary_);
    if (!statement) return damaged(*decoded_key, std::move(statement.error()));
    versions.push_back({decoded_key->revision, *std::move(statement)});
  }
  if (!entry->status().ok()) return storage_failure("The statements cannot be read", entry->status());
  return versions;
}

Result<void> StatementTable::scan(
    const std::function<Result<void>(const VersionKey&, std::optional<Statement>)>& visit) const {
  rocksdb::ReadOptions options;
  options.fill_cache = false;
  const std::unique_ptr<rocksdb::Iterator> entry(database_->rocks().NewIterator(options, handle_.get()));
  for (entry->SeekToFirst(); entry->Valid(); entry->Next()) {
    const auto key = decode_version_key(view_of(entry->key()));
    if (!key) return fail(ErrorKind::kStorage, "A key of the statements cannot be read.");
    auto statement = decode_version(view_of(entry->value()), vocabulary_);
    if (!statement) return damaged(*key, std::move(statement.error()));
    if (auto visited = visit(*key, *std::move(statement)); !visited) return visited;
  }
  if (!entry->status().ok()) return storage_failure("The statements cannot be read", entry->status());
  return {};
}

}  // namespace ecgraph::store
