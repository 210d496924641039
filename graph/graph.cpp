#include "graph/graph.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <limits>
#include <mutex>

#include "graph/commit_bell.hpp"
#include "graph/index/published.hpp"
#include "graph/index/snapshot_builder.hpp"
#include "graph/store/store.hpp"
#include "graph/write/proposed.hpp"
#include "graph/write/validate.hpp"

namespace ecgraph {
namespace {

/// A store on disk and its states in memory.
class StoredGraph final : public Graph {
 public:
  StoredGraph(std::unique_ptr<store::Store> store, std::shared_ptr<const Snapshot> first)
      : store_(std::move(store)), published_(std::move(first)) {}

  Result<Receipt> commit(Transaction transaction, Instant now) override {
    const std::lock_guard lock(writing_);
    if (auto usable = check_usable(); !usable) return fail(std::move(usable.error()));
    const auto state = published_.get();
    const View before(state, state->newest());
    const auto plan = write::validate(transaction, before);
    if (!plan) return fail(plan.error());
    if (plan->effective.empty()) return Receipt{before.revision(), before.recorded_at(), 0, plan->unchanged};

    RecordedTransaction record{{before.revision().number + 1},
                               std::max(now, before.recorded_at()),
                               std::move(transaction.author),
                               std::move(transaction.reason),
                               {}};
    if (record.revision == Revision::never()) return fail(ErrorKind::kTooLarge, "The log is full.");
    for (const std::size_t change : plan->effective)
      record.changes.push_back(std::move(transaction.changes[change]));
    return record_and_publish(*state, record, plan->unchanged);
  }

  Result<void> writable() const override {
    if (auto usable = check_usable(); !usable) return usable;
    return store_->room_for(0);
  }

  std::vector<Fault> faults_beside(const Transaction& transaction,
                                   std::span<const StatementKey> unreadable) const override {
    return write::faults_beside(transaction, unreadable, newest());
  }

  Result<View> view(const KnownAt& known_at) const override {
    const auto state = published_.get();
    const Revision newest = state->newest();
    if (known_at.revision) {
      if (*known_at.revision <= newest) return View(state, *known_at.revision);
      return fail(ErrorKind::kUnprocessable,
                  fmt::format("There is no revision {} yet: the newest is {}.", known_at.revision->number,
                              newest.number),
                  "known_at");
    }
    return View(state, known_at.instant ? state->recorded_by(*known_at.instant) : newest);
  }

  View newest() const override {
    const auto state = published_.get();
    return View(state, state->newest());
  }

  std::shared_ptr<void> on_commit(std::function<void()> heard) const override {
    return bell_.listen(std::move(heard));
  }

  std::string log_id() const override { return published_.get()->log_id; }

  std::uint64_t log_bytes() const override { return store_->log_bytes(); }

  Result<RecordedTransaction> transaction(Revision revision) const override {
    return store_->record(revision);
  }

  Result<std::vector<RecordedVersion>> history(const StatementKey& key) const override {
    const auto state = published_.get();
    std::vector<RecordedVersion> history;
    if (!View(state, state->newest()).was_recorded(key)) return history;
    auto versions = state->statements->history(key, state->newest(), std::numeric_limits<std::size_t>::max());
    if (!versions) return fail(std::move(versions.error()));
    for (auto version = versions->rbegin(); version != versions->rend(); ++version) {
      auto entry = store_->revision(version->revision);
      if (!entry) return fail(std::move(entry.error()));
      using enum RecordedVersion::How;
      const bool stood = !history.empty() && history.back().statement;
      const auto how = !version->statement ? kRetract : stood ? kCorrect : kAssert;
      history.push_back({version->revision, entry->recorded_at, std::move(entry->author),
                         std::move(entry->reason), how, std::move(version->statement)});
    }
    return history;
  }

  Result<std::optional<RecordedTransaction>> newest_by(std::string_view author) const override {
    const auto state = published_.get();
    for (Revision revision = state->newest(); revision.number > 0; --revision.number) {
      if (state->revisions[revision.number].author != author) continue;
      auto record = store_->record(revision);
      if (!record) return fail(std::move(record.error()));
      return std::optional(*std::move(record));
    }
    return std::optional<RecordedTransaction>();
  }

  Result<Revision> rebuild() override {
    const std::lock_guard lock(writing_);
    if (auto usable = check_usable(); !usable) return fail(std::move(usable.error()));
    usable_ = false;  // until it has come to its end
    if (auto rebuilt = store_->rebuild(); !rebuilt) return fail(std::move(rebuilt.error()));
    auto state = SnapshotBuilder::load(*published_.get(), *store_);
    if (!state) return fail(std::move(state.error()));
    usable_ = true;
    const Revision newest = (*state)->newest();
    published_.set(*std::move(state));
    return newest;
  }

 private:
  [[nodiscard]] Result<void> check_usable() const {
    if (usable_) return {};
    return fail(
        ErrorKind::kUnavailable,
        "The store failed while it was written, so nothing more is recorded, and reading goes on: the log "
        "of the program says why. Mend the cause and start again.");
  }

  /// The next state is made before the record is written, so that nothing can fail between the disk and the
  /// readers.
  [[nodiscard]] Result<Receipt> record_and_publish(const Snapshot& state, const RecordedTransaction& record,
                                                   std::size_t unchanged) {
    const store::EncodedRecord encoded = store_->encode(record);
    auto next =
        SnapshotBuilder::apply(state, record, state.log_id.empty() ? store::hex(encoded.hash) : state.log_id);
    if (!next) return fail(std::move(next.error()));
    if (auto room = store_->room_for(encoded.bytes.size()); !room) return fail(std::move(room.error()));
    if (auto appended = store_->append(record, encoded); !appended) {
      usable_ = false;  // the record may or may not be on the disk
      return fail(std::move(appended.error()));
    }
    published_.set(*std::move(next));
    bell_.ring();
    return Receipt{record.revision, record.recorded_at, record.changes.size(), unchanged};
  }

  std::mutex writing_;               ///< one writer at a time
  std::atomic<bool> usable_ = true;  ///< set while writing_ is held
  std::unique_ptr<store::Store> store_;
  Published published_;
  mutable CommitBell bell_;
};

}  // namespace

Result<std::unique_ptr<Graph>> Graph::open(const std::filesystem::path& folder, const Vocabulary& vocabulary,
                                           Open how, Durability durability) {
  auto store = store::Store::open(folder, vocabulary, how, durability);
  if (!store) return fail(std::move(store.error()));
  auto state = SnapshotBuilder::load(Snapshot(vocabulary), **store);
  if (!state) return fail(std::move(state.error()));
  return std::make_unique<StoredGraph>(*std::move(store), *std::move(state));
}

}  // namespace ecgraph
