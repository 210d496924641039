#pragma once
// Whether the client is still there while a handler works for it. Internal to server/http.

#include <memory>
#include <stop_token>

#include "server/http/channel.hpp"

namespace ecgraph::http {

/// Watches a connection from its strand's thread, which is busy with a handler, until it is destroyed on the
/// same thread. Of a client that has closed both halves no more can be seen than that it sends nothing more,
/// so whoever closes the sending half counts as gone, but for one that does so as soon as it has asked
/// (`nc -N`): it waits for its answer. One that has sent its next request already is not watched any more.
class ClientWatch {
 public:
  explicit ClientWatch(Channel& channel);
  ~ClientWatch();
  ClientWatch(const ClientWatch&) = delete;
  ClientWatch& operator=(const ClientWatch&) = delete;

  /// Requested to stop once the client counts as gone.
  [[nodiscard]] std::stop_token client_left() const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace ecgraph::http
