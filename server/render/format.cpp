#include "server/render/format.hpp"

#include <algorithm>
#include <array>

#include "server/render/row_source.hpp"

namespace ecgraph::render {
namespace {

struct Row {
  FormatDeclaration declaration;
  std::unique_ptr<http::BodySource> (*make)(Answer, Writing);
};

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
         .media_type = "application/x-ndjson",
         .whole_by_default = true},
        ndjson_source},
    Row{{.format = Format::kCsv,
         .word = "csv",
         .media_type = "text/csv; charset=utf-8; header=present",
         .whole_by_default = true},
        csv_source},
    Row{{.format = Format::kText,
         .word = "text",
         .media_type = "text/plain; charset=utf-8",
         .whole_by_default = false,
         .says_truncated = true},
        text_source},
    Row{{.format = Format::kProof,
         .word = "proof",
         .media_type = "application/vnd.ecgraph.proof+json",
         .whole_by_default = true,
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

std::unique_ptr<http::BodySource> write(Answer answer, Writing writing) {
  const auto make = kRows[static_cast<std::size_t>(writing.format)].make;
  return make(std::move(answer), std::move(writing));
}

}  // namespace ecgraph::render
