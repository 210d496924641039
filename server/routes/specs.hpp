#pragma once
// An item known only by its figures: what they are called in a query string and in a body.

#include <span>
#include <string_view>

#include "schema/vocabulary.hpp"

namespace ecgraph::routes {

inline constexpr std::string_view kSpecMaker = "maker";
inline constexpr std::string_view kSpecMakerHeadquarters = "maker_hq";

/// The names that may stand as parameters: the properties that the vocabulary's figures are stated in, and
/// the maker.
[[nodiscard]] std::span<const std::string_view> spec_names(const Vocabulary& vocabulary);

/// The property that holds throughput by bit length, written `tops.8=600` in a query string.
[[nodiscard]] const ValueDeclaration* throughput_map(const Vocabulary& vocabulary);

}  // namespace ecgraph::routes
