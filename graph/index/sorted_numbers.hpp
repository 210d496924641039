#pragma once
// Numbers kept in the order of the texts that they stand for, shared between states like a Column: an
// insertion copies one chunk of it.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace ecgraph {

/// The numbers of ids, by id. `text_of(number)` gives the id of a number; it must be the same in every call.
class SortedNumbers {
 public:
  SortedNumbers() = default;
  /// Shares the chunks of `other`, which must not be written to any more.
  SortedNumbers(const SortedNumbers& other) : chunks_(other.chunks_), owned_(other.chunks_.size(), false) {}
  SortedNumbers(SortedNumbers&&) noexcept = default;
  SortedNumbers& operator=(SortedNumbers&&) noexcept = default;
  SortedNumbers& operator=(const SortedNumbers&) = delete;
  ~SortedNumbers() = default;

  template <class TextOf>
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text, const TextOf& text_of) const {
    if (chunks_.empty()) return std::nullopt;
    const Chunk& chunk = *chunks_[chunk_of(text, text_of)];
    const auto place = place_in(chunk, text, text_of);
    if (place == chunk.end() || text_of(*place) != text) return std::nullopt;
    return *place;
  }

  /// Puts in a number whose text is not in yet.
  template <class TextOf>
  void insert(std::uint32_t number, const TextOf& text_of) {
    if (chunks_.empty()) append_chunk({});
    const std::string_view text = text_of(number);
    const std::size_t at = chunk_of(text, text_of);
    Chunk& chunk = own(at);
    chunk.insert(place_in(chunk, text, text_of), number);
    if (chunk.size() > kChunkMax) split(at);
  }

  template <class Visit>
  void for_each(const Visit& visit) const {
    for (const auto& chunk : chunks_) {
      for (const std::uint32_t number : *chunk) visit(number);
    }
  }

  /// Whether nothing in it comes after `text`.
  template <class TextOf>
  [[nodiscard]] bool ends_before(std::string_view text, const TextOf& text_of) const {
    return chunks_.empty() || text_of(chunks_.back()->back()) < text;
  }

 private:
  using Chunk = std::vector<std::uint32_t>;
  static constexpr std::size_t kChunkMax = 1024;

  /// The chunk that holds `text` or would: the last that does not start after it.
  template <class TextOf>
  [[nodiscard]] std::size_t chunk_of(std::string_view text, const TextOf& text_of) const {
    const auto after = std::upper_bound(
        chunks_.begin() + 1, chunks_.end(), text,
        [&](std::string_view sought, const auto& chunk) { return sought < text_of(chunk->front()); });
    return static_cast<std::size_t>(after - chunks_.begin()) - 1;
  }
  template <class TextOf>
  [[nodiscard]] static Chunk::const_iterator place_in(const Chunk& chunk, std::string_view text,
                                                      const TextOf& text_of) {
    return std::lower_bound(
        chunk.begin(), chunk.end(), text,
        [&](std::uint32_t number, std::string_view sought) { return text_of(number) < sought; });
  }
  [[nodiscard]] Chunk& own(std::size_t at) {
    if (!owned_[at]) {
      chunks_[at] = std::make_shared<Chunk>(*chunks_[at]);
      owned_[at] = true;
    }
    return *chunks_[at];
  }
  void append_chunk(Chunk chunk) {
    chunks_.push_back(std::make_shared<Chunk>(std::move(chunk)));
    owned_.push_back(true);
  }
  /// In two; the last chunk keeps nearly all, since ids that arrive in order all go behind it.
  void split(std::size_t at) {
    const bool last = at + 1 == chunks_.size();
    Chunk& chunk = *chunks_[at];
    const auto cut = chunk.begin() + static_cast<std::ptrdiff_t>(last ? kChunkMax : kChunkMax / 2);
    auto behind = std::make_shared<Chunk>(cut, chunk.end());
    chunk.erase(cut, chunk.end());
    chunks_.insert(chunks_.begin() + static_cast<std::ptrdiff_t>(at) + 1, std::move(behind));
    owned_.insert(owned_.begin() + static_cast<std::ptrdiff_t>(at) + 1, true);
  }

  std::vector<std::shared_ptr<Chunk>> chunks_;  ///< none empty, except the first before the first number
  std::vector<bool> owned_;                     ///< chunks that no other copy can see
};

}  // namespace ecgraph
