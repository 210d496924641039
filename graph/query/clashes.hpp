#pragma once
// Pairs that clash, joined to groups.

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "graph/time/interval.hpp"
#include "graph/time/validity.hpp"

namespace ecgraph {

/// How two statements exclude each other, and on which days.
struct Clash {
  Holds holds = Holds::kPossibly;
  std::optional<Interval> days;
};

/// Statements by number, of which those that clash, directly or through others, make a group.
class Clashes {
 public:
  /// What hangs together.
  struct Group {
    std::vector<std::size_t> members;  ///< ascending; two at least
    Clash joined;                      ///< as sure as the surest pair, from the first day of all to the last
  };
  explicit Clashes(std::size_t count);
  /// Says that two of them clash.
  void add(std::size_t one, std::size_t other, const Clash& clash);
  /// By their first member.
  [[nodiscard]] std::vector<Group> groups();

 private:
  struct Edge {
    std::size_t member;
    Clash clash;
  };
  [[nodiscard]] std::size_t root(std::size_t member);

  std::vector<std::size_t> parents_;
  std::vector<Edge> edges_;
};

/// The days from the first of both to the last of both; those of the one that has some.
[[nodiscard]] std::optional<Interval> spanning(const std::optional<Interval>& a,
                                               const std::optional<Interval>& b);

}  // namespace ecgraph
