#pragma once
// A growing array that many states share. A copy shares all pages with its original; writing to a page that
// may be shared copies that page first. So the next state costs what changed, not what there is.
//
// Only the newest copy may be written to, by one thread: it is the original of the next. Others may read
// theirs meanwhile, since what they can see is never written again: rows are appended in place behind their
// end.

#include <cstddef>
#include <memory>
#include <vector>

namespace ecgraph {

template <class T>
class Column {
 public:
  /// `filler` stands in rows that were not appended yet.
  explicit Column(T filler) : filler_(std::move(filler)) {}
  /// Shares the pages of `other`, which must not be written to any more.
  Column(const Column& other)
      : pages_(other.pages_),
        owned_(other.pages_.size(), false),
        size_(other.size_),
        filler_(other.filler_) {}
  Column(Column&&) noexcept = default;
  Column& operator=(Column&&) noexcept = default;
  Column& operator=(const Column&) = delete;
  ~Column() = default;

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] const T& operator[](std::size_t row) const {
    return (*pages_[row / kPageRows])[row % kPageRows];
  }
  [[nodiscard]] const T& back() const { return (*this)[size_ - 1]; }

  /// Adds a row; a page that another column shares is copied first.
  void push_back(T value) {
    if (size_ % kPageRows == 0) {
      pages_.push_back(std::make_shared<Page>(kPageRows, filler_));
      owned_.push_back(true);
    }
    (*pages_[size_ / kPageRows])[size_ % kPageRows] = std::move(value);
    ++size_;
  }

  /// A row to change, in a page of its own.
  [[nodiscard]] T& edit(std::size_t row) {
    const std::size_t page = row / kPageRows;
    if (!owned_[page]) {
      pages_[page] = std::make_shared<Page>(*pages_[page]);
      owned_[page] = true;
    }
    return (*pages_[page])[row % kPageRows];
  }

 private:
  static constexpr std::size_t kPageRows = 512;
  using Page = std::vector<T>;  ///< always kPageRows long

  std::vector<std::shared_ptr<Page>> pages_;
  std::vector<bool> owned_;  ///< pages that no other copy can see
  std::size_t size_ = 0;
  T filler_;
};

}  // namespace ecgraph
