#pragma once
// The formats: one file each, none for an endpoint. A format turns any Answer into a body.

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/time/instant.hpp"
#include "server/http/message.hpp"
#include "server/render/answer.hpp"

namespace ecgraph::render {

/// Each is a row of format.cpp, in this order, which is that of preference.
enum class Format : std::uint8_t {
  kJson,
  kNdjson,
  kCsv,
  kText,
  kCalendar,
  kAtom,
  kJsonLd,
  kTurtle,
  kGraphml,
  kNeo4jNodes,
  kNeo4jRelationships,
  kFollowTheMoney,
  kProof,
  kBibtex,
  kCslJson,
  kCitation,
};

/// What is said about a format in one place: its word in `format=`, its media type, whether lists are whole
/// by default.
struct FormatDeclaration {
  Format format;
  std::string_view word;
  std::string_view media_type;                ///< as sent
  bool whole_by_default = false;              ///< no limit unless asked: json and text show 100
  bool says_truncated = false;                ///< has room to say that the answer was cut short
  std::span<const RowKind> rows = {};         ///< that it can show; empty: all that stand alone
  std::span<const StatementKind> holds = {};  ///< of rows of several kinds: those that it has a place for
  bool is_proof = false;                      ///< one document in place of rows, of what can be proven
  bool cites = false;                         ///< says where the answer is as JSON, and not what it is
};
[[nodiscard]] std::span<const FormatDeclaration> formats();
[[nodiscard]] const FormatDeclaration& declaration(Format format);
[[nodiscard]] std::optional<Format> format(std::string_view word);
/// Whether a format can show rows of a kind.
[[nodiscard]] bool fits(const FormatDeclaration& format, RowKind rows);

/// What a format has to say of an answer beside what the envelope says, as sentences: what it leaves out.
[[nodiscard]] std::vector<std::string> notes_of_format(const Answer& answer, Format format);

/// What a citation says beside the answer (citation.hpp).
struct Citing {
  std::string base_url;  ///< before the permanent link; empty: the link stays a path
  std::string title;
  std::string log_id;
  Instant recorded_at;  ///< of the revision
};

/// How to write it.
struct Writing {
  Format format = Format::kJson;
  bool pretty = false;     ///< json: indented
  bool for_excel = false;  ///< csv: byte-order mark, and cells that a spreadsheet would run are made harmless
  std::vector<std::string> fields;  ///< top-level members to keep; empty: all
  Citing citing;                    ///< for formats that cite
};

/// The body, written while it is sent. An error of a row breaks the stream off.
[[nodiscard]] std::unique_ptr<http::BodySource> write(Answer answer, Writing writing);

/// The header fields that say what the envelope says, for formats that have none: Ecgraph-Revision, Link
/// (next, bookmark), Ecgraph-Notes, Content-Type.
void set_headers(const Answer& answer, const Writing& writing, http::Headers& headers);

}  // namespace ecgraph::render
