// Rules at random: kept apart, for most of a rule is its tests.

#include "tests/server/render/random_statements.hpp"

namespace ecgraph::tests {
namespace {

constexpr int kDepthMax = 3;

CountryCode random_code(Random& random) {
  return *CountryCode::parse(random.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 2, 2), "code");
}

std::vector<CountryCode> random_codes(Random& random, std::size_t least) {
  std::vector<CountryCode> codes;
  for (auto left = random.between<std::size_t>(least, 3); left > 0; --left)
    codes.push_back(random_code(random));
  return codes;
}

CountrySet random_countries(Random& random, int depth) {
  CountrySet set;
  set.all = random.chance(30);
  if (set.all) set.except_codes = random_codes(random, 0);
  set.codes = random_codes(random, set.all ? 0 : 1);
  set.groups = random_texts(random, 0);
  set.except_groups = random_texts(random, 0);
  if (depth < kDepthMax && random.chance(30)) set.any.push_back(random_countries(random, depth + 1));
  return set;
}

EndUserTest random_end_user(Random& random) {
  EndUserTest test;
  test.kind = static_cast<EndUserTest::Kind>(random.between(0, 4));
  switch (test.kind) {
    case EndUserTest::Kind::kListed:
      test.list = random_id<EntityId>(random);
      break;
    case EndUserTest::Kind::kOwnedByListedAtLeast:
      test.percent = random_decimal(random);
      break;
    case EndUserTest::Kind::kMilitary:
      test.military = random.chance(50);
      break;
    case EndUserTest::Kind::kHeadquartersIn:
    case EndUserTest::Kind::kHeadquartersOrParentIn:
      test.countries = random_countries(random, 0);
      break;
  }
  return test;
}

ItemTest::Operand random_operand(Random& random) {
  switch (random.between(0, 2)) {
    case 0:
      return random_decimal(random);
    case 1:
      return random.chance(50);
    default:
      return random_text(random);
  }
}

ItemTest random_item_test(Random& random, int depth) {
  ItemTest test;
  test.kind = static_cast<ItemTest::Kind>(random.between(0, 7));
  const bool deep = test.kind == ItemTest::Kind::kAll || test.kind == ItemTest::Kind::kAny ||
                    test.kind == ItemTest::Kind::kNot;
  if (deep && depth == kDepthMax) test.kind = ItemTest::Kind::kConstant;
  switch (test.kind) {
    case ItemTest::Kind::kConstant:
      test.constant = random.chance(50);
      break;
    case ItemTest::Kind::kCompare:
      test.name = random_text(random);
      test.comparison = static_cast<Comparison>(random.between(0, 4));
      test.operand = random_operand(random);
      break;
    case ItemTest::Kind::kAll:
    case ItemTest::Kind::kAny:
      for (int left = random.between(1, 3); left > 0; --left)
        test.operands.push_back(random_item_test(random, depth + 1));
      break;
    case ItemTest::Kind::kNot:
      test.operands.push_back(random_item_test(random, depth + 1));
      break;
    case ItemTest::Kind::kPredicate:
      test.name = random_text(random);
      break;
    case ItemTest::Kind::kItemIn:
      test.items = random_ids<EntityId>(random, 1);
      break;
    case ItemTest::Kind::kCategoryIn:
      test.categories = random_texts(random, 1);
      break;
  }
  return test;
}

std::optional<Day> maybe_day(Random& random) {
  if (random.chance(50)) return std::nullopt;
  return random_day(random);
}

AlsoNamed random_also_named(Random& random) {
  AlsoNamed also{random_text(random), random_day(random), {}, {}};
  for (int left = random.between(0, 2); left > 0; --left)
    also.unless_destination.push_back(random_countries(random, 1));
  for (int left = random.between(0, 2); left > 0; --left)
    also.unless_end_user.push_back(random_end_user(random));
  return also;
}

void add_requirement(Clause& clause, const Vocabulary& vocabulary, Random& random) {
  clause.not_enforced_by = maybe_id<RuleId>(random);
  clause.operative_from = maybe_day(random);
  clause.not_enforced_from = maybe_day(random);
  clause.addressee = maybe_id<EntityId>(random);
  clause.reaches_foreign_made = random.chance(50);
  if (random.chance(30))
    clause.default_review = "from_listing";
  else if (random.chance(50))
    clause.default_review = random.one_of(vocabulary.review_policies);
}

void add_effect(Clause& clause, const Vocabulary& vocabulary, Random& random) {
  switch (clause.effect) {
    case Clause::Effect::kLicenceRequired:
    case Clause::Effect::kProhibited:
      return add_requirement(clause, vocabulary, random);
    case Clause::Effect::kReviewPolicy:
      clause.policy = random.one_of(vocabulary.review_policies);
      clause.applies_to = random_texts(random, 0);
      clause.priority = random.between(-5, 5);
      clause.conditions = random_texts(random, 0);
      return;
    case Clause::Effect::kException:
      clause.name = random_text(random);
      clause.overrides = random_texts(random, 0);
      clause.usable_without_more_facts = random.chance(50);
      clause.conditions = random_texts(random, 0);
      if (random.chance(50)) clause.also_named = random_also_named(random);
      return;
    case Clause::Effect::kTariff:
      if (random.chance(70)) clause.rate_percent = random_decimal(random);
      clause.exemptions = random_texts(random, 0);
      return;
  }
}

Clause random_clause(const Vocabulary& vocabulary, Random& random) {
  Clause clause;
  clause.id = random_text(random);
  clause.effect = static_cast<Clause::Effect>(random.between(0, 4));
  clause.valid = random_validity(random);
  clause.until_set_by = maybe_id<RuleId>(random);
  clause.item = random_item_test(random, 0);
  clause.destination = random_countries(random, 0);
  if (random.chance(50)) clause.end_user = random_end_user(random);
  clause.certainty_unknown = random.chance(30);
  add_effect(clause, vocabulary, random);
  clause.citation = random_text(random);
  clause.confidence = random_confidence(vocabulary, random);
  clause.note = maybe_text(random);
  return clause;
}

Predicate random_predicate(const Vocabulary& vocabulary, Random& random) {
  return {random_text(random),
          random_validity(random),
          random_item_test(random, 0),
          random_text(random),
          random_verification(vocabulary, random),
          maybe_text(random)};
}

}  // namespace

Rule random_rule(const Vocabulary& vocabulary, Random& random) {
  Rule rule{.id = random_id<RuleId>(random),
            .regime = random_text(random),
            .kind = random.one_of(vocabulary.rule_kinds).id,
            .issuer = random_text(random),
            .title = random_text(random),
            .announced = maybe_date(random),
            .published = maybe_date(random),
            .effective = maybe_date(random),
            .compliance = maybe_date(random),
            .ended = maybe_date(random),
            .ended_by = maybe_id<RuleId>(random),
            .amends = random_ids<RuleId>(random, 0),
            .supersedes = random_ids<RuleId>(random, 0),
            .suspends = random_ids<RuleId>(random, 0),
            .destination_aliases = {},
            .predicates = {},
            .clauses = {},
            .confidence = random_confidence(vocabulary, random),
            .verification = random_verification(vocabulary, random),
            .sources = random_ids<SourceId>(random, 0),
            .read_in = random_texts(random, 0),
            .note = maybe_text(random)};
  for (int left = random.between(0, 2); left > 0; --left) {
    const Day from = random.chance(50) ? random_day(random) : Day::beginning_of_time();
    rule.destination_aliases.push_back({random_code(random), random_code(random), from});
  }
  for (int left = random.between(0, 2); left > 0; --left)
    rule.predicates.push_back(random_predicate(vocabulary, random));
  for (int left = random.between(0, 3); left > 0; --left)
    rule.clauses.push_back(random_clause(vocabulary, random));
  return rule;
}

}  // namespace ecgraph::tests
