#include "graph/legality/proof.hpp"

namespace ecgraph::legality {

Recorder part(Recorder to, std::string_view kind, std::string_view subject) {
  if (to == nullptr) return nullptr;
  auto& node = to->parts.emplace_back();
  node.kind = kind;
  node.subject = subject;
  return &node;
}

void conclude(Recorder at, Kleene result) {
  if (at != nullptr) at->result = result;
}

}  // namespace ecgraph::legality
