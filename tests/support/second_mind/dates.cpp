#include "tests/support/second_mind/dates.hpp"

#include <chrono>
#include <cstdio>

namespace ecgraph::tests::naive {
namespace {

namespace chrono = std::chrono;

int number(chrono::year year, unsigned month, unsigned day) {
  const chrono::sys_days date(year / static_cast<int>(month) / static_cast<int>(day));
  return static_cast<int>(date.time_since_epoch().count());
}

/// Days of `year`, `year-month` or `year-month-day`, `shift` units of its own precision later.
Written unit(const std::string& text, int shift) {
  const chrono::year year(std::stoi(text.substr(0, 4)));
  if (text.size() == 4) {
    const auto then = year + chrono::years(shift);
    return {number(then, 1, 1), number(then + chrono::years(1), 1, 1) - 1};
  }
  const auto month = year / static_cast<int>(std::stoi(text.substr(5, 2)));
  if (text.size() == 7) {
    const auto then = month + chrono::months(shift);
    const auto next = then + chrono::months(1);
    return {number(then.year(), static_cast<unsigned>(then.month()), 1),
            number(next.year(), static_cast<unsigned>(next.month()), 1) - 1};
  }
  const int day =
      number(year, static_cast<unsigned>(month.month()), static_cast<unsigned>(std::stoi(text.substr(8, 2))));
  return {day + shift, day + shift};
}

Written one(std::string text) {
  if (text.find_first_of("~?%") == std::string::npos) return unit(text, 0);
  text.pop_back();
  return {unit(text, -1).first, unit(text, 1).last};
}

}  // namespace

Written written(const std::string& text) {
  const auto slash = text.find('/');
  if (slash == std::string::npos) return one(text);
  const std::string from = text.substr(0, slash), until = text.substr(slash + 1);
  return {from == ".." ? -kEver : one(from).first, until == ".." ? kEver : one(until).last};
}

int day_number(const std::string& text) { return unit(text, 0).first; }

std::string day_text(int day) {
  if (day <= -kEver || day >= kEver) return "..";
  const chrono::year_month_day date{chrono::sys_days(chrono::days(day))};
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

Maybe Span::holds(int day) const {
  if (day < from.first || day >= until.last) return Maybe::kNo;
  return day >= from.last && day < until.first ? Maybe::kYes : Maybe::kOpen;
}

Span span_of(const nlohmann::json& statement) {
  const auto valid = statement.value("valid", nlohmann::json::object());
  Span span;
  if (!valid.contains("from"))
    span.from = {};
  else if (valid["from"] != "..")
    span.from = written(valid["from"]);
  if (valid.contains("until")) span.until = written(valid["until"]);
  return span;
}

int public_from(const nlohmann::json& statement, const std::string& effect) {
  if (statement.contains("announced")) return written(statement["announced"]).first;
  if (statement.contains("published")) return written(statement["published"]).first;
  return effect.empty() || effect == ".." ? -kEver : written(effect).first;
}

}  // namespace ecgraph::tests::naive
