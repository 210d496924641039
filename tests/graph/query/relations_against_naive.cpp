#include <doctest/doctest.h>

#include "graph/query/selection.hpp"
#include "tests/graph/query/naive_relations.hpp"
#include "tests/support/random.hpp"
#include "tests/support/statements.hpp"
#include "tests/support/temporary_graph.hpp"
#include "tests/support/unbounded.hpp"

namespace ecgraph::tests {
namespace {

constexpr int kWorlds = 20;
constexpr int kQueriesPerWorld = 150;

const std::vector<std::string> kDates{
    "2023-01",    "2023-02",    "2023-03",  "2023-02-10",      "2023-02-10~", "2023-01-31",
    "2023-03-01", "2023",       "2023-02?", "../2023-02",      "2023-01-20",  "2023-03-15",
    "2023-02-20", "2023-02/..", "2023-02%", "2023-01/2023-02", "2022-12-31",  "2023-01-01"};
const std::vector<std::string> kStatuses{"fact",    "fact",    "fact",      "reported",
                                         "planned", "planned", "withdrawn", "suspended"};
const std::vector<std::string> kPolicies{"policy_of_denial", "case_by_case"};
const std::vector<std::string> kShares{"10", "50", "79.98"};

/// A few entities, many relations between them, and the relations as they were written.
struct World {
  explicit World(Random& random) {
    std::vector<Statement> statements{a_source()};
    for (const std::string& id : companies) statements.push_back(entity(id, "company"));
    for (const std::string& id : lists) statements.push_back(entity(id, "list"));
    for (int number = 0; number < 60; ++number) relations.push_back(random_relation(random, number));
    statements.insert(statements.end(), relations.begin(), relations.end());
    graph.assert_all(std::move(statements));
  }

  static Validity random_validity(Random& random) {
    while (true) {
      const int start = random.between(0, 9);
      const auto from = start < 7 ? std::optional(date(random.one_of(kDates))) : std::nullopt;
      const auto until = random.chance(60) ? std::optional(date(random.one_of(kDates))) : std::nullopt;
      if (auto made = Validity::make(from, until, start == 7)) return *made;
    }
  }

  Relation random_relation(Random& random, int number) {
    // Not numbered in the order of the ids, so that the order of the answer shows.
    const std::string id = "r" + std::to_string(number * 37 % 101);
    const int kind = random.between(0, 2);
    auto made = kind == 0 ? relation(id, "owns", random.one_of(companies), random.one_of(companies))
                : kind == 1
                    ? relation(id, "listed_on", random.one_of(companies), random.one_of(lists))
                    : relation(id, "partners_with", random.one_of(companies), random.one_of(companies));
    made.valid = random_validity(random);
    if (random.chance(40)) made.announced = date(random.one_of(public_dates));
    if (random.chance(40)) made.published = date(random.one_of(public_dates));
    made.status = status(random.one_of(kStatuses));
    made.confidence = Confidence{random.between<std::uint8_t>(0, 2)};
    std::vector<NamedValue> attributes;
    if (kind == 0 && random.chance(70))
      attributes.push_back(value("share_percent", Share::of(decimal(random.one_of(kShares))).value()));
    if (kind == 1 && random.chance(70))
      attributes.push_back(value("review_policy", random.one_of(kPolicies)));
    made.attributes = NamedValues(std::move(attributes));
    return made;
  }

  const std::vector<std::string> companies{"amd", "byd", "cxmt", "dji", "zte"}, lists{"a-list", "b-list"};
  const std::vector<std::string> public_dates{"2022-12-20", "2023-01", "2023-02-05", "2023-03~"};
  std::vector<Relation> relations;
  TemporaryGraph graph;
};

Day random_day(Random& random) { return day("2022-12-15").plus(random.between(0, 130)); }

std::vector<EntityNo> random_entities(Random& random, const World& world, const View& view) {
  std::vector<EntityNo> entities;
  if (random.chance(60)) return entities;
  for (int left = random.between(1, 3); left > 0; --left) {
    const auto& from = random.chance(80) ? world.companies : world.lists;
    entities.push_back(view.find(entity_id(random.one_of(from))).value());
  }
  return entities;
}

When random_when(Random& random) {
  When when;
  const int kind = random.between(0, 3);
  if (kind == 1 || kind == 2) when.at = random_day(random);
  if (kind == 1 || kind == 2) when.phase = static_cast<Phase>(random.between(0, 3));
  const Day from = random_day(random);
  if (kind == 3) when.during = Interval::make(from, from.plus(random.between(1, 40)));
  when.certainly_only = random.chance(25);
  if (random.chance(20)) when.public_by = random_day(random);
  return when;
}

StatusFilter random_status(Random& random) {
  StatusFilter filter;
  filter.which = static_cast<StatusFilter::Which>(random.between(0, 2));
  if (filter.which != StatusFilter::Which::kNamed) return filter;
  for (int left = random.between(1, 2); left > 0; --left)
    filter.named.insert(status(random.one_of(kStatuses)));
  return filter;
}

RelationSelection random_selection(Random& random, const World& world, const View& view) {
  RelationSelection asked;
  asked.subjects = random_entities(random, world, view);
  asked.objects = random_entities(random, world, view);
  asked.entities = random_entities(random, world, view);
  asked.direction = static_cast<Direction>(random.between(0, 2));
  for (const char* type : {"owns", "listed_on", "partners_with"}) {
    if (random.chance(30)) asked.types.insert(relation_type(type));
  }
  asked.status = random_status(random);
  if (random.chance(20)) asked.confidence_at_least = Confidence{random.between<std::uint8_t>(0, 2)};
  const auto test = static_cast<ValueCondition::Test>(random.between(0, 2));
  if (random.chance(15)) asked.where.push_back({"share_percent", test, random.one_of(kShares)});
  if (random.chance(10))
    asked.where.push_back({"review_policy", ValueCondition::Test::kEquals, random.one_of(kPolicies)});
  asked.when = random_when(random);
  return asked;
}

/// The hit in the shape of the naive one.
NaiveHit as_naive(const View& view, const RelationHit& hit, const When& when) {
  NaiveHit naive{view.id(hit.head.no).text(), hit.holds, {}};
  if (!when.during) return naive;
  for (Day each = when.during->from(); each < when.during->until(); each = each.plus(1)) {
    Holds holds = Holds::kNo;
    for (const HeldPiece& piece : hit.held->pieces) {
      if (piece.days.contains(each)) holds = piece.holds;
    }
    naive.by_day.push_back(holds);
  }
  CHECK(hit.held->throughout ==
        std::ranges::all_of(naive.by_day, [](Holds each) { return each == Holds::kCertainly; }));
  return naive;
}

void check_one(const World& world, const View& view, const RelationSelection& asked, std::size_t& answered) {
  const auto found = find_relations(view, asked, Unbounded());
  REQUIRE(found.has_value());
  std::vector<NaiveHit> hits;
  for (const RelationHit& hit : found->hits) hits.push_back(as_naive(view, hit, asked.when));
  const NaiveHits expected = naive_find(view, world.relations, asked);
  REQUIRE(hits.size() == expected.hits.size());
  for (std::size_t i = 0; i < hits.size(); ++i) {
    CAPTURE(expected.hits[i].id);
    REQUIRE(hits[i].id == expected.hits[i].id);
    REQUIRE(hits[i].holds == expected.hits[i].holds);
    REQUIRE(hits[i].by_day == expected.hits[i].by_day);
  }
  REQUIRE(found->left_out == expected.left_out);
  answered += hits.size();
}

}  // namespace

TEST_CASE("random worlds answer random selections as a scan of everything does") {
  Random random;
  INFO(random.replay());
  std::size_t answered = 0;
  for (int number = 0; number < kWorlds; ++number) {
    const World world(random);
    const View view = world.graph.view();
    for (int query = 0; query < kQueriesPerWorld; ++query) {
      CAPTURE(number);
      CAPTURE(query);
      check_one(world, view, random_selection(random, world, view), answered);
    }
  }
  CHECK(answered > kWorlds * kQueriesPerWorld);  // the selections must not be too narrow to prove anything
}

}  // namespace ecgraph::tests
