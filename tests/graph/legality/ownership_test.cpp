// The affiliates cascade and the headquarters chain, on small worlds made by hand.

#include "graph/legality/ownership.hpp"

#include <doctest/doctest.h>

#include "schema/vocabulary_reader.hpp"
#include "tests/graph/legality/worlds.hpp"

namespace ecgraph::tests {
namespace {

using legality::Kleene;
using legality::Party;

/// Firms, who holds what of whom, and a list.
class Firms {
 public:
  Firms() {
    statements_.push_back(an_entity("list", "the-list"));
    statements_.push_back(
        an_entity("country", "netherlands", NamedValues({{"iso3166_1_alpha2", {std::string("NL")}}})));
  }
  Firms& firm(const std::string& id) {
    statements_.push_back(an_entity("company", id));
    return *this;
  }
  Firms& listed(const std::string& id, const std::string& policy = "presumption_of_denial") {
    firm(id);
    statements_.push_back(a_relation("listed_on", id, "the-list", "2020-01-01", "",
                                     NamedValues({{"review_policy", {policy}}})));
    return *this;
  }
  Firms& unlisted(const std::string& id) {
    firm(id);
    statements_.push_back(a_relation("absent_from", id, "the-list", "..", ""));
    return *this;
  }
  Firms& owns(const std::string& owner, const std::string& owned, const std::string& percent,
              const std::string& bound = "", const std::string& from = "2010-01-01",
              const std::string& until = "") {
    std::vector<NamedValue> attributes;
    if (!percent.empty())
      attributes.push_back({"share_percent", {Share::of(Decimal::parse(percent).value()).value()}});
    if (!bound.empty()) attributes.push_back({"bound", {bound}});
    statements_.push_back(a_relation("owns", owner, owned, from, until, NamedValues(std::move(attributes))));
    return *this;
  }
  Firms& last_rests_on(const std::string& confidence) {
    std::get<Relation>(statements_.back()).confidence = built_in_vocabulary().confidence(confidence).value();
    return *this;
  }
  std::string confidence(const std::string& id) {
    const auto recorded = owned(id).grounds.recorded_confidence();
    return recorded ? built_in_vocabulary()[*recorded] : "";
  }
  Firms& last_is(const std::string& status) {
    std::get<Relation>(statements_.back()).status = built_in_vocabulary().claim_status(status).value();
    return *this;
  }

  /// Whether listed owners hold half or more of the firm on 2024-06-15.
  legality::Finding owned(const std::string& id) {
    const auto world = legality::World::build(built_in_vocabulary(), statements_);
    const Party list = world.parties().find(entity("the-list")).value();
    const Day on = day("2024-06-15");
    const std::vector<Party> lists{list};
    const auto party = world.parties().find(entity(id)).value();
    facts_ = {};
    legality::Cascade cascade(
        {world.parties(), world.holdings(), world.listings(), lists, on, std::nullopt, Decimal(50)},
        world.holdings().on(party, on), id, facts_);
    auto finding = cascade.owned_by_listed(nullptr);
    policy_ = cascade.policy() ? built_in_vocabulary()[*cascade.policy()] : "";
    return finding;
  }
  Kleene value(const std::string& id) { return owned(id).value; }
  std::string policy() const { return policy_; }
  std::string missing(const std::string& id) {
    const auto finding = owned(id);
    std::string text;
    for (const auto fact : finding.missing) text += (text.empty() ? "" : ", ") + facts_.name(fact);
    return text;
  }

 private:
  std::vector<Statement> statements_;
  legality::FactNames facts_;
  std::string policy_;
};

TEST_CASE("half or more by listed owners together counts, exactly") {
  CHECK(Firms().listed("a").listed("b").firm("x").owns("a", "x", "25").owns("b", "x", "25").value("x") ==
        Kleene::kTrue);
  CHECK(Firms().listed("a").listed("b").firm("x").owns("a", "x", "25").owns("b", "x", "24.999").value("x") ==
        Kleene::kFalse);
  CHECK(Firms().listed("a").firm("x").owns("a", "x", "49.9999999999").value("x") == Kleene::kFalse);
}

TEST_CASE("tenths of a percent add up in decimals") {
  Firms firms;
  firms.firm("x");
  for (const std::string id : {"a", "b", "c", "d", "e"})
    firms.listed(id).owns(id, "x", id == "a" ? "9.6" : "10.1");
  CHECK(firms.value("x") == Kleene::kTrue);  // 9.6 + 4 x 10.1 = 50 exactly
}

TEST_CASE("a share with more digits than a sum can keep is not taken for the whole") {
  auto firms = Firms().listed("a").listed("b").firm("x");
  firms.owns("a", "x", "0.123456789012345678").owns("b", "x", "49.5");
  CHECK(firms.value("x") == Kleene::kFalse);
}

TEST_CASE("a firm that is owned counts as listed for what it owns, and nothing is diluted on the way") {
  auto firms = Firms().listed("a").unlisted("b").firm("x").owns("a", "b", "50").owns("b", "x", "50");
  CHECK(firms.value("x") == Kleene::kTrue);
  CHECK(firms.policy() == "presumption_of_denial");
}

TEST_CASE("a cycle adds nothing") {
  auto firms = Firms()
                   .unlisted("a")
                   .unlisted("b")
                   .firm("x")
                   .owns("a", "b", "60")
                   .owns("b", "a", "60")
                   .owns("b", "x", "100");
  CHECK(firms.value("x") == Kleene::kFalse);
  firms.listed("c").owns("c", "a", "40");
  CHECK(firms.value("x") == Kleene::kFalse);
}

TEST_CASE("of several listed owners the strictest policy decides") {
  auto firms = Firms()
                   .listed("a", "case_by_case")
                   .listed("b", "policy_of_denial")
                   .firm("x")
                   .owns("a", "x", "40")
                   .owns("b", "x", "10");
  CHECK(firms.value("x") == Kleene::kTrue);
  CHECK(firms.policy() == "policy_of_denial");
}

TEST_CASE("bounds decide where they can and are missing where they cannot") {
  CHECK(Firms().listed("a").firm("x").owns("a", "x", "51", "about").value("x") == Kleene::kTrue);
  CHECK(Firms().listed("a").firm("x").owns("a", "x", "50", "about").missing("x") == "share of a in x");
  CHECK(Firms().listed("a").firm("x").owns("a", "x", "48.99", "about").value("x") == Kleene::kFalse);
  CHECK(Firms().listed("a").firm("x").owns("a", "x", "49", "up to").value("x") == Kleene::kFalse);
  CHECK(Firms().listed("a").firm("x").owns("a", "x", "60", "up to").value("x") == Kleene::kUnknown);
  CHECK(Firms().listed("a").firm("x").owns("a", "x", "50", "at least").value("x") == Kleene::kTrue);
  CHECK(Firms().listed("a").firm("x").owns("a", "x", "40", "more than").value("x") == Kleene::kUnknown);
}

TEST_CASE("an unstated share is anything that the others leave") {
  CHECK(Firms().listed("a").unlisted("b").firm("x").owns("a", "x", "").owns("b", "x", "40").value("x") ==
        Kleene::kUnknown);
  CHECK(Firms().listed("a").unlisted("b").firm("x").owns("a", "x", "").owns("b", "x", "51").value("x") ==
        Kleene::kFalse);
}

TEST_CASE("an unstated share of which the others leave nothing contradicts them, and is unknown") {
  CHECK(Firms().listed("a").unlisted("b").firm("x").owns("a", "x", "").owns("b", "x", "100").value("x") ==
        Kleene::kUnknown);
}

TEST_CASE("a partial date makes a holding possible, not certain") {
  CHECK(Firms().listed("a").firm("x").owns("a", "x", "100", "", "2024-06").missing("x") == "share of a in x");
  CHECK(Firms().listed("a").firm("x").owns("a", "x", "100", "", "2024-05").value("x") == Kleene::kTrue);
  CHECK(Firms().listed("a").firm("x").owns("a", "x", "100", "", "2024-07").value("x") == Kleene::kFalse);
}

TEST_CASE("a holding that is only reported is possible at most") {
  CHECK(Firms().listed("a").firm("x").owns("a", "x", "100").last_is("reported").value("x") ==
        Kleene::kUnknown);
  CHECK(Firms().listed("a").firm("x").owns("a", "x", "100").last_is("planned").value("x") == Kleene::kFalse);
}

TEST_CASE("an owner absent from a partial list is of unknown listing") {
  CHECK(Firms().firm("a").firm("x").owns("a", "x", "60").missing("x") == "listing status of a on the-list");
  CHECK(Firms().unlisted("a").firm("x").owns("a", "x", "60").value("x") == Kleene::kFalse);
}

TEST_CASE("a country is on no list of parties") {
  CHECK(Firms().firm("x").owns("netherlands", "x", "60").value("x") == Kleene::kFalse);
}

TEST_CASE("an unknown share rests on the holdings and listings that may make it up") {
  CHECK(Firms().listed("a").firm("x").owns("a", "x", "").last_rests_on("low").confidence("x") == "low");
  CHECK(Firms().listed("a").last_rests_on("medium").firm("x").owns("a", "x", "").confidence("x") == "medium");
  auto chain = Firms().listed("a").unlisted("b").firm("x");
  chain.owns("a", "b", "").last_rests_on("low").owns("b", "x", "100");
  CHECK(chain.value("x") == Kleene::kUnknown);
  CHECK(chain.confidence("x") == "low");
}

TEST_CASE("a share that is not reached rests on the holdings and absences that keep it low") {
  CHECK(Firms().listed("a").firm("x").owns("a", "x", "40").last_rests_on("low").confidence("x") == "low");
  CHECK(Firms().unlisted("a").last_rests_on("low").firm("x").owns("a", "x", "90").confidence("x") == "low");
  auto remainder = Firms().listed("a").unlisted("b").firm("x").owns("a", "x", "");
  CHECK(remainder.owns("b", "x", "51").last_rests_on("low").confidence("x") == "low");
}

TEST_CASE("an unknown verdict is no surer than the holdings it rests on") {
  auto asked = question("nvidia-t4", "CN", "2025-10-15");
  asked.end_user = legality::NamedBuyer{entity("unisoc"), false};
  const auto piece = ask(asked).pieces.front();
  CHECK(piece.verdict == legality::Verdict::kUnknown);
  CHECK(piece.confidence < built_in_vocabulary().confidence("high").value());
}

TEST_CASE("of several statements about one owner the share lies within all that are certain") {
  CHECK(Firms().listed("a").firm("x").owns("a", "x", "").owns("a", "x", "40", "", "2015").value("x") ==
        Kleene::kFalse);
  CHECK(Firms()
            .listed("a")
            .firm("x")
            .owns("a", "x", "60", "up to")
            .owns("a", "x", "40", "at least", "2015")
            .missing("x") == "share of a in x");
  CHECK(Firms()
            .listed("a")
            .firm("x")
            .owns("a", "x", "50", "at least")
            .owns("a", "x", "50", "about", "2015")
            .value("x") == Kleene::kTrue);
}

TEST_CASE("statements about one owner that contradict each other leave the share open, in whatever order") {
  const std::vector<std::string> shares{"60", "40", "60"};
  for (std::size_t first = 0; first < shares.size(); ++first) {
    auto firms = Firms().listed("a").firm("x");
    for (std::size_t i = 0; i < shares.size(); ++i)
      firms.owns("a", "x", shares[(first + i) % shares.size()], "", "201" + std::to_string(i));
    CHECK(firms.value("x") == Kleene::kUnknown);
  }
}

TEST_CASE("what is only reported can raise a share to possible and never lower it") {
  CHECK(Firms()
            .listed("a")
            .firm("x")
            .owns("a", "x", "60")
            .owns("a", "x", "40", "", "2015")
            .last_is("reported")
            .value("x") == Kleene::kTrue);
  CHECK(Firms()
            .listed("a")
            .firm("x")
            .owns("a", "x", "40")
            .owns("a", "x", "60", "", "2015")
            .last_is("reported")
            .value("x") == Kleene::kUnknown);
}

TEST_CASE("share bounds stay within 0 to 100") {
  CHECK(legality::share_range(Decimal(100), "about").high == Decimal(100));
  CHECK(legality::share_range(Decimal(0), "about").low == Decimal(0));
  CHECK(legality::share_range(Decimal(30), "").low == Decimal(30));
}

}  // namespace
}  // namespace ecgraph::tests
