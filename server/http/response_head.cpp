#include "server/http/response_head.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <iterator>

#include "server/http/problem.hpp"

namespace ecgraph::http {
namespace {

constexpr std::array<std::string_view, 4> kOwn{"Content-Length", "Transfer-Encoding", "Connection", "Date"};

// Not strftime: its names of days and months follow the locale.
std::string http_date(std::time_t instant) {
  constexpr std::array<std::string_view, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::tm utc{};
  gmtime_r(&instant, &utc);
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT",
                     kDays.at(static_cast<std::size_t>(utc.tm_wday)), utc.tm_mday,
                     kMonths.at(static_cast<std::size_t>(utc.tm_mon)), utc.tm_year + 1900, utc.tm_hour,
                     utc.tm_min, utc.tm_sec);
}

const std::string& date_now() {
  thread_local std::time_t at = 0;
  thread_local std::string text;
  if (const std::time_t now = std::time(nullptr); now != at) {
    at = now;
    text = http_date(now);
  }
  return text;
}

void append_clean(std::string& head, std::string_view value) {
  for (const char c : value) head += static_cast<unsigned char>(c) < 0x20 && c != '\t' ? ' ' : c;
}

void append_field(std::string& head, std::string_view name, std::string_view value) {
  append_clean(head, name);
  head += ": ";
  append_clean(head, value);
  head += "\r\n";
}

void append_framing(std::string& head, const Response& response, Framing framing, std::uint64_t length) {
  if (framing == Framing::kLength) fmt::format_to(std::back_inserter(head), "Content-Length: {}\r\n", length);
  if (framing == Framing::kChunked) head += "Transfer-Encoding: chunked\r\n";
  // The handler may know the length of what HEAD does not send.
  const auto known = response.headers.find("Content-Length");
  if (framing == Framing::kNone && known && response.status == 200)
    append_field(head, "Content-Length", *known);
}

}  // namespace

std::string response_head(const Response& response, Framing framing, std::uint64_t length,
                          Persistence persistence) {
  std::string head;
  head.reserve(512);
  fmt::format_to(std::back_inserter(head), "HTTP/1.1 {} {}\r\nDate: {}\r\n", response.status,
                 phrase(response.status), date_now());
  for (const auto& [name, value] : response.headers.all()) {
    const auto is_this = [&name](std::string_view own) { return same_word(own, name); };
    if (std::ranges::none_of(kOwn, is_this)) append_field(head, name, value);
  }
  append_framing(head, response, framing, length);
  if (persistence == Persistence::kClose) head += "Connection: close\r\n";
  if (persistence == Persistence::kStated) head += "Connection: keep-alive\r\n";
  head += "\r\n";
  return head;
}

}  // namespace ecgraph::http
