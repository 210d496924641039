#pragma once
// Which relations a question asks for, each looked at whole.

#include <boost/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "schema/vocabulary_reader.hpp"
#include "tests/server/reads/naive_time.hpp"
#include "tests/server/reads/naive_values.hpp"
#include "tests/server/reads/question.hpp"

namespace ecgraph::tests {

using Ids = std::set<std::string>;

/// The time that a question asks about.
struct NaiveWhen {
  std::optional<AskedPeriod> period;  ///< a day or a span
  std::string phase = "in_force";
  bool certainly_only = false;
  std::optional<int> public_by;
};

/// One relation as it stands to the time asked; kNot: it is no part of the answer.
struct NaiveStance {
  Sure holds = Sure::kNot;
  bool throughout = false;
  boost::json::array pieces;
};

class NaiveRelationsAsked {
 public:
  using Object = boost::json::object;

  NaiveWhen when;
  Ids subjects, objects, entities, types, statuses;
  std::string direction = "both", confidence = "low";
  std::vector<NaiveCondition> where;

  [[nodiscard]] bool fits_but_for_status(const Object& relation) const {
    const auto& all = built_in_vocabulary().confidences;
    const auto rank = [&](std::string_view word) { return std::ranges::find(all, word) - all.begin(); };
    if (!admits(types, relation, "type")) return false;
    if (rank(relation.at("confidence").get_string()) < rank(confidence)) return false;
    return stands_between(relation) && std::ranges::all_of(where, [&](const NaiveCondition& condition) {
             return passes(relation, "attributes", condition);
           });
  }
  [[nodiscard]] bool has_status(const Object& relation) const {
    const std::string status(relation.at("status").get_string());
    if (!statuses.empty()) return statuses.contains("any") || statuses.contains(status);
    return status == "fact" || (status == "planned" && when.phase == "pending");
  }
  [[nodiscard]] NaiveStance stance(const Object& relation) const {
    const NaiveValidity valid(relation);
    if (when.public_by && !valid.was_public_by(*when.public_by)) return {};
    NaiveStance stance;
    if (!when.period)
      stance.holds = may_hold(relation) ? valid.ever() : Sure::kPossibly;
    else if (when.period->is_one_day())
      stance.holds = in_phase(relation, valid, when.period->first);
    else if (may_hold(relation))
      stance = during(valid);
    if (when.certainly_only && stance.holds == Sure::kPossibly) stance.holds = Sure::kNot;
    return stance;
  }

 private:
  static bool may_hold(const Object& relation) {
    const auto& words = built_in_vocabulary();
    return words[*words.claim_status(relation.at("status").get_string())].holds;
  }
  static bool admits(const Ids& ids, const Object& relation, std::string_view member) {
    return ids.empty() || ids.contains(std::string(relation.at(member).get_string()));
  }

  [[nodiscard]] bool stands_between(const Object& relation) const {
    const auto& words = built_in_vocabulary();
    const bool symmetric = words[*words.relation_type(relation.at("type").get_string())].symmetric;
    const bool as_written = admits(subjects, relation, "subject") && admits(objects, relation, "object");
    const bool turned = admits(subjects, relation, "object") && admits(objects, relation, "subject");
    const bool out = (symmetric || direction != "in") && admits(entities, relation, "subject");
    const bool in = (symmetric || direction != "out") && admits(entities, relation, "object");
    return (as_written || (symmetric && turned)) && (out || in);
  }

  [[nodiscard]] NaiveStance during(const NaiveValidity& valid) const {
    std::vector<Sure> by_day;
    for (int day = when.period->first; day <= when.period->last; ++day) {
      const Sure sure = valid.on(day);
      by_day.push_back(when.certainly_only && sure == Sure::kPossibly ? Sure::kNot : sure);
    }
    const bool throughout = std::ranges::count(by_day, Sure::kCertainly) == std::ssize(by_day);
    return {std::ranges::max(by_day), throughout, stretches(by_day, when.period->first)};
  }

  /// Where a measure stands on a day: design.md, and the sentence at Phase in graph/query/selection.hpp.
  [[nodiscard]] Sure in_phase(const Object& relation, const NaiveValidity& valid, int day) const {
    if (!may_hold(relation)) return in_phase_of_what_never_holds(relation, valid, day);
    const Sure announced = valid.made_public() ? come_by(*valid.made_public(), day) : Sure::kNot;
    const Sure started = come_by(valid.start(), day), ended = come_by(valid.end(), day);
    if (when.phase == "in_force") return valid.on(day);
    if (when.phase == "ended") return valid.over(day);
    if (when.phase == "any") return std::max(announced, started);
    return std::min({announced, opposite(started), opposite(ended)});
  }
  [[nodiscard]] Sure in_phase_of_what_never_holds(const Object& relation, const NaiveValidity& valid,
                                                  int day) const {
    if (when.phase == "in_force" || when.phase == "ended") return Sure::kNot;
    const Sure issued = valid.made_public() ? come_by(*valid.made_public(), day) : Sure::kPossibly;
    if (when.phase == "any") return issued;
    if (relation.at("status").get_string() != "planned") return Sure::kNot;
    const bool due = valid.is_start_stated() && come_by(valid.start(), day) != Sure::kNot;
    return std::min({issued, due ? Sure::kPossibly : Sure::kCertainly, opposite(come_by(valid.end(), day))});
  }
};

}  // namespace ecgraph::tests
