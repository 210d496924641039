#include "server/log/line_format.hpp"

#include <doctest/doctest.h>
#include <spdlog/details/log_msg.h>

#include <boost/json.hpp>

namespace ecgraph::tests {
namespace {

spdlog::details::log_msg line(std::string_view message) {
  const auto time = spdlog::log_clock::time_point(std::chrono::milliseconds(1'764'051'242'123));
  return {time, {}, "ecgraph", spdlog::level::info, {message.data(), message.size()}};
}

template <class Format>
std::string written(std::string_view message, std::string_view request, std::span<const log::Field> fields) {
  const log::RequestScope scope(request);
  log::context().fields = fields;
  spdlog::memory_buf_t out;
  Format().format(line(message), out);
  log::context().fields = {};
  return {out.data(), out.size()};
}

const std::array<log::Field, 3> kFields{
    {{"status", std::uint64_t{200}}, {"author", "Ada Lovelace"}, {"route", "/v1"}}};

TEST_CASE("a line as text has its time, level, message and values") {
  CHECK(
      written<log::TextLine>("request", "r-1", kFields) ==
      "2025-11-25T06:14:02.123Z info request request_id=r-1 status=200 author=\"Ada Lovelace\" route=/v1\n");
  CHECK(written<log::TextLine>("ready", "", {}) == "2025-11-25T06:14:02.123Z info ready\n");
}

TEST_CASE("a line as JSON is one object with the same") {
  const auto text = written<log::JsonLine>("two\nlines \"quoted\"", "r-1", kFields);
  CHECK(text.find('\n') == text.size() - 1);
  const auto object = boost::json::parse(text).as_object();
  CHECK(object.at("time") == "2025-11-25T06:14:02.123Z");
  CHECK(object.at("level") == "info");
  CHECK(object.at("message") == "two\nlines \"quoted\"");
  CHECK(object.at("request_id") == "r-1");
  CHECK(object.at("status") == 200);
  CHECK(object.at("author") == "Ada Lovelace");
  CHECK_FALSE(boost::json::parse(written<log::JsonLine>("ready", "", {})).as_object().contains("request_id"));
}

TEST_CASE("no text can pretend to be a second line or another value") {
  const std::array<log::Field, 1> fields{{{"author", "Eve status=500\n2026 error forged"}}};
  const auto text = written<log::TextLine>("broken\r\n2026 error forged", "", fields);
  CHECK(text.find('\n') == text.size() - 1);
  CHECK(text.find("broken\\x0d\\x0a2026") != std::string::npos);
  CHECK(text.find("author=\"Eve status=500\\n2026 error forged\"") != std::string::npos);
}

TEST_CASE("a scope names its lines, and the one around it after its end") {
  const log::RequestScope outer("outer");
  {
    const log::RequestScope inner("inner");
    CHECK(log::context().request_id == "inner");
  }
  CHECK(log::context().request_id == "outer");
}

}  // namespace
}  // namespace ecgraph::tests
