#include "graph/legality/answer.hpp"

namespace ecgraph::legality {

std::string_view word(Verdict verdict) {
  switch (verdict) {
    case Verdict::kNoLicenceRequired:
      return "no_licence_required";
    case Verdict::kLicenceException:
      return "licence_exception";
    case Verdict::kLicenceRequired:
      return "licence_required";
    case Verdict::kProhibited:
      return "prohibited";
    case Verdict::kUnknown:
      return "unknown";
  }
  return "unknown";
}

std::string_view word(Legal legal) {
  switch (legal) {
    case Legal::kThroughout:
      return "throughout";
    case Legal::kPart:
      return "part";
    case Legal::kNever:
      return "never";
    case Legal::kUnknown:
      return "unknown";
  }
  return "unknown";
}

}  // namespace ecgraph::legality
