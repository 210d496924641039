#include "graph/model/ids.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ecgraph {
namespace {

constexpr std::size_t kIdLengthMax = 200;

bool starts_id(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool continues_id(char c) {
  return starts_id(c) || std::string_view("._:~+-").find(c) != std::string_view::npos;
}

/// `NVIDIA H800` → `nvidia-h800`: the id that was probably meant; empty when nothing is left of it.
std::string id_meant(std::string_view text) {
  std::string id;
  for (const char c : text) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (continues_id(lower)) {
      id += lower;
    } else if ((c == ' ' || c == '_' || c == '/') && !id.empty() && id.back() != '-') {
      id += '-';
    }
  }
  return is_id(id) ? id : std::string();
}

}  // namespace

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= kIdLengthMax && starts_id(text.front()) &&
         std::all_of(text.begin(), text.end(), continues_id);
}

Failure not_an_id(std::string_view text, std::string_view field) {
  if (text.empty()) {
    return fail(ErrorKind::kUnreadable, "An id is missing: write one, as nvidia-h800-sxm.",
                std::string(field));
  }
  if (text.size() > kIdLengthMax) {
    return fail(ErrorKind::kUnreadable,
                fmt::format("This id has {} bytes; an id has at most {}.", text.size(), kIdLengthMax),
                std::string(field));
  }
  const std::string meant = id_meant(text);
  Error error{
      ErrorKind::kUnreadable,
      fmt::format(
          "\"{}\" is not an id: an id is of lower-case ASCII letters, digits and . _ : ~ + -, and begins "
          "with a letter or digit{}.",
          text, meant.empty() ? "" : ", as " + meant),
      std::string(field),
      {},
      {},
      {}};
  if (!meant.empty()) error.nearest.push_back(meant);
  return fail(std::move(error));
}

}  // namespace ecgraph
