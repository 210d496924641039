#pragma once
// Who wants to know at once that something was recorded.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>

namespace ecgraph {

/// Rung by the writer, heard by any number of listeners. Safe from any thread.
class CommitBell {
 public:
  /// Calls `heard` whenever the bell rings, on the thread that rings it, until what this returns is let go;
  /// no call is under way after that. It must be quick, and must not let go of any listener itself.
  [[nodiscard]] std::shared_ptr<void> listen(std::function<void()> heard);
  /// Holds the lock of the listeners while each is told.
  void ring();

 private:
  struct Listeners {
    std::mutex mutex;
    std::map<std::uint64_t, std::function<void()>> heard;
    std::uint64_t next = 0;
  };
  std::shared_ptr<Listeners> listeners_ = std::make_shared<Listeners>();
};

}  // namespace ecgraph
