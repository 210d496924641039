// What must hold of any world when a fact is added that was unknown: a verdict that was known stays.
//
// A fact was unknown when nothing that the world says decides it: a figure that is not stated and follows
// from no other (and of which no known figure of the item changes), the headquarters of a firm that has
// none, the status on a list of a firm of which nothing is said there, the share of a holding that states
// none (within what the other owners leave). Then each day's verdict is the same, or was unknown, or a
// licence was required and the shipment turns out to be prohibited: a requirement decides before what is
// unknown does. The review policy and the requirements may grow.

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "graph/legality/figures.hpp"
#include "schema/vocabulary_reader.hpp"
#include "tests/graph/legality/random/worlds_to_ask.hpp"
#include "tests/support/legality_worlds/item_draw.hpp"
#include "tests/support/legality_worlds/party_draw.hpp"
#include "tests/support/legality_worlds/statement_parts.hpp"
#include "tests/support/legality_worlds/told.hpp"

namespace ecgraph::tests {
namespace {

using legality::Verdict;
using nlohmann::json;
using Documents = std::vector<json>;

bool is_entity(const json& document, const std::string& type) {
  return document["kind"] == "entity" && document["type"] == type;
}

bool is_relation(const json& document, const std::string& type) {
  return document["kind"] == "relation" && document["type"] == type;
}

/// One of the documents for which `fits` holds, or null.
template <class Fits>
json* drawn_from(Random& random, Documents& documents, Fits fits) {
  std::vector<json*> fitting;
  for (auto& document : documents) {
    if (fits(document)) fitting.push_back(&document);
  }
  return fitting.empty() ? nullptr : random.one_of(fitting);
}

std::vector<std::string> figures_shown(const json& chip) {
  const auto statement = statements_of({chip}).front();
  std::vector<std::string> shown;
  for (const auto& figure :
       legality::figures_of(built_in_vocabulary(), std::get<Entity>(statement).properties, {}))
    shown.push_back(figure.shown());
  return shown;
}

/// Whether every figure known before is the same after.
bool only_adds(const json& before, const json& after) {
  const auto old_figures = figures_shown(before);
  const auto new_figures = figures_shown(after);
  bool more = false;
  for (std::size_t i = 0; i < old_figures.size(); ++i) {
    if (old_figures[i] == new_figures[i]) continue;
    if (old_figures[i] != "unknown") return false;
    more = true;
  }
  return more;
}

bool add_figure(Random& random, Documents& documents) {
  auto* chip = drawn_from(random, documents, [](const json& one) { return is_entity(one, "chip"); });
  auto more = *chip;
  const bool flag = random.chance(30);
  const auto name = flag ? word_of(random, {"datacenter", "us_commercial_at_2026_01_15"})
                         : number_figures()[random.between<std::size_t>(0, 4)].name;
  if (more["properties"].contains(name)) return false;
  more["properties"][name] = flag ? json(random.chance(50)) : drawn_number(random, name);
  if (!only_adds(*chip, more)) return false;
  *chip = more;
  return true;
}

bool add_headquarters(Random& random, Documents& documents, const RandomWorld& world) {
  auto* firm = drawn_from(random, documents, [](const json& one) {
    const bool has_place =
        is_entity(one, "company") || is_entity(one, "organisation") || is_entity(one, "fund");
    return has_place && !(one.contains("properties") && one["properties"].contains("headquarters"));
  });
  if (firm == nullptr) return false;
  (*firm)["properties"]["headquarters"] = country_id(random.one_of(world.countries));
  return true;
}

/// Whether anything is said of the firm and the list, or the list was once held whole.
bool is_said(const Documents& documents, const std::string& firm, const std::string& list) {
  return std::any_of(documents.begin(), documents.end(), [&](const json& one) {
    if (one["kind"] == "entity" && one["id"] == list)
      return one.contains("properties") && one["properties"].contains("complete_as_of");
    const bool of_lists = is_relation(one, "listed_on") || is_relation(one, "absent_from");
    return of_lists && one["subject"] == firm && one["object"] == list;
  });
}

bool add_listing_status(Random& random, Documents& documents, const RandomWorld& world) {
  const auto& firm = random.one_of(world.firms);
  const auto& list = random.one_of(world.lists);
  if (is_said(documents, firm, list)) return false;
  const bool listed = random.chance(50);
  json attributes = json::object();
  if (listed) attributes["review_policy"] = "presumption_of_denial";
  documents.push_back(a_relation_document(
      random, documents.size(),
      {listed ? "listed_on" : "absent_from", firm, list, {{"from", ".."}}, attributes, 100}));
  return true;
}

bool states_share(const json& holding) {
  return holding.contains("attributes") && holding["attributes"].contains("share_percent");
}

/// The least that a holding may be, in hundredths.
int least_share(const json& holding) {
  if (!states_share(holding)) return 0;
  const auto& attributes = holding["attributes"];
  const auto bound = attributes.value("bound", "");
  const int share = static_cast<int>(attributes["share_percent"].get<double>() * 100 + 0.5);
  if (bound == "up to") return 0;
  return bound == "about" ? std::max(0, share - 100) : share;
}

bool add_share(Random& random, Documents& documents) {
  auto* holding = drawn_from(random, documents,
                             [](const json& one) { return is_relation(one, "owns") && !states_share(one); });
  if (holding == nullptr) return false;
  int left = 10000;
  for (const auto& other : documents) {
    if (is_relation(other, "owns") && other["object"] == (*holding)["object"]) left -= least_share(other);
  }
  if (left <= 0) return false;  // it contradicts the others already, and is open
  const int share = std::min(left, random.one_of(std::vector{1000, 4999, 5000, 5001, 10000}));
  (*holding)["attributes"]["share_percent"] = hundredths(share);
  return true;
}

bool add_fact(Random& random, Documents& documents, const RandomWorld& world, std::set<std::string>& added) {
  const std::string what = word_of(random, {"a figure", "headquarters", "a listing status", "a share"});
  const bool done = what == "a figure"           ? add_figure(random, documents)
                    : what == "headquarters"     ? add_headquarters(random, documents, world)
                    : what == "a listing status" ? add_listing_status(random, documents, world)
                                                 : add_share(random, documents);
  if (done) added.insert(what);
  return done;
}

bool may_become(Verdict before, Verdict after) {
  if (before == after || before == Verdict::kUnknown) return true;
  return before == Verdict::kLicenceRequired && after == Verdict::kProhibited;
}

/// How many pieces became known; a known verdict that changed is a failure.
std::size_t check(const legality::ItemAnswer& before, const legality::ItemAnswer& after,
                  const std::string& context) {
  std::size_t settled = 0;
  for (const auto& piece : before.pieces) {
    for (const auto& later : after.pieces) {
      if (!piece.days.overlaps(later.days)) continue;
      const bool was_unknown = piece.verdict == Verdict::kUnknown;
      if (was_unknown && later.verdict != Verdict::kUnknown) ++settled;
      if (!may_become(piece.verdict, later.verdict)) {
        FAIL_CHECK(context << "\nwas " << told_pieces({piece}).dump() << "\nis "
                           << told_pieces({later}).dump());
      }
    }
  }
  return settled;
}

TEST_CASE("a fact that was unknown never changes a verdict that was known") {
  Random random;
  INFO(random.replay());
  std::size_t settled = 0;
  std::set<std::string> added;
  for (int i = 0; i < 400; ++i) {
    const auto world = draw_world(random);
    auto documents = world.statements;
    if (!add_fact(random, documents, world, added)) continue;
    const EngineWorld before(world.statements);
    const EngineWorld after(documents);
    QuestionDraw questions(random, world);
    for (int j = 0; j < 40; ++j) {
      const auto body = questions.draw();
      const auto question = before.question(body);
      if (!question) continue;
      const auto old_answer = before.answer(*question);
      const auto new_answer = after.answer(*question);
      REQUIRE(old_answer.items.size() == new_answer.items.size());
      for (std::size_t k = 0; k < old_answer.items.size(); ++k) {
        const auto context = "world " + std::to_string(i) + " " + body.dump();
        settled += check(old_answer.items[k], new_answer.items[k], context);
      }
    }
  }
  MESSAGE(settled << " pieces became known, " << random.replay());
  CHECK(settled > 30);
  CHECK(added.size() == 4);
}

}  // namespace
}  // namespace ecgraph::tests
