#pragma once
// What a fuzz target demands. Each target is a file of its own with a libFuzzer entry point; linked with
// replay.cpp it runs the kept corpus as an ordinary test.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace ecgraph::fuzz {

/// Ends the process, saying which sentence does not hold: a fuzzer keeps the input, a test fails.
inline void demand(bool holds, std::string_view sentence) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %.*s\n", static_cast<int>(sentence.size()), sentence.data());
  std::abort();
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};  // NOLINT: libFuzzer hands over bytes
}

}  // namespace ecgraph::fuzz

/// libFuzzer's entry point; 0 keeps the input, -1 keeps it out of the corpus.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
