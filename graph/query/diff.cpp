#include "graph/query/diff.hpp"

#include <algorithm>

#include "graph/query/admission.hpp"

namespace ecgraph {
namespace {

bool is_told(const DayDifference& difference, bool certainly_only) {
  const auto [lesser, greater] = std::minmax(difference.before, difference.after);
  if (certainly_only) return lesser == Holds::kNo && greater == Holds::kCertainly;
  return lesser != greater;
}

/// Whether the relation, which both states know, says the same in both.
Result<bool> is_alike(RelationNo relation, const View& before, const View& after) {
  const auto then = before.recorded_in(relation), now = after.recorded_in(relation);
  if (then == now) return true;
  if (!then || !now) return false;
  const auto old_version = before.relation(relation);
  if (!old_version) return fail(old_version.error());
  const auto new_version = after.relation(relation);
  if (!new_version) return fail(new_version.error());
  return *old_version == *new_version;  // corrected, and corrected back
}

}  // namespace

Result<DayDifferences> diff_days(const View& view, const RelationSelection& selection, Day before, Day after,
                                 Effort& effort) {
  // Statuses that only the default leaves out are counted where they would have been told.
  RelationSelection all = selection;
  if (all.status.which == StatusFilter::Which::kDefault) all.status.which = StatusFilter::Which::kAny;
  all.when = When{};
  all.when.public_by = selection.when.public_by;
  const auto found = find_relations(view, all, effort);
  if (!found) return fail(found.error());
  const auto& vocabulary = view.vocabulary();
  DayDifferences result;
  const auto holds_on = [&](const RelationHead& head, Day day) {
    When when = selection.when;
    when.at = day;
    when.certainly_only = false;
    return judge(head, when, vocabulary).holds;
  };
  for (const auto& hit : found->hits) {
    if (!effort.go_on()) break;
    const DayDifference difference{hit.head.no, holds_on(hit.head, before), holds_on(hit.head, after)};
    const bool asked = counts(selection, hit.head.status, vocabulary);
    if (is_told(difference, selection.when.certainly_only)) {
      if (asked)
        result.differences.push_back(difference);
      else
        ++result.left_out[vocabulary[hit.head.status].id];
    } else if (asked && difference.before == Holds::kPossibly && difference.after == Holds::kPossibly) {
      ++result.possibly_on_both;
    }
  }
  return result;
}

Result<std::vector<RelationNo>> diff_states(const View& before, const View& after,
                                            const RelationSelection& selection, Effort& effort) {
  std::vector<RelationNo> touched;
  for (const View* view : {&before, &after}) {
    const auto found = find_relations(*view, selection, effort);
    if (!found) return fail(found.error());
    for (const auto& hit : found->hits) touched.push_back(hit.head.no);
  }
  std::ranges::sort(touched);
  touched.erase(std::ranges::unique(touched).begin(), touched.end());
  std::vector<RelationNo> changed;
  for (const RelationNo relation : touched) {
    if (!effort.go_on()) break;
    const auto alike = is_alike(relation, before, after);
    if (!alike) return fail(alike.error());
    if (!*alike) changed.push_back(relation);
  }
  std::ranges::sort(changed, {},
                    [&](RelationNo relation) { return std::string_view(after.id(relation).text()); });
  return changed;
}

}  // namespace ecgraph
