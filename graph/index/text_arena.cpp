#include "graph/index/text_arena.hpp"

#include <cstring>

namespace ecgraph {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{64} << 10U;

}  // namespace

std::string_view TextArena::keep(std::string_view text) {
  if (text.empty()) return {};
  if (text.size() > left_) {
    const std::size_t bytes = text.size() > kPieceBytes ? text.size() : kPieceBytes;
    pieces_.push_back(std::make_unique<char[]>(bytes));
    next_ = pieces_.back().get();
    left_ = bytes;
  }
  char* const kept = next_;
  std::memcpy(kept, text.data(), text.size());
  next_ += text.size();
  left_ -= text.size();
  return {kept, text.size()};
}

std::string_view TextArena::keep_word(const std::string& word) {
  if (word.empty()) return {};
  const auto [entry, added] = words_.try_emplace(word);
  if (added) entry->second = keep(word);
  return entry->second;
}

}  // namespace ecgraph
