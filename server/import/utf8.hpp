#pragma once
// Whether bytes are UTF-8.

#include <string_view>

namespace ecgraph::import {

constexpr std::string_view kUtf8 = "utf-8";

/// Whether there is a byte beyond ASCII.
[[nodiscard]] bool is_beyond_ascii(std::string_view bytes);
/// Whether all of it is UTF-8 (RFC 3629).
[[nodiscard]] bool is_utf8(std::string_view bytes);
/// Whether of the characters beyond ASCII more are UTF-8 than not; the end may cut one.
[[nodiscard]] bool shows_utf8(std::string_view bytes);

}  // namespace ecgraph::import
