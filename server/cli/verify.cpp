// ecgraph verify

#include "server/proof/verify.hpp"

#include <fmt/format.h>

#include "schema/vocabulary_reader.hpp"
#include "server/cli/commands.hpp"
#include "server/cli/file_text.hpp"
#include "server/cli/session.hpp"

namespace ecgraph::cli {
namespace {

/// A proof nests as deep as its tests do.
constexpr DocumentLimits kLimits{.depth_max = 500, .values_max = 10'000'000};
constexpr int kUnreadable = 2;

Result<proof::Verification> verified(const std::filesystem::path& file) {
  auto text = file_text(file);
  if (!text) return fail(text.error());
  auto document = read_document(*text, file.string(), kLimits);
  if (!document) return fail(document.error());
  return proof::verify(*document, built_in_vocabulary());
}

}  // namespace

int verify(const VerifyOptions& options) {
  const auto found = verified(options.file);
  if (!found) {
    report(found.error());
    return kUnreadable;
  }
  if (!found->holds) {
    fmt::print("{} does not hold.\n{}: {}.\n", options.file.string(), found->node, found->reason);
    return 1;
  }
  fmt::print(
      "{} holds.\n{}\nComputed again from its {} statements, with {} nodes, each as its hash says; {}. That "
      "the "
      "statements were recorded there is for whoever holds that log to say.\n",
      options.file.string(), found->summary, found->statements, found->nodes, found->origin);
  return 0;
}

}  // namespace ecgraph::cli
