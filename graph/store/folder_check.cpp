#include "graph/store/folder_check.hpp"

#include <fmt/format.h>
#include <rocksdb/env.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <memory>
#include <vector>

#include "graph/store/database.hpp"
#include "graph/store/key_codec.hpp"

namespace ecgraph::store {
namespace {

namespace fs = std::filesystem;

/// RocksDB's lock on a folder, held while looking into it.
class FolderLock {
 public:
  explicit FolderLock(const fs::path& folder)
      : status_(rocksdb::Env::Default()->LockFile((folder / "LOCK").string(), &lock_)) {}
  ~FolderLock() {
    if (lock_ != nullptr) (void)rocksdb::Env::Default()->UnlockFile(lock_);
  }
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  [[nodiscard]] const rocksdb::Status& status() const { return status_; }

 private:
  rocksdb::FileLock* lock_ = nullptr;
  rocksdb::Status status_;
};

/// What RocksDB leaves behind when it is stopped before a new database is complete.
bool is_from_unfinished_creation(const std::string& name) {
  return name == "LOCK" || name == "IDENTITY" || name.starts_with("LOG") || name.starts_with("MANIFEST-") ||
         name.ends_with(".dbtmp") ||
         (name.ends_with(".log") && std::isdigit(static_cast<unsigned char>(name[0])) != 0);
}

Failure no_store(const fs::path& folder) {
  return fail(
      ErrorKind::kNotFound,
      fmt::format("There is no store in {}: name the folder of one, or create it first.", folder.string()));
}

Failure foreign(const fs::path& folder, std::string_view what) {
  return fail(ErrorKind::kStorage,
              fmt::format("{} {}; nothing in it was changed. Name an empty folder or a store of ecgraph.",
                          folder.string(), what));
}

/// A folder without a database in it.
Result<void> check_without_database(const fs::path& folder, const std::vector<std::string>& names,
                                    Graph::Open how) {
  if (!std::ranges::all_of(names, is_from_unfinished_creation)) {
    return foreign(folder, "holds other files and no store of ecgraph");
  }
  if (how == Graph::Open::kExisting) return no_store(folder);
  return {};
}

Result<void> check_format(const fs::path& folder, const std::string& written) {
  std::uint32_t format = 0;
  const auto [end, fault] = std::from_chars(written.data(), written.data() + written.size(), format);
  if (fault != std::errc() || end != written.data() + written.size()) {
    return foreign(folder, "holds a store whose format is not known");
  }
  if (format == kFormat) return {};
  return fail(
      ErrorKind::kStorage,
      fmt::format("The store in {} has format {}, this program reads format {}: use {} version of ecgraph. "
                  "Nothing in it was changed.",
                  folder.string(), format, kFormat, format > kFormat ? "a newer" : "an older"));
}

/// Nothing was ever written under the given name, and nothing else either.
bool holds_nothing(rocksdb::DB& database) {
  const std::unique_ptr<rocksdb::Iterator> entry(database.NewIterator(rocksdb::ReadOptions()));
  entry->SeekToFirst();
  return !entry->Valid() && entry->status().ok();
}

Result<void> check_meta(const fs::path& folder, Graph::Open how) {
  const rocksdb::DBOptions options = database_options();
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* opened = nullptr;
  const auto status = rocksdb::DB::OpenForReadOnly(
      options, folder.string(), {{std::string(kMeta.name), column_family_options()}}, &handles, &opened);
  if (!status.ok())
    return storage_failure(fmt::format("The store in {} cannot be read", folder.string()), status);
  const std::unique_ptr<rocksdb::DB> database(opened);
  for (auto* handle : handles) database->DestroyColumnFamilyHandle(handle);
  std::string written;
  const auto read =
      database->Get(rocksdb::ReadOptions(), rocksdb::Slice(kFormatKey.data(), kFormatKey.size()), &written);
  if (read.ok()) return check_format(folder, written);
  if (!read.IsNotFound())
    return storage_failure(fmt::format("The store in {} cannot be read", folder.string()), read);
  if (how == Graph::Open::kCreate && holds_nothing(*database)) return {};
  return foreign(folder, "holds a database of another program");
}

/// A folder with a database in it.
Result<void> check_database(const fs::path& folder, Graph::Open how) {
  std::vector<std::string> families;
  const auto status = rocksdb::DB::ListColumnFamilies(database_options(), folder.string(), &families);
  if (!status.ok())
    return storage_failure(fmt::format("The store in {} cannot be read", folder.string()), status);
  const bool looks_like_ours = std::ranges::find(families, kLog.name) != families.end() ||
                               (families.size() == 1 && how == Graph::Open::kCreate);
  if (!looks_like_ours) return foreign(folder, "holds a database of another program");
  return check_meta(folder, how);
}

Result<std::vector<std::string>> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code fault;
  fs::directory_iterator entry(folder, fault);
  for (; !fault && entry != fs::directory_iterator(); entry.increment(fault)) {
    names.push_back(entry->path().filename().string());
  }
  if (!fault) return names;
  return fail(ErrorKind::kStorage, fmt::format("{} cannot be read: {}.", folder.string(), fault.message()));
}

/// Runs `look` while nobody else can open the database.
Result<void> under_lock(const fs::path& folder, const std::function<Result<void>()>& look) {
  const FolderLock lock(folder);
  if (!lock.status().ok()) {
    return storage_failure(fmt::format("The store in {} cannot be locked", folder.string()), lock.status());
  }
  return look();
}

Result<void> check(const fs::path& folder, Graph::Open how, bool locking) {
  std::error_code fault;
  const auto status = fs::status(folder, fault);
  if (status.type() == fs::file_type::not_found) {
    if (how == Graph::Open::kExisting) return no_store(folder);
    return {};
  }
  if (status.type() != fs::file_type::directory) {
    return fail(ErrorKind::kStorage,
                fmt::format("{} is no folder that can be read: name a folder.", folder.string()));
  }
  const auto names = names_in(folder);
  if (!names) return fail(names.error());
  const auto has = [&](std::string_view name) { return std::ranges::find(*names, name) != names->end(); };
  if (!has("CURRENT")) return check_without_database(folder, *names, how);
  if (!locking || !has("LOCK")) return check_database(folder, how);
  return under_lock(folder, [&] { return check_database(folder, how); });
}

}  // namespace

Result<void> check_folder(const fs::path& folder, Graph::Open how) { return check(folder, how, true); }

Result<void> check_folder_to_read(const fs::path& folder) {
  return check(folder, Graph::Open::kExisting, false);
}

}  // namespace ecgraph::store
