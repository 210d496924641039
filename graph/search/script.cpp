// Which script a name is written in.

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <map>

#include "graph/search/names.hpp"
#include "graph/search/spelling.hpp"

namespace ecgraph {
namespace {

using Letters = std::map<UScriptCode, std::size_t>;

Letters count_letters(std::string_view name) {
  Letters letters;
  for (const char32_t letter : letters_of(name)) {
    const auto c = static_cast<UChar32>(letter);
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &status);
    if (u_isalpha(c) && U_SUCCESS(status) && script > USCRIPT_INHERITED) ++letters[script];
  }
  return letters;
}

/// Moves the counts of the scripts that one writing system mixes under its own code, when `marks` of it are
/// there.
void combine(Letters& letters, std::initializer_list<UScriptCode> marks, UScriptCode writing_system) {
  std::size_t together = 0;
  for (const UScriptCode mark : marks) {
    if (const auto found = letters.find(mark); found != letters.end()) {
      together += found->second;
      letters.erase(found);
    }
  }
  if (together == 0) return;
  if (const auto han = letters.find(USCRIPT_HAN); han != letters.end()) {
    together += han->second;
    letters.erase(han);
  }
  letters[writing_system] = together;
}

}  // namespace

std::string script_of(std::string_view name) {
  Letters letters = count_letters(name);
  combine(letters, {USCRIPT_HIRAGANA, USCRIPT_KATAKANA}, USCRIPT_JAPANESE);
  combine(letters, {USCRIPT_HANGUL}, USCRIPT_KOREAN);
  const auto most = std::ranges::max_element(letters, {}, &Letters::value_type::second);
  return uscript_getShortName(most == letters.end() ? USCRIPT_COMMON : most->first);
}

}  // namespace ecgraph
