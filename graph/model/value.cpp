#include "graph/model/value.hpp"

#include <algorithm>
#include <functional>

namespace ecgraph {

NamedValues::NamedValues(std::vector<NamedValue> values) : values_(std::move(values)) {
  std::ranges::stable_sort(values_, {}, &NamedValue::name);
}

const std::vector<Scalar>* NamedValues::find(std::string_view name) const {
  const auto found = std::ranges::lower_bound(
      values_, name, std::less<>{}, [](const NamedValue& value) -> std::string_view { return value.name; });
  return found == values_.end() || found->name != name ? nullptr : &found->values;
}

}  // namespace ecgraph
