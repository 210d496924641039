#include "server/import/recorder.hpp"

#include <algorithm>
#include <charconv>
#include <set>

namespace ecgraph::import {
namespace {

constexpr std::size_t kWaitingMax = 2;
constexpr std::string_view kChanges = "/changes/";

/// The number of the change that a pointer leads into.
std::optional<std::size_t> change_of(std::string_view pointer) {
  if (!pointer.starts_with(kChanges)) return std::nullopt;
  pointer.remove_prefix(kChanges.size());
  std::size_t number = 0;
  const auto [end, fault] = std::from_chars(pointer.data(), pointer.data() + pointer.size(), number);
  if (fault != std::errc() || end == pointer.data()) return std::nullopt;
  return number;
}

/// What of a pointer comes after the change: `attributes/note`.
std::string field_of(std::string_view pointer) {
  for (int steps = 0; steps < 4 && !pointer.empty(); ++steps) {
    const auto slash = pointer.find('/');
    pointer.remove_prefix(slash == std::string_view::npos ? pointer.size() : slash + 1);
  }
  return std::string(pointer);
}

void take_out(Chunk& chunk, const std::set<std::size_t>& owners) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < chunk.changes.size(); ++i) {
    if (owners.contains(chunk.owners[i])) continue;
    if (kept != i) {
      chunk.changes[kept] = std::move(chunk.changes[i]);
      chunk.owners[kept] = chunk.owners[i];
    }
    ++kept;
  }
  chunk.changes.erase(chunk.changes.begin() + static_cast<std::ptrdiff_t>(kept), chunk.changes.end());
  chunk.owners.resize(kept);
}

}  // namespace

bool drop_faulty(Chunk& chunk, const std::vector<Fault>& faults) {
  std::set<std::size_t> owners;
  for (const Fault& fault : faults) {
    const auto change = change_of(fault.pointer);
    if (!change || *change >= chunk.owners.size() || chunk.owners[*change] == Chunk::kNobody) continue;
    PlannedRecord& record = chunk.records[chunk.owners[*change]];
    if (owners.insert(chunk.owners[*change]).second) {
      record.outcome = PlannedRecord::Outcome::kRejected;
      record.field = field_of(fault.pointer);
      record.reason = fault.detail;
    }
  }
  take_out(chunk, owners);
  return !owners.empty();
}

Recorder::Recorder(Graph& graph, Signature signature, std::function<Instant()> clock, bool is_trial)
    : graph_(graph),
      signature_(std::move(signature)),
      clock_(std::move(clock)),
      is_trial_(is_trial),
      thread_([this] { work(); }) {}

Recorder::~Recorder() {
  {
    const std::lock_guard lock(mutex_);
    is_over_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

Result<void> Recorder::take(Chunk chunk) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return waiting_.size() < kWaitingMax || error_; });
  if (error_) return fail(*error_);
  waiting_.push_back(std::move(chunk));
  changed_.notify_all();
  return {};
}

Result<View> Recorder::settle() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return (waiting_.empty() && !is_working_) || error_; });
  if (error_) return fail(*error_);
  return graph_.newest();
}

void Recorder::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return !waiting_.empty() || is_over_; });
    if (waiting_.empty() || error_) return;
    Chunk chunk = std::move(waiting_.front());
    waiting_.pop_front();
    is_working_ = true;
    lock.unlock();
    changed_.notify_all();
    auto recorded = is_trial_ ? try_out(chunk) : record(chunk);
    lock.lock();
    is_working_ = false;
    if (!recorded) error_ = std::move(recorded.error());
    if (recorded) tally(report_, chunk);
    changed_.notify_all();
  }
}

Result<void> Recorder::record(Chunk& chunk) {
  while (!chunk.changes.empty()) {
    // The changes are kept for a second try without those that have faults.
    auto receipt =
        graph_.commit({signature_.author, signature_.reason, std::nullopt, chunk.changes}, clock_());
    if (receipt) return {};
    if (!drop_faulty(chunk, receipt.error().faults)) return fail(receipt.error());
  }
  return {};
}

Result<void> Recorder::try_out(Chunk& chunk) {
  while (!chunk.changes.empty()) {
    const Transaction transaction{signature_.author, signature_.reason, std::nullopt, chunk.changes};
    const auto faults = graph_.faults_beside(transaction, tried_);
    if (faults.empty()) break;
    if (!drop_faulty(chunk, faults)) return fail(ErrorKind::kUnprocessable, faults.front().detail);
  }
  for (const Change& change : chunk.changes) {
    if (const auto* asserted = std::get_if<Assert>(&change)) tried_.push_back(key_of(asserted->statement));
  }
  return {};
}

}  // namespace ecgraph::import
