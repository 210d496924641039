#pragma once
// Parties by the numbers and marks that registers know them by.

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/index/view.hpp"

namespace ecgraph {

/// The marks in a text, folded: runs of letters and digits with a digit, of five characters or more.
/// "TAX ID No. 77-0493581" has 770493581.
[[nodiscard]] std::vector<std::string> marks_in(std::string_view text);

/// The marks of one recorded state, read once and shared.
class PartyIdentifiers {
 public:
  /// Fails only when the store does.
  [[nodiscard]] static Result<std::shared_ptr<const PartyIdentifiers>> read(const View& view);
  /// Those that bear the mark, ordered by number.
  [[nodiscard]] const std::vector<EntityNo>& bearing(const std::string& mark) const;

 private:
  std::unordered_map<std::string, std::vector<EntityNo>> by_mark_;
};

}  // namespace ecgraph
