#include "graph/query/values.hpp"

#include <doctest/doctest.h>

#include "tests/support/statements.hpp"
#include "tests/support/temporary_graph.hpp"
#include "tests/support/unbounded.hpp"

namespace ecgraph::tests {
namespace {

Relation tariff(std::string_view id, std::string_view measure, std::string_view rate, Validity when) {
  auto made = relation(id, "levies_tariff_on", "here", "there", std::move(when));
  made.attributes = NamedValues({value("measure", entity_id(measure)), value("rate_percent", decimal(rate))});
  return made;
}
Relation suspension(std::string_view id, std::string_view measure, std::string effect, Validity when) {
  auto made = relation(id, "modifies", "other-measure", measure, std::move(when));
  made.attributes = NamedValues({value("effect", std::move(effect))});
  return made;
}

/// Tariffs of two measures between two countries, and whatever else a test adds.
struct Tariffs {
  explicit Tariffs(std::vector<Statement> more) {
    graph.assert_all({a_source(), entity("here", "country"), entity("there", "country"),
                      entity("list", "measure"), entity("surcharge", "measure"),
                      entity("other-measure", "measure")});
    graph.assert_all(std::move(more));
  }

  /// `total 2020-01-01 2021-01-01 25..35 possibly`, one a piece.
  [[nodiscard]] std::vector<std::string> told(std::optional<Interval> during = std::nullopt) const {
    ValueSelection asked;
    asked.relations.types = {relation_type("levies_tariff_on")};
    asked.attribute = "rate_percent";
    asked.during = during;
    const auto found = find_values(graph.view(), asked, Unbounded());
    REQUIRE(found.has_value());
    std::vector<std::string> told;
    for (const ValuePiece& piece : found->pieces) {
      std::string amount = "suspended";
      if (piece.amount) amount = piece.amount->value.low.text();
      if (piece.amount && piece.amount->value.low != piece.amount->value.high)
        amount += ".." + piece.amount->value.high.text();
      told.push_back((piece.is_total ? "total" : piece.of.told_apart) + " " + piece.days.from().text() + " " +
                     piece.days.until().text() + " " + amount + " " + std::string(word(piece.holds)));
    }
    return told;
  }

  TemporaryGraph graph;
};

using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("rates of one measure replace each other and those of different measures add up") {
  const Tariffs world({tariff("t-1", "list", "10", valid("2018-09-24", "2019-05-10")),
                       tariff("t-2", "list", "25", valid("2019-05-10")),
                       tariff("t-3", "surcharge", "7.5", valid("2020-02-14", "2021-01-01"))});
  CHECK(world.told() ==
        Told{"list 2018-09-24 2019-05-10 10 certainly", "list 2019-05-10 .. 25 certainly",
             "surcharge 2020-02-14 2021-01-01 7.5 certainly", "total 2018-09-24 2019-05-10 10 certainly",
             "total 2019-05-10 2020-02-14 25 certainly", "total 2020-02-14 2021-01-01 32.5 certainly",
             "total 2021-01-01 .. 25 certainly"});
  CHECK(world.told(days("2020-01-01", "2020-03-01")) ==
        Told{"list 2020-01-01 2020-03-01 25 certainly", "surcharge 2020-02-14 2020-03-01 7.5 certainly",
             "total 2020-01-01 2020-02-14 25 certainly", "total 2020-02-14 2020-03-01 32.5 certainly"});
}

TEST_CASE("a rate of zero is a value") {
  const Tariffs world({tariff("t-1", "list", "0", valid("2025-12-23", "2027-06-23"))});
  CHECK(world.told() ==
        Told{"list 2025-12-23 2027-06-23 0 certainly", "total 2025-12-23 2027-06-23 0 certainly"});
}

TEST_CASE("while a measure is suspended its rate does not count") {
  const Tariffs world({tariff("t-1", "list", "25", valid("2020-01-01")),
                       tariff("t-2", "surcharge", "5", valid("2020-01-01")),
                       suspension("s-1", "list", "suspends", valid("2021-01-01", "2022-01-01"))});
  CHECK(world.told() == Told{"list 2020-01-01 2021-01-01 25 certainly",
                             "list 2021-01-01 2022-01-01 suspended certainly",
                             "list 2022-01-01 .. 25 certainly", "surcharge 2020-01-01 .. 5 certainly",
                             "total 2020-01-01 2021-01-01 30 certainly",
                             "total 2021-01-01 2022-01-01 5 certainly", "total 2022-01-01 .. 30 certainly"});
}

TEST_CASE("a suspension in part, or on a day that is not known, leaves the rate possible") {
  const Tariffs world(
      {tariff("t-1", "list", "25", valid("2020-01-01")),
       suspension("s-1", "list", "suspends paragraph 2 only", valid("2021-01-01", "2021-07-01")),
       suspension("s-2", "list", "suspends", valid("2022-03", "2022-05-01"))});
  CHECK(world.told() ==
        Told{"list 2020-01-01 2021-01-01 25 certainly", "list 2021-01-01 2021-07-01 25 possibly",
             "list 2021-07-01 2022-03-01 25 certainly", "list 2022-03-01 2022-03-31 25 possibly",
             "list 2022-03-31 2022-05-01 suspended certainly", "list 2022-05-01 .. 25 certainly",
             "total 2020-01-01 2021-01-01 25 certainly", "total 2021-01-01 2021-07-01 0..25 possibly",
             "total 2021-07-01 2022-03-01 25 certainly", "total 2022-03-01 2022-03-31 0..25 possibly",
             "total 2022-03-31 2022-05-01 0 certainly", "total 2022-05-01 .. 25 certainly"});
}

TEST_CASE("what amends a measure, or suspends another, masks nothing") {
  const Tariffs world({tariff("t-1", "list", "25", valid("2020-01-01", "2021-01-01")),
                       suspension("s-1", "list", "amends", valid("2020-02-01")),
                       suspension("s-2", "surcharge", "suspends", valid("2020-02-01"))});
  CHECK(world.told() ==
        Told{"list 2020-01-01 2021-01-01 25 certainly", "total 2020-01-01 2021-01-01 25 certainly"});
}

TEST_CASE("a partial date makes pieces that hold possibly, and a total within bounds") {
  const Tariffs world({tariff("t-1", "list", "10", valid("2020-01-01")),
                       tariff("t-2", "surcharge", "5", valid("2020-06", "2021-01-01"))});
  CHECK(world.told() == Told{"list 2020-01-01 .. 10 certainly", "surcharge 2020-06-01 2020-06-30 5 possibly",
                             "surcharge 2020-06-30 2021-01-01 5 certainly",
                             "total 2020-01-01 2020-06-01 10 certainly",
                             "total 2020-06-01 2020-06-30 10..15 certainly",
                             "total 2020-06-30 2021-01-01 15 certainly", "total 2021-01-01 .. 10 certainly"});
}

TEST_CASE("statements that never hold have no values, and those that state none are counted") {
  auto planned = tariff("t-1", "list", "25", valid("2027-01-01"));
  planned.status = status("planned");
  auto untold = relation("t-2", "levies_tariff_on", "here", "there", valid("2020-01-01"));
  const Tariffs world({planned, untold});
  ValueSelection asked;
  asked.relations.types = {relation_type("levies_tariff_on")};
  asked.relations.status.which = StatusFilter::Which::kAny;
  asked.attribute = "rate_percent";
  const auto found = find_values(world.graph.view(), asked, Unbounded());
  REQUIRE(found.has_value());
  CHECK(found->pieces.empty());
  CHECK(found->left_out == std::map<std::string, std::size_t>{{"planned", 1}});
  CHECK(found->without_value == 1);
}

}  // namespace ecgraph::tests
