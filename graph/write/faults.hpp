#pragma once
// All faults of a transaction, collected by passes and reported in the order of its changes.

#include <string>
#include <string_view>
#include <vector>

#include "graph/model/transaction.hpp"
#include "schema/document.hpp"

namespace ecgraph::write {

/// Where a change's statement stands in the document of the transaction: `/changes/3/assert`.
[[nodiscard]] Pointer pointer_to(const Transaction& transaction, std::size_t change);

/// All faults of a transaction, each with its place.
class Faults {
 public:
  /// Something that does not fit, in change number `change`.
  void add(std::size_t change, const Pointer& at, std::string detail);
  /// Something that what stands already does not allow.
  void add_conflict(std::size_t change, const Pointer& at, std::string detail);
  /// Something that names nothing; `nearest` are ids close to it.
  void add_missing(std::size_t change, const Pointer& at, std::string detail,
                   const std::vector<std::string>& nearest);

  [[nodiscard]] bool empty() const { return placed_.empty(); }
  /// All of them as one error: a conflict when they all are conflicts.
  [[nodiscard]] Failure failure() &&;

 private:
  struct Placed {
    std::size_t change;
    Fault fault;
    bool conflict;
    std::vector<std::string> nearest;
  };
  std::vector<Placed> placed_;
};

/// The faults of one change, for checks that need not know which it is.
class FaultsOfChange {
 public:
  FaultsOfChange(Faults& all, std::size_t change) : all_(all), change_(change) {}
  void add(const Pointer& at, std::string detail) { all_.add(change_, at, std::move(detail)); }

 private:
  Faults& all_;
  std::size_t change_;
};

/// "a, b or c" for messages.
[[nodiscard]] std::string listed(const std::vector<std::string>& words, std::string_view last_joint);

}  // namespace ecgraph::write
