#include "server/http/message.hpp"

#include <algorithm>
#include <array>

namespace ecgraph::http {
namespace {

constexpr std::array<std::pair<Method, std::string_view>, 4> kMethods{{
    {Method::kGet, "GET"},
    {Method::kHead, "HEAD"},
    {Method::kPost, "POST"},
    {Method::kOptions, "OPTIONS"},
}};

// Not std::tolower: the locale has no say in HTTP.
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::string_view word(Method method) {
  for (const auto& [known, text] : kMethods) {
    if (known == method) return text;
  }
  return "other";
}

Method method_of(std::string_view text) {
  for (const auto& [method, known] : kMethods) {
    if (known == text) return method;
  }
  return Method::kOther;
}

bool same_word(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

void Headers::set(std::string name, std::string value) {
  remove(name);
  add(std::move(name), std::move(value));
}

void Headers::add(std::string name, std::string value) {
  fields_.emplace_back(std::move(name), std::move(value));
}

void Headers::remove(std::string_view name) {
  std::erase_if(fields_, [name](const auto& field) { return same_word(field.first, name); });
}

std::optional<std::string_view> Headers::find(std::string_view name) const {
  for (const auto& [key, value] : fields_) {
    if (same_word(key, name)) return value;
  }
  return std::nullopt;
}

std::string Headers::list(std::string_view name) const {
  std::string joined;
  for (const auto& [key, value] : fields_) {
    if (!same_word(key, name)) continue;
    if (!joined.empty()) joined += ", ";
    joined += value;
  }
  return joined;
}

}  // namespace ecgraph::http
