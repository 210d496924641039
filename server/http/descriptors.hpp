#pragma once
// How many files and sockets this process may have open. Internal to server/http.

#include <cstddef>

namespace ecgraph::http {

/// Asks the system for room for that many connections beside the store's files, and returns for how many
/// there is room. Many systems allow 1,024 descriptors until a process asks for more.
[[nodiscard]] std::size_t make_room_for_connections(std::size_t wanted);

}  // namespace ecgraph::http
