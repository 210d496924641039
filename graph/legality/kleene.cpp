#include "graph/legality/kleene.hpp"

namespace ecgraph::legality {

std::string_view word(Kleene value) {
  switch (value) {
    case Kleene::kFalse:
      return "false";
    case Kleene::kUnknown:
      return "unknown";
    case Kleene::kTrue:
      return "true";
  }
  return "unknown";
}

}  // namespace ecgraph::legality
