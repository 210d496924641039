#pragma once
// A legality answer as a document that anyone can check without the graph.

#include "graph/legality/answer.hpp"
#include "graph/legality/question.hpp"
#include "server/proof/proof_document.hpp"
#include "server/routes/service.hpp"

namespace ecgraph::routes {

/// The proof of one answer to the question. Its statements are those that the answer can depend on; from them
/// alone it follows as from the whole state, which is checked here.
[[nodiscard]] Result<boost::json::object> proof_of(const Service& service, const View& view,
                                                   const legality::Question& question,
                                                   const legality::ItemAnswer& answer,
                                                   const std::string& permalink);

}  // namespace ecgraph::routes
