#pragma once
// Days as numbers since 1970-01-01, and what a written date may mean.

#include <nlohmann/json.hpp>
#include <string>

#include "tests/support/second_mind/maybe.hpp"

namespace ecgraph::tests::naive {

inline constexpr int kEver = 100'000'000;  ///< beyond every date, on either side

/// The first and the last day that a written date may mean.
struct Written {
  int first = -kEver, last = kEver;
};
/// An EDTF date or span; `..` is open on its side.
Written written(const std::string& text);
/// `2023-10-05`.
int day_number(const std::string& text);
/// The same back; `..` for what is beyond every date.
std::string day_text(int day);

/// From a written start up to, not including, a written end.
struct Span {
  Written from{-kEver, -kEver}, until{kEver, kEver};
  [[nodiscard]] Maybe holds(int day) const;
};
/// {"from", "until"}: `..` as a start is ever before, no start is one not known.
Span span_of(const nlohmann::json& statement);

/// When the statement was public: announced, else published, else its effect; at its earliest.
int public_from(const nlohmann::json& statement, const std::string& effect);

}  // namespace ecgraph::tests::naive
