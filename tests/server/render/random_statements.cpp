#include "tests/server/render/random_statements.hpp"

#include <array>

namespace ecgraph::tests {
namespace {

Scalar random_money(const Vocabulary& vocabulary, Random& random) {
  Money money{random_decimal(random), random.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 3, 3), {}};
  if (!vocabulary.bounds.empty() && random.chance(50)) money.bound = random.one_of(vocabulary.bounds);
  return money;
}

DecimalRange random_range(Random& random) {
  const auto one = random_decimal(random);
  const auto other = random_decimal(random);
  return one < other ? DecimalRange{one, other} : DecimalRange{other, one};
}

Scalar random_map(Random& random) {
  NumberMap map;
  for (std::int64_t key = random.between(-3, 3); key < 6; key += random.between(1, 5)) {
    map.entries.emplace_back(key, random_decimal(random));
  }
  return map;
}

Scalar random_scalar(const ValueDeclaration& declaration, const Vocabulary& vocabulary, Random& random) {
  switch (declaration.kind) {
    case ValueKind::kBoolean:
      return random.chance(50);
    case ValueKind::kWholeNumber:
      return random.between<std::int64_t>(-999'999'999'999'999'999, 999'999'999'999'999'999);
    case ValueKind::kNumber:
      return random_decimal(random);
    case ValueKind::kShare:
      return *Share::of(Decimal::scaled(random.between<std::int64_t>(0, 10'000), 2));
    case ValueKind::kDate:
      return random_date(random);
    case ValueKind::kEnumeration:
      return random.one_of(declaration.values);
    case ValueKind::kReference:
      return random_id<EntityId>(random);
    case ValueKind::kMoney:
      return random_money(vocabulary, random);
    case ValueKind::kNumberRange:
      return random_range(random);
    case ValueKind::kNumberMap:
      return random_map(random);
    case ValueKind::kFootnote:
      return Footnote{random.between(1, 9), maybe_date(random)};
    case ValueKind::kText:
    case ValueKind::kName:
    case ValueKind::kReferenceOrText:
      break;
  }
  return random_text(random);
}

NamedValues random_values(const std::vector<ValueDeclaration>& table, const Vocabulary& vocabulary,
                          Random& random) {
  std::vector<NamedValue> values;
  for (const auto& declaration : table) {
    if (!random.chance(10)) continue;
    NamedValue value{declaration.id, {}};
    for (int left = declaration.many ? random.between(1, 3) : 1; left > 0; --left) {
      value.values.push_back(random_scalar(declaration, vocabulary, random));
    }
    values.push_back(std::move(value));
  }
  return NamedValues(std::move(values));
}

ClaimStatus random_status(const Vocabulary& vocabulary, Random& random) {
  return {static_cast<std::uint8_t>(random.between<std::size_t>(0, vocabulary.claim_statuses.size() - 1))};
}

Entity random_entity(const Vocabulary& vocabulary, Random& random) {
  std::vector<Name> names;
  for (int left = random.between(1, 3); left > 0; --left) {
    names.push_back({random_text(random), random.one_of(vocabulary.name_kinds), maybe_text(random),
                     maybe_date(random), maybe_text(random)});
  }
  return {.id = random_id<EntityId>(random),
          .type = {random.between<std::uint16_t>(
              0, static_cast<std::uint16_t>(vocabulary.entity_types.size() - 1))},
          .names = std::move(names),
          .properties = random_values(vocabulary.properties, vocabulary, random),
          .confidence = random_confidence(vocabulary, random),
          .verification = random_verification(vocabulary, random),
          .sources = random_ids<SourceId>(random, 0),
          .note = maybe_text(random)};
}

Relation random_relation(const Vocabulary& vocabulary, Random& random) {
  return {.id = random_id<RelationId>(random),
          .type = {random.between<std::uint16_t>(
              0, static_cast<std::uint16_t>(vocabulary.relation_types.size() - 1))},
          .subject = random_id<EntityId>(random),
          .object = random_id<EntityId>(random),
          .valid = random_validity(random),
          .announced = maybe_date(random),
          .published = maybe_date(random),
          .attributes = random_values(vocabulary.attributes, vocabulary, random),
          .status = random_status(vocabulary, random),
          .confidence = random_confidence(vocabulary, random),
          .verification = random_verification(vocabulary, random),
          .sources = random_ids<SourceId>(random, 0),
          .wording = maybe_text(random)};
}

Source random_source(const Vocabulary& vocabulary, Random& random) {
  return {.id = random_id<SourceId>(random),
          .citation = maybe_text(random),
          .title = random_text(random),
          .publisher = maybe_text(random),
          .date = maybe_date(random),
          .urls = random_texts(random, 0),
          .archived = maybe_text(random),
          .verification = random_verification(vocabulary, random),
          .note = maybe_text(random)};
}

Claim random_claim(const Vocabulary& vocabulary, Random& random) {
  return {.id = random_id<ClaimId>(random),
          .topic = random.one_of(vocabulary.topics).id,
          .subject = random_id<EntityId>(random),
          .about = random_ids<EntityId>(random, 0),
          .value = random_text(random),
          .addressee = maybe_id<EntityId>(random),
          .asserted_by = random_ids<EntityId>(random, 0),
          .attribution = maybe_text(random),
          .published = maybe_date(random),
          .holds = maybe_date(random),
          .status = random_status(vocabulary, random),
          .confidence = random_confidence(vocabulary, random),
          .verification = random_verification(vocabulary, random),
          .sources = random_ids<SourceId>(random, 0),
          .article = maybe_text(random),
          .wording = maybe_text(random),
          .note = maybe_text(random)};
}

Observation random_observation(const Vocabulary& vocabulary, Random& random) {
  std::vector<Figure> figures;
  for (int left = random.between(1, 3); left > 0; --left) {
    const auto low = random_decimal(random);
    const auto value = random.chance(50) ? DecimalRange{low, low} : random_range(random);
    figures.push_back({random.one_of(vocabulary.metrics).id, value, random_text(random), maybe_text(random)});
  }
  return {.id = random_id<ObservationId>(random),
          .subject = random_id<EntityId>(random),
          .about = random_ids<EntityId>(random, 0),
          .figures = std::move(figures),
          .period = maybe_date(random),
          .asserted_by = random_ids<EntityId>(random, 0),
          .attribution = maybe_text(random),
          .published = maybe_date(random),
          .status = random_status(vocabulary, random),
          .confidence = random_confidence(vocabulary, random),
          .verification = random_verification(vocabulary, random),
          .sources = random_ids<SourceId>(random, 0),
          .article = maybe_text(random),
          .wording = maybe_text(random),
          .note = maybe_text(random)};
}

}  // namespace

std::string random_text(Random& random) {
  static constexpr std::array<std::string_view, 12> kParts = {"a",    "B", " ", "\"", "\\", "\n",
                                                              "中芯", "é", ",", "/",  "\t", "\x01"};
  std::string text;
  for (int left = random.between(1, 8); left > 0; --left) text += random.one_of(kParts);
  return text;
}

std::string maybe_text(Random& random) { return random.chance(50) ? std::string() : random_text(random); }

Decimal random_decimal(Random& random) {
  const auto coefficient = random.between<std::int64_t>(-999'999'999'999'999'999, 999'999'999'999'999'999);
  return Decimal::scaled(random.chance(70) ? coefficient / 10'000'000'000'000 : coefficient,
                         random.between(0, 18));
}

Day random_day(Random& random) { return Day::from_number(random.between(-10'000, 25'000)); }

EdtfDate random_date(Random& random) {
  const std::string day = random_day(random).text();
  const std::string cut =
      day.substr(0, std::array<std::size_t, 3>{4, 7, 10}[random.between<std::size_t>(0, 2)]);
  static constexpr std::array<std::string_view, 4> kMarks = {"", "~", "?", "%"};
  const std::string date = cut + std::string(random.one_of(kMarks));
  const int form = random.between(0, 9);
  if (form == 0) return *EdtfDate::parse("../" + cut);
  if (form == 1) return *EdtfDate::parse(cut + "/..");
  return *EdtfDate::parse(date);
}

std::optional<EdtfDate> maybe_date(Random& random) {
  if (random.chance(50)) return std::nullopt;
  return random_date(random);
}

Validity random_validity(Random& random) {
  for (;;) {
    const bool open_start = random.chance(20);
    auto from = open_start ? std::nullopt : maybe_date(random);
    if (auto valid = Validity::make(std::move(from), maybe_date(random), open_start))
      return std::move(*valid);
  }
}

std::vector<std::string> random_texts(Random& random, std::size_t least) {
  std::vector<std::string> texts;
  for (auto left = random.between<std::size_t>(least, 3); left > 0; --left)
    texts.push_back(random_text(random));
  return texts;
}

std::string random_id_text(Random& random) {
  return random.text("abcxyz019", 1, 1) + random.text("abcxyz019._:~+-", 0, 20);
}

Confidence random_confidence(const Vocabulary& vocabulary, Random& random) {
  return {static_cast<std::uint8_t>(random.between<std::size_t>(0, vocabulary.confidences.size() - 1))};
}

Verification random_verification(const Vocabulary& vocabulary, Random& random) {
  return {static_cast<std::uint8_t>(random.between<std::size_t>(0, vocabulary.verifications.size() - 1))};
}

Statement random_statement(StatementKind kind, const Vocabulary& vocabulary, Random& random) {
  switch (kind) {
    case StatementKind::kEntity:
      return random_entity(vocabulary, random);
    case StatementKind::kRelation:
      return random_relation(vocabulary, random);
    case StatementKind::kSource:
      return random_source(vocabulary, random);
    case StatementKind::kRule:
      return random_rule(vocabulary, random);
    case StatementKind::kClaim:
      return random_claim(vocabulary, random);
    case StatementKind::kObservation:
      break;
  }
  return random_observation(vocabulary, random);
}

}  // namespace ecgraph::tests
