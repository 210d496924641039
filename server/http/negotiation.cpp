#include "server/http/negotiation.hpp"

#include <algorithm>
#include <vector>

#include "server/http/message.hpp"

namespace ecgraph::http {
namespace {

constexpr std::string_view kGzipMark = "-gzip";

std::string_view trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(" \t");
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

/// Splits at a character, but not inside quoted strings; parts are trimmed, empty ones left out.
std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  std::size_t from = 0;
  bool quoted = false;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i == text.size() || (text[i] == at && !quoted)) {
      if (const auto part = trimmed(text.substr(from, i - from)); !part.empty()) parts.push_back(part);
      from = i + 1;
    } else if (text[i] == '"') {
      quoted = !quoted;
    } else if (text[i] == '\\' && quoted && i + 1 < text.size()) {
      ++i;
    }
  }
  return parts;
}

/// A weight in thousandths ("0.5" → 500), or none if it is not one.
std::optional<int> weight(std::string_view text) {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return std::nullopt;
  int thousandths = (text[0] - '0') * 1000;
  if (text.size() > 1 && text[1] != '.') return std::nullopt;
  for (std::size_t i = 2, unit = 100; i < text.size(); ++i, unit /= 10) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    thousandths += (text[i] - '0') * static_cast<int>(unit);
  }
  return thousandths <= 1000 ? std::optional(thousandths) : std::nullopt;
}

/// One element of an Accept or Accept-Encoding list: `text/csv;header=present;q=0.8`.
struct Element {
  std::string_view name;
  std::vector<std::string_view> parameters;
  int weight = 1000;
};

std::optional<Element> element(std::string_view text) {
  const auto parts = split(text, ';');
  if (parts.empty()) return std::nullopt;
  Element read{parts.front(), {}, 1000};
  for (const auto part : std::span(parts).subspan(1)) {
    if (part.size() >= 2 && same_word(part.substr(0, 2), "q=")) {
      const auto q = weight(trimmed(part.substr(2)));
      if (!q) return std::nullopt;
      read.weight = *q;
      break;  // what follows q belongs to the old accept-ext, not to the media type
    }
    if (!same_word(part, "charset=utf-8")) read.parameters.push_back(part);
  }
  return read;
}

/// How narrowly a range covers an offer: 0 not at all, 1 `*/*`, 2 `text/*`, 3 by name, more with parameters.
std::size_t closeness(const Element& range, const Element& offer) {
  const bool has_all = std::ranges::all_of(range.parameters, [&offer](std::string_view wanted) {
    return std::ranges::any_of(offer.parameters,
                               [wanted](std::string_view has) { return same_word(wanted, has); });
  });
  if (!has_all) return 0;
  if (same_word(range.name, offer.name)) return 3 + range.parameters.size();
  if (range.name == "*/*") return 1;
  const auto slash = range.name.find('/');
  if (slash == std::string_view::npos || range.name.substr(slash) != "/*") return 0;
  return same_word(range.name.substr(0, slash + 1), offer.name.substr(0, slash + 1)) ? 2 : 0;
}

std::vector<Element> elements(std::string_view field) {
  std::vector<Element> all;
  for (const auto part : split(field, ',')) {
    if (auto one = element(part)) all.push_back(std::move(*one));
  }
  return all;
}

int rating(const std::vector<Element>& ranges, std::string_view offered) {
  const auto offer = element(offered);
  if (!offer) return 0;
  std::size_t closest = 0;
  int rated = 0;
  for (const Element& range : ranges) {
    if (const auto close = closeness(range, *offer); close > closest) {
      closest = close;
      rated = range.weight;
    }
  }
  return rated;
}

/// The tag without its weakness mark.
std::string_view opaque(std::string_view etag) {
  if (etag.substr(0, 2) == "W/") etag.remove_prefix(2);
  return etag;
}

/// … and without its quotes and the mark of a coding.
std::string_view plain(std::string_view etag) {
  etag = opaque(etag);
  if (etag.size() >= 2 && etag.front() == '"' && etag.back() == '"') etag = etag.substr(1, etag.size() - 2);
  if (etag.ends_with(kGzipMark)) etag.remove_suffix(kGzipMark.size());
  return etag;
}

}  // namespace

std::optional<std::size_t> best_media_type(std::string_view accept,
                                           std::span<const std::string_view> offered) {
  if (offered.empty()) return std::nullopt;
  if (trimmed(accept).empty()) return 0;
  const auto ranges = elements(accept);
  std::optional<std::size_t> best;
  int highest = 0;
  for (std::size_t i = 0; i < offered.size(); ++i) {
    if (const int rated = rating(ranges, offered[i]); rated > highest) {
      highest = rated;
      best = i;
    }
  }
  return best;
}

bool etag_matches(std::string_view if_none_match, std::string_view etag) {
  if (trimmed(if_none_match) == "*") return true;
  return std::ranges::any_of(split(if_none_match, ','),
                             [etag](auto tag) { return plain(tag) == plain(etag); });
}

bool lists_etag(std::string_view if_none_match, std::string_view etag) {
  return std::ranges::any_of(split(if_none_match, ','),
                             [etag](auto tag) { return opaque(tag) == opaque(etag); });
}

std::string coded_etag(std::string_view etag, std::string_view coding) {
  if (etag.empty() || etag.back() != '"') return std::string(etag);
  std::string coded(etag.substr(0, etag.size() - 1));
  coded += '-';
  coded += coding;
  coded += '"';
  return coded;
}

bool accepts_gzip(std::string_view accept_encoding) {
  std::optional<int> gzip;
  std::optional<int> any;
  int identity = 0;
  for (const Element& each : elements(accept_encoding)) {
    if (same_word(each.name, "gzip") || same_word(each.name, "x-gzip")) gzip = each.weight;
    if (each.name == "*") any = each.weight;
    if (same_word(each.name, "identity")) identity = each.weight;
  }
  const int rated = gzip.value_or(any.value_or(0));
  return rated > 0 && rated >= identity;
}

}  // namespace ecgraph::http
