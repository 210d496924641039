// What the read side says, in small: one case a fault that was found in it.

#include <doctest/doctest.h>

#include <set>

#include "tests/server/routes/asked.hpp"

namespace ecgraph::tests {
namespace {

namespace json = boost::json;

TEST_CASE("a name without a language was matched in the language null") {
  const auto hit = ask("/v1/search?q=H20&match=exact").json().at("results").at(0).as_object();
  CHECK(hit.at("matched").at("lang").is_null());
}

TEST_CASE("the fields that may be kept are listed once each") {
  const auto problem = ask("/v1/sources?fields=nonsense").json();
  std::set<std::string> once;
  for (const auto& name : problem.at("allowed").as_array()) {
    CAPTURE(name.as_string());
    CHECK(once.insert(std::string(name.as_string())).second);
  }
  CHECK(once.contains("citation"));
}

}  // namespace
}  // namespace ecgraph::tests
