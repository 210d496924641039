#pragma once
// Whether a proof proves what it says: its hashes, and its verdict computed again from its statements.

#include <string>

#include "schema/document.hpp"
#include "schema/vocabulary.hpp"

namespace ecgraph::proof {

/// What was found.
struct Verification {
  bool holds = false;
  std::string node;    ///< what does not, in words with its place; empty when it holds
  std::string reason;  ///< why not
  // Of a proof that holds:
  std::string summary;  ///< the answer
  std::string origin;   ///< revision, log and program
  std::size_t statements = 0, nodes = 0;
};

/// An error when the document is no proof of a form that this program reads.
[[nodiscard]] Result<Verification> verify(const Document& document, const Vocabulary& vocabulary);

}  // namespace ecgraph::proof
