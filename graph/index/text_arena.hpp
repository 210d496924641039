#pragma once
// Texts that are kept for the life of the process, side by side in large pieces of memory.

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ecgraph {

/// Appended to by one thread; what was handed out stays where it is, for any reader that holds the arena.
class TextArena {
 public:
  /// A copy of `text` that lives as long as the arena.
  [[nodiscard]] std::string_view keep(std::string_view text);
  /// The same for words that come again and again: one copy of each.
  [[nodiscard]] std::string_view keep_word(const std::string& word);

 private:
  std::vector<std::unique_ptr<char[]>> pieces_;
  std::size_t left_ = 0;  ///< bytes free in the last piece
  char* next_ = nullptr;
  std::unordered_map<std::string, std::string_view> words_;
};

}  // namespace ecgraph
