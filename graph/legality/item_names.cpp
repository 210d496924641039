#include "graph/legality/item_names.hpp"

#include <algorithm>

namespace ecgraph::legality {

namespace {

/// Letters, digits and every byte of a character outside ASCII.
bool is_in_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= 'a' && byte <= 'z');
}

/// Whether a word may begin or end before the byte at `at`.
bool is_boundary(std::string_view text, std::size_t at) {
  return at == 0 || at == text.size() || !is_in_word(text[at - 1]) || !is_in_word(text[at]);
}

}  // namespace

void ItemNames::add(const std::string& name, Party party) {
  if (name.empty()) return;
  parties_[name].push_back(party);
  longest_ = std::max(longest_, name.size());
}

std::set<Party> ItemNames::in(std::string_view text) const {
  std::set<Party> named;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t length = is_boundary(text, at) ? std::min(longest_, text.size() - at) : 0;
    for (; length > 0; --length) {
      if (!is_boundary(text, at + length)) continue;
      const auto found = parties_.find(text.substr(at, length));
      if (found == parties_.end()) continue;
      named.insert(found->second.begin(), found->second.end());
      break;
    }
    at += std::max<std::size_t>(length, 1);
  }
  return named;
}

}  // namespace ecgraph::legality
