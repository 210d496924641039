#pragma once
// The connections that are open: to count them, and to tell them to end. Internal to server/http.

#include <boost/asio/ip/address.hpp>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "server/http/connection.hpp"

namespace ecgraph::http {

/// Who connects, as far as fairness goes: an IPv4 address, or an IPv6 network of 64 bits, which is what one
/// subscriber has.
using Origin = std::uint64_t;
[[nodiscard]] Origin origin_of(const boost::asio::ip::address& address);

/// Safe for use from many threads.
class OpenConnections {
 public:
  /// Counts a connection until it is removed; it is not kept alive.
  void add(const std::shared_ptr<Connection>& connection, Origin origin);
  /// Called when the connection has ended.
  void remove(const Connection* connection);
  [[nodiscard]] std::size_t size() const;             ///< how many are open
  [[nodiscard]] std::size_t of(Origin origin) const;  ///< … from there
  /// Returns when none is open, or when the time is out.
  void wait_until_empty(std::chrono::milliseconds longest);

  /// Calls `action` with each that is alive.
  template <class Action>
  void each(Action action) const {
    const std::scoped_lock lock(mutex_);
    for (const auto& [address, open] : open_) {
      if (const auto alive = open.connection.lock()) action(*alive);
    }
  }

 private:
  struct Open {
    std::weak_ptr<Connection> connection;
    Origin origin;
  };
  mutable std::mutex mutex_;
  std::condition_variable emptied_;
  std::unordered_map<const Connection*, Open> open_;
  std::unordered_map<Origin, std::size_t> by_origin_;
};

}  // namespace ecgraph::http
