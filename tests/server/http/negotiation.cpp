#include "server/http/negotiation.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace ecgraph::http;

namespace {

constexpr std::array<std::string_view, 4> kOffered{"application/json", "application/x-ndjson", "text/csv",
                                                   "text/plain"};

std::string_view chosen(std::string_view accept) {
  const auto best = best_media_type(accept, kOffered);
  return best ? kOffered.at(*best) : "none";
}

}  // namespace

TEST_CASE("Accept chooses the offer with the highest weight, the first offered among equals") {
  struct Row {
    std::string_view accept;
    std::string_view expected;
  };
  constexpr std::array kRows{
      Row{"", "application/json"},
      Row{"*/*", "application/json"},
      Row{"text/csv", "text/csv"},
      Row{"TEXT/CSV", "text/csv"},
      Row{"text/*", "text/csv"},
      Row{"text/*;q=0.5, application/json;q=0.4", "text/csv"},
      Row{"text/plain;q=0.9, text/csv;q=0.8, */*;q=0.1", "text/plain"},
      Row{"text/csv;q=0, */*", "application/json"},
      Row{"text/*, text/csv;q=0.1", "text/plain"},
      Row{"application/json;charset=utf-8", "application/json"},
      Row{"application/json;version=2", "none"},
      Row{"application/json;version=2, text/csv", "text/csv"},
      Row{"image/png", "none"},
      Row{"*/*;q=0", "none"},
      Row{"text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8", "application/json"},
      Row{"nonsense, text/csv", "text/csv"},
      Row{"text/plain;q=2, text/csv;q=0.1", "text/csv"},
      Row{"text/plain ; q=0.2 , text/csv ; q=0.3", "text/csv"},
      Row{R"(text/plain;x="a,b;q=1", text/csv)", "text/csv"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.accept);
    CHECK(chosen(row.accept) == row.expected);
  }
}

TEST_CASE("an offer with parameters is taken by a range that names them and by one that does not") {
  constexpr std::array<std::string_view, 2> offered{"text/csv;header=absent", "text/csv;header=present"};
  CHECK(best_media_type("text/csv;header=present", offered) == 1);
  CHECK(best_media_type("text/csv", offered) == 0);
  CHECK(best_media_type("text/csv;q=0.5, text/csv;header=present", offered) == 1);
}

TEST_CASE("If-None-Match compares weakly, over lists, and takes a coded tag for the plain one") {
  CHECK(etag_matches("\"a\"", "\"a\""));
  CHECK(etag_matches("W/\"a\"", "\"a\""));
  CHECK(etag_matches("\"x\", W/\"a\" ,\"y\"", "\"a\""));
  CHECK(etag_matches("*", "\"a\""));
  CHECK(etag_matches("\"a-gzip\"", "\"a\""));
  CHECK(etag_matches("\"with,comma\"", "\"with,comma\""));
  CHECK_FALSE(etag_matches("", "\"a\""));
  CHECK_FALSE(etag_matches("\"b\"", "\"a\""));
  CHECK_FALSE(etag_matches("\"a-br\"", "\"a\""));
  CHECK(coded_etag("\"a\"", "gzip") == "\"a-gzip\"");
  CHECK(coded_etag("W/\"a\"", "gzip") == "W/\"a-gzip\"");
  CHECK(lists_etag("\"x\", \"a-gzip\"", "\"a-gzip\""));
  CHECK_FALSE(lists_etag("\"a\"", "\"a-gzip\""));
}

TEST_CASE("gzip is used when it is accepted and nothing is liked better") {
  CHECK(accepts_gzip("gzip"));
  CHECK(accepts_gzip("deflate, gzip, br"));
  CHECK(accepts_gzip("*"));
  CHECK(accepts_gzip("gzip;q=0.5, identity;q=0.2"));
  CHECK_FALSE(accepts_gzip(""));
  CHECK_FALSE(accepts_gzip("identity"));
  CHECK_FALSE(accepts_gzip("gzip;q=0"));
  CHECK_FALSE(accepts_gzip("*, gzip;q=0"));
  CHECK_FALSE(accepts_gzip("gzip;q=0.1, identity"));
}
