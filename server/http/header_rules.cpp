#include "server/http/header_rules.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <boost/url/authority_view.hpp>
#include <boost/url/parse.hpp>

namespace ecgraph::http {
namespace {

// Beside those of Method: known, but answered by no route, which is a 405 with the ones that are (RFC 9110,
// 9.1). CONNECT is not among them: its target is no resource of ours.
constexpr std::array<std::string_view, 4> kKnownMethods{"PUT", "DELETE", "PATCH", "TRACE"};

bool is_known_method(const Request& request) {
  return request.method != Method::kOther ||
         std::ranges::find(kKnownMethods, request.method_text) != kKnownMethods.end();
}

std::string_view trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(" \t");
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

bool is_authority(std::string_view text) {
  const auto authority = boost::urls::parse_authority(text);
  return authority.has_value() && !authority->has_userinfo();
}

std::vector<std::string_view> values(const Headers& headers, std::string_view name) {
  std::vector<std::string_view> found;
  for (const auto& [key, value] : headers.all()) {
    if (same_word(key, name)) found.emplace_back(value);
  }
  return found;
}

std::optional<Refusal> fault_of_host(const Headers& headers, Version version) {
  const auto hosts = values(headers, "Host");
  if (hosts.size() > 1 || (hosts.empty() && version == Version::kHttp11))
    return Refusal{400, "A request must have one Host field, and only one."};
  if (!hosts.empty() && !is_authority(hosts.front()))
    return Refusal{400, "The Host field is not a host with an optional port."};
  return std::nullopt;
}

/// A list of equal lengths may be read as one (RFC 9110, 8.6), but whoever stands between need not have done
/// so.
std::optional<Refusal> fault_of_length(const Headers& headers) {
  const auto lengths = values(headers, "Content-Length");
  if (lengths.size() > 1 || (lengths.size() == 1 && lengths.front().find(',') != std::string_view::npos))
    return Refusal{400, "Content-Length is given more than once."};
  return std::nullopt;
}

}  // namespace

bool has_bare_newline(std::string_view bytes) {
  for (auto at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1)) {
    if (at == 0 || bytes[at - 1] != '\r') return true;
  }
  return false;
}

std::optional<Refusal> fault_of_lines(std::string_view bytes) {
  const auto end = bytes.find("\r\n\r\n");
  const auto header = bytes.substr(0, end == std::string_view::npos ? end : end + 4);
  if (has_bare_newline(header)) return Refusal{400, "A line does not end in CR LF."};
  if (header.find("\n ") != std::string_view::npos || header.find("\n\t") != std::string_view::npos)
    return Refusal{400, "A header field is folded over several lines; write it on one."};
  return std::nullopt;
}

std::optional<Refusal> fault_of_coding(std::string_view value, Version version) {
  if (version == Version::kHttp10)
    return Refusal{400, "HTTP/1.0 has no Transfer-Encoding; send a Content-Length."};
  if (same_word(value, "chunked")) return std::nullopt;
  const auto comma = value.rfind(',');
  const auto last = comma == std::string_view::npos ? value : trimmed(value.substr(comma + 1));
  if (!same_word(last, "chunked"))
    return Refusal{400, fmt::format("The transfer coding \"{}\" does not end in \"chunked\", so nothing says "
                                    "where the body ends.",
                                    value)};
  const auto before = trimmed(value.substr(0, comma));
  if (before.empty() || before.find("chunked") != std::string_view::npos)
    return Refusal{400, fmt::format("The transfer coding \"{}\" is not well formed.", value)};
  return Refusal{501, fmt::format("The transfer coding \"{}\" is not read here; send \"chunked\" or a "
                                  "Content-Length.",
                                  value)};
}

std::optional<Refusal> fault_of_target(std::string_view target, Method method) {
  if (target == "*" && method != Method::kOptions)
    return Refusal{400, "The target \"*\" is for OPTIONS alone."};
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!same_word(target.substr(0, scheme.size()), scheme)) continue;
    const auto authority =
        target.substr(scheme.size(), target.find_first_of("/?#", scheme.size()) - scheme.size());
    if (authority.empty() || authority.front() == ':' || !is_authority(authority))
      return Refusal{400, "The target's authority is not a host with an optional port."};
  }
  return std::nullopt;
}

std::optional<Refusal> fault_of_header(const Request& request, Version version, const Limits& limits) {
  if (!is_known_method(request))
    return Refusal{501,
                   "The method is not one that is known here: GET, HEAD, POST and OPTIONS are, in capitals."};
  if (request.headers.all().size() > limits.header_fields)
    return Refusal{431, fmt::format("The request has more than {} header fields.", limits.header_fields)};
  if (auto fault = fault_of_host(request.headers, version)) return fault;
  if (auto fault = fault_of_length(request.headers)) return fault;
  const auto expect = request.headers.find("Expect");
  if (expect && !same_word(*expect, "100-continue"))
    return Refusal{417, "The only expectation that can be met is \"100-continue\"."};
  return std::nullopt;
}

}  // namespace ecgraph::http
