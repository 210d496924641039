#include "server/import/load.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "server/import/planner.hpp"
#include "server/import/recorder.hpp"

namespace ecgraph::import {
namespace {

constexpr std::size_t kToldEvery = 500;  ///< records from one word of progress to the next

/// What the first pass saw of the file.
struct Survey {
  std::set<EntityId> named_lists;  ///< by some record
  std::set<EntityId> whole_lists;  ///< of which the file is a version
  std::optional<Day> as_of;
  bool complete = true;
  std::string read_as;
  std::size_t rejected = 0;
};

/// One load of one file.
class Load {
 public:
  Load(Graph& graph, const ListingTerms& terms, const OpenReader& open, const LoadRequest& request,
       const OnRead& on_read)
      : graph_(graph), terms_(terms), open_(open), request_(request), on_read_(on_read) {}

  Result<Report> run() {
    if (auto known = learn_format(); !known) return fail(known.error());
    auto standing = StandingListings::read(graph_.newest(), terms_, prefix_);
    if (!standing) return fail(standing.error());
    Matching matching(*standing);
    auto survey = look_through(matching);
    if (!survey) return fail(survey.error());
    if (auto decided = decide_day(*survey); !decided) return fail(decided.error());
    if (auto is_newer = refuse_older(*survey); !is_newer) return fail(is_newer.error());
    if (auto guarded = guard(*survey, matching); !guarded) return fail(guarded.error());
    if (request_.dry_run || request_.strict) {
      auto trial = pass(*survey, matching, true);
      if (!trial || request_.dry_run) return trial;
      if (trial->counts.rejected > 0) return refuse_rejected(*trial);
    }
    return pass(*survey, matching, false);
  }

 private:
  /// Who publishes files like this one: a reader names its format first of all.
  Result<void> learn_format() {
    const auto reader = open_();
    if (!reader) return fail(reader.error());
    const std::string read_as = (*reader)->read_as();
    publication_ = terms_.publication(std::string_view(read_as).substr(0, read_as.find(',')));
    prefix_ = request_.prefix;
    if (prefix_.empty()) prefix_ = publication_ == nullptr ? std::string("file") : publication_->prefix;
    return {};
  }

  [[nodiscard]] bool concerns(const EntityId& list) const { return !request_.list || *request_.list == list; }

  /// Visits every record of the file.
  template <class Visit>
  Result<std::unique_ptr<RecordReader>> read_through(std::string_view step, const Visit& visit) {
    auto opened = open_();
    if (!opened) return fail(opened.error());
    auto& reader = **opened;
    for (std::size_t number = 0;; ++number) {
      auto record = reader.next();
      if (!record) return fail(record.error());
      if (number % kToldEvery == 0) on_read_(step, reader.bytes_read());
      if (!*record) return opened;
      const auto* party = std::get_if<ListedParty>(&(*record)->content);
      if (party != nullptr && !concerns(party->list)) continue;
      if (auto visited = visit(*std::move(*record)); !visited) return fail(visited.error());
    }
  }

  Result<Survey> look_through(Matching& matching) {
    Survey survey;
    auto reader = read_through("reading", [&](const Record& record) -> Result<void> {
      if (std::holds_alternative<RejectedRecord>(record.content)) ++survey.rejected;
      if (const auto* party = std::get_if<ListedParty>(&record.content)) {
        survey.named_lists.insert(party->list);
        matching.survey(*party, key_of(*party));
      }
      return {};
    });
    if (!reader) return fail(reader.error());
    survey.as_of = (*reader)->as_of();
    survey.complete = (*reader)->complete();
    survey.read_as = (*reader)->read_as();
    for (auto& list : (*reader)->lists()) {
      if (concerns(list)) survey.whole_lists.insert(std::move(list));
    }
    return survey;
  }

  Result<void> decide_day(const Survey& survey) {
    const bool names_lists = !survey.named_lists.empty() || !survey.whole_lists.empty();
    if (request_.as_of) {
      as_of_ = *request_.as_of;
    } else if (survey.as_of) {
      as_of_ = *survey.as_of;
    } else if (names_lists) {
      return fail(
          ErrorKind::kUnprocessable,
          fmt::format("{} does not say of which day it is: tell it as as_of (--as-of DAY).", request_.file),
          "as_of");
    } else {
      as_of_ = Day(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
    }
    dates_lists_ = names_lists;
    return {};
  }

  [[nodiscard]] Result<void> refuse_older(const Survey& survey) const {
    const Versions versions = Versions::read(graph_.newest(), prefix_);
    for (const EntityId& list : survey.named_lists) {
      const auto newest = versions.newest(list);
      if (!newest || *newest <= as_of_) continue;
      return fail(
          ErrorKind::kConflict,
          fmt::format("{} is of {}, and the version of {} of `{}` is loaded already: an older version cannot "
                      "follow a newer one.",
                      request_.file, as_of_.text(), newest->text(), list.text()),
          "as_of");
    }
    return {};
  }

  /// The guard against files that were cut off where a record happens to end.
  [[nodiscard]] Result<void> guard(const Survey& survey, const Matching& matching) const {
    if (!survey.complete || request_.accept_removals) return {};
    std::map<EntityId, std::pair<std::size_t, std::size_t>> counts;  ///< that stand, that would end
    const auto& all = matching.standing().all();
    for (StandingListings::Number i = 0; i < all.size(); ++i) {
      if (all[i].gone || all[i].until <= as_of_) continue;
      auto& [stand, end] = counts[matching.standing().view().head(all[i].list).id];
      ++stand;
      if (!matching.is_named(i)) ++end;
    }
    for (const EntityId& list : survey.whole_lists) {
      const auto& [stand, end] = counts[list];
      if (end <= request_.guard.least ||
          static_cast<double>(end) <= static_cast<double>(stand) * request_.guard.share)
        continue;
      return fail(
          ErrorKind::kConflict,
          fmt::format(
              "{} would end {} of the {} entries of `{}` that stand, which is more than {:.0f} %: is it "
              "whole? If they are really gone, say accept_removals (--accept-removals).",
              request_.file, end, stand, list.text(), request_.guard.share * 100),
          "accept_removals");
    }
    return {};
  }

  [[nodiscard]] Failure refuse_rejected(const Report& trial) const {
    Error error{ErrorKind::kUnprocessable,
                fmt::format("{}: {} of {} records cannot be loaded, so none was (strict).", request_.file,
                            trial.counts.rejected, trial.counts.read),
                "strict",
                {},
                {},
                {}};
    for (const Rejection& one : trial.rejections)
      error.faults.push_back({fmt::format("{}:{}", one.place.file, one.place.line),
                              one.field.empty() ? one.reason : one.field + ": " + one.reason});
    return Failure(std::move(error));
  }

  [[nodiscard]] Signature signature() const {
    const std::string title = publication_ == nullptr ? request_.file : publication_->title;
    return {request_.author, dates_lists_
                                 ? fmt::format("{}, as of {}, from {}", title, as_of_.text(), request_.file)
                                 : fmt::format("{}, from {}", title, request_.file)};
  }

  Result<Report> pass(const Survey& survey, const Matching& matching, bool is_trial) {
    auto countries = CountryIds::read(graph_.newest());
    if (!countries) return fail(countries.error());
    Recorder recorder(graph_, signature(), request_.clock, is_trial);
    Planner planner({prefix_, request_.file, as_of_, publication_, &terms_}, matching,
                    Versions::read(graph_.newest(), prefix_), *std::move(countries),
                    [&recorder] { return recorder.settle(); });
    Chunk chunk;
    auto reader = read_through(is_trial ? "checking" : "loading", [&](Record record) -> Result<void> {
      if (auto planned = planner.plan(std::move(record), chunk); !planned) return planned;
      return chunk.records.size() < request_.chunk_records ? Result<void>()
                                                           : recorder.take(std::exchange(chunk, {}));
    });
    if (!reader) return fail(reader.error());
    if (auto finished = finish(survey, planner, recorder, std::move(chunk)); !finished)
      return fail(finished.error());
    return report_of(survey, recorder, is_trial);
  }

  /// The last transaction: the last records, and what the whole file says by what it does not name.
  Result<void> finish(const Survey& survey, Planner& planner, Recorder& recorder, Chunk last) {
    if (survey.complete) {
      const auto newest = recorder.settle();
      if (!newest) return fail(newest.error());
      if (auto planned = planner.plan_ends(survey.whole_lists, last); !planned) return planned;
      if (auto planned = planner.plan_coverage(survey.whole_lists, *newest, last); !planned) return planned;
    }
    if (auto taken = recorder.take(std::move(last)); !taken) return taken;
    const auto settled = recorder.settle();
    return settled ? Result<void>() : fail(settled.error());
  }

  [[nodiscard]] Report report_of(const Survey& survey, const Recorder& recorder, bool is_trial) const {
    Report report = recorder.tallied();
    report.file = request_.file;
    report.read_as = survey.read_as;
    report.prefix = prefix_;
    if (dates_lists_) report.as_of = as_of_;
    report.complete = survey.complete;
    report.dry_run = is_trial;
    report.revision = graph_.newest().revision();
    if (!survey.complete)
      report.notes.emplace_back(
          "The file is cut off: what it does not name was not ended, and no list counts as whole.");
    return report;
  }

  Graph& graph_;
  const ListingTerms& terms_;
  const OpenReader& open_;
  const LoadRequest& request_;
  const OnRead& on_read_;
  const Publication* publication_ = nullptr;
  std::string prefix_;
  Day as_of_;
  bool dates_lists_ = false;  ///< the file is of a day
};

}  // namespace

Result<Report> load(Graph& graph, const ListingTerms& terms, const OpenReader& open,
                    const LoadRequest& request, const OnRead& on_read) {
  return Load(graph, terms, open, request, on_read).run();
}

}  // namespace ecgraph::import
