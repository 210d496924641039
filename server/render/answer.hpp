#pragma once
// What a handler answers, before a format is chosen: an envelope and rows that are made one at a time, so
// that memory does not grow with the length of the answer.

#include <boost/json.hpp>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "graph/index/view.hpp"
#include "graph/query/footing.hpp"
#include "schema/error.hpp"

namespace ecgraph::render {

/// One column of the tabular formats: a leaf of the row's tree. `path` {"valid","from"} is column
/// `valid_from`. A leaf that is a list of texts is joined by "; ".
struct Column {
  std::vector<std::string> path;
  bool brief = false;   ///< shown in the terminal table too, which has room for few
  bool digest = false;  ///< says in short what other columns say: not in CSV unless `fields` names it
  [[nodiscard]] std::string name() const;  ///< the path, joined by `_`
};

/// What the rows of an answer are. Formats that are not for all rows say for which (format.hpp).
enum class RowKind : std::uint8_t {
  kOther,
  kEntity,
  kRelation,
  kSource,
  kRule,
  kClaim,
  kObservation,
  kVersion,           ///< of a history or of the change feed
  kEvent,             ///< of a timeline
  kLegality,          ///< items, each with the pieces of its verdict; of one item it can be proven
  kLegalityTimeline,  ///< the same pieces, with what changed
  kStatement,         ///< of several kinds, as they can be posted back
};

/// All that is known of the statement behind a row without reading it: an entity's type, what filters read of
/// a relation, or the kind alone.
using RowHead = std::variant<StatementKind, EntityType, RelationHead>;

/// Rows by number; every call makes the row anew.
struct Rows {
  std::size_t count = 0;
  std::function<Result<boost::json::object>(std::size_t)> at;
  /// What orders row i among the others: its id, as a rule. Pages continue after it.
  std::function<std::string(std::size_t)> key;
  /// The number of the row that has a key, where that is known without asking them all; may be empty.
  std::function<std::optional<std::size_t>(std::string_view key)> number = {};
  /// Tabular formats: one or more flat rows for each row (legality: one a piece); empty: the row itself.
  std::function<std::vector<boost::json::object>(const boost::json::object&)> flatten;
  /// The statement that row i shows, and its head; empty where rows are not statements. A head may be missing
  /// where there are few rows.
  std::function<Result<Statement>(std::size_t)> statement;
  std::function<RowHead(std::size_t)> head;
};

enum class Shape { kList, kSingle };

/// A bound that ended the work before the answer was whole.
struct Truncated {
  std::string by;                        ///< `visited`, `paths`, `time` …
  std::uint64_t limit = 0;               ///< of what `by` counts; time in milliseconds
  std::vector<std::string> narrow_with;  ///< parameters that make the question smaller
  bool repeats = true;                   ///< asked again, it ends at the same place (time does not)
};

/// An answer before it has a format.
struct Answer {
  Shape shape = Shape::kList;
  RowKind kind = RowKind::kOther;
  Rows rows;  ///< a single answer has one
  std::vector<Column> columns;
  std::vector<std::string> cell_names;  ///< of a matrix: what its cells stand for, in order; else empty
  boost::json::object query;            ///< the resolved parameters, defaults filled in
  std::uint32_t revision = 0;
  std::optional<View> view;  ///< the recorded state that answers; every format may read it
  std::string lang;          ///< of labels, as it was asked for
  std::string question;      ///< a hash of path and resolved parameters, whatever the revision
  std::string permalink;
  bool links_itself = true;  ///< in a header field, too
  std::string next;          ///< link to the next page; empty on the last
  std::string next_cursor;
  boost::json::object left_out;  ///< empty: absent
  /// Only formats that can say so show such an answer; others refuse it before the first byte.
  std::optional<Truncated> truncated;
  Footing footing;  ///< of all results, those of other pages too; of nothing where they rest on no relations
  std::optional<boost::json::object> coverage;
  std::vector<std::string> notes;
  std::vector<std::string> foot;  ///< lines of a text alone: what its table has no column for
  /// Of an answer that can be proven: makes the proof, which names the permanent link.
  std::function<Result<boost::json::object>(const std::string& permalink)> prove;
  boost::json::object proof;  ///< made, for the format that shows it
};

}  // namespace ecgraph::render
