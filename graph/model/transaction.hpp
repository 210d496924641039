#pragma once
// A transaction: what an author tells the graph at once, and what the log keeps of it.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "graph/model/statement.hpp"
#include "graph/time/instant.hpp"

namespace ecgraph {

/// A new statement. Asserting what already stands changes nothing; other content under the id is a conflict.
struct Assert {
  Statement statement;
};
/// A better version of a statement that stands.
struct Correct {
  Statement statement;
};
/// The statement no longer stands.
struct Retract {
  StatementKey key;
};
using Change = std::variant<Assert, Correct, Retract>;

/// What is proposed, before it is validated.
struct Transaction {
  std::string author;
  std::string reason;
  std::optional<Revision> expect_revision;  ///< refuse when the graph has moved on
  std::vector<Change> changes;
};

/// What the log keeps: with the instant at which it was recorded, never before its predecessor's.
struct RecordedTransaction {
  Revision revision;
  Instant recorded_at;
  std::string author, reason;
  std::vector<Change> changes;  ///< only those that change something
};

}  // namespace ecgraph
