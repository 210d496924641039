#include "graph/search/latin.hpp"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>

namespace ecgraph {
namespace {

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string lower_case_letters(std::string_view text) {
  std::string kept;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') kept += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) kept += c;
  }
  return kept;
}

/// A transliterator is not safe to share between threads, and slow to make: each thread keeps its own.
std::unique_ptr<icu::Transliterator> made(const char* id) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> transliterator(
      icu::Transliterator::createInstance(id, UTRANS_FORWARD, status));
  if (U_SUCCESS(status) && transliterator != nullptr) return transliterator;
  std::fprintf(stderr, "ICU cannot load its transliteration data: %s\n", u_errorName(status));
  std::abort();
}

std::string transliterated(std::string_view text, const icu::Transliterator& by) {
  auto letters = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  by.transliterate(letters);
  std::string written;
  letters.toUTF8String(written);
  return written;
}

}  // namespace

std::string latin(std::string_view folded) {
  if (is_ascii(folded)) return lower_case_letters(folded);
  thread_local const auto romanising = made("Any-Latin; Latin-ASCII");
  return lower_case_letters(transliterated(folded, *romanising));
}

std::string simplified(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  thread_local const auto simplifying = made("Traditional-Simplified");
  return transliterated(text, *simplifying);
}

}  // namespace ecgraph
