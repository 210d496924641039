#pragma once
// Keeps what was derived from the states asked about last; a state never changes, so nothing goes stale.

#include <array>
#include <memory>
#include <mutex>
#include <utility>

#include "graph/model/ids.hpp"
#include "schema/error.hpp"

namespace ecgraph::routes {

/// The values of the last few revisions asked. Two threads may derive the same one at once: the first to
/// finish wins.
template <class T>
class RevisionCache {
 public:
  /// The kept value, or `derive()` (a Result of a shared pointer).
  template <class Derive>
  [[nodiscard]] Result<std::shared_ptr<const T>> get(Revision revision, const Derive& derive) {
    if (auto kept = find(revision)) return kept;
    Result<std::shared_ptr<const T>> derived = derive();
    if (derived) keep(revision, *derived);
    return derived;
  }

 private:
  static constexpr std::size_t kKept = 4;

  std::shared_ptr<const T> find(Revision revision) {
    const std::lock_guard lock(mutex_);
    for (const auto& [known, value] : slots_) {
      if (value != nullptr && known == revision) return value;
    }
    return nullptr;
  }
  void keep(Revision revision, std::shared_ptr<const T> value) {
    const std::lock_guard lock(mutex_);
    slots_[next_] = {revision, std::move(value)};
    next_ = (next_ + 1) % kKept;
  }

  std::mutex mutex_;
  std::array<std::pair<Revision, std::shared_ptr<const T>>, kKept> slots_;
  std::size_t next_ = 0;
};

}  // namespace ecgraph::routes
