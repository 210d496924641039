#pragma once
// Exact numbers: fractions of big integers.

#include <boost/multiprecision/cpp_int.hpp>
#include <nlohmann/json.hpp>
#include <optional>

namespace ecgraph::tests::naive {

using Number = boost::multiprecision::cpp_rational;

/// What a number says in its shortest decimal form.
Number number_of(const nlohmann::json& value);

/// A number that is known to lie within bounds.
struct Bounds {
  Number low, high;
};
/// A number, or a list of two.
Bounds bounds_of(const nlohmann::json& value);

}  // namespace ecgraph::tests::naive
