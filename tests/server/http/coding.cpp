#include "server/http/coding.hpp"

#include <doctest/doctest.h>
#include <zlib.h>

#include "tests/server/http/running_server.hpp"

using namespace ecgraph::http;
using ecgraph::tests::Pieces;
using ecgraph::tests::stream;

namespace {

std::string gunzip(const std::string& coded) {
  z_stream zip{};
  REQUIRE(inflateInit2(&zip, 15 + 16) == Z_OK);
  std::string in = coded;
  zip.next_in = reinterpret_cast<Bytef*>(in.data());
  zip.avail_in = static_cast<uInt>(in.size());
  std::string out(4 << 20, '\0');
  zip.next_out = reinterpret_cast<Bytef*>(out.data());
  zip.avail_out = static_cast<uInt>(out.size());
  CHECK(inflate(&zip, Z_FINISH) == Z_STREAM_END);
  out.resize(zip.total_out);
  inflateEnd(&zip);
  return out;
}

Request asking(std::string accept_encoding) {
  Request request;
  request.headers.set("Accept-Encoding", std::move(accept_encoding));
  return request;
}

Response json(std::string text) {
  Response response;
  response.headers.set("Content-Type", "application/json");
  response.headers.set("ETag", "\"x\"");
  response.body = std::move(text);
  return response;
}

}  // namespace

TEST_CASE("a long answer is compressed, and says so") {
  const std::string text(5000, 'a');
  Response response = json(text);
  apply_coding(asking("gzip"), response);
  CHECK(response.headers.find("Content-Encoding") == "gzip");
  CHECK(response.headers.find("Vary") == "Accept-Encoding");
  CHECK(response.headers.find("ETag") == "\"x-gzip\"");
  CHECK(std::get<std::string>(response.body).size() < 200);
  CHECK(gunzip(std::get<std::string>(response.body)) == text);
}

TEST_CASE("a streamed answer is compressed as it flows") {
  std::string expected;
  for (int i = 0; i < 1000; ++i) expected += "row of a table\n";
  Response response = stream(std::make_unique<Pieces>(1000, "row of a table\n"));
  response.headers.set("Content-Type", "text/csv; charset=utf-8");
  apply_coding(asking("br, gzip"), response);
  auto& source = std::get<std::unique_ptr<BodySource>>(response.body);
  std::string coded;
  while (source->next(coded) == BodySource::Next::kMore) {
  }
  CHECK(gunzip(coded) == expected);
}

TEST_CASE("a broken source stays broken when it is compressed") {
  Response response = stream(std::make_unique<Pieces>(0, "", BodySource::Next::kBroken));
  response.headers.set("Content-Type", "text/csv");
  apply_coding(asking("gzip"), response);
  std::string coded;
  CHECK(std::get<std::unique_ptr<BodySource>>(response.body)->next(coded) == BodySource::Next::kBroken);
}

TEST_CASE("answers that are short, of other types, or not to be touched stay as they are") {
  const std::string text(5000, 'a');
  const auto untouched = [](Response response, std::string accept) {
    apply_coding(asking(std::move(accept)), response);
    return !response.headers.find("Content-Encoding") && response.headers.find("ETag") == "\"x\"";
  };
  CHECK(untouched(json("{}"), "gzip"));
  CHECK(untouched(json(text), ""));
  CHECK(untouched(json(text), "gzip;q=0"));
  Response image = json(text);
  image.headers.set("Content-Type", "image/png");
  CHECK(untouched(std::move(image), "gzip"));
  Response fixed = json(text);
  fixed.headers.set("Cache-Control", "public, no-transform");
  CHECK(untouched(std::move(fixed), "gzip"));
}

TEST_CASE("no more long answers are compressed at once than there are coders") {
  class Endless final : public BodySource {
    Next next(std::string& out) override {
      out.append(2000, ' ');
      return Next::kMore;
    }
  };
  const auto long_answer = [] {
    Response response;
    response.headers.set("Content-Type", "text/plain");
    response.headers.set("ETag", "\"1\"");
    response.body = std::make_unique<Endless>();
    return response;
  };
  Allowance coders(1);
  auto first = long_answer();
  apply_coding(asking("gzip"), first, &coders);
  CHECK(first.headers.find("Content-Encoding") == "gzip");
  auto second = long_answer();
  apply_coding(asking("gzip"), second, &coders);
  CHECK_FALSE(second.headers.find("Content-Encoding"));
  CHECK(second.headers.find("Vary") == "Accept-Encoding");
  CHECK(second.headers.find("ETag") == "\"1\"");
  first.body = std::string();
  apply_coding(asking("gzip"), second, &coders);
  CHECK(second.headers.find("Content-Encoding") == "gzip");
}

TEST_CASE("the uncompressed form of a compressible answer varies too") {
  Response response = json("{}");
  response.headers.set("Vary", "Accept");
  apply_coding(asking(""), response);
  CHECK(response.headers.find("Vary") == "Accept, Accept-Encoding");
}

TEST_CASE("a 304 repeats the tag that the client holds") {
  Request request = asking("gzip");
  Response response;
  response.status = 304;
  response.headers.set("ETag", "\"x\"");
  request.headers.set("If-None-Match", "\"x-gzip\"");
  apply_coding(request, response);
  CHECK(response.headers.find("ETag") == "\"x-gzip\"");
  response.headers.set("ETag", "\"x\"");
  request.headers.set("If-None-Match", "\"x\"");
  apply_coding(request, response);
  CHECK(response.headers.find("ETag") == "\"x\"");
}
