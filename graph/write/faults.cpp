#include "graph/write/faults.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace ecgraph::write {
namespace {

constexpr std::size_t kFaultsMax = 1000;  ///< more are counted, not listed
constexpr std::array<std::string_view, 3> kChangeWords = {"assert", "correct", "retract"};
static_assert(std::variant_size_v<Change> == kChangeWords.size());

}  // namespace

Pointer pointer_to(const Transaction& transaction, std::size_t change) {
  return Pointer("/changes") / change / kChangeWords[transaction.changes[change].index()];
}

void Faults::add(std::size_t change, const Pointer& at, std::string detail) {
  placed_.push_back({change, {at.text(), std::move(detail)}, false, {}});
}

void Faults::add_conflict(std::size_t change, const Pointer& at, std::string detail) {
  placed_.push_back({change, {at.text(), std::move(detail)}, true, {}});
}

void Faults::add_missing(std::size_t change, const Pointer& at, std::string detail,
                         const std::vector<std::string>& nearest) {
  if (!nearest.empty()) detail += fmt::format(" The nearest: {}.", listed(nearest, " or "));
  placed_.push_back({change, {at.text(), std::move(detail)}, false, nearest});
}

Failure Faults::failure() && {
  std::ranges::stable_sort(placed_, {}, &Placed::change);
  Error error;
  const bool only_conflicts = std::ranges::all_of(placed_, &Placed::conflict);
  error.kind = only_conflicts ? ErrorKind::kConflict : ErrorKind::kUnprocessable;
  const std::size_t count = placed_.size();
  error.message =
      count == 1 ? placed_.front().fault.detail
                 : fmt::format("The transaction has {} faults; nothing of it was recorded. The first: {}",
                               count, placed_.front().fault.detail);
  error.field = placed_.front().fault.pointer;
  error.nearest = placed_.front().nearest;
  if (placed_.size() > kFaultsMax) placed_.erase(placed_.begin() + kFaultsMax, placed_.end());
  for (Placed& placed : placed_) error.faults.push_back(std::move(placed.fault));
  return fail(std::move(error));
}

std::string listed(const std::vector<std::string>& words, std::string_view last_joint) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? last_joint : std::string_view(", ");
    text += words[i];
  }
  return text;
}

}  // namespace ecgraph::write
