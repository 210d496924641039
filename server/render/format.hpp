#pragma once
// The formats: one file each, none for an endpoint. A format turns any Answer into a body.

#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "graph/time/instant.hpp"
#include "server/http/message.hpp"
#include "server/render/answer.hpp"

namespace ecgraph::render {

enum class Format : std::uint8_t { kJson, kNdjson, kCsv, kText, kProof, kBibtex, kCslJson, kCitation };

/// What is said about a format in one place: its word in `format=`, its media type, whether lists are whole
/// by default.
struct FormatDeclaration {
  Format format;
  std::string_view word;
  std::string_view media_type;    ///< as sent
  bool whole_by_default = false;  ///< no limit unless asked: json and text show 100
  bool says_truncated = false;    ///< has room to say that the answer was cut short
  bool is_proof = false;          ///< only of answers that can be proven
  bool cites = false;             ///< says where the answer is as JSON, and not what it is
};
[[nodiscard]] std::span<const FormatDeclaration> formats();
[[nodiscard]] const FormatDeclaration& declaration(Format format);
[[nodiscard]] std::optional<Format> format(std::string_view word);

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
