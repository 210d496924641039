#pragma once
// Statements that cannot all be true. What excludes what is data: relation types say which values and objects
// they have one of at a time and which type they exclude, and the words of statements which status,
// attributes and topics mean disagreement (schema/).

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graph/query/claims.hpp"
#include "graph/query/effort.hpp"
#include "graph/query/selection.hpp"

namespace ecgraph {

/// Why the statements of a conflict exclude each other: two values of an attribute that has one at a time,
/// two objects of a type that has one at a time, two types that exclude each other, a statement that is
/// itself disputed, numbers of one metric that differ, answers to a question that has one.
enum class ConflictKind : std::uint8_t { kValue, kObject, kExcluded, kDisputed, kFigure, kClaim };
/// `value`, `object`, `excluded`, `disputed`, `figure`, `claim`.
[[nodiscard]] std::string_view word(ConflictKind kind);

/// Which conflicts are asked for; what is empty filters nothing, but relation types and attributes ask for
/// conflicts of relations alone, topics for claims and metrics for observations alone.
struct ConflictSelection {
  std::vector<EntityNo> entities;  ///< an end, subject or other party of one of the statements
  std::set<RelationType> types;
  std::set<std::string> attributes, topics, metrics;
  StatusFilter status{StatusFilter::Which::kAny, {}};  ///< of the statements compared
  std::optional<Confidence> confidence_at_least;
  std::optional<Interval>
      during;                   ///< relations clash on a day of it; others are of it or were published in it
  bool certainly_only = false;  ///< leaves out what may all be true after all
};

/// Statements of which two at least cannot both be true, or, `possibly`, may not.
struct Conflict {
  ConflictKind kind;
  std::string
      about;  ///< an attribute, relation types, a metric or a topic; of what is disputed, what says so
  EntityId subject;
  std::optional<EntityId> object;  ///< where it is about relations between two ends
  Holds holds = Holds::kPossibly;
  std::optional<Interval> days;  ///< from the first to the last on which two of them clash, where dated
  std::vector<StatementKey> statements;  ///< ordered by kind and id
};
/// Ordered by kind, subject, object, what they are about, and the first statement. Ends early when `effort`
/// is spent.
[[nodiscard]] Result<std::vector<Conflict>> find_conflicts(const View& view,
                                                           const ConflictSelection& selection,
                                                           Effort& effort);

/// The conflicts of relations, and of claims and observations, in no order.
[[nodiscard]] Result<std::vector<Conflict>> conflicts_of_relations(const View& view,
                                                                   const ConflictSelection& selection,
                                                                   Effort& effort);
[[nodiscard]] Result<std::vector<Conflict>> conflicts_of_what_is_said(const View& view,
                                                                      const ConflictSelection& selection,
                                                                      Effort& effort);

}  // namespace ecgraph
