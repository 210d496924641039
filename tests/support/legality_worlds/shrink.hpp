#pragma once
// A world and a question on which something shows, made smaller for as long as it still shows.

#include <functional>
#include <nlohmann/json.hpp>
#include <vector>

namespace ecgraph::tests {

/// A question to a world, both as documents.
struct Case {
  std::vector<nlohmann::json> statements;
  nlohmann::json question;
};

/// Whether what is looked for shows in a case. May throw: then it does not.
using Shows = std::function<bool(const Case&)>;

/// Leaves out statements, then members and elements of what is left and of the question, one by one, as long
/// as it shows. Nothing is left out that something else still refers to.
[[nodiscard]] Case shrunk(Case whole, const Shows& shows);

}  // namespace ecgraph::tests
