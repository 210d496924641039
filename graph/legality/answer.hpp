#pragma once
// What the legality engine answers: the `legality` shape of the contract, typed.

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graph/legality/margins.hpp"
#include "graph/legality/proof.hpp"
#include "graph/legality/statements.hpp"
#include "graph/model/ids.hpp"
#include "graph/model/rule.hpp"
#include "graph/time/interval.hpp"
#include "schema/vocabulary.hpp"

namespace ecgraph::legality {

/// What the law says of a shipment on a day (legality.md, Verdict).
enum class Verdict : std::uint8_t {
  kNoLicenceRequired,
  kLicenceException,
  kLicenceRequired,
  kProhibited,
  kUnknown
};
/// `no_licence_required` …
[[nodiscard]] std::string_view word(Verdict verdict);
/// Legal to ship: without an individual licence.
[[nodiscard]] constexpr bool is_legal(Verdict verdict) {
  return verdict == Verdict::kNoLicenceRequired || verdict == Verdict::kLicenceException;
}

enum class Legal : std::uint8_t { kThroughout, kPart, kNever, kUnknown };
/// `throughout` …
[[nodiscard]] std::string_view word(Legal legal);

/// A clause that asks for a licence: those left over, or (in a piece of verdict licence_exception) those
/// lifted.
struct Requirement {
  std::string clause;  ///< `rule#clause`
  RuleId rule;
  std::optional<ReviewPolicy> review_policy;  ///< absent: the clause forbids, and there is no licence
  std::string citation;
};

/// An exception that lifts the requirements, or possibly lifts some (never assumed).
struct ExceptionUse {
  std::string id;  ///< `rule#clause`
  std::string name;
  std::vector<std::string> conditions;
  enum class Applies : std::uint8_t { kTrue, kPossible } applies = Applies::kTrue;
  std::string citation;
};

/// A stretch of days with one answer.
struct Piece {
  Interval days;
  Verdict verdict = Verdict::kUnknown;
  std::optional<ReviewPolicy>
      review_policy;  ///< of licence_required: the strictest of the requirements left over
  std::vector<ExceptionUse> exceptions;
  std::vector<Requirement> requirements;
  /// Facts that would settle an unknown verdict, or the review policy of one that is known.
  std::vector<std::string> missing;
  Confidence confidence;
  Verification verification;
  bool not_yet_launched = false;
  std::optional<ProofNode> proof;    ///< of the first day, when asked for
  std::vector<Margin> margins = {};  ///< of the first day, with the proof
  /// What it rests on that is no fact, and those with the lowest confidence or verification, where that is
  /// not the highest there is; a few of each.
  std::vector<RecordedStatement> weakest = {};
};

/// The first day after the question's last one on which an item's status changes, by what is recorded.
struct NextChange {
  Day day;
  Verdict verdict = Verdict::kUnknown;  ///< from then on
  std::set<RuleId> due;  ///< whose clauses come, go or are reviewed otherwise, or which end them
};

/// The same question in another world: by published rules alone, or by the law as it is recorded.
struct OtherReading {
  Legal legal = Legal::kUnknown;
  std::vector<Piece> pieces;
  std::vector<Interval> differs;  ///< the days on which it says another thing than the answer, merged
};

/// What touches the item and is shown, never counted: licences granted, purchase bans, rules without clauses
/// that name it, what is claimed of it, tariffs, clauses of other regimes, letters to others.
struct Beside {
  enum class Kind : std::uint8_t { kRelation, kClause, kRule, kClaim } kind = Kind::kClause;
  std::string id;           ///< of the relation, rule or claim, or `rule#clause`
  std::string type;         ///< relation type, rule kind, claim topic, or effect of the clause
  std::string text;         ///< one sentence
  std::string from, until;  ///< as written; empty: not known, open
  Kleene matches = Kleene::kTrue;
  std::string citation;
  std::string status;  ///< claim status of a relation or claim
  std::optional<Decimal> rate_percent;
};

/// What an answer that rests on something not being found rests on.
struct ListCoverage {
  EntityId list;
  std::vector<Day> complete_as_of;  ///< empty: the list is partial
};

/// All that is said of one item, or of the specs.
struct ItemAnswer {
  std::optional<EntityId> item;          ///< absent: specs, or an item of the question's own
  std::optional<std::size_t> with_item;  ///< which of the question's own items it is
  std::string label;
  std::optional<EntityId> family;
  CountryCode destination;
  std::optional<EntityId> exporter;  ///< who ships, as assumed or given
  std::optional<EntityId> end_user;
  std::vector<std::string> assumed;
  Legal legal = Legal::kUnknown;
  std::vector<Piece> pieces;
  std::string summary;  ///< of a family's member it ends with whether the members agree
  std::optional<OtherReading> by_published_rules;  ///< when it differs
  std::optional<OtherReading> as_recorded;         ///< of a question that changes the rules, when it differs
  std::optional<NextChange> next_change;           ///< sought with the proof; none is recorded
  std::vector<Beside> beside;
  std::vector<ListCoverage> coverage;  ///< not a clearance
};

/// What a question is answered with.
struct Answer {
  std::vector<ItemAnswer> items;  ///< in the order asked, members of a family by id
  std::vector<std::string> notes;
};

}  // namespace ecgraph::legality
