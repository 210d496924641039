#include "server/render/citation.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <map>
#include <utility>

#include "server/render/canonical.hpp"
#include "server/render/envelope.hpp"
#include "server/render/json_text.hpp"
#include "server/render/row_source.hpp"

namespace ecgraph::render {
namespace {

namespace json = boost::json;

constexpr std::string_view kName = "ecgraph";
constexpr std::size_t kKeyDigits = 8;

std::string place_of(const Citation& citation) {
  const auto recorded =
      citation.revision == 0 ? std::string() : fmt::format(", recorded {}", citation.recorded_at.text());
  return fmt::format("Revision {}{}, of log {}", citation.revision, recorded, citation.log_id);
}

std::string hash_of(const Citation& citation) {
  return fmt::format("SHA-256 of the answer as JSON (RFC 8785): {}", citation.hash);
}

/// Characters with a meaning to TeX, written so that they print as they are.
std::string for_tex(std::string_view text) {
  static const std::map<char, std::string_view> kWritten{{'\\', "{\\textbackslash}"},
                                                         {'{', "\\{"},
                                                         {'}', "\\}"},
                                                         {'$', "\\$"},
                                                         {'&', "\\&"},
                                                         {'#', "\\#"},
                                                         {'%', "\\%"},
                                                         {'_', "\\_"},
                                                         {'~', "{\\textasciitilde}"},
                                                         {'^', "{\\textasciicircum}"}};
  std::string written;
  for (const char c : text) {
    const auto special = kWritten.find(c);
    if (special == kWritten.end())
      written += c;
    else
      written += special->second;
  }
  return written;
}

}  // namespace

std::string citation_key(const Citation& citation) {
  return fmt::format("{}-r{}-{}", kName, citation.revision, citation.hash.substr(0, kKeyDigits));
}

std::string bibtex(const Citation& citation) {
  std::string entry = fmt::format("@misc{{{},\n", citation_key(citation));
  const auto add = [&entry](std::string_view name, std::string_view value) {
    entry += fmt::format("  {} = {{{}}},\n", name, value);
  };
  add("author", fmt::format("{{{}}}", kName));
  add("title", fmt::format("{{{}}}", for_tex(citation.title)));
  if (citation.revision != 0) {
    const auto date = citation.recorded_at.day().text();
    add("year", date.substr(0, 4));
    add("month", date.substr(5, 2));
  }
  add("publisher", kName);
  add("version", fmt::format("revision {}", citation.revision));
  add("url", citation.url);
  add("note", for_tex(fmt::format("{}. {}", place_of(citation), hash_of(citation))));
  return entry + "}\n";
}

json::array csl_json(const Citation& citation) {
  json::object item{
      {"id", citation_key(citation)}, {"type", "dataset"},
      {"title", citation.title},      {"author", json::array{json::object{{"literal", kName}}}},
      {"publisher", kName},           {"version", fmt::format("revision {}", citation.revision)},
      {"URL", citation.url},          {"note", fmt::format("{}. {}", place_of(citation), hash_of(citation))}};
  if (citation.revision != 0) {
    const auto day = citation.recorded_at.day().calendar();
    json::array parts{static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                      static_cast<unsigned>(day.day())};
    json::array dates;
    dates.emplace_back(std::move(parts));
    item["issued"] = json::object{{"date-parts", std::move(dates)}};
  }
  json::array items;
  items.emplace_back(std::move(item));
  return items;
}

std::string citation_line(const Citation& citation) {
  return fmt::format("{}. \"{}.\" {}. {} ({}).\n", kName, citation.title, place_of(citation), citation.url,
                     hash_of(citation));
}

// ---- the hash ----

struct AnswerHash::State {
  crypto_hash_sha256_state hash{};
  bool first_row = true, is_list = true;
  std::string after;  ///< the members whose names come after that of the results, and the end

  std::size_t take(std::string_view text) {
    crypto_hash_sha256_update(&hash, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    return text.size();
  }
};

AnswerHash::AnswerHash() : state_(std::make_unique<State>()) { crypto_hash_sha256_init(&state_->hash); }
AnswerHash::~AnswerHash() = default;

std::size_t AnswerHash::begin(const Answer& answer) {
  std::map<std::string, json::value, std::less<>> members;  // their names are ASCII, so bytes order them
  for (const auto& part : {members_before(answer), members_after(answer)}) {
    for (const auto& member : part) members.emplace(member.key(), member.value());
  }
  const auto results = results_name(answer);
  std::string before = "{";
  for (const auto& [name, value] : members) {
    const bool comes_after = name > results;
    auto& text = comes_after ? state_->after : before;
    const auto written = fmt::format("\"{}\":{}", name, canonical_text(value));
    text += comes_after ? "," + written : written + ",";
  }
  state_->is_list = answer.shape == Shape::kList;
  before += fmt::format("\"{}\":{}", results, state_->is_list ? "[" : "");
  state_->after += '}';
  return state_->take(before);
}

std::size_t AnswerHash::row(const json::object& row) {
  if (!std::exchange(state_->first_row, false)) state_->take(",");
  return state_->take(canonical_text(row));
}

std::string AnswerHash::end() {
  if (state_->is_list) state_->take("]");
  if (!state_->is_list && state_->first_row) state_->take("null");
  state_->take(state_->after);
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256_final(&state_->hash, digest.data());
  std::string hex;
  for (const unsigned char byte : digest) hex += fmt::format("{:02x}", byte);
  return hex;
}

// ---- the formats ----

namespace {

constexpr std::size_t kPieceBytes = 32 * 1024;

/// Reads the whole answer for its hash, a piece at a time, and then writes the entry.
class CitationSource final : public http::BodySource {
 public:
  using Write = std::string (*)(const Citation&);
  CitationSource(Answer answer, Writing writing, Write write)
      : answer_(std::move(answer)), writing_(std::move(writing)), write_(write) {}

  Next next(std::string& out) override {
    if (!begun_) hash_.begin(answer_);
    begun_ = true;
    for (std::size_t bytes = 0; next_row_ < answer_.rows.count; ++next_row_) {
      if (bytes >= kPieceBytes) return Next::kMore;
      auto made = answer_.rows.at(next_row_);
      if (!made) return Next::kBroken;
      bytes += hash_.row(kept_members(std::move(*made), writing_.fields));
    }
    const auto& citing = writing_.citing;
    out += write_({citing.title, citing.base_url + answer_.permalink, citing.log_id, hash_.end(),
                   answer_.revision, citing.recorded_at});
    return Next::kEnd;
  }

 private:
  Answer answer_;
  Writing writing_;
  Write write_;
  AnswerHash hash_;
  std::size_t next_row_ = 0;
  bool begun_ = false;
};

std::string csl_text(const Citation& citation) { return json_text(csl_json(citation)) + "\n"; }

}  // namespace

std::unique_ptr<http::BodySource> bibtex_source(Answer answer, Writing writing) {
  return std::make_unique<CitationSource>(std::move(answer), std::move(writing), bibtex);
}

std::unique_ptr<http::BodySource> csl_json_source(Answer answer, Writing writing) {
  return std::make_unique<CitationSource>(std::move(answer), std::move(writing), csl_text);
}

std::unique_ptr<http::BodySource> citation_source(Answer answer, Writing writing) {
  return std::make_unique<CitationSource>(std::move(answer), std::move(writing), citation_line);
}

}  // namespace ecgraph::render
