#pragma once
// The vocabulary as /v1/schema shows it.

#include <boost/json.hpp>

#include "schema/vocabulary.hpp"

namespace ecgraph::render {

/// The vocabulary as /v1/schema shows it.
[[nodiscard]] boost::json::object schema_shape(const Vocabulary& vocabulary);

}  // namespace ecgraph::render
