#pragma once
// A legality question as a query or as a body: whoever answers it sees no difference.

#include "server/routes/legality_request.hpp"

namespace ecgraph::routes {

/// Answers a request of its form.
using AnswerLegality = Result<Reply> (*)(Call& call, LegalityRequest request);

/// GET: a query string, or a whole posted question in `body`.
[[nodiscard]] Result<Reply> answer_query(Call& call, LegalityForm form, AnswerLegality answer);
/// POST. The answer's link is a query string where one can ask the same, else it holds the body.
[[nodiscard]] Result<Reply> answer_body(Call& call, LegalityForm form, AnswerLegality answer);

}  // namespace ecgraph::routes
