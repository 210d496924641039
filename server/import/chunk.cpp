#include "server/import/chunk.hpp"

namespace ecgraph::import {
namespace {

void count(Counts& counts, const PlannedRecord& record) {
  using enum PlannedRecord::Outcome;
  if (record.outcome == kEnded) {
    ++counts.ended;
    return;
  }
  ++counts.read;
  counts.added += record.outcome == kAdded ? 1 : 0;
  counts.changed += record.outcome == kChanged ? 1 : 0;
  counts.unchanged += record.outcome == kUnchanged ? 1 : 0;
  counts.rejected += record.outcome == kRejected ? 1 : 0;
  counts.duplicate += record.outcome == kDuplicate ? 1 : 0;
  counts.matched_by_id += record.by_id ? 1 : 0;
  counts.matched_by_name += record.by_name ? 1 : 0;
}

}  // namespace

void tally(Report& report, const Chunk& chunk) {
  for (const PlannedRecord& record : chunk.records) {
    count(report.counts, record);
    if (record.list) count(report.lists[*record.list], record);
    if (record.outcome == PlannedRecord::Outcome::kRejected && report.rejections.size() < kRejectionsToldMax)
      report.rejections.push_back({record.place, record.field, record.reason});
  }
  for (const auto& [word, times] : chunk.uncounted) report.uncounted[word] += times;
}

}  // namespace ecgraph::import
