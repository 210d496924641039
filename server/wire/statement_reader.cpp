#include "server/wire/statement_reader.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "server/wire/rule_reader.hpp"
#include "server/wire/value_reader.hpp"
#include "server/wire/words.hpp"

namespace ecgraph::wire {
namespace {

Name read_name(const Document& document, const Pointer& at, const Vocabulary& vocabulary, Faults& faults) {
  ObjectReader reader(document, at, faults);
  Name name{.name = reader.text("name"),
            .kind = reader.text("kind"),
            .lang = reader.optional_text("lang"),
            .until = reader.date("until"),
            .note = reader.optional_text("note")};
  const auto& kinds = vocabulary.name_kinds;
  if (!name.kind.empty() && std::find(kinds.begin(), kinds.end(), name.kind) == kinds.end())
    reader.fault("kind", fmt::format("\"{}\" is not one of: {}.", name.kind, fmt::join(kinds, ", ")));
  reader.pass_over("script");  // follows from the name
  reader.finish();
  return name;
}

template <class T, class Lookup>
T type_of(ObjectReader& reader, const Lookup& lookup) {
  const std::string written = reader.text("type");
  if (written.empty()) return {};
  if (const auto type = lookup(written)) return *type;
  reader.fault("type", fmt::format("\"{}\" is not in the vocabulary (see /v1/schema).", written));
  return {};
}

Entity read_entity(ObjectReader& reader, const Vocabulary& vocabulary) {
  Entity entity{
      .id = reader.id<EntityId>("id"),
      .type = type_of<EntityType>(reader, [&](std::string_view id) { return vocabulary.entity_type(id); }),
      .names = {},
      .properties = read_named_values(reader, "properties", Declared::kProperties, vocabulary),
      .confidence = read_confidence(reader, vocabulary),
      .verification = read_verification(reader, vocabulary),
      .sources = reader.ids<SourceId>("sources"),
      .note = reader.optional_text("note")};
  reader.each("names", [&](const Document& element, const Pointer& at) {
    entity.names.push_back(read_name(element, at, vocabulary, reader.faults()));
  });
  if (entity.names.empty()) reader.fault("names", "must hold at least the label.");
  const std::string label = reader.optional_text("label");
  if (!label.empty() && !entity.names.empty() && label != entity.label())
    reader.fault("label", "is the first of the names; change that one.");
  return entity;
}

Relation read_relation(ObjectReader& reader, const Vocabulary& vocabulary) {
  for (const auto* computed : {"holds", "held", "pieces"}) reader.pass_over(computed);
  return Relation{.id = reader.id<RelationId>("id"),
                  .type = type_of<RelationType>(
                      reader, [&](std::string_view id) { return vocabulary.relation_type(id); }),
                  .subject = reader.id<EntityId>("subject"),
                  .object = reader.id<EntityId>("object"),
                  .valid = reader.validity("valid"),
                  .announced = reader.date("announced"),
                  .published = reader.date("published"),
                  .attributes = read_named_values(reader, "attributes", Declared::kAttributes, vocabulary),
                  .status = read_status(reader, vocabulary),
                  .confidence = read_confidence(reader, vocabulary),
                  .verification = read_verification(reader, vocabulary),
                  .sources = reader.ids<SourceId>("sources"),
                  .wording = reader.optional_text("wording")};
}

std::vector<std::string> read_urls(ObjectReader& reader) {
  const Document* url = reader.take("url");
  if (url == nullptr) return {};
  if (url->text() != nullptr) return {*url->text()};
  return reader.texts("url");
}

Source read_source(ObjectReader& reader, const Vocabulary& vocabulary) {
  return Source{.id = reader.id<SourceId>("id"),
                .citation = reader.optional_text("citation"),
                .title = reader.text("title"),
                .publisher = reader.optional_text("publisher"),
                .date = reader.date("date"),
                .urls = read_urls(reader),
                .archived = reader.optional_text("archived"),
                .verification = read_verification(reader, vocabulary),
                .note = reader.optional_text("note")};
}

Claim read_claim(ObjectReader& reader, const Vocabulary& vocabulary) {
  Claim claim{.id = reader.id<ClaimId>("id"),
              .topic = reader.text("topic"),
              .subject = reader.id<EntityId>("subject"),
              .about = reader.ids<EntityId>("about"),
              .value = reader.text("value"),
              .addressee = reader.optional_id<EntityId>("addressee"),
              .asserted_by = reader.ids<EntityId>("asserted_by"),
              .attribution = reader.optional_text("attribution"),
              .published = reader.date("published"),
              .holds = reader.date("holds"),
              .status = read_status(reader, vocabulary),
              .confidence = read_confidence(reader, vocabulary),
              .verification = read_verification(reader, vocabulary),
              .sources = reader.ids<SourceId>("sources"),
              .article = reader.optional_text("article"),
              .wording = reader.optional_text("wording"),
              .note = reader.optional_text("note")};
  if (!claim.topic.empty() && vocabulary.topic(claim.topic) == nullptr)
    reader.fault("topic", "is not in the vocabulary (see /v1/schema).");
  return claim;
}

Figure read_figure(const Document& document, const Pointer& at, const Vocabulary& vocabulary,
                   Faults& faults) {
  ObjectReader reader(document, at, faults);
  Figure figure{.metric = reader.text("metric"),
                .value = {},
                .unit = reader.text("unit"),
                .bound = reader.optional_text("bound")};
  if (const Document* value = reader.require("value")) {
    if (const auto range = read_range(*value, at / "value", faults)) figure.value = *range;
  }
  if (!figure.metric.empty() && vocabulary.metric(figure.metric) == nullptr)
    reader.fault("metric", "is not in the vocabulary (see /v1/schema).");
  reader.finish();
  return figure;
}

Observation read_observation(ObjectReader& reader, const Vocabulary& vocabulary) {
  Observation observation{.id = reader.id<ObservationId>("id"),
                          .subject = reader.id<EntityId>("subject"),
                          .about = reader.ids<EntityId>("about"),
                          .figures = {},
                          .period = reader.date("period"),
                          .asserted_by = reader.ids<EntityId>("asserted_by"),
                          .attribution = reader.optional_text("attribution"),
                          .published = reader.date("published"),
                          .status = read_status(reader, vocabulary),
                          .confidence = read_confidence(reader, vocabulary),
                          .verification = read_verification(reader, vocabulary),
                          .sources = reader.ids<SourceId>("sources"),
                          .article = reader.optional_text("article"),
                          .wording = reader.optional_text("wording"),
                          .note = reader.optional_text("note")};
  reader.each("figures", [&](const Document& element, const Pointer& at) {
    observation.figures.push_back(read_figure(element, at, vocabulary, reader.faults()));
  });
  if (observation.figures.empty()) reader.fault("figures", "must hold at least one figure.");
  return observation;
}

Statement read_kind(StatementKind kind, ObjectReader& reader, const Vocabulary& vocabulary) {
  switch (kind) {
    case StatementKind::kEntity:
      return read_entity(reader, vocabulary);
    case StatementKind::kRelation:
      return read_relation(reader, vocabulary);
    case StatementKind::kSource:
      return read_source(reader, vocabulary);
    case StatementKind::kRule:
      return read_rule(reader, vocabulary);
    case StatementKind::kClaim:
      return read_claim(reader, vocabulary);
    case StatementKind::kObservation:
      break;
  }
  return read_observation(reader, vocabulary);
}

constexpr std::string_view kKinds = "entity, relation, source, rule, claim, observation";

std::optional<Change> read_change(const Document& document, const Pointer& at, const Vocabulary& vocabulary,
                                  Faults& faults) {
  ObjectReader reader(document, at, faults);
  const Document* asserted = reader.take("assert");
  const Document* corrected = reader.take("correct");
  const Document* retracted = reader.take("retract");
  reader.finish();
  const int given =
      (asserted != nullptr ? 1 : 0) + (corrected != nullptr ? 1 : 0) + (retracted != nullptr ? 1 : 0);
  if (given != 1) {
    if (document.object() != nullptr)
      faults.add(at, "must be one of {\"assert\": …}, {\"correct\": …}, {\"retract\": …}.");
    return std::nullopt;
  }
  if (retracted != nullptr) {
    ObjectReader key(*retracted, at / "retract", faults);
    const auto kind = key.word<StatementKind>(
        "kind", [](std::string_view word) { return statement_kind(word); }, kKinds, StatementKind::kEntity);
    std::string id = key.text("id");
    if (!id.empty() && !is_id(id)) key.fault("id", not_an_id(id, "id").value().message);
    key.finish();
    return Retract{StatementKey{kind, std::move(id)}};
  }
  auto statement = read_statement(asserted != nullptr ? *asserted : *corrected,
                                  at / (asserted != nullptr ? "assert" : "correct"), vocabulary, faults);
  if (!statement) return std::nullopt;
  if (asserted != nullptr) return Assert{std::move(*statement)};
  return Correct{std::move(*statement)};
}

/// What a change that cannot be read is about, as far as it says.
std::optional<StatementKey> key_written(const Document& change) {
  const Document* statement = change.member("assert");
  if (statement == nullptr) statement = change.member("correct");
  if (statement == nullptr) return std::nullopt;
  const Document* kind = statement->member("kind");
  const Document* id = statement->member("id");
  if (kind == nullptr || kind->text() == nullptr || id == nullptr || id->text() == nullptr)
    return std::nullopt;
  const auto known = statement_kind(*kind->text());
  return known ? std::optional(StatementKey{*known, *id->text()}) : std::nullopt;
}

}  // namespace

std::optional<Statement> read_statement(const Document& document, const Pointer& at,
                                        const Vocabulary& vocabulary, Faults& faults) {
  Faults found;
  ObjectReader reader(document, at, found);
  const std::string kind_word = reader.text("kind");
  const auto kind = statement_kind(kind_word);
  std::optional<Statement> statement;
  if (kind) {
    statement = read_kind(*kind, reader, vocabulary);
    reader.finish();
  } else if (!kind_word.empty()) {
    reader.fault("kind", fmt::format("\"{}\" is not one of: {}.", kind_word, kKinds));
  }
  if (found.empty()) return statement;
  for (const auto& fault : found.error().faults) faults.add(Pointer(fault.pointer), fault.detail);
  return std::nullopt;
}

Result<std::vector<Statement>> read_statements(const Document& document, const Vocabulary& vocabulary) {
  Faults faults;
  std::vector<Statement> statements;
  const auto read = [&](const Document& element, const Pointer& at) {
    if (auto statement = read_statement(element, at, vocabulary, faults))
      statements.push_back(std::move(*statement));
  };
  if (const auto* list = document.array()) {
    for (std::size_t i = 0; i < list->size(); ++i) read((*list)[i], Pointer() / i);
  } else {
    read(document, Pointer());
  }
  if (!faults.empty()) return fail(faults.error());
  return statements;
}

TransactionReading read_transaction(const Document& document, std::string author,
                                    const Vocabulary& vocabulary) {
  Faults faults;
  ObjectReader reader(document, Pointer(), faults);
  TransactionReading reading{{std::move(author), reader.text("reason"), std::nullopt, {}}, {}, {}, {}};
  auto& transaction = reading.transaction;
  if (reader.has("expect_revision")) {
    const auto expected = reader.decimal("expect_revision");
    if (expected &&
        (!expected->is_whole() || expected->coefficient() < 0 || expected->coefficient() >= UINT32_MAX))
      reader.fault("expect_revision", "must be a revision: 0 or a positive whole number.");
    else if (expected)
      transaction.expect_revision = Revision{static_cast<std::uint32_t>(expected->coefficient())};
  }
  std::size_t place = 0;
  reader.each("changes", [&](const Document& element, const Pointer& at) {
    if (auto change = read_change(element, at, vocabulary, faults)) {
      transaction.changes.push_back(std::move(*change));
      reading.places.push_back(place);
    } else if (auto key = key_written(element)) {
      reading.unreadable.push_back(std::move(*key));
    }
    ++place;
  });
  if (place == 0 && faults.empty()) reader.fault("changes", "must hold at least one change.");
  reader.finish();
  reading.faults = faults.all();
  return reading;
}

}  // namespace ecgraph::wire
