#pragma once
// Lists of numbers, by number, in two arrays: small and quick where there are many.

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace ecgraph {

/// Filled with `add`, in the order in which a list shall be read; read after `finish`.
class ListsByNumber {
 public:
  void add(std::uint32_t list, std::uint32_t entry) { added_.emplace_back(list, entry); }

  /// Puts the entries in their places; there are lists of every number below `lists`.
  void finish(std::size_t lists) {
    starts_.assign(lists + 1, 0);
    for (const auto& [list, _] : added_) ++starts_[list + 1];
    for (std::size_t i = 0; i < lists; ++i) starts_[i + 1] += starts_[i];
    entries_.resize(added_.size());
    auto next = starts_;
    for (const auto& [list, entry] : added_) entries_[next[list]++] = entry;
    added_ = {};
  }

  /// The entries of a list, in the order added.
  [[nodiscard]] std::span<const std::uint32_t> operator[](std::size_t list) const {
    return std::span(entries_).subspan(starts_[list], starts_[list + 1] - starts_[list]);
  }
  /// Of memory.
  [[nodiscard]] std::size_t bytes() const {
    return (starts_.size() + entries_.size()) * sizeof(std::uint32_t);
  }

 private:
  std::vector<std::pair<std::uint32_t, std::uint32_t>> added_;
  std::vector<std::uint32_t> starts_, entries_;
};

}  // namespace ecgraph
