#pragma once
// Any script in Latin letters, as ICU romanises it.

#include <string>
#include <string_view>

namespace ecgraph {

/// Lower-case ASCII letters and digits; what ICU has no Latin letters for is left out.
[[nodiscard]] std::string latin(std::string_view folded);

/// Traditional Han characters in their simplified forms; anything else as it is.
[[nodiscard]] std::string simplified(std::string_view text);

}  // namespace ecgraph
