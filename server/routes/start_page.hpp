#pragma once
// The page of whoever opens the server's address and knows nothing yet.

#include "server/routes/call.hpp"

namespace ecgraph::routes {

/// Text: questions to try, and every address with what it answers.
[[nodiscard]] Result<Reply> get_start(Call& call);

}  // namespace ecgraph::routes
