#pragma once
// The tests inside a rule, in the shapes in which they are read (server/wire/test_reader).

#include <boost/json.hpp>

#include "graph/model/rule.hpp"

namespace ecgraph::render {

/// Tests of a clause in the form in which they are posted.
[[nodiscard]] boost::json::object item_test_document(const ItemTest& test);
[[nodiscard]] boost::json::object countries_document(const CountrySet& countries);
[[nodiscard]] boost::json::object end_user_test_document(const EndUserTest& test);

}  // namespace ecgraph::render
