// What the words of a clause mean where the built-in data does not show it: small worlds as documents.

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "schema/vocabulary_reader.hpp"
#include "server/wire/statement_reader.hpp"
#include "tests/graph/legality/worlds.hpp"

namespace ecgraph::tests {
namespace {

using nlohmann::json;

json an_entity_of(const std::string& type, const std::string& id, json properties) {
  json made{{"kind", "entity"},     {"id", id},
            {"type", type},         {"names", {{{"name", id}, {"kind", "label"}}}},
            {"confidence", "high"}, {"verification", "verified"},
            {"sources", {"s"}}};
  if (!properties.empty()) made["properties"] = std::move(properties);
  return made;
}

json a_relation_of(const std::string& type, const std::string& subject, const std::string& object,
                   json attributes) {
  json made{{"kind", "relation"},
            {"id", type + "-" + subject + "-" + object},
            {"type", type},
            {"subject", subject},
            {"object", object},
            {"valid", {{"from", ".."}}},
            {"status", "fact"},
            {"confidence", "high"},
            {"verification", "verified"},
            {"sources", {"s"}}};
  if (!attributes.empty()) made["attributes"] = std::move(attributes);
  return made;
}

json a_clause(const std::string& id, const std::string& effect, json more) {
  json made{{"id", id},
            {"effect", effect},
            {"valid", {{"from", ".."}}},
            {"item", {{"const", true}}},
            {"destination", {{"all_except", json::array()}}},
            {"citation", id},
            {"confidence", "high"}};
  made.update(more);
  return made;
}

json a_rule(const std::string& id, const std::string& kind, json clauses) {
  json made{{"kind", "rule"},  {"id", id},    {"regime", "US"},       {"rule_kind", kind},
            {"issuer", "BIS"}, {"title", id}, {"confidence", "high"}, {"verification", "verified"},
            {"sources", {"s"}}};
  if (!clauses.empty()) made["clauses"] = std::move(clauses);
  return made;
}

/// A chip of a family by a US firm, a buyer and its owner, and three countries.
std::vector<json> a_small_world() {
  return {an_entity_of("country", "us", {{"iso3166_1_alpha2", "US"}}),
          an_entity_of("country", "de", {{"iso3166_1_alpha2", "DE"}}),
          an_entity_of("country", "my", {{"iso3166_1_alpha2", "MY"}}),
          an_entity_of("country_group", "d5", {{"group_code", "D:5"}}),
          a_relation_of("member_of_group", "my", "d5", json::object()),
          an_entity_of("company", "maker", {{"headquarters", "us"}}),
          an_entity_of("company", "buyer", {{"headquarters", "de"}}),
          an_entity_of("company", "owner", {{"headquarters", "de"}}),
          a_relation_of("owns", "owner", "buyer", {{"share_percent", 60}}),
          an_entity_of("list", "entity-list", json::object()),
          an_entity_of("list", "trusted-list", json::object()),
          an_entity_of("chip_family", "family", json::object()),
          an_entity_of("chip", "chip", {{"maker", {"maker"}}, {"family", "family"}})};
}

/// The one piece of the answer for the chip on a day.
legality::Piece piece_in(std::vector<json> documents, const std::vector<json>& more,
                         const std::string& destination, const std::string& buyer) {
  documents.insert(documents.end(), more.begin(), more.end());
  const auto document = read_document(json(documents).dump(), "world").value();
  const auto statements = wire::read_statements(document, built_in_vocabulary());
  REQUIRE(statements.has_value());
  const auto world = legality::World::build(built_in_vocabulary(), *statements);
  auto asked = question("chip", destination, "2024-01-01");
  asked.end_user = end_user(buyer);
  const auto answer = legality::answer(world, asked);
  REQUIRE(answer.items.size() == 1);
  REQUIRE(answer.items.front().pieces.size() == 1);
  return answer.items.front().pieces.front();
}

std::string verdict(const legality::Piece& piece) { return std::string(word(piece.verdict)); }
std::string review(const legality::Piece& piece) {
  return piece.review_policy ? built_in_vocabulary()[*piece.review_policy] : "";
}

TEST_CASE("a clause that names a family is about its members") {
  const auto lr = a_clause("lr", "licence_required",
                           {{"item", {{"item_in", {"family"}}}}, {"default_review", "case_by_case"}});
  CHECK(verdict(piece_in(a_small_world(), {a_rule("r", "item_control", {lr})}, "DE", "")) ==
        "licence_required");
}

TEST_CASE("a country is not read as another by a rule of a kind without effect") {
  const json aliases = json::array({{{"code", "DE"}, {"treat_as", "MY"}, {"from", "2020-01-01"}}});
  const auto lr = a_clause("lr", "licence_required",
                           {{"destination", {{"codes", {"MY"}}}}, {"default_review", "case_by_case"}});
  for (const auto& [kind, expected] : std::vector<std::pair<std::string, std::string>>{
           {"country_status", "licence_required"}, {"bill", "no_licence_required"}}) {
    auto alias = a_rule("alias", kind, json::array());
    alias["destination_aliases"] = aliases;
    const std::vector<json> rules{alias, a_rule("r", "item_control", {lr})};
    CHECK(verdict(piece_in(a_small_world(), rules, "DE", "")) == expected);
  }
}

TEST_CASE(
    "an owner counts as listed by the lists for which a licence is needed, not by those of exceptions or "
    "bills") {
  const auto by_owner =
      a_clause("lr", "licence_required",
               {{"end_user", {{"owned_by_listed_at_least", 50}}}, {"default_review", "case_by_case"}});
  const json on_trusted{{"listed", "trusted-list"}};
  const auto trusted = a_clause("ex", "exception",
                                {{"end_user", on_trusted},
                                 {"name", "X"},
                                 {"overrides", {"r#lr"}},
                                 {"usable_without_more_facts", true}});
  const auto in_a_bill =
      a_clause("lr", "licence_required", {{"end_user", on_trusted}, {"default_review", "case_by_case"}});
  const auto listing = a_relation_of("listed_on", "owner", "trusted-list", json::object());
  CHECK(verdict(piece_in(a_small_world(), {listing, a_rule("r", "end_user_list", {by_owner, trusted})}, "DE",
                         "buyer")) == "no_licence_required");
  CHECK(
      verdict(piece_in(a_small_world(),
                       {listing, a_rule("r", "end_user_list", {by_owner}), a_rule("b", "bill", {in_a_bill})},
                       "DE", "buyer")) == "no_licence_required");
}

TEST_CASE("of review policies of the same priority the strictest decides, in whatever order") {
  const auto lr = a_clause("lr", "licence_required", {{"default_review", "presumption_of_approval"}});
  const auto policy = [](const std::string& id, const std::string& word) {
    return a_clause(id, "review_policy", {{"policy", word}, {"applies_to", {"r#lr"}}, {"priority", 10}});
  };
  const auto denial = policy("a", "policy_of_denial"), case_by_case = policy("b", "case_by_case");
  for (const auto& clauses :
       {json::array({lr, denial, case_by_case}), json::array({lr, case_by_case, denial})})
    CHECK(review(piece_in(a_small_world(), {a_rule("r", "item_control", clauses)}, "DE", "")) ==
          "policy_of_denial");
}

TEST_CASE("nothing is missing for a review policy that another requirement settles") {
  const auto denied = a_clause("denied", "licence_required", {{"default_review", "policy_of_denial"}});
  const auto open = a_clause("open", "licence_required", {{"default_review", "case_by_case"}});
  const auto perhaps = a_clause("perhaps", "review_policy",
                                {{"policy", "policy_of_denial"},
                                 {"applies_to", {"r#open"}},
                                 {"priority", 10},
                                 {"item", {{"metric", "tpp"}, {"op", ">="}, {"value", 4800}}}});
  const auto both =
      piece_in(a_small_world(), {a_rule("r", "item_control", {denied, open, perhaps})}, "DE", "");
  CHECK(review(both) == "policy_of_denial");
  CHECK(missing(both).empty());
  const auto alone = piece_in(a_small_world(), {a_rule("r", "item_control", {open, perhaps})}, "DE", "");
  CHECK(review(alone) == "policy_of_denial");
  CHECK(missing(alone) == "tpp");
}

}  // namespace
}  // namespace ecgraph::tests
