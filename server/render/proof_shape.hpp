#pragma once
// The proof tree of a verdict as JSON.

#include <boost/json.hpp>

#include "graph/legality/proof.hpp"
#include "schema/vocabulary.hpp"

namespace ecgraph::render {

/// {"kind","subject","value","op","threshold","result","note","citation","verification","confidence","parts"};
/// members that say nothing are left out.
[[nodiscard]] boost::json::object proof_shape(const legality::ProofNode& node, const Vocabulary& vocabulary);

}  // namespace ecgraph::render
