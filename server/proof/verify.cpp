#include "server/proof/verify.hpp"

#include <fmt/format.h>

#include <map>

#include "server/proof/proof_document.hpp"
#include "server/proof/question_document.hpp"
#include "server/proof/seal.hpp"
#include "server/render/document_value.hpp"
#include "server/wire/statement_reader.hpp"

namespace ecgraph::proof {
namespace {

namespace json = boost::json;

std::string text_of(const json::object& object, std::string_view name) {
  const auto* member = object.if_contains(name);
  return member != nullptr && member->is_string() ? std::string(member->get_string()) : std::string();
}

/// `figure tpp`, `rule us-2023-10-acs`, `piece from 2023-10-01`, or what the place says.
std::string described(const Node& node) {
  const auto& object = *node.object;
  if (const auto* statement = object.if_contains("statement"); statement != nullptr && statement->is_object())
    return text_of(statement->get_object(), "kind") + " " + text_of(statement->get_object(), "id");
  if (object.contains("verdict")) return "piece from " + text_of(object, "from");
  if (object.contains("figure"))
    return "margin of " + text_of(object, "clause") + " " + text_of(object, "figure");
  if (object.contains("kind")) return text_of(object, "kind") + " " + text_of(object, "subject");
  if (node.at.text().empty()) return "the whole";
  return node.at.text().substr(node.at.text().rfind('/') + 1);
}

std::string named(const Node& node) { return fmt::format("{} (at \"{}\")", described(node), node.at.text()); }

Verification refuted(std::string node, std::string reason) {
  Verification verification;
  verification.node = std::move(node);
  verification.reason = std::move(reason);
  return verification;
}

/// What a proof says, as far as it can be read again.
struct Contents {
  Origin origin;
  legality::Question question;
  std::vector<Statement> statements;
};

Contents read_contents(const Document& document, const Vocabulary& vocabulary, wire::Faults& faults) {
  wire::ObjectReader reader(document, Pointer(), faults);
  Contents contents;
  if (const auto* origin = reader.require("origin")) {
    wire::ObjectReader of_origin(*origin, Pointer() / "origin", faults);
    contents.origin = {of_origin.text("program"), of_origin.optional_text("log"),
                       static_cast<std::uint32_t>(of_origin.whole_number("revision", 0)),
                       of_origin.optional_text("permalink")};
  }
  if (const auto* question = reader.require("question"))
    contents.question = read_question(*question, Pointer() / "question", vocabulary, faults);
  reader.each("statements", [&](const Document& element, const Pointer& at) {
    wire::ObjectReader one(element, at, faults);
    const auto* statement = one.require("statement");
    if (statement == nullptr) return;
    if (auto read = wire::read_statement(*statement, at / "statement", vocabulary, faults))
      contents.statements.push_back(std::move(*read));
  });
  return contents;
}

/// The first node of the proof computed again that the given one has not, or has otherwise.
std::optional<Verification> compare(const json::value& given, const json::object& again) {
  std::map<std::string, const json::object*> known;
  for (const auto& node : nodes_of(given)) known.emplace(node.at.text(), node.object);
  const json::value computed(again);
  for (const auto& node : nodes_of(computed)) {
    const auto found = known.find(node.at.text());
    if (found == known.end()) return refuted(named(node), "is missing: what is given leads to it");
    if (text_of(*found->second, kHash) != text_of(*node.object, kHash))
      return refuted(named({node.at, found->second}), "does not follow from the statements that are given");
  }
  return std::nullopt;
}

bool asks_of_one_item(const legality::Question& question) {
  return question.items.size() + question.with_items.size() + (question.specs ? 1U : 0U) == 1;
}

}  // namespace

Result<Verification> verify(const Document& document, const Vocabulary& vocabulary) {
  const auto* form = document.member("form");
  if (form == nullptr || form->text() == nullptr || *form->text() != kForm)
    return fail(ErrorKind::kUnreadable, "This is no proof: ask /v1/legality for one with format=proof.");
  const auto given = render::document_value(document);
  const auto nodes = nodes_of(given);
  for (const auto& node : nodes) {
    if (!is_sealed(*node.object)) return refuted(named(node), "was altered: its hash is another");
  }
  if (const auto version = text_of(given.get_object(), "version"); version != kFormVersion)
    return fail(ErrorKind::kUnreadable,
                fmt::format("This proof is of form {}; this program reads {}.", version, kFormVersion));
  wire::Faults faults;
  const auto contents = read_contents(document, vocabulary, faults);
  if (!faults.empty())
    return refuted(faults.all().front().pointer, "cannot be read: " + faults.all().front().detail);
  if (!asks_of_one_item(contents.question)) return refuted("/question", "is not about one item");
  const auto again = proof_document(vocabulary, contents.statements, contents.question, contents.origin);
  if (!again) return refuted("/question/items", again.error().message);
  if (auto difference = compare(given, *again)) return *difference;
  Verification verification;
  verification.holds = true;
  verification.summary = text_of(again->at("answer").as_object(), "summary");
  verification.origin = fmt::format("revision {} of the log {}, by ecgraph {}", contents.origin.revision,
                                    contents.origin.log, contents.origin.program);
  verification.statements = contents.statements.size();
  verification.nodes = nodes.size();
  return verification;
}

}  // namespace ecgraph::proof
