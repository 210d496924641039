#include "graph/time/date_advice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "graph/time/calendar_date.hpp"

namespace ecgraph {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

/// Without blanks around it, and with plain hyphens for the dashes that word processors make of them.
std::string tidied(std::string_view text) {
  constexpr std::array<std::string_view, 6> kDashes = {"\u2010", "\u2011", "\u2012",
                                                       "\u2013", "\u2014", "\u2212"};
  std::string tidy(text);
  for (const auto dash : kDashes) replace_all(tidy, dash, "-");
  const auto begin = tidy.find_first_not_of(" \t\r\n\"'");
  if (begin == std::string::npos) return {};
  return tidy.substr(begin, tidy.find_last_not_of(" \t\r\n\"'") - begin + 1);
}

/// `2023-10-17T12:00:00Z` and `2023-10-17 12:00` → `2023-10-17`.
std::string without_time(const std::string& text) {
  if (text.size() > 10 && (text[10] == 'T' || text[10] == 't' || text[10] == ' ')) return text.substr(0, 10);
  return text;
}

/// `202310` → `2023-10`, `20231017` → `2023-10-17`.
std::string with_hyphens(const std::string& text) {
  if (!all_digits(text)) return {};
  if (text.size() == 6) return text.substr(0, 4) + "-" + text.substr(4);
  if (text.size() == 8) return text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6);
  return {};
}

std::vector<std::string> parts_of(const std::string& text, std::string_view separators) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (separators.find(c) != std::string_view::npos) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

std::string padded(const std::string& number) { return number.size() == 1 ? "0" + number : number; }

/// The number of an English month name or its first three letters, as two digits; empty when it is none.
std::string month_number(std::string name) {
  constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                        "may",       "june",     "july",     "august",
                                                        "september", "october",  "november", "december"};
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (name.size() < 3) return {};
  for (std::size_t month = 0; month < kMonths.size(); ++month) {
    if (kMonths[month].starts_with(name)) return fmt::format("{:02}", month + 1);
  }
  return {};
}

/// `2023/10/17`, `2023.10`, `2023-1-5`, `17.10.2023`, `10/17/2023`, `17 October 2023`, `Oct 2023` → year
/// first, padded. Day and month in figures are told apart only where one of them cannot be a month.
std::string reordered(const std::string& text) {
  std::vector<std::string> parts = parts_of(text, " ,-./");
  std::erase(parts, std::string());
  if (parts.size() < 2 || parts.size() > 3) return {};
  const auto named =
      std::find_if(parts.begin(), parts.end(), [](const auto& part) { return !month_number(part).empty(); });
  if (named != parts.end()) {
    const std::string month = month_number(*named);
    parts.erase(named);
    std::sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    parts.insert(parts.begin() + 1, month);
  } else if (parts.size() == 3 && parts[2].size() == 4) {
    const bool day_first = parts[0] > "12" && parts[0].size() == 2;
    const bool month_first = parts[1] > "12" && parts[1].size() == 2;
    if (day_first == month_first) return {};
    parts = {parts[2], day_first ? parts[1] : parts[0], day_first ? parts[0] : parts[1]};
  } else if (parts.size() == 2 && parts[1].size() == 4 && parts[0].size() <= 2) {
    std::swap(parts[0], parts[1]);
  }
  std::string date = parts[0];
  for (std::size_t part = 1; part < parts.size(); ++part) date += "-" + padded(parts[part]);
  return date;
}

/// `202X` → `2020/2029`, `2023-XX` → `2023`, `2023-10-XX` → `2023-10`.
std::string without_unspecified(const std::string& text) {
  std::string known = text;
  std::transform(known.begin(), known.end(), known.begin(),
                 [](char c) { return c == 'x' || c == 'u' ? 'X' : c; });
  while (known.ends_with("-XX")) known.resize(known.size() - 3);
  if (is_calendar_date(known)) return known;
  const std::size_t first = known.find('X');
  if (known.size() != 4 || first == 0 || first == std::string::npos ||
      known.find_first_not_of('X', first) != std::string::npos)
    return {};
  std::string low = known, high = known;
  std::replace(low.begin(), low.end(), 'X', '0');
  std::replace(high.begin(), high.end(), 'X', '9');
  return is_calendar_date(low) && is_calendar_date(high) ? low + "/" + high : std::string();
}

/// Takes the marks of doubt out of `text`: the one mark that stands for them all, or nothing.
std::string take_marks(std::string& text) {
  const bool approximate = text.find_first_of("~%") != std::string::npos;
  const bool uncertain = text.find_first_of("?%") != std::string::npos;
  std::erase_if(text, [](char c) { return c == '~' || c == '?' || c == '%'; });
  if (approximate && uncertain) return "%";
  return approximate ? "~" : uncertain ? "?" : "";
}

/// One date that `text` may mean; `text` has no marks.
std::string single_date_meant(const std::string& text) {
  for (const std::string& candidate : {text, without_time(text), with_hyphens(text), reordered(text)}) {
    if (is_calendar_date(candidate)) return candidate;
  }
  return without_unspecified(text);
}

/// One date that `text` may mean, or the span of its open digits; with its mark of doubt when it is one date.
std::string one_meant(std::string_view text) {
  std::string plain = tidied(text);
  const std::string mark = take_marks(plain);
  const std::string meant = single_date_meant(tidied(plain));
  return meant.empty() || meant.find('/') != std::string::npos ? meant : meant + mark;
}

/// Whether a span may begin with `first` and end with `last`, each a date with or without a mark, or `..`.
bool in_order(std::string first, std::string last) {
  take_marks(first);
  take_marks(last);
  if (!is_calendar_date(first) || !is_calendar_date(last)) return true;
  return read_calendar_date(first)->first() <= read_calendar_date(last)->last();
}

/// The two sides of a span with a slash and dots between and around them; empty when a side means nothing.
std::string span_of(std::string_view left_text, std::string_view right_text) {
  const std::string left = tidied(left_text), right = tidied(right_text);
  const bool open_left = left.empty() || left == "..";
  const bool open_right = right.empty() || right == "..";
  if (open_left && open_right) return {};
  std::string first = open_left ? ".." : one_meant(left);
  std::string last = open_right ? ".." : one_meant(right);
  if (first.empty() || last.empty()) return {};
  first = first.substr(0, first.find('/'));
  last = last.substr(last.find('/') + 1);
  return in_order(first, last) ? first + "/" + last : std::string();
}

/// `2023..2024`, `2023 to 2024`, `2023-2024`, `2023/`, `..2023` → with the slash and dots that a span has.
std::string span_meant(std::string_view text) {
  if (text.size() == 9 && text[4] == '-' && all_digits(text.substr(0, 4)) && all_digits(text.substr(5))) {
    return span_of(text.substr(0, 4), text.substr(5));
  }
  for (const std::string_view between : {"/", "..", " to ", " - "}) {
    const std::size_t at = text.find(between);
    if (at == std::string_view::npos) continue;
    std::string span = span_of(text.substr(0, at), text.substr(at + between.size()));
    if (!span.empty()) return span;
  }
  return {};
}

/// Years that EDTF can write and the calendar here does not hold: `-0044`, `12023`, `Y170000002`.
bool is_far_year(std::string_view text) {
  const bool long_year = text.starts_with('Y') || text.starts_with('y');
  const bool negative = text.substr(long_year ? 1 : 0).starts_with('-');
  const std::string_view digits = text.substr((long_year ? 1U : 0U) + (negative ? 1U : 0U));
  return all_digits(digits) && (long_year || negative || digits.size() == 5);
}

Error unreadable(std::string message) {
  return Error{ErrorKind::kUnreadable, std::move(message), {}, {}, {}, {}};
}

}  // namespace

std::string date_meant(std::string_view text) {
  constexpr std::size_t kLongestDateMeant = 64;  // anything longer is no slip of the pen
  if (text.size() > kLongestDateMeant) return {};
  std::string one = one_meant(text);
  return one.empty() ? span_meant(tidied(text)) : one;
}

Failure not_a_date(std::string_view text) {
  constexpr std::string_view kForms = "write 2023, 2023-10 or 2023-10-17";
  if (text.empty()) return fail(unreadable(fmt::format("A date is missing: {}.", kForms)));
  if (is_far_year(text)) {
    return fail(
        unreadable(fmt::format("\"{}\" is no year that is read here: years run from 0001 to 9999.", text)));
  }
  const std::string meant = date_meant(text);
  if (meant.empty())
    return fail(unreadable(fmt::format("\"{}\" is not a date: {}.", text.substr(0, 64), kForms)));
  const bool open_digits = text.find_first_of("Xx") != std::string_view::npos;
  const std::string_view fault =
      open_digits ? "leaves digits open, which is not read here" : "is not written as a date";
  Error error = unreadable(fmt::format("\"{}\" {}: write {} instead.", text, fault, meant));
  error.nearest.push_back(meant);
  return fail(std::move(error));
}

std::string months_of_season(unsigned year, unsigned code) {
  struct Season {
    unsigned first, last;  ///< months; a last month before the first one lies in the next year
  };
  constexpr std::array<Season, 21> kFrom21 = {{{3, 5},  {6, 8},  {9, 11}, {12, 2},  // 21–24 spring to winter
                                               {3, 5},  {6, 8},  {9, 11}, {12, 2},   // 25–28 of the north
                                               {9, 11}, {12, 2}, {3, 5},  {6, 8},    // 29–32 of the south
                                               {1, 3},  {4, 6},  {7, 9},  {10, 12},  // 33–36 quarters
                                               {1, 4},  {5, 8},  {9, 12}, {1, 6},
                                               {7, 12}}};  // thirds and halves
  if (code < 21 || code - 21 >= kFrom21.size()) return {};
  const Season& season = kFrom21[code - 21];
  const unsigned last_year = season.last < season.first ? year + 1 : year;
  return fmt::format("{:04}-{:02}/{:04}-{:02}", year, season.first, last_year, season.last);
}

}  // namespace ecgraph
