#pragma once
// Random statements of every kind with every field now and then filled in. They need not make sense: they are
// for codecs.

#include <string>
#include <vector>

#include "graph/model/statement.hpp"
#include "tests/support/random.hpp"

namespace ecgraph::tests {

class StatementGenerator {
 public:
  StatementGenerator(Random& random, const Vocabulary& vocabulary) : random_(random), words_(vocabulary) {}

  Statement statement(StatementKind kind) {
    switch (kind) {
      case StatementKind::kEntity:
        return entity();
      case StatementKind::kRelation:
        return relation();
      case StatementKind::kSource:
        return source();
      case StatementKind::kRule:
        return rule();
      case StatementKind::kClaim:
        return claim();
      case StatementKind::kObservation:
        break;
    }
    return observation();
  }
  Statement statement() { return statement(static_cast<StatementKind>(random_.between(0, 5))); }

  std::string id_text() { return random_.text("abz09", 1, 1) + random_.text("ab09._:~+-", 0, 12); }
  template <class IdType>
  IdType id() {
    return IdType::trusted(id_text());
  }
  std::string text() {
    static const std::vector<std::string> kTexts{"中芯国际", "a \"quoted\" text", "line\nbreak", "Ünïcode",
                                                 std::string("\0zero", 5)};
    return random_.chance(20) ? random_.one_of(kTexts) : random_.text("abc XYZ,.;", 0, 40);
  }
  EdtfDate date() {
    static const std::vector<std::string> kDates{"2023",       "2023-10",    "2023-10-17",      "2023-10-17~",
                                                 "2023-10?",   "2019%",      "2023-01/2023-03", "../2018",
                                                 "2024-02-29", "0001-01-01", "9999-12-31"};
    return EdtfDate::parse(random_.one_of(kDates)).value();
  }
  Day day() { return Day::from_number(random_.between(-700'000, 2'000'000)); }
  Decimal decimal() {
    return Decimal::scaled(random_.between<std::int64_t>(-999'999'999, 999'999'999), random_.between(0, 18));
  }
  Validity valid() {
    const int shape = random_.between(0, 4);
    const auto from = shape < 3
                          ? std::optional(EdtfDate::parse(random_.chance(50) ? "2020" : "2021-05~").value())
                          : std::nullopt;
    const auto until =
        shape % 2 == 0 ? std::optional(EdtfDate::parse(random_.chance(50) ? "2024-01-01" : "2025?").value())
                       : std::nullopt;
    return Validity::make(from, until, shape == 4).value();
  }
  Scalar scalar() {
    switch (random_.between(0, 10)) {
      case 0:
        return text();
      case 1:
        return random_.chance(50);
      case 2:
        return random_.between<std::int64_t>(INT64_MIN, INT64_MAX);
      case 3:
        return decimal();
      case 4:
        return Share::of(Decimal::scaled(random_.between(0, 10000), 2)).value();
      case 5:
        return date();
      case 6:
        return id<EntityId>();
      case 7:
        return Money{decimal(), "USD", text()};
      case 8:
        return DecimalRange{decimal(), decimal()};
      case 9:
        return NumberMap{many<std::pair<std::int64_t, Decimal>>(
            [this] { return std::pair(random_.between<std::int64_t>(0, 64), decimal()); })};
      default:
        return Footnote{random_.between<std::int64_t>(0, 9), maybe([this] { return date(); })};
    }
  }

  Entity entity() {
    return {id<EntityId>(),
            EntityType{index<std::uint16_t>(words_.entity_types)},
            many<Name>([this] {
              return Name{text(), text(), text(), maybe([this] { return date(); }), text()};
            }),
            values(),
            confidence(),
            verification(),
            ids<SourceId>(),
            text()};
  }
  Relation relation() {
    return {id<RelationId>(),
            RelationType{index<std::uint16_t>(words_.relation_types)},
            id<EntityId>(),
            id<EntityId>(),
            valid(),
            maybe_date(),
            maybe_date(),
            values(),
            status(),
            confidence(),
            verification(),
            ids<SourceId>(),
            text()};
  }
  Source source() {
    return {id<SourceId>(), text(), text(), text(), maybe_date(), texts(), text(), verification(), text()};
  }
  Claim claim() {
    return {id<ClaimId>(),   text(),          id<EntityId>(),
            ids<EntityId>(), text(),          maybe([this] { return id<EntityId>(); }),
            ids<EntityId>(), text(),          maybe_date(),
            maybe_date(),    status(),        confidence(),
            verification(),  ids<SourceId>(), text(),
            text(),          text()};
  }
  Observation observation() {
    return {id<ObservationId>(),
            id<EntityId>(),
            ids<EntityId>(),
            many<Figure>([this] {
              return Figure{text(), {decimal(), decimal()}, text(), text()};
            }),
            maybe_date(),
            ids<EntityId>(),
            text(),
            maybe_date(),
            status(),
            confidence(),
            verification(),
            ids<SourceId>(),
            text(),
            text(),
            text()};
  }
  Rule rule() {
    return {id<RuleId>(),
            text(),
            text(),
            text(),
            text(),
            maybe_date(),
            maybe_date(),
            maybe_date(),
            maybe_date(),
            maybe_date(),
            maybe([this] { return id<RuleId>(); }),
            ids<RuleId>(),
            ids<RuleId>(),
            ids<RuleId>(),
            many<DestinationAlias>([this] {
              return DestinationAlias{code(), code(), day()};
            }),
            many<Predicate>(
                [this] { return Predicate{text(), valid(), test(0), text(), verification(), text()}; }),
            many<Clause>([this] { return clause(); }),
            confidence(),
            verification(),
            ids<SourceId>(),
            texts(),
            text()};
  }
  ItemTest test(int depth) {
    ItemTest made;
    made.kind = static_cast<ItemTest::Kind>(random_.between(0, 7));
    made.constant = random_.chance(50);
    made.name = text();
    made.comparison = static_cast<Comparison>(random_.between(0, 4));
    const int operand = random_.between(0, 2);
    if (operand == 0) made.operand = decimal();
    if (operand == 1) made.operand = random_.chance(50);
    if (operand == 2) made.operand = text();
    if (depth < 4) made.operands = many<ItemTest>([&] { return test(depth + 1); });
    made.items = ids<EntityId>();
    made.categories = texts();
    return made;
  }

 private:
  template <class Number, class Table>
  Number index(const Table& table) {
    return static_cast<Number>(random_.between<std::size_t>(0, table.size() - 1));
  }
  template <class Make>
  auto maybe(const Make& make) -> std::optional<decltype(make())> {
    if (random_.chance(50)) return std::nullopt;
    return make();
  }
  template <class T, class Make>
  std::vector<T> many(const Make& make) {
    std::vector<T> made;
    for (int left = random_.between(0, 2); left > 0; --left) made.push_back(make());
    return made;
  }
  template <class IdType>
  std::vector<IdType> ids() {
    return many<IdType>([this] { return id<IdType>(); });
  }
  std::vector<std::string> texts() {
    return many<std::string>([this] { return text(); });
  }
  std::optional<EdtfDate> maybe_date() {
    return maybe([this] { return date(); });
  }
  ClaimStatus status() { return {index<std::uint8_t>(words_.claim_statuses)}; }
  Confidence confidence() { return {index<std::uint8_t>(words_.confidences)}; }
  Verification verification() { return {index<std::uint8_t>(words_.verifications)}; }
  CountryCode code() { return CountryCode::parse(random_.text("ABCXYZ", 2, 2), "code").value(); }
  NamedValues values() {
    return NamedValues(many<NamedValue>([this] {
      return NamedValue{text(), many<Scalar>([this] { return scalar(); })};
    }));
  }
  CountrySet countries(int depth) {
    CountrySet set;
    set.all = random_.chance(50);
    set.codes = many<CountryCode>([this] { return code(); });
    set.groups = texts();
    if (depth < 3) set.any = many<CountrySet>([&] { return countries(depth + 1); });
    set.except_codes = many<CountryCode>([this] { return code(); });
    set.except_groups = texts();
    return set;
  }
  EndUserTest end_user() {
    return {static_cast<EndUserTest::Kind>(random_.between(0, 4)), maybe([this] { return id<EntityId>(); }),
            decimal(), random_.chance(50), countries(0)};
  }
  AlsoNamed also_named() {
    return {text(), day(), many<CountrySet>([this] { return countries(0); }),
            many<EndUserTest>([this] { return end_user(); })};
  }
  Clause clause() {
    Clause made;
    made.id = text();
    made.effect = static_cast<Clause::Effect>(random_.between(0, 4));
    made.valid = valid();
    made.until_set_by = maybe([this] { return id<RuleId>(); });
    made.not_enforced_by = maybe([this] { return id<RuleId>(); });
    made.operative_from = maybe([this] { return day(); });
    made.not_enforced_from = maybe([this] { return day(); });
    made.item = test(0);
    made.destination = countries(0);
    made.end_user = maybe([this] { return end_user(); });
    made.addressee = maybe([this] { return id<EntityId>(); });
    made.default_review = text();
    made.policy = text();
    made.applies_to = texts();
    made.priority = random_.between<std::int64_t>(-5, 5);
    made.name = text();
    made.overrides = texts();
    made.usable_without_more_facts = random_.chance(50);
    made.also_named = maybe([this] { return also_named(); });
    made.conditions = texts();
    made.rate_percent = maybe([this] { return decimal(); });
    made.exemptions = texts();
    made.certainty_unknown = random_.chance(50);
    made.reaches_foreign_made = random_.chance(50);
    made.citation = text();
    made.confidence = confidence();
    made.note = text();
    return made;
  }

  Random& random_;
  const Vocabulary& words_;
};

}  // namespace ecgraph::tests
