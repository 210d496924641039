#pragma once
// Relations that take a measure out of force for a time, as the vocabulary declares (`suspends`).

#include <map>
#include <string>
#include <vector>

#include "graph/query/selection.hpp"

namespace ecgraph {

/// One of them. `holds` is at most possibly where its words do not say that all is suspended.
struct Suspension {
  RelationNo relation;
  ValidityBounds valid;
  Holds at_most;
  [[nodiscard]] Holds on(Day day) const { return std::min(valid.on(day), at_most); }
};

/// The suspensions of measures, each read once.
class Suspensions {
 public:
  /// Those whose status counts by default, and that were public by the day, if one is given.
  Suspensions(const View& view, std::optional<Day> public_by, Effort& effort)
      : view_(view), public_by_(public_by), effort_(effort) {}
  /// By start and id. Fails only when the store cannot be read.
  [[nodiscard]] Result<const std::vector<Suspension>*> of(const std::string& measure);

 private:
  [[nodiscard]] Result<std::vector<Suspension>> read(EntityNo measure) const;

  const View& view_;
  std::optional<Day> public_by_;
  Effort& effort_;
  std::map<std::string, std::vector<Suspension>> known_;
};

}  // namespace ecgraph
