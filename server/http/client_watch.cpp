#include "server/http/client_watch.hpp"

#include <sys/socket.h>

#include <chrono>
#include <mutex>

namespace ecgraph::http {
namespace {

constexpr std::chrono::milliseconds kAsksAndCloses{100};

}  // namespace

/// Shared with the wait, whose end comes on another thread and perhaps after the watch.
struct ClientWatch::State {
  std::mutex mutex;
  bool watched = true;  ///< the descriptor may be another's afterwards
  int descriptor = -1;
  std::stop_source left;
  Channel::Clock::time_point begun = Channel::Clock::now();

  void look() {
    const std::scoped_lock lock(mutex);
    if (!watched) return;
    char next = 0;
    const auto received = recv(descriptor, &next, 1, MSG_PEEK | MSG_DONTWAIT);
    if (received > 0) return;
    if (received == 0 && Channel::Clock::now() - begun < kAsksAndCloses) return;
    left.request_stop();
  }
};

ClientWatch::ClientWatch(Channel& channel) : channel_(channel), state_(std::make_shared<State>()) {
  state_->descriptor = channel.descriptor();
  channel.watch([state = state_](bool ready) {
    if (ready) state->look();
  });
}

ClientWatch::~ClientWatch() {
  {
    const std::scoped_lock lock(state_->mutex);
    state_->watched = false;
  }
  channel_.end_watch();
}

std::stop_token ClientWatch::client_left() const { return state_->left.get_token(); }

}  // namespace ecgraph::http
