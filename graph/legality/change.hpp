#pragma once
// What one piece tells otherwise than another: between neighbours of a timeline, and between two days or two
// laws.

#include <string>
#include <string_view>
#include <vector>

#include "graph/legality/answer.hpp"

namespace ecgraph::legality {

/// The difference between two pieces.
struct Change {
  bool verdict = false, review_policy = false, exceptions = false, requirements = false;
  bool missing = false, launch = false;
  /// `rule#clause` of requirements and exceptions, in the order of their piece: only in the second, only in
  /// the first.
  std::vector<std::string> came, went;
  /// Those of both that are reviewed otherwise, or apply otherwise.
  std::vector<std::string> altered;

  /// Whether the law says another thing: verdict, review policy, exceptions or requirements. Which facts are
  /// missing, and the launch, are no law.
  [[nodiscard]] bool of_status() const { return verdict || review_policy || exceptions || requirements; }
  /// The members of a piece that differ: `verdict`, `review_policy` …
  [[nodiscard]] std::vector<std::string_view> members() const;
};
[[nodiscard]] Change change_between(const Piece& before, const Piece& after);

}  // namespace ecgraph::legality
