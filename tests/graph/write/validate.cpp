#include "graph/write/validate.hpp"

#include "tests/graph/write/refusal.hpp"

using namespace ecgraph;
using namespace ecgraph::tests;

namespace {

/// A source, two companies, a chip, a country and a list, revision 1.
struct SmallWorld : TemporaryGraph {
  SmallWorld() {
    assert_all({a_source(), entity("nvidia", "company"), entity("smic", "company"), entity("h800", "chip"),
                entity("cn", "country"), entity("entity-list", "list"),
                relation("owns-1", "owns", "nvidia", "smic")});
  }
};

Claim claim(std::string_view id) {
  return {ClaimId::trusted(std::string(id)),
          "comparison",
          entity_id("nvidia"),
          {},
          "It is faster.",
          {},
          {},
          {},
          {},
          {},
          status("stated"),
          confidence("high"),
          words().verification("verified").value(),
          {a_source().id},
          {},
          {},
          {}};
}
Observation observation(std::string_view id) {
  return {ObservationId::trusted(std::string(id)),
          entity_id("nvidia"),
          {},
          {{"market_value", {Decimal(1), Decimal(1)}, "USD", {}}},
          {},
          {},
          {},
          {},
          status("fact"),
          confidence("high"),
          words().verification("verified").value(),
          {a_source().id},
          {},
          {},
          {}};
}
StatementKey entity_key(std::string id) { return {StatementKind::kEntity, std::move(id)}; }

Relation owns(NamedValue attribute) {
  Relation made = relation("owns-2", "owns", "nvidia", "smic");
  made.attributes = NamedValues({std::move(attribute)});
  return made;
}

}  // namespace

TEST_CASE("asserting what stands changes nothing, asserting other content is a conflict") {
  SmallWorld made;
  const Receipt again = made.assert_all({entity("nvidia", "company"), a_source()});
  CHECK(again.revision == Revision{1});
  CHECK(again.changed == 0);
  CHECK(again.unchanged == 2);
  const Error error = refused(made, {Assert{entity("nvidia", "company", {label("Nvidia")})}});
  check_faults(error, {{"/changes/0/assert/id", "correct it instead"}}, ErrorKind::kConflict);
}

TEST_CASE("a transaction records only what changes something") {
  SmallWorld made;
  const Receipt receipt =
      made.commit({Assert{a_source()}, Assert{entity("amd", "company")}, Correct{entity("smic", "company")}});
  CHECK(receipt.changed == 1);
  CHECK(receipt.unchanged == 2);
  CHECK(made.graph().transaction(receipt.revision).value().changes.size() == 1);
}

TEST_CASE("only what stands can be corrected") {
  SmallWorld made;
  check_faults(refused(made, {Correct{entity("nvida", "company")}}),
               {{"/changes/0/correct/id", "There is no entity `nvida`, so it cannot be corrected"}});
}

TEST_CASE("retracting again changes nothing and retracting what never was is a fault") {
  SmallWorld made;
  CHECK(made.commit({Retract{{StatementKind::kRelation, "owns-1"}}}).changed == 1);
  const Receipt again = made.commit({Retract{{StatementKind::kRelation, "owns-1"}}});
  CHECK(again.changed == 0);
  CHECK(again.unchanged == 1);
  check_faults(refused(made, {Retract{{StatementKind::kRelation, "owns-9"}}}),
               {{"/changes/0/retract/id", "There is no relation `owns-9`"}});
  CHECK(made.assert_all({relation("owns-1", "owns", "nvidia", "smic")}).changed == 1);
}

TEST_CASE("a statement is changed once in a transaction") {
  SmallWorld made;
  const Error error =
      refused(made, {Correct{entity("smic", "company", {label("SMIC")})},
                     Retract{{StatementKind::kRelation, "owns-1"}}, Retract{entity_key("smic")}});
  check_faults(error, {{"/changes/2/retract/id", "is changed by /changes/0 already"}});
}

TEST_CASE("a graph that has moved on refuses") {
  SmallWorld made;
  const Error error = refused(made, {"test", "reason", Revision{0}, {Assert{entity("amd", "company")}}});
  CHECK(error.kind == ErrorKind::kConflict);
  CHECK(error.field == "expect_revision");
  CHECK(error.message.find("at revision 1, not at 0") != std::string::npos);
  CHECK(made.graph().commit({"test", "reason", Revision{1}, {Assert{entity("amd", "company")}}}, Instant()));
}

TEST_CASE("author and reason are asked for") {
  SmallWorld made;
  check_faults(refused(made, {"", "", {}, {}}), {{"/author", "author"}, {"/reason", "reason"}});
}

TEST_CASE("recorded instants never go back") {
  SmallWorld made;
  const Instant first = made.view().recorded_at();
  const auto receipt = made.graph().commit({"test", "reason", {}, {Assert{entity("amd", "company")}}},
                                           Instant::from_microseconds(5));
  REQUIRE(receipt);
  CHECK(receipt->recorded_at == first);
}

TEST_CASE("what is referred to must exist, in every kind of statement, and near ids are named") {
  SmallWorld made;
  check_fault(made, relation("r", "owns", "nvida", "smic"), "/subject",
              "There is no entity `nvida`. The nearest: nvidia.");
  check_fault(made, relation("r", "owns", "nvidia", "tsmc"), "/object", "There is no entity `tsmc`.");
  Entity sourced = entity("amd", "company");
  sourced.sources = {a_source().id, SourceId::trusted("a-sorce")};
  check_fault(made, sourced, "/sources/1", "There is no source `a-sorce`. The nearest: a-source.");
  check_fault(made,
              entity("h20", "chip", {}, NamedValues({{"maker", {entity_id("nvidia"), entity_id("nobody")}}})),
              "/properties/maker/1", "no entity `nobody`");
  check_fault(made, entity("h20", "chip", {}, NamedValues({value("family", entity_id("nobody"))})),
              "/properties/family", "no entity `nobody`");
  Claim said = claim("c");
  said.subject = entity_id("x");
  said.about = {entity_id("smic"), entity_id("y")};
  said.addressee = entity_id("z");
  said.asserted_by = {entity_id("w")};
  check_faults(refused(made, {Assert{said}}), {{"/changes/0/assert/subject", "`x`"},
                                               {"/changes/0/assert/about/1", "`y`"},
                                               {"/changes/0/assert/addressee", "`z`"},
                                               {"/changes/0/assert/asserted_by/0", "`w`"}});
  Observation seen = observation("o");
  seen.subject = entity_id("x");
  seen.about = {entity_id("y")};
  seen.asserted_by = {entity_id("w")};
  check_faults(refused(made, {Assert{seen}}), {{"/changes/0/assert/subject", "`x`"},
                                               {"/changes/0/assert/about/0", "`y`"},
                                               {"/changes/0/assert/asserted_by/0", "`w`"}});
}

TEST_CASE("statements of one transaction may refer to each other") {
  SmallWorld made;
  CHECK(
      made.assert_all({relation("r", "owns", "nvidia", "mellanox"), entity("mellanox", "company")}).changed ==
      2);
}

TEST_CASE("what a transaction retracts cannot be referred to in it") {
  SmallWorld made;
  const Error error =
      refused(made, {Retract{entity_key("cn")}, Assert{relation("r", "headquartered_in", "smic", "cn")}});
  check_faults(error, {{"/changes/1/assert/object", "There is no entity `cn`"}});
}

TEST_CASE("what is still referred to cannot be retracted, and the referrers are named") {
  SmallWorld made;
  made.assert_all({claim("c1"), observation("o1"),
                   entity("h20", "chip", {}, NamedValues({value("maker", entity_id("nvidia"))}))});
  check_faults(refused(made, {Retract{entity_key("nvidia")}}),
               {{"/changes/0/retract/id",
                 "by entity `h20`, relation `owns-1`, claim `c1` and observation `o1`: retract or correct "
                 "them in the same transaction"}},
               ErrorKind::kConflict);
  check_faults(refused(made, {Retract{{StatementKind::kSource, "a-source"}}}),
               {{"/changes/0/retract/id", "and 4 others"}}, ErrorKind::kConflict);
  const Receipt receipt =
      made.commit({Retract{entity_key("nvidia")}, Retract{entity_key("h20")},
                   Retract{{StatementKind::kRelation, "owns-1"}}, Retract{{StatementKind::kClaim, "c1"}},
                   Retract{{StatementKind::kObservation, "o1"}}});
  CHECK(receipt.changed == 5);
}

TEST_CASE("a type cannot change where the old one is needed, and may where any will do") {
  SmallWorld made;
  made.assert_all({claim("c1")});
  check_faults(refused(made, {Correct{entity("smic", "chip")}}),
               {{"/changes/0/correct/type", "no longer fits where it is referred to by relation `owns-1`"}},
               ErrorKind::kConflict);
  CHECK(made.commit({Correct{entity("smic", "facility")}}).changed == 1);
  check_faults(refused(made, {Correct{entity("smic", "chip")},
                              Correct{relation("owns-1", "owns", "nvidia", "smic", valid("2020"))}}),
               {{"/changes/1/correct/object",
                 "`smic` is of type `chip`; the object may be of type company, facility, party, vessel or "
                 "aircraft."}});
  CHECK(
      made.commit({Correct{entity("smic", "chip")}, Retract{{StatementKind::kRelation, "owns-1"}}}).changed ==
      2);
}

TEST_CASE("relations join only what their type allows") {
  SmallWorld made;
  check_fault(made, relation("r", "owns", "h800", "smic"), "/subject",
              "`h800` is of type `chip`; the subject may be of type");
  check_fault(
      made, relation("r", "owns", "nvidia", "cn"), "/object",
      "`cn` is of type `country`; the object may be of type company, facility, party, vessel or aircraft.");
}

TEST_CASE("an entity has names, the first of which is its label") {
  SmallWorld made;
  Entity nameless = entity("amd", "company");
  nameless.names.clear();
  check_fault(made, nameless, "/names", "at least one name");
  check_fault(made, entity("amd", "company", {alias("AMD")}), "/names/0/kind", "The first name is the label");
  check_fault(made, entity("amd", "company", {label("AMD"), label("Amd")}), "/names/1/kind", "one label");
  check_fault(made, entity("amd", "company", {label("AMD"), {"AMD", "nickname", {}, {}, {}}}),
              "/names/1/kind", "no kind of name `nickname`");
  check_fault(made, entity("amd", "company", {label("")}), "/names/0/name", "not empty");
}

TEST_CASE("properties and attributes are those of the type") {
  SmallWorld made;
  check_fault(made, entity("amd", "company", {}, NamedValues({value("tpp", decimal("4800"))})),
              "/properties/tpp", "no property `tpp` of an entity of type `company`");
  check_fault(made, owns(value("rate", decimal("3"))), "/attributes/rate",
              "no attribute `rate` of a relation of type `owns`");
}

TEST_CASE("values are of the kind that is declared") {
  SmallWorld made;
  const auto chip = [](NamedValue property) {
    return entity("h20", "chip", {}, NamedValues({std::move(property)}));
  };
  check_fault(made, chip(value("tpp", std::string("4800"))), "/properties/tpp", "should be a number");
  check_fault(made, chip(value("datacenter", std::string("yes"))), "/properties/datacenter",
              "should be true or false");
  check_fault(made, chip(value("launch", std::string("2023"))), "/properties/launch", "should be a date");
  check_fault(made, chip({"tpp", {decimal("1"), decimal("2")}}), "/properties/tpp", "has 2 values: give one");
  check_fault(made, chip({"tpp", {}}), "/properties/tpp", "has 0 values: give one");
  check_fault(made, chip({"maker", {}}), "/properties/maker", "has 0 values: give at least one");
  check_fault(made, chip(value("launch_confidence", std::string("sure"))), "/properties/launch_confidence",
              "is \"sure\": write low, medium or high.");
  check_fault(made, chip(value("kind", std::string())), "/properties/kind", "is empty");
  check_fault(made, chip(value("maker", entity_id("cn"))), "/properties/maker/0",
              "`cn` is of type `country`; the maker may be of type company.");
  check_fault(made, chip(value("tpp_range", DecimalRange{decimal("2"), decimal("1")})),
              "/properties/tpp_range", "lower one first");
  check_fault(made,
              chip(value("dense_tops_by_bit_length", NumberMap{{{8, decimal("2")}, {8, decimal("1")}}})),
              "/properties/dense_tops_by_bit_length", "each whole number once");
  check_fault(made, owns(value("share_percent", decimal("50"))), "/attributes/share_percent",
              "should be a share in percent");
  check_fault(made, owns(value("amount", Money{decimal("5"), "dollars", {}})), "/attributes/amount",
              "three letters of ISO 4217");
  check_fault(made, owns(value("amount", Money{decimal("5"), "USD", "roughly"})), "/attributes/amount",
              "the bound \"roughly\"");
}

TEST_CASE("relations, claims and observations say who says so") {
  SmallWorld made;
  Relation unsourced = relation("r", "owns", "nvidia", "smic");
  unsourced.sources.clear();
  check_fault(made, unsourced, "/sources", "At least one source");
  Claim said = claim("c");
  said.sources.clear();
  check_fault(made, said, "/sources", "At least one source");
  Observation seen = observation("o");
  seen.sources.clear();
  check_fault(made, seen, "/sources", "At least one source");
  Entity without = entity("amd", "company");
  without.sources.clear();
  CHECK(made.assert_all({without}).changed == 1);
}

TEST_CASE("claims and observations use the words of the vocabulary") {
  SmallWorld made;
  Claim said = claim("c");
  said.topic = "weather";
  check_fault(made, said, "/topic", "no topic `weather`");
  said = claim("c");
  said.value.clear();
  check_fault(made, said, "/value", "missing");
  Observation seen = observation("o");
  seen.figures.clear();
  check_fault(made, seen, "/figures", "at least one figure");
  seen.figures = {{"happiness", {Decimal(1), Decimal(1)}, "", ""}};
  check_fault(made, seen, "/figures/0/metric", "no metric `happiness`");
  seen.figures = {{"chips_used", {Decimal(2), Decimal(1)}, "USD", "maybe"}};
  check_faults(refused(made, {Assert{seen}}),
               {{"/changes/0/assert/figures/0/unit", "given in chip, not in USD"},
                {"/changes/0/assert/figures/0/value", "lower number"},
                {"/changes/0/assert/figures/0/bound", "no bound \"maybe\""}});
}

TEST_CASE("a source has a title and every statement an id") {
  SmallWorld made;
  Source untitled = a_source();
  untitled.id = SourceId::trusted("Bad Id");
  untitled.title.clear();
  check_faults(refused(made, {Assert{untitled}}),
               {{"/changes/0/assert/id", "is not an id"}, {"/changes/0/assert/title", "missing"}});
}

TEST_CASE("all faults of all changes come together, in the order of the changes") {
  SmallWorld made;
  const Error error = refused(made, {Retract{entity_key("smic")}, Assert{relation("r", "owns", "x", "y")},
                                     Correct{entity("z", "company")}});
  check_faults(error, {{"/changes/0/retract/id", "relation `owns-1`"},
                       {"/changes/1/assert/subject", "`x`"},
                       {"/changes/1/assert/object", "`y`"},
                       {"/changes/2/correct/id", "`z`"}});
  CHECK(error.message.starts_with("The transaction has 4 faults"));
}
