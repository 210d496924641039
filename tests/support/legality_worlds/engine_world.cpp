#include "tests/support/legality_worlds/engine_world.hpp"

#include <algorithm>
#include <stdexcept>

#include "graph/legality/figures.hpp"
#include "graph/time/period.hpp"
#include "schema/document.hpp"
#include "schema/vocabulary_reader.hpp"
#include "server/routes/legality_request.hpp"
#include "server/wire/statement_reader.hpp"

namespace ecgraph::tests {

namespace {

using legality::Question;
using legality::Reading;

std::string told(const Error& error) {
  std::string text = error.message;
  for (const auto& fault : error.faults) text += "\n  " + fault.pointer + " " + fault.detail;
  return text;
}

ecgraph::Document document_of(const nlohmann::json& json) {
  return read_document(json.dump(), "random").value();
}

std::optional<CountryCode> country(const std::string& code) {
  if (code.empty()) return std::nullopt;
  return CountryCode::parse(code, "country").value();
}

std::optional<EntityId> id(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return EntityId::parse(text, "id").value();
}

legality::EndUser end_user(const routes::LegalityRequest& request) {
  if (const auto named = id(request.end_user)) return legality::NamedBuyer{*named, false};
  if (!request.buyer) return legality::UnnamedBuyer{};
  legality::DescribedBuyer buyer;
  buyer.headquarters = country(request.buyer->headquarters);
  buyer.ultimate_parent_headquarters = country(request.buyer->ultimate_parent_headquarters);
  buyer.military = request.buyer->military;
  for (const auto& owner : request.buyer->owners) {
    std::optional<legality::ShareRange> share;
    if (owner.share) share = legality::ShareRange{owner.share->low, owner.share->high};
    buyer.owners.push_back({*id(owner.id), share});
  }
  return buyer;
}

}  // namespace

std::vector<Statement> statements_of(const std::vector<nlohmann::json>& documents) {
  auto statements = wire::read_statements(document_of(documents), built_in_vocabulary());
  if (!statements) throw std::runtime_error(told(statements.error()));
  return std::move(*statements);
}

EngineWorld::EngineWorld(std::vector<Statement> statements)
    : statements_(std::move(statements)),
      world_(legality::World::build(built_in_vocabulary(), statements_)) {}

std::optional<Question> EngineWorld::question(const nlohmann::json& body) const {
  const auto& vocabulary = built_in_vocabulary();
  const auto request = routes::read_posted(document_of(body), vocabulary, routes::LegalityForm::kVerdicts);
  if (!request || request->destination.empty()) return std::nullopt;
  Question question;
  for (const auto& item : request->items) question.items.push_back(*id(item));
  for (const auto& word : request->item_types) {
    question.asked = Question::Asked::kAsAList;
    const auto type = vocabulary.entity_type(word).value();
    for (const auto& statement : statements_) {
      const auto* entity = std::get_if<Entity>(&statement);
      if (entity != nullptr && entity->type == type) question.items.push_back(entity->id);
    }
  }
  if (request->unlaunched == "include") question.unlaunched = Question::Unlaunched::kInclude;
  if (request->specs) {
    if (!legality::check_consistent(vocabulary, request->specs->figures)) return std::nullopt;
    question.specs = legality::Specs{request->specs->figures, id(request->specs->maker),
                                     country(request->specs->maker_headquarters)};
  }
  question.destination = *country(request->destination);
  question.end_user = end_user(*request);
  question.exporter = id(request->exporter);
  const auto& when = request->at.empty() ? request->during : request->at;
  const auto period = Period::parse(when, "during");
  if (!period) return std::nullopt;
  question.during = period->days();
  if (!request->public_by.empty()) question.reading.public_by = Day::parse(request->public_by).value();
  if (request->letters == "exclude") question.reading.letters = Reading::Letters::kExclude;
  if (request->view == "text") question.reading.view = Reading::View::kText;
  question.regime = request->regime;
  for (const auto& rule : request->without_rules) question.without_rules.insert(RuleId::trusted(rule));
  return question;
}

}  // namespace ecgraph::tests
