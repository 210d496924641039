#pragma once
// A legality question's texts → a typed question; what they came to mean is resolved for the answer's `query`
// and link.

#include <span>
#include <string_view>

#include "graph/legality/question.hpp"
#include "server/routes/legality_request.hpp"

namespace ecgraph::routes {

/// Names become ids, dates days, words choices; the first text that cannot be one is the error, named by its
/// parameter.
[[nodiscard]] Result<legality::Question> question_of(Call& call, const LegalityRequest& request);

/// A country by code, id or name; resolved nowhere.
[[nodiscard]] Result<CountryCode> destination_of(Call& call, std::string_view text);

/// `given` is none of the words that may stand in parameter `name`.
[[nodiscard]] Failure wrong_word(std::string_view name, std::string_view given,
                                 std::span<const std::string_view> allowed);

}  // namespace ecgraph::routes
