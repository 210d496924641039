// Bodies of POST /v1/changes: every fault has a place and a sentence, and a statement that was read is
// written so that it reads back.

#include <boost/json.hpp>
#include <string>

#include "schema/vocabulary_reader.hpp"
#include "server/render/json_text.hpp"
#include "server/render/statement_document.hpp"
#include "server/wire/document_body.hpp"
#include "server/wire/statement_reader.hpp"
#include "tests/fuzz/invariant.hpp"

using namespace ecgraph;
using fuzz::demand;

namespace {

void written_and_read(const Statement& statement) {
  const auto text = render::json_text(render::statement_document(statement, built_in_vocabulary()));
  const auto document = wire::read_body(text);
  demand(document.has_value(), "what is written is JSON");
  wire::Faults faults;
  const auto again = wire::read_statement(*document, Pointer(), built_in_vocabulary(), faults);
  demand(again && *again == statement, "a statement reads back as what was written");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto document = wire::read_body(fuzz::text_of(data, size));
  if (!document) {
    demand(!document.error().message.empty(), "a body that is refused is refused with a sentence");
    return 0;
  }
  const auto reading = wire::read_transaction(*document, "fuzz", built_in_vocabulary());
  for (const auto& fault : reading.faults) demand(!fault.detail.empty(), "a fault has a sentence");
  demand(reading.places.size() == reading.transaction.changes.size(),
         "every change that was read has a place");
  for (const auto& change : reading.transaction.changes) {
    if (const auto* assertion = std::get_if<Assert>(&change)) written_and_read(assertion->statement);
    if (const auto* correction = std::get_if<Correct>(&change)) written_and_read(correction->statement);
  }
  return 0;
}
