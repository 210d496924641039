// The form in which names are compared.

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "graph/search/names.hpp"

namespace ecgraph {
namespace {

/// Collects the folded text, with one space where there was anything that separates.
template <class Text>
class Spaced {
 public:
  template <class Letter>
  void add(Letter letter) {
    if (separated_ && !empty_) text_ += ' ';
    separated_ = false;
    empty_ = false;
    text_ += letter;
  }
  void separate() { separated_ = true; }
  [[nodiscard]] Text take() { return std::move(text_); }

 private:
  Text text_;
  bool separated_ = false, empty_ = true;
};

/// Signs of mathematics and currency are part of a name (Face++), everything else that is no letter or digit
/// only divides.
bool divides(UChar32 c) {
  constexpr std::uint32_t kKept =
      U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK | U_GC_SM_MASK | U_GC_SC_MASK | U_GC_CN_MASK;
  return (U_GET_GC_MASK(c) & kKept) == 0;
}

/// A mark that may stand on letters of any script. Not the voicing of kana, which makes another syllable of
/// it.
bool is_accent(UChar32 c) {
  if (u_charType(c) != U_NON_SPACING_MARK || c == 0x3099 || c == 0x309A) return false;
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(c, &status) == USCRIPT_INHERITED;
}

/// ICU's own tables: without them no name can be compared, so the program ends.
const icu::Normalizer2& loaded(const icu::Normalizer2* normalizer, UErrorCode status) {
  if (U_SUCCESS(status)) return *normalizer;
  std::fprintf(stderr, "ICU cannot load its normalisation data: %s\n", u_errorName(status));
  std::abort();
}

icu::UnicodeString normalised(const icu::UnicodeString& text, const icu::Normalizer2& normalizer) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString result = normalizer.normalize(text, status);
  loaded(&normalizer, status);
  return result;
}

const icu::Normalizer2& casefolding() {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  return loaded(normalizer, status);
}
const icu::Normalizer2& decomposing() {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFDInstance(status);
  return loaded(normalizer, status);
}

std::string fold_unicode(std::string_view name) {
  const auto text = icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())});
  const icu::UnicodeString open = normalised(normalised(text, casefolding()), decomposing());
  Spaced<icu::UnicodeString> spaced;
  for (std::int32_t at = 0; at < open.length(); at = open.moveIndex32(at, 1)) {
    const UChar32 c = open.char32At(at);
    if (is_accent(c)) continue;
    divides(c) ? spaced.separate() : spaced.add(c);
  }
  // Composed again, so that hangul and kana are stored as they are written.
  std::string folded;
  return normalised(spaced.take(), casefolding()).toUTF8String(folded);
}

/// The same for the names that need no tables, which are most.
std::string fold_ascii(std::string_view name) {
  constexpr std::string_view kSigns = "$+<=>|~";
  Spaced<std::string> spaced;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') {
      spaced.add(static_cast<char>(c - 'A' + 'a'));
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || kSigns.find(c) != std::string_view::npos) {
      spaced.add(c);
    } else {
      spaced.separate();
    }
  }
  return spaced.take();
}

}  // namespace

std::string fold(std::string_view name) {
  const bool ascii = std::ranges::all_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return ascii ? fold_ascii(name) : fold_unicode(name);
}

}  // namespace ecgraph
