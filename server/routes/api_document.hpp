#pragma once
// api-spec/openapi.yaml as JSON, as it travels in the binary.

#include <string_view>

namespace ecgraph::routes {

/// Converted once. Key order is kept.
[[nodiscard]] std::string_view api_document();

}  // namespace ecgraph::routes
