#pragma once
// Relations that take up where another ended: a listing whose terms changed is no new listing.

#include <map>
#include <optional>
#include <set>
#include <utility>

#include "graph/query/aggregate.hpp"

namespace ecgraph {

/// Finds, for relations one at a time, whether another of the same type between the same ends ends on the
/// very day on which it begins; or, counted by their end, begins on the very day on which it ends. Only exact
/// days and statements whose status holds meet.
class Continuations {
 public:
  /// Without a date nothing is one.
  Continuations(const View& view, std::optional<CountedDate> date) : view_(view), date_(date) {}
  [[nodiscard]] bool is_one(const RelationHead& head);

 private:
  using Meeting =
      std::pair<EntityNo, Day>;  ///< the other end, and the day on which the relation meets others
  [[nodiscard]] const std::set<Meeting>& meetings(EntityNo subject, RelationType type);

  View view_;
  std::optional<CountedDate> date_;
  std::map<std::pair<EntityNo, RelationType>, std::set<Meeting>> meetings_;
};

}  // namespace ecgraph
