#include "server/import/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <iterator>

namespace ecgraph::import {
namespace {

boost::json::object object_of(const Counts& counts) {
  return {{"read", counts.read},
          {"added", counts.added},
          {"changed", counts.changed},
          {"unchanged", counts.unchanged},
          {"ended", counts.ended},
          {"rejected", counts.rejected},
          {"duplicate", counts.duplicate},
          {"matched_by_id", counts.matched_by_id},
          {"matched_by_name", counts.matched_by_name}};
}

boost::json::array lists_of(const Report& report) {
  boost::json::array lists;
  for (const auto& [list, counts] : report.lists) {
    boost::json::object row{{"list", list.text()}};
    for (auto& member : object_of(counts)) row.insert(member);
    lists.push_back(std::move(row));
  }
  return lists;
}

boost::json::array rejections_of(const Report& report) {
  boost::json::array rejections;
  for (const Rejection& one : report.rejections) {
    rejections.push_back(boost::json::object{
        {"file", one.place.file}, {"line", one.place.line}, {"field", one.field}, {"reason", one.reason}});
  }
  return rejections;
}

void append_row(std::string& text, std::string_view name, const Counts& counts) {
  fmt::format_to(std::back_inserter(text), "  {:<32} {:>8} {:>8} {:>8} {:>9} {:>7} {:>8}\n", name,
                 counts.read, counts.added, counts.changed, counts.unchanged, counts.ended, counts.rejected);
}

}  // namespace

std::string text_of(const Report& report, std::size_t faults_shown) {
  std::string text = fmt::format("{}: read as {}{}{}\n", report.file, report.read_as,
                                 report.as_of ? ", as of " + report.as_of->text() : "",
                                 report.dry_run ? "; a dry run: nothing was recorded" : "");
  fmt::format_to(std::back_inserter(text), "  {:<32} {:>8} {:>8} {:>8} {:>9} {:>7} {:>8}\n", "", "read",
                 "added", "changed", "unchanged", "ended", "rejected");
  for (const auto& [list, counts] : report.lists) append_row(text, list.text(), counts);
  append_row(text, "all", report.counts);
  const Counts& all = report.counts;
  if (all.matched_by_id + all.matched_by_name > 0)
    fmt::format_to(std::back_inserter(text),
                   "  known before: {} by the publisher's id, {} by name and country\n", all.matched_by_id,
                   all.matched_by_name);
  if (all.duplicate > 0)
    fmt::format_to(std::back_inserter(text), "  {} in the file a second time\n", all.duplicate);
  for (const auto& note : report.notes) fmt::format_to(std::back_inserter(text), "  note: {}\n", note);
  for (const auto& [word, count] : report.uncounted)
    fmt::format_to(std::back_inserter(text), "  not loaded: {} ({})\n", word, count);
  const std::size_t shown = std::min(faults_shown, report.rejections.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const Rejection& one = report.rejections[i];
    fmt::format_to(std::back_inserter(text), "  {}:{}: {}{}{}\n", one.place.file, one.place.line, one.field,
                   one.field.empty() ? "" : ": ", one.reason);
  }
  if (all.rejected > shown)
    fmt::format_to(std::back_inserter(text), "  … and {} more records rejected\n", all.rejected - shown);
  return text;
}

std::string json_of(const Report& report) {
  boost::json::object document{{"file", report.file},
                               {"read_as", report.read_as},
                               {"prefix", report.prefix},
                               {"as_of", nullptr},
                               {"complete", report.complete},
                               {"dry_run", report.dry_run},
                               {"revision", report.revision.number},
                               {"counts", object_of(report.counts)},
                               {"lists", lists_of(report)},
                               {"rejected", rejections_of(report)}};
  if (report.as_of) document["as_of"] = report.as_of->text();
  boost::json::object uncounted;
  for (const auto& [word, count] : report.uncounted) uncounted[word] = count;
  document["not_loaded"] = std::move(uncounted);
  boost::json::array notes;
  for (const auto& note : report.notes) notes.emplace_back(note);
  document["notes"] = std::move(notes);
  return boost::json::serialize(document);
}

}  // namespace ecgraph::import
