#pragma once
// Which items and families a text names, so that a rule without clauses can be shown beside their verdicts.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/legality/parties.hpp"

namespace ecgraph::legality {

/// The names of items and families.
class ItemNames {
 public:
  /// A name that means this party.
  void add(const std::string& name, Party party);
  /// Whom the text names: whole words only, and the longest name at each place, so that "H20" is not found in
  /// "H200", nor "RTX 5090" in "RTX 5090 D".
  [[nodiscard]] std::set<Party> in(std::string_view text) const;

 private:
  std::map<std::string, std::vector<Party>, std::less<>> parties_;
  std::size_t longest_ = 0;
};

}  // namespace ecgraph::legality
