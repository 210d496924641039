#include "graph/commit_bell.hpp"

#include <utility>

namespace ecgraph {

std::shared_ptr<void> CommitBell::listen(std::function<void()> heard) {
  const std::scoped_lock lock(listeners_->mutex);
  const auto number = listeners_->next++;
  listeners_->heard.emplace(number, std::move(heard));
  return {listeners_.get(), [listeners = listeners_, number](void*) {
            const std::scoped_lock until_told(listeners->mutex);
            listeners->heard.erase(number);
          }};
}

void CommitBell::ring() {
  const std::scoped_lock lock(listeners_->mutex);
  for (const auto& [number, heard] : listeners_->heard) heard();
}

}  // namespace ecgraph
