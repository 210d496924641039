// ecgraph load

#include <fmt/format.h>

#include <iterator>

#include "schema/document.hpp"
#include "schema/vocabulary_reader.hpp"
#include "server/cli/file_text.hpp"
#include "server/cli/session.hpp"
#include "server/wire/object_reader.hpp"
#include "server/wire/statement_reader.hpp"

namespace ecgraph::cli {
namespace {

/// A fault is named with its file.
Error in_file(Error error, const std::filesystem::path& file) {
  error.message = fmt::format("{}: {}", file.string(), error.message);
  for (auto& fault : error.faults) fault.pointer = fmt::format("{}#{}", file.string(), fault.pointer);
  return error;
}

/// What a file says: a transaction as it is posted, or statements that are asserted.
Result<Transaction> transaction_of(const Document& document, const LoadOptions& options) {
  if (document.member("changes") != nullptr) {
    auto reading = wire::read_transaction(document, options.author, built_in_vocabulary());
    if (!reading.faults.empty()) return fail(wire::error_of(std::move(reading.faults)));
    return std::move(reading.transaction);
  }
  auto statements = wire::read_statements(document, built_in_vocabulary());
  if (!statements) return fail(statements.error());
  Transaction transaction{options.author, {}, std::nullopt, {}};
  for (auto& statement : *statements) transaction.changes.emplace_back(Assert{std::move(statement)});
  return transaction;
}

Result<Receipt> load_file(Graph& graph, const std::filesystem::path& file, const LoadOptions& options) {
  auto text = file_text(file);
  if (!text) return fail(text.error());
  auto document = read_document(*text, file.string());
  if (!document) return fail(document.error());
  auto transaction = transaction_of(*document, options);
  if (!transaction) return fail(in_file(transaction.error(), file));
  if (!options.reason.empty()) transaction->reason = options.reason;
  if (transaction->reason.empty())
    transaction->reason = fmt::format("loaded from {}", file.filename().string());
  auto receipt = graph.commit(*std::move(transaction), Instant::now());
  if (!receipt) return fail(in_file(receipt.error(), file));
  return receipt;
}

}  // namespace

int load(const LoadOptions& options) {
  auto session = open_session(options.store, Graph::Open::kCreate, false, Progress::kSpoken);
  if (!session) return report(session.error());
  if (options.files.empty()) {
    auto loaded = load_built_in(*session->graph, Progress::kSpoken);
    return loaded ? 0 : report(loaded.error());
  }
  for (const auto& file : options.files) {
    auto receipt = load_file(*session->graph, file, options);
    if (!receipt) return report(receipt.error());
    fmt::print("{}: {} changed, {} unchanged, revision {}\n", file.string(), receipt->changed,
               receipt->unchanged, receipt->revision.number);
  }
  return 0;
}

}  // namespace ecgraph::cli
