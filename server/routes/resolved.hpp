#pragma once
// The `query` of an answer: what the parameters came to mean.

#include <boost/json.hpp>
#include <string>

namespace ecgraph::routes {

/// Adds one; a name that comes again makes a list.
inline void add_resolved(boost::json::object& query, const std::string& name, const std::string& value) {
  auto* known = query.if_contains(name);
  if (known == nullptr)
    query[name] = value;
  else if (auto* list = known->if_array())
    list->emplace_back(value);
  else
    *known = boost::json::array{*known, value};
}

}  // namespace ecgraph::routes
