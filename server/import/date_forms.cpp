#include "server/import/date_forms.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace ecgraph::import {
namespace {

/// Where a year of two digits begins: 50 is 1950, 49 is 2049.
constexpr int kShortYearsFrom = 1950;
constexpr std::size_t kShortMonth = 3;
constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool is_word(char letter) { return is_digit(letter) || (lower(letter) >= 'a' && lower(letter) <= 'z'); }

/// Takes a number of `least` to `most` digits from the front of the text.
std::optional<int> take_number(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t size = 0;
  while (size < text.size() && size < most && is_digit(text[size])) ++size;
  if (size < least) return std::nullopt;
  int number = 0;
  std::from_chars(text.data(), text.data() + size, number);
  text.remove_prefix(size);
  return number;
}

bool begins_with_month(std::string_view text, std::string_view month) {
  if (text.size() < month.size()) return false;
  for (std::size_t at = 0; at < month.size(); ++at) {
    if (lower(text[at]) != month[at]) return false;
  }
  return text.size() == month.size() || !is_word(text[month.size()]);
}

std::optional<int> take_month_name(std::string_view& text) {
  for (std::size_t number = 0; number < kMonths.size(); ++number) {
    for (const std::string_view name : {kMonths[number], kMonths[number].substr(0, kShortMonth)}) {
      if (!begins_with_month(text, name)) continue;
      text.remove_prefix(name.size());
      return static_cast<int>(number) + 1;
    }
  }
  return std::nullopt;
}

/// A letter, and how often it is written.
struct Token {
  char letter;
  std::size_t times, part;
};
/// The longer first.
constexpr std::array<Token, 6> kTokens = {
    {{'Y', 4, 0}, {'Y', 2, 1}, {'M', 2, 2}, {'D', 2, 5}, {'M', 1, 3}, {'D', 1, 6}}};
constexpr std::string_view kMonthName = "Month";
constexpr std::size_t kMonthNamePart = 4;

/// How much of a pattern its first token takes, and which part of a date that is.
struct Begins {
  std::size_t size = 0, part = 0;
};

Begins first_token(std::string_view written) {
  if (written.starts_with(kMonthName)) return {kMonthName.size(), kMonthNamePart};
  for (const Token& token : kTokens) {
    if (written.substr(0, token.times) == std::string(token.times, token.letter))
      return {token.times, token.part};
  }
  return {};
}

}  // namespace

/// What a pattern has read so far.
struct DatePattern::Numbers {
  std::optional<int> year, month, day;
};

Result<DatePattern> DatePattern::parse(std::string_view written) {
  DatePattern pattern;
  pattern.written_ = written;
  if (written.ends_with('~')) {
    pattern.approximate_ = true;
    written.remove_suffix(1);
  }
  bool has_year = false;
  while (!written.empty()) {
    const Begins token = first_token(written);
    if (token.size == 0) {
      pattern.pieces_.emplace_back(lower(written.front()));
      written.remove_prefix(1);
      continue;
    }
    const auto part = static_cast<Part>(token.part);
    has_year = has_year || part == Part::kYear || part == Part::kShortYear;
    pattern.pieces_.emplace_back(part);
    written.remove_prefix(token.size);
  }
  if (has_year) return pattern;
  return fail(ErrorKind::kUnreadable, fmt::format("\"{}\" has no YYYY or YY.", pattern.written_));
}

bool DatePattern::read(Part part, std::string_view& text, Numbers& numbers) {
  switch (part) {
    case Part::kYear:
      return (numbers.year = take_number(text, 4, 4)).has_value();
    case Part::kShortYear: {
      const auto year = take_number(text, 2, 2);
      constexpr int kCentury = 100;
      if (year) {
        numbers.year = kShortYearsFrom - kShortYearsFrom % kCentury + *year;
        if (*numbers.year < kShortYearsFrom) *numbers.year += kCentury;
      }
      return year.has_value();
    }
    case Part::kTwoMonth:
      return (numbers.month = take_number(text, 2, 2)).has_value();
    case Part::kMonth:
      return (numbers.month = take_number(text, 1, 2)).has_value();
    case Part::kMonthName:
      return (numbers.month = take_month_name(text)).has_value();
    case Part::kTwoDay:
      return (numbers.day = take_number(text, 2, 2)).has_value();
    case Part::kDay:
      return (numbers.day = take_number(text, 1, 2)).has_value();
  }
  return false;
}

std::optional<DatePattern::Found> DatePattern::find(std::string_view text) const {
  Numbers numbers;
  std::string_view rest = text;
  for (const Piece& piece : pieces_) {
    if (const auto* letter = std::get_if<char>(&piece)) {
      if (rest.empty() || lower(rest.front()) != *letter) return std::nullopt;
      rest.remove_prefix(1);
    } else if (!read(std::get<Part>(piece), rest, numbers)) {
      return std::nullopt;
    }
  }
  if (!rest.empty() && is_word(rest.front())) return std::nullopt;
  std::string edtf = fmt::format("{:04}", *numbers.year);
  if (numbers.month) edtf += fmt::format("-{:02}", *numbers.month);
  if (numbers.day) edtf += fmt::format("-{:02}", *numbers.day);
  if (approximate_) edtf += '~';
  return Found{std::move(edtf), *numbers.year, text.size() - rest.size()};
}

Result<EdtfDate> DateForms::read(std::string_view text) const {
  std::string reason;
  for (const DatePattern& pattern : patterns_) {
    const auto found = pattern.find(text);
    if (!found || found->length != text.size()) continue;
    if (found->year < years_.first || found->year > years_.last) {
      reason = fmt::format("The year of \"{}\" lies outside {} to {}.", text, years_.first, years_.last);
      continue;
    }
    auto date = EdtfDate::parse(found->edtf);
    if (date) return date;
    reason = fmt::format("\"{}\" is no day of the calendar.", text);
  }
  if (reason.empty()) {
    std::vector<std::string_view> forms;
    for (const DatePattern& pattern : patterns_) forms.push_back(pattern.written());
    reason = fmt::format("\"{}\" is no date written as {}.", text, fmt::join(forms, " or "));
  }
  return fail(ErrorKind::kUnreadable, std::move(reason));
}

std::optional<EdtfDate> DateForms::earliest_in(std::string_view text) const {
  std::optional<EdtfDate> earliest;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_word(text[at]) || (at > 0 && (is_word(text[at - 1]) || text[at - 1] == '/'))) continue;
    for (const DatePattern& pattern : patterns_) {
      const auto found = pattern.find(text.substr(at));
      if (!found || found->year < years_.first || found->year > years_.last) continue;
      auto date = EdtfDate::parse(found->edtf);
      if (!date) continue;
      if (!earliest || date->earliest() < earliest->earliest()) earliest = std::move(*date);
      break;
    }
  }
  return earliest;
}

}  // namespace ecgraph::import
