#include "server/proof/proof_document.hpp"

#include "graph/legality/legality.hpp"
#include "server/proof/question_document.hpp"
#include "server/proof/seal.hpp"
#include "server/render/legality_shape.hpp"
#include "server/render/statement_document.hpp"

namespace ecgraph::proof {
namespace {

namespace json = boost::json;

json::object sealed(json::object node) {
  seal(node);
  return node;
}

/// Every step of an evaluation is a node.
void seal_step(json::object& step) {
  if (auto* parts = step.if_contains("parts")) {
    for (auto& part : parts->as_array()) seal_step(part.as_object());
  }
  seal(step);
}

void seal_pieces(json::object& answer) {
  for (auto& value : answer.at("pieces").as_array()) {
    auto& piece = value.as_object();
    if (auto* margins = piece.if_contains("margins")) {
      for (auto& margin : margins->as_array()) seal(margin.as_object());
    }
    if (auto* proof = piece.if_contains("proof")) seal_step(proof->as_object());
    seal(piece);
  }
}

json::object answer_document(const legality::ItemAnswer& answer, const Vocabulary& vocabulary) {
  auto document = render::verdict_shape(answer, vocabulary);
  seal_pieces(document);
  for (const auto* reading : {"by_published_rules", "as_recorded"}) {
    if (auto* other = document.if_contains(reading)) {
      seal_pieces(other->as_object());
      seal(other->as_object());
    }
  }
  return sealed(std::move(document));
}

json::array statements_document(const std::vector<Statement>& statements, const Vocabulary& vocabulary) {
  json::array document;
  for (const auto& statement : statements)
    document.push_back(sealed({{"statement", render::statement_document(statement, vocabulary)}}));
  return document;
}

}  // namespace

Result<json::object> proof_document(const Vocabulary& vocabulary, const std::vector<Statement>& statements,
                                    const legality::Question& question, const Origin& origin) {
  const auto world = legality::World::build(vocabulary, statements);
  const auto answer = legality::answer(world, question);
  if (answer.items.empty())
    return fail(ErrorKind::kUnprocessable, "The item asked about is not among the statements.", "items");
  json::array notes;
  for (const auto& note : answer.notes) notes.emplace_back(note);
  json::object document{{"form", kForm},
                        {"version", kFormVersion},
                        {"origin", sealed({{"program", origin.program},
                                           {"log", origin.log},
                                           {"revision", origin.revision},
                                           {"permalink", origin.permalink}})},
                        {"question", sealed(question_document(question, vocabulary))},
                        {"answer", answer_document(answer.items.front(), vocabulary)},
                        {"notes", std::move(notes)},
                        {"statements", statements_document(statements, vocabulary)}};
  return sealed(std::move(document));
}

}  // namespace ecgraph::proof
