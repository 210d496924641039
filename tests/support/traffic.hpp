#pragma once
// What tests have seen of the API, kept for tests/contract/traffic.py.

#include <string>

#include "server/http/message.hpp"

namespace ecgraph::tests {

/// Adds the exchange to a file of this process in the folder that ECGRAPH_TRAFFIC names; does nothing without
/// it.
void keep_exchange(const http::Request& request, int status, const http::Headers& headers,
                   const std::string& answer);

}  // namespace ecgraph::tests
