#include "graph/query/continuations.hpp"

namespace ecgraph {
namespace {

std::optional<Day> exact(Day earliest, Day latest) {
  return earliest == latest && earliest.is_finite() ? std::optional(earliest) : std::nullopt;
}
std::optional<Day> start(const RelationHead& head) {
  return exact(head.valid.from_earliest, head.valid.from_latest);
}
std::optional<Day> end(const RelationHead& head) {
  return exact(head.valid.until_earliest, head.valid.until_latest);
}

}  // namespace

bool Continuations::is_one(const RelationHead& head) {
  if (!date_) return false;
  const auto day = date_ == CountedDate::kUntil ? end(head) : start(head);
  return day && meetings(head.subject, head.type).contains({head.object, *day});
}

const std::set<Continuations::Meeting>& Continuations::meetings(EntityNo subject, RelationType type) {
  const auto [place, made] = meetings_.try_emplace({subject, type});
  if (!made) return place->second;
  auto& found = place->second;
  view_.for_each_relation(subject, Direction::kOut, type, [&](const RelationHead& head, bool) {
    const auto day = date_ == CountedDate::kUntil ? start(head) : end(head);
    const auto other = head.subject == subject ? head.object : head.subject;
    if (day && view_.vocabulary()[head.status].holds) found.emplace(other, *day);
  });
  return found;
}

}  // namespace ecgraph
