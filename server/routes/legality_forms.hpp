#pragma once
// What the other forms of the legality question share: a question of which the form itself says a part.

#include <initializer_list>

#include "graph/legality/question.hpp"
#include "server/routes/legality_request.hpp"

namespace ecgraph::routes {

/// The request with its texts resolved, as `question_of`; the parameters `said_by_form` are kept out of the
/// answer's `query` and link: the form does not take them, or resolves them itself.
[[nodiscard]] Result<legality::Question> question_of_form(Call& call, const LegalityRequest& request,
                                                          std::initializer_list<Parameter> said_by_form);

/// The forms are of recorded items alone; the error says where described ones are answered.
[[nodiscard]] Result<void> check_recorded(const LegalityRequest& request);

/// All items of the first of the vocabulary's types, where the request names none.
void ask_of_all_items(const Call& call, LegalityRequest& request);

}  // namespace ecgraph::routes
