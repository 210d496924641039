#include "server/wire/rule_reader.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "server/wire/test_reader.hpp"
#include "server/wire/words.hpp"

namespace ecgraph::wire {
namespace {

CountryCode read_code(ObjectReader& reader, std::string_view name) {
  const std::string written = reader.text(name);
  if (written.empty()) return {};
  auto code = CountryCode::parse(written, name);
  if (code) return *code;
  reader.fault(name, code.error().message);
  return {};
}

Predicate read_predicate(const Document& document, const Pointer& at, const Vocabulary& vocabulary,
                         Faults& faults) {
  ObjectReader reader(document, at, faults);
  Predicate predicate{.id = reader.text("id"),
                      .valid = reader.validity("valid"),
                      .test = read_item_test(reader, "test"),
                      .citation = reader.text("citation"),
                      .verification = read_verification(reader, vocabulary),
                      .note = reader.optional_text("note")};
  reader.finish();
  return predicate;
}

std::optional<AlsoNamed> read_also_named(ObjectReader& clause) {
  const Document* document = clause.take("also_named");
  if (document == nullptr) return std::nullopt;
  ObjectReader reader(*document, clause.at() / "also_named", clause.faults());
  AlsoNamed also{.name = reader.text("name"), .from = {}, .unless_destination = {}, .unless_end_user = {}};
  if (const auto from = reader.day("from")) also.from = *from;
  if (const Document* unless = reader.take("unless")) {
    ObjectReader tests(*unless, reader.at() / "unless", reader.faults());
    tests.each("any", [&](const Document& element, const Pointer& at) {
      ObjectReader test(element, at, clause.faults());
      if (test.has("destination")) also.unless_destination.push_back(read_countries(test, "destination"));
      if (auto end_user = read_end_user_test(test, "end_user"))
        also.unless_end_user.push_back(std::move(*end_user));
      test.finish();
    });
    tests.finish();
  }
  reader.finish();
  return also;
}

/// `valid` of a clause also says which later rule set its end.
void read_clause_validity(ObjectReader& reader, Clause& clause) {
  const Document* valid = reader.take("valid");
  if (valid == nullptr || valid->object() == nullptr)
    return reader.fault("valid", "is missing: {\"from\": day, \"until\": day}.");
  Document::Object dates;
  for (const auto& [name, value] : *valid->object()) {
    if (name != "until_set_by") dates.emplace_back(name, value);
  }
  const Document wrapped(Document::Object{{"valid", Document(std::move(dates))}});
  ObjectReader bounds(wrapped, reader.at(), reader.faults());
  clause.valid = bounds.validity("valid");
  if (const Document* set_by = valid->member("until_set_by")) {
    auto id = set_by->text() == nullptr ? Result<RuleId>(not_an_id("", "until_set_by"))
                                        : RuleId::parse(*set_by->text(), "until_set_by");
    if (id)
      clause.until_set_by = std::move(*id);
    else
      reader.faults().add(reader.at() / "valid" / "until_set_by", id.error().message);
  }
}

void read_requirement(ObjectReader& reader, Clause& clause, const Vocabulary& vocabulary) {
  clause.not_enforced_by = reader.optional_id<RuleId>("not_enforced_by");
  clause.operative_from = reader.day("operative_from");
  clause.not_enforced_from = reader.day("not_enforced_from");
  clause.addressee = reader.optional_id<EntityId>("addressee");
  clause.reaches_foreign_made = reader.flag("reaches_foreign_made");
  clause.default_review = reader.optional_text("default_review");
  const bool known = clause.default_review.empty() || clause.default_review == kReviewFromListing ||
                     clause.default_review == kReviewFromOwner ||
                     vocabulary.review_policy(clause.default_review);
  if (!known) {
    reader.fault("default_review",
                 fmt::format("is not one of: {}, {}, {}.", fmt::join(vocabulary.review_policies, ", "),
                             kReviewFromListing, kReviewFromOwner));
  }
}

void read_effect(ObjectReader& reader, Clause& clause, const Vocabulary& vocabulary) {
  switch (clause.effect) {
    case Clause::Effect::kLicenceRequired:
    case Clause::Effect::kProhibited:
      return read_requirement(reader, clause, vocabulary);
    case Clause::Effect::kReviewPolicy:
      clause.policy = reader.text("policy");
      if (!clause.policy.empty() && !vocabulary.review_policy(clause.policy))
        reader.fault("policy",
                     fmt::format("is not one of: {}.", fmt::join(vocabulary.review_policies, ", ")));
      clause.applies_to = reader.texts("applies_to");
      clause.priority = reader.whole_number("priority", 0);
      clause.conditions = reader.texts("conditions");
      return;
    case Clause::Effect::kException:
      clause.name = reader.text("name");
      clause.overrides = reader.texts("overrides");
      clause.usable_without_more_facts = reader.flag("usable_without_more_facts");
      clause.conditions = reader.texts("conditions");
      clause.also_named = read_also_named(reader);
      return;
    case Clause::Effect::kTariff:
      clause.rate_percent = reader.decimal("rate_percent");
      clause.exemptions = reader.texts("exemptions");
      return;
  }
}

Clause read_clause(const Document& document, const Pointer& at, const Vocabulary& vocabulary,
                   Faults& faults) {
  ObjectReader reader(document, at, faults);
  Clause clause;
  clause.id = reader.text("id");
  clause.effect = reader.word<Clause::Effect>(
      "effect", clause_effect, "licence_required, prohibited, review_policy, exception, tariff",
      Clause::Effect::kLicenceRequired);
  read_clause_validity(reader, clause);
  clause.item = read_item_test(reader, "item");
  clause.destination = read_countries(reader, "destination");
  clause.end_user = read_end_user_test(reader, "end_user");
  clause.certainty_unknown = !reader.optional_text("certainty").empty();
  read_effect(reader, clause, vocabulary);
  clause.citation = reader.text("citation");
  clause.confidence = read_confidence(reader, vocabulary);
  clause.note = reader.optional_text("note");
  reader.finish();
  return clause;
}

DestinationAlias read_alias(const Document& document, const Pointer& at, Faults& faults) {
  ObjectReader reader(document, at, faults);
  DestinationAlias alias{read_code(reader, "code"), read_code(reader, "treat_as"), Day::beginning_of_time()};
  if (const auto from = reader.day("from")) alias.from = *from;
  reader.finish();
  return alias;
}

}  // namespace

Rule read_rule(ObjectReader& reader, const Vocabulary& vocabulary) {
  Rule rule{.id = reader.id<RuleId>("id"),
            .regime = reader.text("regime"),
            .kind = reader.text("rule_kind"),
            .issuer = reader.text("issuer"),
            .title = reader.text("title"),
            .announced = reader.date("announced"),
            .published = reader.date("published"),
            .effective = reader.date("effective"),
            .compliance = reader.date("compliance"),
            .ended = reader.date("ended"),
            .ended_by = reader.optional_id<RuleId>("ended_by"),
            .amends = reader.ids<RuleId>("amends"),
            .supersedes = reader.ids<RuleId>("supersedes"),
            .suspends = reader.ids<RuleId>("suspends"),
            .destination_aliases = {},
            .predicates = {},
            .clauses = {},
            .confidence = read_confidence(reader, vocabulary),
            .verification = read_verification(reader, vocabulary),
            .sources = reader.ids<SourceId>("sources"),
            .read_in = reader.texts("read_in"),
            .note = reader.optional_text("note")};
  if (!rule.kind.empty() && vocabulary.rule_kind(rule.kind) == nullptr)
    reader.fault("rule_kind", "is not in the vocabulary (see /v1/schema).");
  auto& faults = reader.faults();
  reader.each("destination_aliases", [&](const Document& element, const Pointer& at) {
    rule.destination_aliases.push_back(read_alias(element, at, faults));
  });
  reader.each("predicates", [&](const Document& element, const Pointer& at) {
    rule.predicates.push_back(read_predicate(element, at, vocabulary, faults));
  });
  reader.each("clauses", [&](const Document& element, const Pointer& at) {
    rule.clauses.push_back(read_clause(element, at, vocabulary, faults));
  });
  return rule;
}

}  // namespace ecgraph::wire
