#include "tests/server/reads/question_generator.hpp"

#include <fmt/format.h>

#include "tests/server/reads/random_world.hpp"

namespace ecgraph::tests {
namespace {

using Strings = std::vector<std::string>;

const Strings kEntityTypes{"company",     "company", "country", "chip",   "chip",
                           "chip_family", "list",    "measure", "person", "law"};
const Strings kRelationSorts{"id", "-id", "from", "-from", "until", "-until"};

template <class Declarations>
Strings ids_of_all(const Declarations& declarations) {
  Strings ids;
  for (const auto& declared : declarations) ids.push_back(declared.id);
  return ids;
}

/// A value of a document as an operand.
std::string operand_of(const boost::json::value& value) {
  if (value.is_string()) return std::string(value.get_string());
  if (value.is_bool()) return value.get_bool() ? "true" : "false";
  if (value.is_array()) return operand_of(value.get_array().front());
  if (value.is_object()) {
    const auto& object = value.get_object();
    if (const auto* currency = object.if_contains("currency"))
      return operand_of(object.at("value")) + " " + std::string(currency->get_string());
    return operand_of(object.begin()->value());
  }
  if (value.is_double()) return fmt::format("{}", value.get_double());
  return std::to_string(value.to_number<std::int64_t>());
}

}  // namespace

Question QuestionGenerator::question() {
  using enum Reads;
  static const std::vector<Reads> kRoutes{
      kEntities,  kEntities,  kEntity,   kEntityRelations, kEntityRelations, kRelations, kRelations,
      kRelations, kRelations, kRelation, kClaims,          kObservations,    kSearch,    kSearch,
      kRules,     kRule,      kSources,  kSource};
  return of(random_.one_of(kRoutes));
}

Question QuestionGenerator::pinned_question() {
  Question asked = question().without("known_at");
  add(asked, "known_at", std::to_string(random_.between<std::size_t>(0, graph_.newest())));
  return asked;
}

Question QuestionGenerator::of(Reads reads) {
  Question asked{reads, {}, {}};
  switch (reads) {
    case Reads::kEntities:
      some_words(asked, 50, "type", kEntityTypes);
      if (random_.chance(25)) add(asked, "name", a_name());
      maybe(asked, 20, "confidence", built_in_vocabulary().confidences);
      where(asked, true);
      break;
    case Reads::kEntity:
      asked.id = an_entity();
      break;
    case Reads::kEntityRelations:
      asked.id = an_entity();
      relation_filters(asked);
      break;
    case Reads::kRelations:
      for (const char* end : {"subject", "object", "entity"}) {
        while (random_.chance(25)) add(asked, end, an_entity());
      }
      relation_filters(asked);
      break;
    case Reads::kRelation:
      asked.id = an_id("relation");
      break;
    case Reads::kClaims:
      said(asked, "topic", ids_of_all(built_in_vocabulary().topics));
      break;
    case Reads::kObservations:
      said(asked, "metric", ids_of_all(built_in_vocabulary().metrics));
      break;
    case Reads::kSearch:
      add(asked, "q", a_name());
      some_words(asked, 100, "match", {"exact", "prefix"});  // what is nearly alike has tests of its own
      some_words(asked, 30, "type", kEntityTypes);
      break;
    case Reads::kRules:
      some_words(asked, 30, "kind", ids_of_all(built_in_vocabulary().rule_kinds));
      maybe(asked, 40, "regime", kRegimes);
      time(asked, false);
      break;
    case Reads::kRule:
      asked.id = an_id("rule");
      break;
    case Reads::kSources:
      break;
    case Reads::kSource:
      asked.id = an_id("source");
      break;
  }
  shown(asked);
  known_at(asked, false);
  return asked;
}

void QuestionGenerator::some_words(Question& asked, int percent, const std::string& name,
                                   const Strings& words) {
  if (!random_.chance(percent)) return;
  std::string list = random_.one_of(words);
  if (random_.chance(40)) {
    const std::string& more = random_.one_of(words);
    if (random_.chance(50))
      list += "," + more;
    else
      add(asked, name, more);
  }
  add(asked, name, list);
}

std::string QuestionGenerator::period() {
  static const Strings kPeriods{"2022", "2023", "2024", "2023-10", "2024-02", "2022-06", "2023-03"};
  const std::string one = random_.one_of(kPeriods), from = day(), until = day();
  switch (random_.between(0, 5)) {
    case 0:
      return one + "/..";
    case 1:
      return "../" + one;
    case 2:
      return from <= until ? from + "/" + until : until + "/" + from;
    case 3:
      return from;
    default:
      return one;
  }
}

void QuestionGenerator::time(Question& asked, bool phases) {
  const int what = random_.between(0, 3);
  if (what == 1) add(asked, "at", random_.chance(90) ? day() : day().substr(0, 7));
  if (what == 2) add(asked, "during", period());
  if (!phases) return;
  if (random_.chance(what == 2 ? 3 : 35))
    add(asked, "phase", random_.one_of(Strings{"pending", "pending", "in_force", "ended", "any"}));
  maybe(asked, 25, "holds", {"certainly", "certainly", "possibly"});
  if (random_.chance(20)) add(asked, "public_by", day());
}

void QuestionGenerator::relation_filters(Question& asked) {
  time(asked, true);
  some_words(asked, 35, "type", kRelationTypes);
  maybe(asked, 35, "direction", {"out", "in", "both"});
  auto statuses = ids_of_all(built_in_vocabulary().claim_statuses);
  statuses.insert(statuses.end(), {"any", "any", "fact", "fact"});
  some_words(asked, 35, "status", statuses);
  maybe(asked, 20, "confidence", built_in_vocabulary().confidences);
  maybe(asked, 40, "sort", kRelationSorts);
  where(asked, false);
}

void QuestionGenerator::said(Question& asked, const std::string& parameter, Strings words) {
  for (const char* who : {"entity", "claimant"}) {
    while (random_.chance(20)) add(asked, who, an_entity());
  }
  some_words(asked, 20, parameter, words);
  auto statuses = ids_of_all(built_in_vocabulary().claim_statuses);
  statuses.push_back("any");
  some_words(asked, 30, "status", statuses);
  time(asked, false);
}

std::optional<std::string> QuestionGenerator::stated_operand(const std::string& kind, std::string_view values,
                                                             const std::string& name) {
  Strings stated;
  for (const auto& [id, document] : standing().of(kind)) {
    const auto* all = document.if_contains(values);
    const auto* value = all == nullptr ? nullptr : all->get_object().if_contains(name);
    if (value != nullptr) stated.push_back(operand_of(*value));
  }
  if (stated.empty()) return std::nullopt;
  return random_.one_of(stated);
}

void QuestionGenerator::where(Question& asked, bool of_entities) {
  const auto& words = built_in_vocabulary();
  while (random_.chance(20)) {
    const auto& names = of_entities ? words[*words.entity_type(random_.one_of(kEntityTypes))].properties
                                    : words[*words.relation_type(random_.one_of(kRelationTypes))].attributes;
    const std::string name = random_.one_of(names);
    const auto* declared = of_entities ? words.property(name) : words.attribute(name);
    auto operand =
        stated_operand(of_entities ? "entity" : "relation", of_entities ? "properties" : "attributes", name);
    if (!operand || random_.chance(20)) {
      const auto made = documents_.value(*declared, standing(), "");
      if (!made.is_null()) operand = operand_of(made);
    }
    if (!operand) continue;
    const bool has_order =
        declared->kind >= ValueKind::kWholeNumber && declared->kind != ValueKind::kEnumeration &&
        declared->kind != ValueKind::kReference && declared->kind != ValueKind::kReferenceOrText;
    const std::string suffix = has_order && random_.chance(60) ? random_.one_of(Strings{".min", ".max"}) : "";
    if (declared->kind == ValueKind::kMoney && random_.chance(30))
      operand = operand->substr(0, operand->find(' '));
    add(asked, "where." + name + suffix, *operand);
  }
}

void QuestionGenerator::shown(Question& asked) {
  maybe(asked, 15, "lang", {"en", "zh", "ja", "ru", "de"});
  maybe(asked, 5, "pretty", {"true", "false"});
  maybe(asked, 20, "format", {"ndjson", "csv", "json", "text"});
  if (is_list(asked.reads) && random_.chance(35))
    add(asked, "limit",
        std::to_string(random_.chance(70) ? random_.between(1, 12) : random_.between(13, 1000)));
  if (asked.reads == Reads::kSearch)
    maybe(asked, 10, "fields", {"entity", "entity,score"});
  else if (asked.reads == Reads::kRelations || asked.reads == Reads::kRelation ||
           asked.reads == Reads::kEntityRelations)
    maybe(asked, 10, "fields", {"id", "valid,id", "attributes,wording"});
  else
    maybe(asked, 10, "fields", {"id", "verification,id", "id,note"});
}

void QuestionGenerator::known_at(Question& asked, bool) {
  const int what = random_.between(0, 9);
  if (what < 6) return;
  if (what < 8)
    return add(asked, "known_at", std::to_string(random_.between<std::size_t>(0, graph_.newest())));
  const auto first = days_like("2023-12-30").first, last = days_like(kToday).last - 1;
  const std::string on = wall_calendar()[static_cast<std::size_t>(random_.between(first, last))];
  if (what == 8) return add(asked, "known_at", on);
  const std::string recorded = graph_.recorded_at(random_.between<std::size_t>(0, graph_.newest()));
  add(asked, "known_at", recorded.empty() || random_.chance(50) ? on + "T11:30:00Z" : recorded);
}

std::string QuestionGenerator::an_id(std::string_view kind) {
  const auto& state = random_.chance(70) ? standing() : graph_.at(graph_.newest() / 2);
  const auto ids = DocumentGenerator::ids_of(state, kind);
  return ids.empty() || random_.chance(5) ? "nothing-of-the-kind" : random_.one_of(ids);
}

std::string QuestionGenerator::a_name() {
  const KnownName& known = random_.one_of(kKnownNames);
  if (random_.chance(60)) return std::string(known.name);
  // A beginning of the form compared, which is its own form when it does not end between two words.
  std::string part = first_letters(known.folded, random_.between(1, letter_count(known.folded)));
  while (part.ends_with(' ')) part.pop_back();
  return part;
}

std::string QuestionGenerator::an_entity() {
  const int what = random_.between(0, 99);
  if (what < 80) return an_id("entity");
  if (what < 90) return std::string(random_.one_of(kKnownNames).name);
  if (what < 95) return DocumentGenerator::code_of(random_.one_of(kEntityPools.front().ids));
  return "Co-1";
}

}  // namespace ecgraph::tests
