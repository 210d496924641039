#include "server/import/utf8.hpp"

#include <unicode/utf8.h>

#include <cstdint>
#include <cstring>

namespace ecgraph::import {
namespace {

/// Characters beyond ASCII, by whether they are UTF-8.
struct Counted {
  std::size_t good = 0, bad = 0;
};

// ICU's macro narrows on purpose.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
/// The character at `at`, which moves behind it; negative when the bytes are no UTF-8.
UChar32 next_character(std::string_view bytes, std::int32_t& at) {
  UChar32 character = 0;
  U8_NEXT(bytes.data(), at, static_cast<std::int32_t>(bytes.size()), character);
  return character;
}
#pragma GCC diagnostic pop

/// Counts until `bad_max` of the bad were found.
Counted count(std::string_view bytes, std::size_t bad_max) {
  Counted counted;
  const auto size = static_cast<std::int32_t>(bytes.size());
  std::int32_t at = 0;
  while (at < size && counted.bad < bad_max) {
    const UChar32 character = next_character(bytes, at);
    if (character < 0)
      ++counted.bad;
    else if (character > 0x7f)
      ++counted.good;
  }
  return counted;
}

}  // namespace

bool is_beyond_ascii(std::string_view bytes) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  std::size_t at = 0;
  for (; at + sizeof(std::uint64_t) <= bytes.size(); at += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, sizeof word);
    if ((word & kHighBits) != 0) return true;
  }
  for (; at < bytes.size(); ++at) {
    if ((static_cast<unsigned char>(bytes[at]) & 0x80U) != 0) return true;
  }
  return false;
}

bool is_utf8(std::string_view bytes) { return !is_beyond_ascii(bytes) || count(bytes, 1).bad == 0; }

bool shows_utf8(std::string_view bytes) {
  const auto counted = count(bytes, SIZE_MAX);
  return counted.good > 0 && counted.good >= counted.bad;
}

}  // namespace ecgraph::import
