#pragma once
// Questions that are one JSON document: posted, or in a link as `body=`, for what no query string can say.

#include <functional>
#include <optional>

#include "schema/document.hpp"
#include "server/routes/call.hpp"

namespace ecgraph::routes {

/// The document of a POST.
[[nodiscard]] Result<Document> posted_document(const Call& call);

/// The document of a link; nothing when a GET asks by its parameters. It is a whole question: only what says
/// how the answer is shown may stand beside it.
[[nodiscard]] Result<std::optional<Document>> linked_document(const Call& call);

/// What `answer` makes of a document, with a permanent link that is a GET of the document itself, the day
/// that the clock chose filled in. What names and words came to mean is told in the answer's `query`, and not
/// repeated in the link.
[[nodiscard]] Result<Reply> answer_document(Call& call, Document document,
                                            const std::function<Result<Reply>(Call& call)>& answer);

}  // namespace ecgraph::routes
