// Store::check: the log against itself, and the views against the log.

#include <fmt/format.h>

#include <limits>
#include <map>
#include <set>

#include "graph/store/database.hpp"
#include "graph/store/store.hpp"

namespace ecgraph::store {
namespace {

constexpr std::uint32_t kProgressEvery = 256;

rocksdb::ReadOptions whole_and_verified() {
  rocksdb::ReadOptions options;
  options.verify_checksums = true;
  options.fill_cache = false;
  return options;
}

/// What a key of a view is about, for people.
std::string about(ViewFamily family, std::string_view key) {
  if (family == ViewFamily::kRevisions) {
    const auto revision = decode_revision_key(key);
    return revision ? fmt::format("the entry of revision {}", revision->number)
                    : "an entry of an unknown kind";
  }
  const auto version = decode_version_key(key);
  if (!version) return "a statement under a key that cannot be read";
  return fmt::format("{} {} of revision {}", word(version->statement.kind), version->statement.id,
                     version->revision.number);
}

/// One reading of everything.
class Reading {
 public:
  Reading(const Database& database, rocksdb::ColumnFamilyHandle* statements, const Vocabulary& vocabulary,
          const CheckProgress& progress)
      : database_(database), statements_(statements), vocabulary_(vocabulary), progress_(progress) {}

  Findings run(Revision end) {
    end_ = end;
    const rocksdb::Status files = database_.rocks().VerifyChecksum(whole_and_verified());
    check_log();
    if (findings_.log.empty()) {
      check_applied();
      check_surplus(ViewFamily::kVersions, present_versions_);
      check_surplus(ViewFamily::kRevisions, present_revisions_);
    }
    // Usually what was read above says it better.
    if (!files.ok() && findings_.sound())
      findings_.log.push_back(storage_failure("A file of the store cannot be read", files).value().message);
    return std::move(findings_);
  }

 private:
  [[nodiscard]] rocksdb::ColumnFamilyHandle* handle(ViewFamily family) const {
    return family == ViewFamily::kRevisions ? database_.meta() : statements_;
  }

  void check_log() {
    const std::unique_ptr<rocksdb::Iterator> entry(
        database_.rocks().NewIterator(whole_and_verified(), database_.log()));
    for (entry->SeekToFirst(); entry->Valid(); entry->Next()) {
      check_record(view_of(entry->key()), view_of(entry->value()));
      if (findings_.newest.number % kProgressEvery == 0)
        progress_("log", findings_.newest.number, end_.number);
    }
    if (!entry->status().ok()) {
      findings_.log.push_back(
          storage_failure(fmt::format("The log cannot be read after revision {}", findings_.newest.number),
                          entry->status())
              .value()
              .message);
    }
  }

  void check_record(std::string_view key, std::string_view bytes) {
    const auto revision = decode_log_key(key);
    if (!revision) return findings_.log.emplace_back("The log has a key that is no revision."), void();
    const Revision expected{findings_.newest.number + 1};
    if (*revision != expected)
      findings_.log.push_back(fmt::format("Revision {} of the log is missing: {} comes next.",
                                          expected.number, revision->number));
    findings_.newest = *revision;
    const auto record = decode_record(bytes, vocabulary_);
    if (!record) {
      findings_.log.push_back(fmt::format("{} (Revision {}.)", record.error().message, revision->number));
      return;
    }
    check_order(*revision, *record);
    check_entries(*record);
  }

  void check_order(Revision revision, const DecodedRecord& record) {
    if (record.transaction.revision != revision)
      findings_.log.push_back(fmt::format("The log holds revision {} where {} should be.",
                                          record.transaction.revision.number, revision.number));
    if (record.previous != hash_)
      findings_.log.push_back(
          fmt::format("Revision {} does not follow from the one before it.", revision.number));
    if (record.transaction.recorded_at < recorded_at_)
      findings_.log.push_back(
          fmt::format("Revision {} is recorded as earlier than the one before it.", revision.number));
    hash_ = record.hash;
    recorded_at_ = record.transaction.recorded_at;
  }

  /// What the record leads to has to stand in the views, byte for byte.
  void check_entries(const DecodedRecord& record) {
    std::map<std::pair<ViewFamily, std::string>, std::string> entries;
    for_each_view_entry(record.transaction, record.hash, vocabulary_,
                        [&](ViewFamily family, std::string key, std::string value) {
                          entries[{family, std::move(key)}] = std::move(value);
                        });
    for (const auto& [place, value] : entries) {
      const auto& [family, key] = place;
      if (family == ViewFamily::kVersions) ++findings_.versions;
      rocksdb::PinnableSlice found;
      const auto status = database_.rocks().Get(whole_and_verified(), handle(family), key, &found);
      if (status.ok()) ++(family == ViewFamily::kRevisions ? present_revisions_ : present_versions_);
      if (status.IsNotFound()) {
        findings_.views.push_back(fmt::format("The views lack {}.", about(family, key)));
      } else if (!status.ok()) {
        findings_.views.push_back(
            storage_failure(fmt::format("The views cannot be read at {}", about(family, key)), status)
                .value()
                .message);
      } else if (view_of(found) != value) {
        findings_.views.push_back(fmt::format("The views differ from the log in {}.", about(family, key)));
      }
    }
  }

  /// What stands in a view beside what the log leads to. What was found of that is counted, so counting tells
  /// whether.
  void check_surplus(ViewFamily family, std::uint64_t expected) {
    std::uint64_t found = 0;
    const auto counted = visit_keys(family, [&](std::string_view) {
      if (++found % kProgressEvery == 0) progress_("views", found, expected);
    });
    if (!counted.ok()) {
      findings_.views.push_back(storage_failure("The views cannot be read", counted).value().message);
    } else if (found > expected) {
      const std::set<std::string, std::less<>> derived = derived_keys(family);
      (void)visit_keys(family, [&](std::string_view key) {
        if (!derived.contains(key))
          findings_.views.push_back(
              fmt::format("The views have {}, and the log does not.", about(family, key)));
      });
    }
  }

  /// The keys of a view, without the single values beside it.
  rocksdb::Status visit_keys(ViewFamily family, const std::function<void(std::string_view)>& visit) const {
    const std::unique_ptr<rocksdb::Iterator> entry(
        database_.rocks().NewIterator(whole_and_verified(), handle(family)));
    for (entry->SeekToFirst(); entry->Valid(); entry->Next()) {
      const std::string_view key = view_of(entry->key());
      if (family == ViewFamily::kVersions || (key != kFormatKey && key != kAppliedKey)) visit(key);
    }
    return entry->status();
  }

  [[nodiscard]] std::set<std::string, std::less<>> derived_keys(ViewFamily family) const {
    std::set<std::string, std::less<>> keys;
    const std::unique_ptr<rocksdb::Iterator> entry(
        database_.rocks().NewIterator(whole_and_verified(), database_.log()));
    for (entry->SeekToFirst(); entry->Valid(); entry->Next()) {
      const auto record = decode_record(view_of(entry->value()), vocabulary_);
      if (!record) continue;
      for_each_view_entry(record->transaction, record->hash, vocabulary_,
                          [&](ViewFamily of, std::string key, std::string) {
                            if (of == family) keys.insert(std::move(key));
                          });
    }
    return keys;
  }

  /// A log that ends before what was applied has lost revisions; one that ends after it is caught up with.
  void check_applied() {
    std::string applied;
    const auto status =
        database_.rocks().Get(whole_and_verified(), database_.meta(), std::string(kAppliedKey), &applied);
    const std::string end = std::to_string(findings_.newest.number);
    if (status.ok() && applied == end) return;
    const bool later = std::make_pair(applied.size(), applied) > std::make_pair(end.size(), end);
    (later ? findings_.log : findings_.views)
        .push_back(fmt::format("The log ends at revision {}, but revision {} was applied.", end, applied));
  }

  const Database& database_;
  rocksdb::ColumnFamilyHandle* statements_;
  const Vocabulary& vocabulary_;
  const CheckProgress& progress_;
  Findings findings_;
  Revision end_;
  RecordHash hash_{};
  Instant recorded_at_ = Instant::from_microseconds(std::numeric_limits<std::int64_t>::min());
  std::uint64_t present_versions_ = 0,
                present_revisions_ = 0;  ///< entries that the log leads to and that were found
};

}  // namespace

Findings Store::check(const CheckProgress& progress) const {
  const auto end = log_end();
  return Reading(*database_, statements_->handle(), vocabulary_, progress).run(end ? *end : Revision{});
}

}  // namespace ecgraph::store
