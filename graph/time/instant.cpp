#include "graph/time/instant.hpp"

#include <fmt/format.h>

#include <charconv>

namespace ecgraph {
namespace {

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;

Failure refuse(std::string message) { return fail(ErrorKind::kUnreadable, std::move(message)); }

/// Takes pieces off the front of a text; once a piece is missing, everything after is.
class Reader {
 public:
  explicit Reader(std::string_view rest) : rest_(rest) {}

  /// A number of exactly two digits, `most` at the most.
  std::int64_t two_digits(int most) {
    int value = -1;
    if (rest_.size() >= 2) std::from_chars(rest_.data(), rest_.data() + 2, value);
    good_ = good_ && rest_.size() >= 2 && rest_[1] >= '0' && rest_[1] <= '9' && value >= 0 && value <= most;
    if (good_) rest_.remove_prefix(2);
    return value;
  }
  /// Whether the next character is one of `characters`; takes it then.
  bool takes(std::string_view characters) {
    if (!good_ || rest_.empty() || characters.find(rest_.front()) == std::string_view::npos) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void require(std::string_view characters) { good_ = takes(characters) && good_; }
  /// The digits of a fraction of a second, as microseconds. What is finer is cut off: instants here are no
  /// finer, so "recorded by then" has the same answer.
  std::int64_t fraction() {
    std::int64_t value = 0;
    std::int64_t unit = kSecond;
    bool any = false;
    for (; !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9'; rest_.remove_prefix(1)) {
      any = true;
      unit /= 10;
      value += unit * (rest_.front() - '0');
    }
    good_ = good_ && any;
    return value;
  }
  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] bool at_end() const { return good_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool good_ = true;
};

/// `12:00:00`, with a fraction, as microseconds of the day.
std::int64_t read_clock(Reader& reader) {
  std::int64_t clock = reader.two_digits(23) * kHour;
  reader.require(":");
  clock += reader.two_digits(59) * kMinute;
  reader.require(":");
  clock += reader.two_digits(59) * kSecond;
  return reader.takes(".") ? clock + reader.fraction() : clock;
}

/// `Z` or `+01:00`, as microseconds ahead of UTC.
std::int64_t read_zone(Reader& reader) {
  if (reader.takes("Zz")) return 0;
  const bool behind = reader.takes("-");
  if (!behind) reader.require("+");
  std::int64_t ahead = reader.two_digits(23) * kHour;
  reader.require(":");
  ahead += reader.two_digits(59) * kMinute;
  return behind ? -ahead : ahead;
}

constexpr std::string_view kForm = "write the moment as 2024-03-01T12:00:00Z";

}  // namespace

Result<Instant> Instant::parse(std::string_view text) {
  if (text.empty()) return refuse(fmt::format("A moment is missing: {}.", kForm));
  const std::string_view day_text = text.substr(0, text.find_first_of("Tt "));
  const auto date = Day::parse(day_text);
  if (!date) return fail(date.error());
  if (day_text == text) return refuse(fmt::format("{0} is a day without a time: write {0}T00:00:00Z.", text));
  Reader reader(text.substr(day_text.size()));
  reader.require("Tt");
  if (!reader.good()) return refuse(fmt::format("\"{}\" needs a T between day and time: {}.", text, kForm));
  const std::int64_t clock = read_clock(reader);
  if (!reader.good()) {
    return refuse(fmt::format("\"{}\" has no such time of day: {}, from 00:00:00 to 23:59:59.", text, kForm));
  }
  if (reader.at_end()) return refuse(fmt::format("\"{0}\" names no time zone: write {0}Z for UTC.", text));
  const std::int64_t ahead = read_zone(reader);
  if (!reader.at_end()) {
    return refuse(
        fmt::format("\"{}\" has no readable time zone: close with Z for UTC or an offset as +01:00 (in an "
                    "address, + is written %2B).",
                    text));
  }
  const auto instant = from_microseconds(std::int64_t{date->number()} * kDay + clock - ahead);
  const int year = static_cast<int>(instant.day().calendar().year());
  if (year < 1 || year > 9999)
    return refuse(fmt::format("\"{}\" lies outside the years 0001 to 9999 in UTC.", text));
  return instant;
}

Instant Instant::now() {
  const auto now = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
  return from_microseconds(now.time_since_epoch().count());
}

Instant Instant::end_of(ecgraph::Day day) {
  if (!day.is_finite()) return from_microseconds(day == Day::end_of_time() ? INT64_MAX : INT64_MIN);
  return from_microseconds((std::int64_t{day.number()} + 1) * kDay - 1);
}

Day Instant::day() const {
  const auto days = std::chrono::floor<std::chrono::days>(std::chrono::microseconds(microseconds_));
  return Day::from_number(static_cast<std::int32_t>(days.count()));
}

std::string Instant::text() const {
  const std::int64_t clock = microseconds_ - std::int64_t{day().number()} * kDay;
  std::string text = fmt::format("{}T{:02}:{:02}:{:02}", day().text(), clock / kHour, clock / kMinute % 60,
                                 clock / kSecond % 60);
  if (const std::int64_t fraction = clock % kSecond; fraction != 0) {
    text += fmt::format(".{:06}", fraction);
    text.erase(text.find_last_not_of('0') + 1);
  }
  return text + "Z";
}

}  // namespace ecgraph
