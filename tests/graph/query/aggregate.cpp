#include "graph/query/aggregate.hpp"

#include <doctest/doctest.h>

#include "graph/query/addends.hpp"
#include "tests/support/statements.hpp"
#include "tests/support/temporary_graph.hpp"

namespace ecgraph::tests {
namespace {

/// A list that three firms came onto, one of them twice without a gap, and subsidies in two currencies.
struct Listings {
  Listings() {
    auto later = relation("listed-2", "listed_on", "firm-a", "the-list", valid("2023-03-01"));
    graph.assert_all(
        {a_source(), entity("land", "country"),
         entity("firm-a", "company", {}, NamedValues({value("headquarters", entity_id("land"))})),
         entity("firm-b", "company"), entity("firm-c", "company"), entity("the-list", "list"),
         relation("listed-1", "listed_on", "firm-a", "the-list", valid("2023-01-10", "2023-03-01")), later,
         relation("listed-3", "listed_on", "firm-b", "the-list", valid("2023-04~")),
         relation("listed-4", "listed_on", "firm-c", "the-list"), grant("grant-1", "10", "USD", "award"),
         grant("grant-2", "20.5", "USD", "award"), grant("grant-3", "7", "USD", "preliminary terms"),
         grant("grant-4", "1", "EUR", "award")});
  }
  static Relation grant(std::string_view id, std::string_view amount, std::string currency,
                        std::string stage) {
    auto made = relation(id, "subsidises", "land", "firm-b", valid("2024-01-01"));
    made.attributes = NamedValues(
        {value("amount", Money{decimal(amount), std::move(currency), {}}), value("stage", std::move(stage))});
    return made;
  }

  [[nodiscard]] Result<Aggregate> ask(const AggregateQuestion& question) const {
    Effort effort;
    return aggregate(graph.view(), question, effort);
  }
  /// `month count/possibly` of each bucket, in order.
  [[nodiscard]] std::vector<std::string> by_month(AggregateQuestion question) const {
    question.by = {GroupKey::kMonth};
    question.selection.types = {relation_type("listed_on")};
    const auto found = ask(question);
    REQUIRE(found.has_value());
    std::vector<std::string> lines;
    for (const Bucket& bucket : found->buckets) {
      const auto* span = std::get_if<CalendarSpan>(&bucket.key.front());
      lines.push_back((span == nullptr ? "undated" : span->text()) + " " + std::to_string(bucket.count) +
                      "/" + std::to_string(bucket.possibly));
    }
    return lines;
  }

  TemporaryGraph graph;
};

AggregateQuestion by_start() {
  AggregateQuestion question;
  question.date = CountedDate::kFrom;
  return question;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE(
    "a vague date counts possibly in each month that it may mean, an absent one in a bucket of its own") {
  const Listings world;
  CHECK(world.by_month(by_start()) ==
        Lines{"2023-01 1/0", "2023-02 0/0", "2023-03 1/1", "2023-04 0/1", "2023-05 0/1", "undated 1/0"});
}

TEST_CASE("months without anything are buckets unless they are left out") {
  const Listings world;
  auto question = by_start();
  question.fill = false;
  CHECK(world.by_month(question) ==
        Lines{"2023-01 1/0", "2023-03 1/1", "2023-04 0/1", "2023-05 0/1", "undated 1/0"});
  question.fill = true;
  question.dated = days("2022-12-01", "2023-04-01");
  CHECK(world.by_month(question) ==
        Lines{"2022-12 0/0", "2023-01 1/0", "2023-02 0/0", "2023-03 1/1", "undated 0/1"});
}

TEST_CASE("a listing whose terms changed is no new listing when continuations are left out") {
  const Listings world;
  auto question = by_start();
  question.fill = false;
  question.leave_out_continuations = true;
  CHECK(world.by_month(question) ==
        Lines{"2023-01 1/0", "2023-03 0/1", "2023-04 0/1", "2023-05 0/1", "undated 1/0"});
  question.date = CountedDate::kUntil;
  CHECK(world.by_month(question).empty());
  question.leave_out_continuations = false;
  CHECK(world.by_month(question) == Lines{"2023-03 1/0"});
}

TEST_CASE("currencies and stages are never added together, and sums are exact") {
  const Listings world;
  AggregateQuestion question;
  question.measure = Measure::kSum;
  question.attribute = "amount";
  question.selection.types = {relation_type("subsidises")};
  const auto found = world.ask(question);
  REQUIRE(found.has_value());
  Lines lines;
  for (const Bucket& bucket : found->buckets)
    lines.push_back(bucket.currency + " " + bucket.stage + " " + bucket.measured.low->text());
  CHECK(lines == Lines{"EUR award 1", "USD award 30.5", "USD preliminary terms 7"});
}

TEST_CASE("a country is where the headquarters are, and is unknown where none are stated") {
  const Listings world;
  AggregateQuestion question;
  question.by = {GroupKey::kSubjectCountry};
  question.selection.types = {relation_type("listed_on")};
  const auto found = world.ask(question);
  REQUIRE(found.has_value());
  REQUIRE(found->buckets.size() == 2);
  CHECK(found->buckets[0].count == 2);
  CHECK(std::holds_alternative<std::monostate>(found->buckets[1].key.front()));
  CHECK(found->buckets[1].count == 2);
  question.selection.subject_is.countries = {world.graph.view().find(entity_id("land")).value()};
  CHECK(world.ask(question)->relations == 2);
}

TEST_CASE("too many buckets and a sum of more than 18 digits are faults that say so") {
  const Listings world;
  auto question = by_start();
  question.by = {GroupKey::kMonth, GroupKey::kSubject};
  question.most_buckets = 10;
  const auto many = world.ask(question);
  REQUIRE_FALSE(many.has_value());
  CHECK(many.error().kind == ErrorKind::kUnprocessable);
  CHECK(many.error().field == "by");
  Tally tally;
  const auto most = decimal("999999999999999999");
  REQUIRE(tally.add({{most, most}, {}, {}}, true).has_value());
  CHECK_FALSE(tally.add({{most, most}, {}, {}}, true).has_value());
}

TEST_CASE("a sum with ranges lies between its bounds, and a word before a number leaves them open") {
  Tally tally;
  REQUIRE(tally.add({{decimal("1"), decimal("3")}, {}, {}}, true).has_value());
  REQUIRE(tally.add({{decimal("10"), decimal("10")}, {}, {}}, true).has_value());
  REQUIRE(tally.add({{decimal("5"), decimal("6")}, {}, {}}, false).has_value());
  REQUIRE(tally.add({{decimal("-2"), decimal("-1")}, {}, {}}, false).has_value());
  const auto sum = tally.measured(Measure::kSum);
  CHECK(sum.low->text() == "11");
  CHECK(sum.high->text() == "13");
  CHECK(sum.at_least->text() == "9");
  CHECK(sum.at_most->text() == "19");
  const auto least = tally.measured(Measure::kMin);
  CHECK(least.low->text() == "1");
  CHECK(least.at_least->text() == "-2");
  CHECK(least.at_most->text() == "3");
  REQUIRE(tally.add({{decimal("1"), decimal("1")}, {}, "about"}, true).has_value());
  CHECK_FALSE(tally.measured(Measure::kSum).at_most.has_value());
  CHECK(tally.measured(Measure::kSum).bounds == std::set<std::string>{"about"});
  CHECK(tally.measured(Measure::kSum).low->text() == "12");
}

}  // namespace ecgraph::tests
