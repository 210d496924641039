// Bytes of a connection: read in pieces of any size they give the same requests, within the limits.

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

#include "server/http/negotiation.hpp"
#include "server/http/request_parser.hpp"
#include "server/http/target.hpp"
#include "tests/fuzz/invariant.hpp"

using namespace ecgraph;
using fuzz::demand;
using Stage = http::RequestParser::Stage;

namespace {

/// What a reader made of the bytes: each request, and the status of the refusal that ended it (its sentence
/// is about the first fault that could be seen then).
using Seen = std::vector<std::string>;

constexpr int kRequestsMax = 100;

std::string told(http::RequestParser& parser) {
  const auto& request = parser.request();
  std::string text = request.method_text + " " + request.target + "\n";
  for (const auto& [name, value] : request.headers.all()) text += name + ": " + value + "\n";
  return text + "\n" + request.body;
}

Seen read(std::string_view bytes, std::size_t piece) {
  http::RequestParser parser({});
  Seen seen;
  std::string waiting;
  std::size_t sent = 0;
  while (seen.size() < kRequestsMax) {
    const auto used = parser.feed(waiting);
    waiting.erase(0, used);
    if (parser.stage() == Stage::kDone) {
      seen.push_back(told(parser));
      if (!parser.keep_alive()) break;
      parser.reset();
      continue;
    }
    if (parser.stage() == Stage::kRefused) {
      demand(!parser.refusal().detail.empty(), "a refusal has a sentence");
      seen.push_back(std::to_string(parser.refusal().status));
      break;
    }
    if (used > 0) continue;
    if (sent == bytes.size()) break;
    const auto next = bytes.substr(sent, piece);
    waiting += next;
    sent += next.size();
  }
  return seen;
}

/// The same requests and refusals. Where the bytes end within a request, one reader may have seen already
/// that it will be refused, and the other not yet.
bool are_same(const Seen& a, const Seen& b) {
  const auto shared = std::min(a.size(), b.size());
  if (!std::equal(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(shared), b.begin())) return false;
  const auto& longer = a.size() < b.size() ? b : a;
  return longer.size() == shared || (longer.size() == shared + 1 &&
                                     std::isdigit(static_cast<unsigned char>(longer.back().front())) != 0);
}

void same(const Seen& whole, const Seen& pieces) {
  if (are_same(whole, pieces)) return;
  for (const auto& text : whole) std::fprintf(stderr, "at once: %s\n", text.c_str());
  for (const auto& text : pieces) std::fprintf(stderr, "in pieces: %s\n", text.c_str());
  demand(false, "requests do not depend on how their bytes arrive");
}

void target(std::string_view text) {
  const auto read = http::parse_target(text);
  if (!read)
    return demand(!read.error().message.empty(), "a target that is refused is refused with a sentence");
  for (const auto& segment : read->segments) demand(http::is_utf8(segment), "a segment is UTF-8");
  for (const auto& [name, value] : read->query)
    demand(http::is_utf8(name) && http::is_utf8(value), "a parameter is UTF-8");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = fuzz::text_of(data, size);
  const auto whole = read(bytes, bytes.size() + 1);
  for (const std::size_t piece : {1U, 7U}) same(whole, read(bytes, piece));
  const auto line = bytes.substr(0, bytes.find('\n'));
  target(line);
  const std::vector<std::string_view> offered{"application/json", "text/csv", "text/plain"};
  const auto best = http::best_media_type(line, offered);
  demand(!best || *best < offered.size(), "what is liked best was offered");
  (void)http::accepts_gzip(line);
  (void)http::etag_matches(line, "\"a\"");
  return 0;
}
