#include <doctest/doctest.h>

#include "tests/graph/query/naive_aggregate.hpp"
#include "tests/support/random.hpp"
#include "tests/support/temporary_graph.hpp"

namespace ecgraph::tests {
namespace {

constexpr int kWorlds = 25;
constexpr int kQuestionsPerWorld = 200;

const std::vector<std::string> kDates{
    "2022-11",    "2023-02",  "2023-02-10",      "2023-02-10~", "2023-01-31", "2023-03-01", "2023",
    "2023-02?",   "../2023",  "2023-01-20",      "2023-03-15",  "2022-12-31", "2023-01-01", "2023-02/..",
    "2021-05-06", "2023-02%", "2023-04/2023-06", "2023-06-30",  "2023-07-01"};
const std::vector<std::string> kStatuses{"fact", "fact", "fact", "reported", "planned"};
const std::vector<std::string> kCurrencies{"USD", "EUR"};
const std::vector<std::string> kBounds{"", "", "", "", "about"};
const std::vector<std::string> kStages{"award", "preliminary terms"};
const std::vector<std::string> kCompanies{"amd", "byd", "cxmt", "dji"}, kLists{"a-list", "b-list"},
    kCountries{"far-land", "near-land"};

/// Firms of two countries (one of none), lists, and many relations.
struct World {
  explicit World(Random& random) {
    std::vector<Statement> statements{a_source()};
    for (const auto& id : kCountries) add(statements, entity(id, "country"), id);
    for (const auto& id : kLists) add(statements, entity(id, "list"), {});
    for (const auto& id : kCompanies) {
      const auto home = random.chance(75) ? random.one_of(kCountries) : std::string();
      auto firm = entity(id, "company");
      if (!home.empty()) firm.properties = NamedValues({value("headquarters", entity_id(home))});
      add(statements, std::move(firm), home);
    }
    for (int number = 0; number < 40; ++number) relations.push_back(random_relation(random, number));
    statements.insert(statements.end(), relations.begin(), relations.end());
    graph.assert_all(std::move(statements));
  }

  void add(std::vector<Statement>& statements, Entity made, const std::string& home) {
    places.type_of[made.id.text()] = words()[made.type].id;
    if (!home.empty()) places.country_of[made.id.text()] = home;
    statements.emplace_back(std::move(made));
  }

  static Validity random_validity(Random& random) {
    while (true) {
      const int start = random.between(0, 9);
      const auto from = start < 8 ? std::optional(date(random.one_of(kDates))) : std::nullopt;
      const auto until = random.chance(60) ? std::optional(date(random.one_of(kDates))) : std::nullopt;
      if (auto made = Validity::make(from, until, start == 8)) return *made;
    }
  }

  static Money money(Random& random) {
    return {Decimal(random.between(-3, 60)), random.one_of(kCurrencies), random.one_of(kBounds)};
  }

  Relation random_relation(Random& random, int number) {
    const std::string id = "r" + std::to_string(number * 37 % 101);
    std::vector<NamedValue> attributes;
    const auto made = [&](std::string_view type, const auto& subjects, const auto& objects) {
      return relation(id, type, random.one_of(subjects), random.one_of(objects));
    };
    const int kind = random.between(0, 3);
    auto one = kind == 0   ? made("owns", kCompanies, kCompanies)
               : kind == 1 ? made("listed_on", kCompanies, kLists)
               : kind == 2 ? made("partners_with", kCompanies, kCompanies)
                           : made("subsidises", kCountries, kCompanies);
    if (kind == 0 && random.chance(70))
      attributes.push_back(value("share_percent", Share::of(Decimal(random.between(0, 100))).value()));
    if (kind == 0 && random.chance(20)) attributes.push_back(value("bound", std::string("about")));
    if ((kind == 0 || kind == 3) && random.chance(80)) attributes.push_back(value("amount", money(random)));
    if (kind == 3 && random.chance(80)) attributes.push_back(value("stage", random.one_of(kStages)));
    one.attributes = NamedValues(std::move(attributes));
    one.valid = random_validity(random);
    if (random.chance(50)) one.announced = date(random.one_of(kDates));
    if (random.chance(50)) one.published = date(random.one_of(kDates));
    one.status = status(random.one_of(kStatuses));
    return one;
  }

  NaivePlaces places;
  std::vector<Relation> relations;
  TemporaryGraph graph;
};

void choose_keys(Random& random, AggregateQuestion& asked) {
  if (random.chance(70)) asked.by.push_back(static_cast<GroupKey>(random.between(0, 2)));
  for (int left = random.between(0, 2); left > 0; --left) {
    const auto key = static_cast<GroupKey>(random.between(3, 11));
    if (std::ranges::find(asked.by, key) == asked.by.end()) asked.by.push_back(key);
  }
  if (asked.by.size() > 1 && random.chance(50)) std::swap(asked.by.front(), asked.by.back());
}

void choose_date(Random& random, AggregateQuestion& asked) {
  const bool calendar =
      std::ranges::any_of(asked.by, [](GroupKey key) { return calendar_unit(key).has_value(); });
  if (!calendar && random.chance(50)) return;
  asked.date = static_cast<CountedDate>(random.between(0, 3));
  asked.fill = random.chance(60);
  asked.leave_out_continuations = random.chance(50);
  if (random.chance(40)) return;
  const auto from =
      random.chance(20) ? Day::beginning_of_time() : day(random.chance(50) ? "2022-01-01" : "2023-01-01");
  const auto until =
      random.chance(20) ? Day::end_of_time() : day(random.chance(50) ? "2024-01-01" : "2025-01-01");
  asked.dated = Interval::make(from, until);
}

void choose_measure(Random& random, AggregateQuestion& asked) {
  if (random.chance(40)) return;
  asked.measure = static_cast<Measure>(random.between(1, 3));
  asked.attribute = random.chance(60) ? "amount" : "share_percent";
  asked.selection.types = {relation_type("owns")};
  if (asked.attribute == "amount" && random.chance(70))
    asked.selection.types.insert(relation_type("subsidises"));
}

AggregateQuestion random_question(Random& random, const View& view, std::set<std::string>& countries) {
  AggregateQuestion asked;
  choose_keys(random, asked);
  choose_date(random, asked);
  choose_measure(random, asked);
  auto& selection = asked.selection;
  if (random.chance(40)) selection.status.which = StatusFilter::Which::kAny;
  if (random.chance(25)) selection.when.at = day("2023-02-15");
  if (!asked.dated && !selection.when.at && random.chance(20))
    selection.when.during = Interval::make(day("2023-01-15"), day("2023-03-20"));
  selection.when.certainly_only = random.chance(15);
  if (random.chance(20))
    selection.subject_is.types = {entity_type(random.chance(50) ? "company" : "country")};
  if (random.chance(20)) selection.object_is.types = {entity_type(random.chance(50) ? "company" : "list")};
  if (random.chance(25)) {
    countries = {random.one_of(kCountries)};
    auto& end = random.chance(50) ? selection.subject_is : selection.object_is;
    end.countries = {view.find(entity_id(*countries.begin())).value()};
  }
  return asked;
}

std::string text_of(const GroupValue& value, const View& view) {
  if (const auto* span = std::get_if<CalendarSpan>(&value)) return span->text();
  if (const auto* one = std::get_if<EntityNo>(&value)) return view.head(*one).id.text();
  if (const auto* type = std::get_if<EntityType>(&value)) return words()[*type].id;
  if (const auto* type = std::get_if<RelationType>(&value)) return words()[*type].id;
  if (const auto* one = std::get_if<ClaimStatus>(&value)) return words()[*one].id;
  return {};
}

NaiveKey key_of(const Bucket& bucket, const View& view) {
  NaiveKey key;
  for (const auto& value : bucket.key) key.push_back(text_of(value, view));
  key.push_back(bucket.currency);
  key.push_back(bucket.stage);
  return key;
}

std::vector<std::string> measured(const Measured& measured) {
  const auto text = [](const std::optional<Decimal>& value) { return value ? value->text() : "none"; };
  CHECK(measured.low == measured.high);  // no number is a range here
  return {text(measured.low), text(measured.at_least), text(measured.at_most)};
}

void check_one(const World& world, const View& view, const AggregateQuestion& asked,
               const std::set<std::string>& countries, std::size_t& counted) {
  Effort effort;
  const auto found = aggregate(view, asked, effort);
  REQUIRE(found.has_value());
  NaiveCounting naive(world.places, world.relations, asked);
  naive.countries_asked = countries;
  const auto expected = naive.run(naive_find(view, world.relations, asked.selection));
  std::set<NaiveKey> seen;
  for (const Bucket& bucket : found->buckets) {
    const auto key = key_of(bucket, view);
    CAPTURE(key);
    REQUIRE(expected.contains(key));
    REQUIRE(seen.insert(key).second);
    const auto& there = expected.at(key);
    REQUIRE(bucket.count == there.count);
    REQUIRE(bucket.possibly == there.possibly);
    counted += bucket.count + bucket.possibly;
    if (asked.measure != Measure::kCount)
      REQUIRE(measured(bucket.measured) == naive_measured(there, asked.measure));
  }
  REQUIRE(seen.size() == expected.size());
}

}  // namespace

TEST_CASE("random worlds are counted and added up as a look at every day does it") {
  Random random;
  INFO(random.replay());
  std::size_t counted = 0;
  for (int number = 0; number < kWorlds; ++number) {
    const World world(random);
    const View view = world.graph.view();
    for (int asking = 0; asking < kQuestionsPerWorld; ++asking) {
      CAPTURE(number);
      CAPTURE(asking);
      std::set<std::string> countries;
      const auto question = random_question(random, view, countries);
      check_one(world, view, question, countries, counted);
    }
  }
  CHECK(counted > kWorlds * kQuestionsPerWorld);  // the questions must not be too narrow to prove anything
}

}  // namespace ecgraph::tests
