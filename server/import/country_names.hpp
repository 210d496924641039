#pragma once
// Countries as publishers write them → ISO 3166-1 alpha-2 codes.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "graph/index/view.hpp"
#include "schema/embedded.hpp"

namespace ecgraph::import {

/// Names of countries in any language, whatever their case, and the codes themselves.
class CountryNames {
 public:
  /// Those of the graph, and the spellings that publishers use beside (`imports/countries.json` of
  /// `files`). Fails when the store does, or the table cannot be read.
  [[nodiscard]] static Result<CountryNames> read(const View& view, std::span<const embedded::File> files);
  /// One name more; the code is known too from then on.
  void add(std::string_view name, const std::string& code);
  /// The code of a name or a code; nothing when it is neither.
  [[nodiscard]] std::optional<std::string> code(std::string_view text) const;
  /// Whether it is a code, in capitals.
  [[nodiscard]] bool is_code(std::string_view text) const { return text.size() == 2 && code(text) == text; }

 private:
  std::unordered_map<std::string, std::string> codes_;  ///< by the name in small letters
};

}  // namespace ecgraph::import
