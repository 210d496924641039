#pragma once
// How ownership is added up (schema/ownership-methods.json): agencies differ, so methods are data.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/decimal.hpp"

namespace ecgraph {

/// One way to say how much of a firm listed parties hold, and from where on that counts.
struct OwnershipMethod {
  std::string id, label, meaning;
  /// What the holding of an owner that is not listed itself counts for: all of it where listed parties reach
  /// the threshold in the owner and else nothing, or the part that belongs to listed parties.
  enum class Computation : std::uint8_t { kCascade, kProduct } computation = Computation::kCascade;
  Decimal threshold{50};           ///< percent
  std::vector<std::string> lists;  ///< ids of the lists whose parties count; empty: those of the regime
  std::string lists_of_regime;     ///< the lists that the recorded rules of this regime ask a licence for
  std::string citation, verification, note;
};
/// `cascade`, `product`.
[[nodiscard]] std::string_view word(OwnershipMethod::Computation computation);

/// The methods, and what is shown beside ownership: control that is no share.
struct OwnershipTerms {
  std::vector<OwnershipMethod> methods;         ///< the first is the default; none: nothing is said of it
  std::vector<std::string> control_relations;   ///< ids of types whose subject has a say in the object
  std::vector<std::string> control_properties;  ///< that name who has a say in the entity
  /// Null when there is none of that name.
  [[nodiscard]] const OwnershipMethod* method(std::string_view id) const;
};

}  // namespace ecgraph
