#pragma once
// Yes, no, or not known.

#include <algorithm>
#include <cstdint>

namespace ecgraph::tests::naive {

enum class Maybe : std::uint8_t { kNo, kOpen, kYes };

inline Maybe maybe(bool value) { return value ? Maybe::kYes : Maybe::kNo; }
inline Maybe operator&&(Maybe a, Maybe b) { return std::min(a, b); }
inline Maybe operator||(Maybe a, Maybe b) { return std::max(a, b); }
inline Maybe operator!(Maybe a) { return a == Maybe::kOpen ? a : maybe(a == Maybe::kNo); }
/// A yes that rests on something uncertain is open; a no stays.
inline Maybe at_most_open(Maybe a) { return std::min(a, Maybe::kOpen); }

}  // namespace ecgraph::tests::naive
