#pragma once
// Whether properties and attributes are what the vocabulary declares.

#include <functional>

#include "graph/model/value.hpp"
#include "graph/write/faults.hpp"

namespace ecgraph::write {

/// What may be said in one place: the properties of an entity type or the attributes of a relation type.
struct Declarations {
  const std::vector<std::string>& allowed;
  std::function<const ValueDeclaration*(std::string_view)> find;
  std::string owner;      ///< "an entity of type `chip`", for messages
  std::string_view what;  ///< "property" or "attribute"
};

/// Every value that is not declared for this type, not of its kind, or missing.
void check_values(const NamedValues& values, const Declarations& declarations, const Vocabulary& vocabulary,
                  const Pointer& at, FaultsOfChange& faults);

}  // namespace ecgraph::write
