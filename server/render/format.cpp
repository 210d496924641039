#include "server/render/format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "server/render/follow_the_money.hpp"
#include "server/render/happenings.hpp"
#include "server/render/row_source.hpp"

namespace ecgraph::render {
namespace {

using enum RowKind;
constexpr std::array kDated = {kRelation, kEvent, kLegality, kLegalityTimeline};
constexpr std::array kProvable = {kLegality};
constexpr std::array kRecorded = {kEntity, kRelation, kVersion, kEvent};
constexpr std::array kStatements = {kEntity, kRelation, kSource, kRule, kClaim, kObservation, kStatement};
constexpr std::array kGraph = {kEntity, kRelation, kStatement};

constexpr std::array kAllKinds = {StatementKind::kSource, StatementKind::kEntity,
                                  StatementKind::kRule,   StatementKind::kRelation,
                                  StatementKind::kClaim,  StatementKind::kObservation};
constexpr std::array kNodesAndEdges = {StatementKind::kEntity, StatementKind::kRelation};
constexpr std::array kNodes = {StatementKind::kEntity};
constexpr std::array kEdges = {StatementKind::kRelation};

constexpr std::string_view kCsvType = "text/csv; charset=utf-8; header=present";
constexpr std::string_view kNdjsonType = "application/x-ndjson";

/// `notes`: what the format itself has to say of an answer, beside what the envelope says.
struct Row {
  FormatDeclaration declaration;
  std::unique_ptr<http::BodySource> (*make)(Answer, Writing);
  std::vector<std::string> (*notes)(const Answer&) = nullptr;
};

std::vector<std::string> undated(const Answer& answer) {
  const auto count = undated_rows(answer);
  if (count == 0) return {};
  return {fmt::format("left out, as they have no date with a place in a calendar: {}", count)};
}

/// In the order of the enumerators.
constexpr std::array kRows = {
    Row{{.format = Format::kJson,
         .word = "json",
         .media_type = "application/json",
         .whole_by_default = false,
         .says_truncated = true},
        json_source},
    Row{{.format = Format::kNdjson,
         .word = "ndjson",
         .media_type = kNdjsonType,
         .whole_by_default = true,
         .holds = kAllKinds},
        ndjson_source},
    Row{{.format = Format::kCsv,
         .word = "csv",
         .media_type = kCsvType,
         .whole_by_default = true,
         .holds = kAllKinds},
        csv_source},
    Row{{.format = Format::kText,
         .word = "text",
         .media_type = "text/plain; charset=utf-8",
         .whole_by_default = false,
         .says_truncated = true},
        text_source},
    Row{{.format = Format::kCalendar,
         .word = "ics",
         .media_type = "text/calendar; charset=utf-8",
         .whole_by_default = true,
         .rows = kDated},
        calendar_source,
        undated},
    Row{{.format = Format::kAtom,
         .word = "atom",
         .media_type = "application/atom+xml; charset=utf-8",
         .whole_by_default = true,
         .rows = kRecorded},
        atom_source},
    Row{{.format = Format::kJsonLd,
         .word = "jsonld",
         .media_type = "application/ld+json",
         .whole_by_default = true,
         .rows = kStatements,
         .holds = kAllKinds},
        json_ld_source},
    Row{{.format = Format::kTurtle,
         .word = "turtle",
         .media_type = "text/turtle; charset=utf-8",
         .whole_by_default = true,
         .rows = kStatements,
         .holds = kAllKinds},
        turtle_source},
    Row{{.format = Format::kGraphml,
         .word = "graphml",
         .media_type = "application/graphml+xml",
         .whole_by_default = true,
         .rows = kGraph,
         .holds = kNodesAndEdges},
        graphml_source},
    Row{{.format = Format::kNeo4jNodes,
         .word = "neo4j-nodes",
         .media_type = kCsvType,
         .whole_by_default = true,
         .rows = kGraph,
         .holds = kNodes},
        neo4j_nodes_source},
    Row{{.format = Format::kNeo4jRelationships,
         .word = "neo4j-relationships",
         .media_type = kCsvType,
         .whole_by_default = true,
         .rows = kGraph,
         .holds = kEdges},
        neo4j_relationships_source},
    Row{{.format = Format::kFollowTheMoney,
         .word = "ftm",
         .media_type = kNdjsonType,
         .whole_by_default = true,
         .rows = kGraph,
         .holds = kNodesAndEdges},
        follow_the_money_source,
        without_counterpart},
    Row{{.format = Format::kProof,
         .word = "proof",
         .media_type = "application/vnd.ecgraph.proof+json",
         .whole_by_default = true,
         .rows = kProvable,
         .is_proof = true},
        proof_source},
    Row{{.format = Format::kBibtex,
         .word = "bibtex",
         .media_type = "application/x-bibtex",
         .says_truncated = true,
         .cites = true},
        bibtex_source},
    Row{{.format = Format::kCslJson,
         .word = "csl-json",
         .media_type = "application/vnd.citationstyles.csl+json",
         .says_truncated = true,
         .cites = true},
        csl_json_source},
    Row{{.format = Format::kCitation,
         .word = "citation",
         .media_type = "text/x-bibliography; charset=utf-8",
         .says_truncated = true,
         .cites = true},
        citation_source},
};
static_assert(kRows.size() == static_cast<std::size_t>(Format::kCitation) + 1);

constexpr auto kDeclarations = [] {
  std::array<FormatDeclaration, kRows.size()> declarations;
  for (std::size_t i = 0; i < kRows.size(); ++i) declarations[i] = kRows[i].declaration;
  return declarations;
}();

}  // namespace

std::span<const FormatDeclaration> formats() { return kDeclarations; }

const FormatDeclaration& declaration(Format format) {
  return kDeclarations[static_cast<std::size_t>(format)];
}

std::optional<Format> format(std::string_view word) {
  const auto found = std::ranges::find(kDeclarations, word, &FormatDeclaration::word);
  if (found == kDeclarations.end()) return std::nullopt;
  return found->format;
}

bool fits(const FormatDeclaration& format, RowKind rows) {
  if (!format.rows.empty()) return std::ranges::find(format.rows, rows) != format.rows.end();
  // Rows of several kinds have no one shape: they are for formats that say what they hold of them.
  return rows != RowKind::kStatement || !format.holds.empty();
}

std::vector<std::string> notes_of_format(const Answer& answer, Format format) {
  const auto notes = kRows[static_cast<std::size_t>(format)].notes;
  return notes == nullptr ? std::vector<std::string>() : notes(answer);
}

std::unique_ptr<http::BodySource> write(Answer answer, Writing writing) {
  const auto make = kRows[static_cast<std::size_t>(writing.format)].make;
  return make(std::move(answer), std::move(writing));
}

}  // namespace ecgraph::render
