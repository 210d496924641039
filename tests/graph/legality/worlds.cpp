#include "tests/graph/legality/worlds.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "graph/time/period.hpp"
#include "schema/embedded.hpp"
#include "schema/vocabulary_reader.hpp"
#include "server/wire/statement_reader.hpp"

namespace ecgraph::tests {

namespace {

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message);
  return std::move(*result);
}

bool is_read(std::string_view path) {
  return path.starts_with("entities/") || path.starts_with("items/") || path.starts_with("relations/") ||
         path.starts_with("rules/") || path == "sources.json" || path == "claims.json";
}

std::vector<Statement> read_statements() {
  std::vector<Statement> all;
  for (const auto& file : embedded::seed()) {
    if (!is_read(file.path)) continue;
    const auto document = must(read_document(file.text, file.path));
    for (auto& statement : must(wire::read_statements(document, built_in_vocabulary())))
      all.push_back(std::move(statement));
  }
  return all;
}

/// `smic:50`, or `smic` where the share is not stated.
legality::DescribedOwner owner(const std::string& text) {
  const auto colon = text.find(':');
  if (colon == std::string::npos) return {entity(text), std::nullopt};
  const auto share = must(Decimal::parse(text.substr(colon + 1)));
  return {entity(text.substr(0, colon)), legality::ShareRange{share, share}};
}

}  // namespace

const std::vector<Statement>& seed_statements() {
  static const auto statements = read_statements();
  return statements;
}

const legality::World& seed_world() {
  static const auto world = legality::World::build(built_in_vocabulary(), seed_statements());
  return world;
}

Day day(const std::string& text) { return must(Day::parse(text)); }
Interval period(const std::string& text) { return must(Period::parse(text, "during")).days(); }
CountryCode country(const std::string& code) { return must(CountryCode::parse(code, "destination")); }
EntityId entity(const std::string& id) { return must(EntityId::parse(id, "item")); }

legality::Question question(const std::string& item, const std::string& destination,
                            const std::string& when) {
  legality::Question question;
  if (!item.empty()) question.items.push_back(entity(item));
  question.destination = country(destination);
  question.during = period(when);
  return question;
}

legality::EndUser end_user(const std::string& cell) {
  std::istringstream words(cell);
  std::string id;
  legality::DescribedBuyer described;
  bool military = false;
  bool is_described = false;
  for (std::string word; words >> word;) {
    if (word == "military") {
      military = true;
    } else if (word.starts_with("hq=")) {
      described.headquarters = country(word.substr(3));
      is_described = true;
    } else if (word.starts_with("parent=")) {
      described.ultimate_parent_headquarters = country(word.substr(7));
      is_described = true;
    } else if (word.starts_with("owner=")) {
      described.owners.push_back(owner(word.substr(6)));
      is_described = true;
    } else {
      id = word;
    }
  }
  described.military = military;
  if (is_described) return described;
  if (!id.empty()) return legality::NamedBuyer{entity(id), military};
  return legality::UnnamedBuyer{military};
}

legality::ItemAnswer ask(const legality::Question& question) {
  auto answer = legality::answer(seed_world(), question);
  if (answer.items.size() != 1) throw std::runtime_error("not one item");
  return std::move(answer.items.front());
}

std::string told(const std::vector<legality::Piece>& pieces) {
  std::string text;
  for (const auto& piece : pieces) {
    text += (text.empty() ? "" : ", ") + piece.days.from().text() + ".." + piece.days.until().text() + " " +
            std::string(word(piece.verdict));
    if (piece.review_policy) text += " " + built_in_vocabulary()[*piece.review_policy];
  }
  return text;
}

std::string clauses(const legality::Piece& piece) {
  std::vector<std::string> names;
  for (const auto& requirement : piece.requirements) names.push_back(requirement.clause);
  std::sort(names.begin(), names.end());
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : " ") + name;
  return text;
}

std::string missing(const legality::Piece& piece) {
  std::string text;
  for (const auto& fact : piece.missing) text += (text.empty() ? "" : ", ") + fact;
  return text;
}

std::string exceptions(const legality::Piece& piece) {
  std::string text;
  for (const auto& exception : piece.exceptions) {
    const bool possible = exception.applies == legality::ExceptionUse::Applies::kPossible;
    text += (text.empty() ? "" : ", ") + std::string(possible ? "possible " : "") + exception.name;
  }
  return text;
}

Entity an_entity(const std::string& type, const std::string& id, NamedValues properties) {
  const auto& vocabulary = built_in_vocabulary();
  return {entity(id),
          vocabulary.entity_type(type).value(),
          {{id, vocabulary.name_kinds.front(), "en", std::nullopt, ""}},
          std::move(properties),
          vocabulary.confidence("high").value(),
          vocabulary.verification("verified").value(),
          {},
          ""};
}

Relation a_relation(const std::string& type, const std::string& subject, const std::string& object,
                    const std::string& from, const std::string& until, NamedValues attributes) {
  const auto& vocabulary = built_in_vocabulary();
  const auto date = [](const std::string& text) {
    return text.empty() || text == ".." ? std::optional<EdtfDate>{}
                                        : std::optional(must(EdtfDate::parse(text)));
  };
  return {RelationId::trusted(type + "--" + subject + "--" + object + "--" + from),
          vocabulary.relation_type(type).value(),
          entity(subject),
          entity(object),
          must(Validity::make(date(from), date(until), from == "..")),
          std::nullopt,
          std::nullopt,
          std::move(attributes),
          vocabulary.default_status,
          vocabulary.confidence("high").value(),
          vocabulary.verification("verified").value(),
          {},
          ""};
}

}  // namespace ecgraph::tests
