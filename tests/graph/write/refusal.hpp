#pragma once
// A transaction that must be refused, and what its faults must say.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/statements.hpp"
#include "tests/support/temporary_graph.hpp"

namespace ecgraph::tests {

struct Expected {
  std::string pointer, part;  ///< a part of the detail
};

/// Commits and gives back the error; the graph must be as it was.
inline Error refused(TemporaryGraph& made, Transaction transaction) {
  const Revision before = made.view().revision();
  auto receipt =
      made.graph().commit(std::move(transaction), Instant::from_microseconds(1'800'000'000'000'000));
  REQUIRE_FALSE(receipt);
  CHECK(made.view().revision() == before);
  return receipt.error();
}
inline Error refused(TemporaryGraph& made, std::vector<Change> changes) {
  return refused(made, Transaction{"test", "a reason", std::nullopt, std::move(changes)});
}

/// These faults in this order and no others.
inline void check_faults(const Error& error, const std::vector<Expected>& expected,
                         ErrorKind kind = ErrorKind::kUnprocessable) {
  std::string all = error.message;
  for (const Fault& fault : error.faults) all += "\n" + fault.pointer + ": " + fault.detail;
  CAPTURE(all);
  CHECK(error.kind == kind);
  REQUIRE(error.faults.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK(error.faults[i].pointer == expected[i].pointer);
    CHECK(error.faults[i].detail.find(expected[i].part) != std::string::npos);
  }
}

/// The fault of asserting one statement.
inline void check_fault(TemporaryGraph& made, Statement statement, const std::string& below,
                        const std::string& part) {
  check_faults(refused(made, {Assert{std::move(statement)}}), {{"/changes/0/assert" + below, part}});
}

}  // namespace ecgraph::tests
