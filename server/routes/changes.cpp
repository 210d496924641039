// POST /v1/changes: a transaction, whole or not at all.

#include "server/routes/handlers.hpp"
#include "server/wire/document_body.hpp"
#include "server/wire/statement_reader.hpp"

namespace ecgraph::routes {

Result<Reply> post_changes(Call& call) {
  auto document = wire::read_body(call.body);
  if (!document) return fail(document.error());
  auto transaction = wire::read_transaction(*document, call.author, call.view.vocabulary());
  if (!transaction) return fail(transaction.error());
  auto receipt = call.service.graph().commit(std::move(*transaction), call.service.now());
  if (!receipt) {
    Error error = std::move(receipt.error());
    if (error.field.starts_with('/')) error.field.clear();  // a place in the body, which its faults name
    return fail(std::move(error));
  }
  const boost::json::object answer{{"revision", receipt->revision.number},
                                   {"recorded_at", receipt->recorded_at.text()},
                                   {"changed", receipt->changed},
                                   {"unchanged", receipt->unchanged}};
  return Text{"application/json", boost::json::serialize(answer)};
}

}  // namespace ecgraph::routes
