#pragma once
// The built-in graph behind the routes, for targets that ask it.

#include <string>
#include <string_view>

namespace ecgraph::fuzz {

/// Asks, and demands what holds of every answer: no 5xx, and a problem document for every refusal.
void ask(std::string_view method, std::string target, std::string body);

}  // namespace ecgraph::fuzz
