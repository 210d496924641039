#include "graph/store/log_copy.hpp"

#include <fmt/format.h>

#include "graph/store/database.hpp"
#include "graph/store/folder_check.hpp"
#include "graph/store/store.hpp"

namespace ecgraph::store {
namespace {

/// Refuses a copy whose last record is not the original's record of that revision.
Result<void> check_same_log(const Database& original, const Store& copy,
                            const std::filesystem::path& folder) {
  const LogPlace end = copy.end();
  if (end.revision.number == 0) return {};
  const auto newest = log_end_of(original);
  if (!newest) return fail(newest.error());
  if (*newest < end.revision)
    return fail(ErrorKind::kConflict,
                fmt::format("The copy in {} ends at revision {}, the original already at revision {}: it is "
                            "of another log, or the original lost its end. Name another folder.",
                            folder.string(), end.revision.number, newest->number));
  rocksdb::PinnableSlice bytes;
  const auto status =
      original.rocks().Get(rocksdb::ReadOptions(), original.log(), log_key(end.revision), &bytes);
  if (!status.ok())
    return storage_failure(fmt::format("Revision {} of the log cannot be read", end.revision.number), status);
  const std::string_view record(bytes.data(), bytes.size());
  const std::string_view hash(reinterpret_cast<const char*>(end.hash.data()), end.hash.size());
  if (record.ends_with(hash)) return {};
  return fail(ErrorKind::kConflict,
              fmt::format("The copy in {} is of another log: its revision {} is not the original's. Name "
                          "another folder.",
                          folder.string(), end.revision.number));
}

}  // namespace

Result<Copied> copy_log(const std::filesystem::path& from, const std::filesystem::path& into,
                        const Vocabulary& vocabulary, const CheckProgress& progress) {
  if (auto checked = check_folder_to_read(from); !checked) return fail(std::move(checked.error()));
  const auto original = Database::open_to_read(from);
  if (!original) return fail(original.error());
  auto copy = Store::open(into, vocabulary, Graph::Open::kCreate, Durability::kUnsynced);
  if (!copy) return fail(copy.error());
  if (auto same = check_same_log(**original, **copy, into); !same) return fail(std::move(same.error()));
  const LogPlace before = (*copy)->end();
  const auto newest = log_end_of(**original);
  if (!newest) return fail(newest.error());
  const auto copied =
      walk_log(**original, vocabulary, before,
               [&](const DecodedRecord& record, std::string_view bytes) -> Result<void> {
                 progress("copy", record.transaction.revision.number, newest->number);
                 return (*copy)->append(record.transaction, {std::string(bytes), record.hash});
               });
  if (!copied) return fail(copied.error());
  if (auto synced = (*copy)->sync(); !synced) return fail(std::move(synced.error()));
  return Copied{before.revision, copied->revision};
}

}  // namespace ecgraph::store
