#include "server/http/open_connections.hpp"

namespace ecgraph::http {

Origin origin_of(const boost::asio::ip::address& address) {
  if (address.is_v4()) return address.to_v4().to_uint();
  const auto v6 = address.to_v6();
  if (v6.is_v4_mapped()) return boost::asio::ip::make_address_v4(boost::asio::ip::v4_mapped, v6).to_uint();
  constexpr std::size_t kNetworkBytes = 8;
  const auto bytes = v6.to_bytes();
  Origin network = 0;
  for (std::size_t i = 0; i < kNetworkBytes; ++i) network = network << 8U | bytes.at(i);
  return network;
}

void OpenConnections::add(const std::shared_ptr<Connection>& connection, Origin origin) {
  const std::scoped_lock lock(mutex_);
  open_.emplace(connection.get(), Open{connection, origin});
  ++by_origin_[origin];
}

void OpenConnections::remove(const Connection* connection) {
  const std::scoped_lock lock(mutex_);
  const auto found = open_.find(connection);
  if (found == open_.end()) return;
  const auto counted = by_origin_.find(found->second.origin);
  if (--counted->second == 0) by_origin_.erase(counted);
  open_.erase(found);
  if (open_.empty()) emptied_.notify_all();
}

std::size_t OpenConnections::size() const {
  const std::scoped_lock lock(mutex_);
  return open_.size();
}

std::size_t OpenConnections::of(Origin origin) const {
  const std::scoped_lock lock(mutex_);
  const auto found = by_origin_.find(origin);
  return found == by_origin_.end() ? 0 : found->second;
}

void OpenConnections::wait_until_empty(std::chrono::milliseconds longest) {
  std::unique_lock lock(mutex_);
  emptied_.wait_for(lock, longest, [this] { return open_.empty(); });
}

}  // namespace ecgraph::http
