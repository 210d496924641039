#pragma once
// The newest state: set by the one writer, taken by any reader.

#include <memory>
#include <mutex>

namespace ecgraph {

class Snapshot;

/// A shared pointer that is swapped whole. The lock is held while a pointer is copied and never while a state
/// is made. (std::atomic<std::shared_ptr> locks just as well, and in GCC 12 its unlock after a load is not
/// ordered as it should be.)
class Published {
 public:
  explicit Published(std::shared_ptr<const Snapshot> first) : newest_(std::move(first)) {}
  /// The newest snapshot; held by the caller as long as it reads.
  [[nodiscard]] std::shared_ptr<const Snapshot> get() const {
    const std::lock_guard lock(mutex_);
    return newest_;
  }
  void set(std::shared_ptr<const Snapshot> next) {
    {
      const std::lock_guard lock(mutex_);
      newest_.swap(next);
    }  // the state before goes after the lock does
  }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const Snapshot> newest_;
};

}  // namespace ecgraph
