#pragma once
// Which relations, and when: the filters that relation queries share.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graph/index/view.hpp"
#include "graph/query/effort.hpp"
#include "graph/time/period.hpp"

namespace ecgraph {

/// Where a dated measure stands on a day: announced or published but not yet in force, in force, over; `any`
/// is one of the three. A statement that was never made public is pending on no day, one of the pending
/// status ("planned") on every day from its announcement to its end: certainly until the start it names,
/// possibly from there on. Of the other statuses that never hold ("withdrawn" …) no phase is true; `any` has
/// them from their announcement on.
enum class Phase : std::uint8_t { kPending, kInForce, kEnded, kAny };
[[nodiscard]] std::optional<Phase> phase(std::string_view word);
[[nodiscard]] std::string_view word(Phase phase);

/// Which statements count by status: the vocabulary's default, all, or those named.
struct StatusFilter {
  enum class Which : std::uint8_t { kDefault, kAny, kNamed } which = Which::kDefault;
  std::set<ClaimStatus> named;
};

/// A condition on a property or attribute. Numbers, shares and money compare as decimals, dates by their
/// bounds (a partial date matches when some day it may mean does), ranges when some number of theirs does, a
/// number map when one of its numbers does, footnotes by their number, text and references as text. A list
/// matches when one of its values does. A money operand may end in a currency (`500 USD`): other currencies
/// then never match.
struct ValueCondition {
  std::string name;
  enum class Test : std::uint8_t { kEquals, kAtLeast, kAtMost } test = Test::kEquals;
  std::string operand;  ///< as written; it was checked to be readable as the declared kind
};
[[nodiscard]] bool satisfies(const NamedValues& values, const ValueCondition& condition);
/// Fails when the operand cannot be read as what `declaration` declares, and when text is asked to be at
/// least something.
[[nodiscard]] Result<ValueCondition> value_condition(const ValueDeclaration& declaration,
                                                     ValueCondition::Test test, std::string operand,
                                                     std::string_view parameter);

/// When a relation is asked to hold: not asked, on a day in a phase, or over a period.
struct When {
  std::optional<Day> at;
  Phase phase = Phase::kInForce;
  std::optional<Interval> during;
  bool certainly_only = false;   ///< holds=certainly
  std::optional<Day> public_by;  ///< only what was public by then
};

/// What the entity at one end must be; what is empty filters nothing.
struct EndCondition {
  std::set<EntityType> types;
  std::vector<EntityNo> countries;  ///< one of them is its country (home_countries.hpp)
};

/// Which relations are asked for; what is empty filters nothing.
struct RelationSelection {
  std::vector<EntityNo> subjects, objects, entities;  ///< each list: any of them; empty: no filter
  EndCondition subject_is, object_is;
  Direction direction = Direction::kBoth;  ///< of `entities`: they are the subject, the object, or either
  bool both_ends = false;                  ///< both ends are among `entities`, whatever the direction
  std::set<RelationType> types;            ///< empty: all
  StatusFilter status;
  std::optional<Confidence> confidence_at_least;
  std::vector<ValueCondition> where;
  When when;
};

/// A relation that was found, and how sure it is that it stands as asked: in the phase on the day, or on some
/// day of the period. No time asked: certainly when some day is certain, else possibly (a status that never
/// holds: possibly, so that `certainly_only` leaves it out).
struct RelationHit {
  RelationHead head;
  Holds holds = Holds::kCertainly;
  std::optional<HeldDuring> held;  ///< with `during`; only the certain pieces when only those were asked for
};

/// What a selection found, and what a default left out.
struct RelationHits {
  std::vector<RelationHit> hits;                ///< ordered by relation id
  std::map<std::string, std::size_t> left_out;  ///< by status: what only the default status filter left out
};

/// Finds relations; scans only the spans of the entities named when there are any. Of a symmetric type,
/// subject and object stand for either end. When `effort` ends the work, what was found by then. Fails only
/// when the store cannot be read.
[[nodiscard]] Result<RelationHits> find_relations(const View& view, const RelationSelection& selection,
                                                  Effort& effort);

/// How one relation stands to the time asked; kNo: it is not in the answer.
[[nodiscard]] RelationHit judge(const RelationHead& head, const When& when, const Vocabulary& vocabulary);

}  // namespace ecgraph
