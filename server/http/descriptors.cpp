#include "server/http/descriptors.hpp"

#include <spdlog/spdlog.h>
#include <sys/resource.h>

#include <algorithm>

namespace ecgraph::http {
namespace {

// The store's tables, its log, standard streams, the turned away.
constexpr rlim_t kOtherDescriptors = 512;

}  // namespace

std::size_t make_room_for_connections(std::size_t wanted) {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return wanted;
  const rlim_t needed = wanted + kOtherDescriptors;
  if (limit.rlim_cur < needed) {
    limit.rlim_cur = std::min(needed, limit.rlim_max);
    if (setrlimit(RLIMIT_NOFILE, &limit) != 0) getrlimit(RLIMIT_NOFILE, &limit);
  }
  if (limit.rlim_cur >= needed) return wanted;
  const rlim_t room =
      std::max(limit.rlim_cur / 2, limit.rlim_cur - std::min(limit.rlim_cur, kOtherDescriptors));
  spdlog::warn("{} descriptors may be open (ulimit -n): {} connections at once instead of {}", limit.rlim_cur,
               room, wanted);
  return room;
}

}  // namespace ecgraph::http
