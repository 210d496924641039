#include "server/http/client_watch.hpp"

#include <sys/socket.h>

#include <cerrno>
#include <chrono>
#include <mutex>

namespace ecgraph::http {
namespace {

constexpr std::chrono::milliseconds kAsksAndCloses{100};

}  // namespace

/// Shared with the wait, whose end comes on another thread and perhaps after the watch.
struct ClientWatch::State : std::enable_shared_from_this<State> {
  explicit State(Channel& watched_channel)
      : channel(watched_channel.shared_from_this()), descriptor(watched_channel.descriptor()) {}

  const std::shared_ptr<Channel> channel;
  const int descriptor;
  std::mutex mutex;
  bool watched = true;  ///< the descriptor may be another's afterwards
  std::stop_source left;
  Channel::Clock::time_point begun = Channel::Clock::now();

  /// While the strand cannot touch the channel: before the handler begins, or under the lock.
  void wait() {
    channel->watch([state = shared_from_this()](bool ready) {
      if (ready) state->look();
    });
  }
  void look() {
    const std::scoped_lock lock(mutex);
    if (!watched) return;
    char next = 0;
    const auto received = recv(descriptor, &next, 1, MSG_PEEK | MSG_DONTWAIT);
    if (received > 0) return;
    if (received < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return wait();
    if (received == 0 && Channel::Clock::now() - begun < kAsksAndCloses) return;
    left.request_stop();
  }
};

ClientWatch::ClientWatch(Channel& channel) : state_(std::make_shared<State>(channel)) { state_->wait(); }

ClientWatch::~ClientWatch() {
  {
    const std::scoped_lock lock(state_->mutex);
    state_->watched = false;
  }
  state_->channel->end_watch();
}

std::stop_token ClientWatch::client_left() const { return state_->left.get_token(); }

}  // namespace ecgraph::http
