#include "server/http/target.hpp"

#include <doctest/doctest.h>

using namespace ecgraph;
using namespace ecgraph::http;

namespace {

std::vector<std::string> segments(std::string_view text) {
  const auto target = parse_target(text);
  REQUIRE_MESSAGE(target, text);
  return target->segments;
}

std::vector<QueryParameter> query(std::string_view text) {
  const auto target = parse_target(text);
  REQUIRE_MESSAGE(target, text);
  return target->query;
}

}  // namespace

TEST_CASE("a path is split at slashes before it is decoded") {
  CHECK(segments("/").empty());
  CHECK(segments("/v1/entities") == std::vector<std::string>{"v1", "entities"});
  CHECK(segments("/v1/entities/csl%3A12%2F7") == std::vector<std::string>{"v1", "entities", "csl:12/7"});
  CHECK(segments("/a/") == std::vector<std::string>{"a", ""});
  CHECK(segments("//a") == std::vector<std::string>{"", "a"});
  CHECK(segments("/a+b") == std::vector<std::string>{"a+b"});
  CHECK(segments("/%E4%B8%AD%E8%8A%AF") == std::vector<std::string>{"中芯"});
}

TEST_CASE("query parameters keep their order and may come again") {
  CHECK(query("/x?b=1&a=2&b=3") == std::vector<QueryParameter>{{"b", "1"}, {"a", "2"}, {"b", "3"}});
  CHECK(query("/x?q=a+b%2Bc") == std::vector<QueryParameter>{{"q", "a b+c"}});
  CHECK(query("/x?where.tpp.min=4800") == std::vector<QueryParameter>{{"where.tpp.min", "4800"}});
  CHECK(query("/x?flag&empty=&=v") == std::vector<QueryParameter>{{"flag", ""}, {"empty", ""}, {"", "v"}});
  CHECK(query("/x?a=b=c&d=/?:@") == std::vector<QueryParameter>{{"a", "b=c"}, {"d", "/?:@"}});
  CHECK(query("/x?").empty());
  CHECK(query("/x?&&").empty());
}

TEST_CASE("characters that do no harm may stand unencoded") {
  CHECK(query("/x?q=中芯国际") == std::vector<QueryParameter>{{"q", "中芯国际"}});
  CHECK(query("/x?during=[2023,2024]|x") == std::vector<QueryParameter>{{"during", "[2023,2024]|x"}});
  CHECK(segments("/a{b}") == std::vector<std::string>{"a{b}"});
}

TEST_CASE("an absolute target loses its authority, and an asterisk is kept") {
  CHECK(segments("http://example.org:80/v1/x?y=1") == std::vector<std::string>{"v1", "x"});
  CHECK(segments("HTTPS://example.org").empty());
  CHECK(query("http://example.org?y=1") == std::vector<QueryParameter>{{"y", "1"}});
  CHECK(origin_form("http://example.org?y=1", Method::kGet) == "/?y=1");
  CHECK(origin_form("http://example.org", Method::kGet) == "/");
  CHECK(origin_form("http://example.org", Method::kOptions) == "*");
  CHECK(origin_form("http://example.org/", Method::kOptions) == "/");
  CHECK(parse_target("*")->asterisk);
  CHECK_FALSE(parse_target("/")->asterisk);
}

TEST_CASE("targets that cannot be read say why") {
  for (const std::string_view bad :
       {"",         "x",       "example.org:443", "/%",   "/%4",        "/%zz",
        "/a?b=%G1", "/%00",    "/?q=%00",         "/%ff", "/?q=%C0%80", "/?q=%ED%A0%80",
        "/../etc",  "/a/..",   "/a/%2e%2E/b",     "/./a", "/a#b",       "/a b",
        "/\x01",    "/?q=\xff"}) {
    CAPTURE(bad);
    const auto target = parse_target(bad);
    REQUIRE_FALSE(target);
    CHECK(target.error().kind == ErrorKind::kUnreadable);
    CHECK(target.error().message.back() == '.');
  }
  CHECK(parse_target("/x?name=%ff").error().field == "name");
  CHECK(parse_target("/a..b/...").has_value());
}

TEST_CASE("UTF-8 is checked to the letter") {
  for (const std::string_view good : {"", "plain", "é", "中", "😀", "\xEF\xBF\xBF", "\xF4\x8F\xBF\xBF"})
    CHECK(is_utf8(good));
  for (const std::string_view bad : {"\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF",
                                     "\xF4\x90\x80\x80", "\xF5", "\xC3", "a\xE4\xB8"}) {
    CHECK_FALSE(is_utf8(bad));
  }
}
