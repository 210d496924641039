// POST /v1/changes: a transaction, whole or not at all.

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "server/routes/handlers.hpp"
#include "server/wire/document_body.hpp"
#include "server/wire/statement_reader.hpp"

namespace ecgraph::routes {
namespace {

constexpr std::string_view kChanges = "/changes/";

/// `/changes/1/assert/object`, counted without the changes that could not be read → with them.
std::string in_document(const std::string& pointer, const std::vector<std::size_t>& places) {
  if (!pointer.starts_with(kChanges)) return pointer;
  std::size_t number = 0;
  const auto* digits = pointer.data() + kChanges.size();
  const auto [end, error] = std::from_chars(digits, pointer.data() + pointer.size(), number);
  if (error != std::errc() || number >= places.size()) return pointer;
  return fmt::format("{}{}{}", kChanges, places[number],
                     std::string_view(end, pointer.data() + pointer.size()));
}

/// Every fault of a body of which a part cannot be read: those of the reading, and those of the rest against
/// the graph.
Error all_faults(wire::TransactionReading reading, const Graph& graph) {
  reading.transaction.expect_revision.reset();
  if (reading.transaction.reason.empty())
    reading.transaction.reason = "?";  // its absence is among the faults already
  for (auto& fault : graph.faults_beside(reading.transaction, reading.unreadable))
    reading.faults.push_back({in_document(fault.pointer, reading.places), std::move(fault.detail)});
  return wire::error_of(std::move(reading.faults));
}

}  // namespace

Result<Reply> post_changes(Call& call) {
  auto document = wire::read_body(call.body, call.service.limits().body);
  if (!document) return fail(document.error());
  auto reading = wire::read_transaction(*document, call.author, call.view.vocabulary());
  if (!reading.faults.empty()) return fail(all_faults(std::move(reading), call.service.graph()));
  auto receipt = call.service.graph().commit(std::move(reading.transaction), call.service.now());
  if (!receipt) {
    Error error = std::move(receipt.error());
    if (error.field.starts_with('/')) error.field.clear();  // a place in the body, which its faults name
    return fail(std::move(error));
  }
  call.made = receipt->revision;
  const boost::json::object answer{{"revision", receipt->revision.number},
                                   {"recorded_at", receipt->recorded_at.text()},
                                   {"changed", receipt->changed},
                                   {"unchanged", receipt->unchanged}};
  return Text{"application/json", boost::json::serialize(answer)};
}

}  // namespace ecgraph::routes
