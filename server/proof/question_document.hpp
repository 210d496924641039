#pragma once
// A legality question with every name resolved and every default filled in, as a document that needs no graph
// to be read.

#include <boost/json.hpp>

#include "graph/legality/question.hpp"
#include "server/wire/object_reader.hpp"

namespace ecgraph::proof {

/// Read again by `read_question` it gives an equal question.
[[nodiscard]] boost::json::object question_document(const legality::Question& question,
                                                    const Vocabulary& vocabulary);
/// Adds every fault; with one, what is returned is not to be used.
[[nodiscard]] legality::Question read_question(const Document& document, const Pointer& at,
                                               const Vocabulary& vocabulary, wire::Faults& faults);

}  // namespace ecgraph::proof
