#pragma once
// The values of a numeric attribute over time: a step function for each measure, and their totals where the
// schema says that the values of different measures add up.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/query/addends.hpp"
#include "graph/query/selection.hpp"

namespace ecgraph {

/// The first number under an attribute, with the word that stands before it.
[[nodiscard]] std::optional<Addend> stated_amount(const Relation& relation, const std::string& attribute,
                                                  const Vocabulary& vocabulary);
/// The text of the attribute that tells measures apart; empty when there is none.
[[nodiscard]] std::string series_text(const NamedValues& attributes, const std::string& told_apart_by);

/// Which values are asked for.
struct ValueSelection {
  RelationSelection relations;     ///< of one type; its `when` says nothing of days
  std::string attribute;           ///< one that the type has, of a numeric kind
  std::optional<Interval> during;  ///< pieces are cut to it
  bool certainly_only = false;     ///< leaves out pieces that hold only possibly
};

/// What a value is the value of. Values of one series replace each other.
struct ValueSeries {
  EntityNo subject, object;
  std::string told_apart;  ///< by the attribute that the type declares; empty: not stated, or none declared
};

/// A stretch of days with one value: of one relation, or the total of all series between two ends.
struct ValuePiece {
  ValueSeries of;
  bool is_total = false;
  Interval days;
  Holds holds;                   ///< whether there was such a value at all; of a total, whether there was any
  std::optional<Addend> amount;  ///< absent: what is stated does not count, as it is suspended
  std::optional<RelationNo> relation;    ///< of a total: none
  std::vector<RelationNo> suspended_by;  ///< what takes it out of force, for certain or perhaps (`holds`)
};

/// What was found, ordered by ends, totals last, then series, day and relation; and what was left out.
struct Values {
  std::vector<ValuePiece> pieces;
  std::map<std::string, std::size_t> left_out;  ///< by status: left out by default, and those that never hold
  std::size_t without_value = 0;                ///< relations that do not state the attribute
};

/// A value counts while its relation holds and is not suspended. Where a total depends on what holds only
/// possibly, its amount is the range of what it may be. Fails when a total needs more digits than a decimal
/// has. When `effort` ends the work, the values found by then, without totals.
[[nodiscard]] Result<Values> find_values(const View& view, const ValueSelection& selection, Effort& effort);

}  // namespace ecgraph
