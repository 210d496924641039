#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/graph/query/random_network.hpp"

namespace ecgraph::tests {
namespace {

constexpr int kNetworks = 100;
constexpr int kQuestionsPerNetwork = 60;  ///< of each of the tests below

/// The days around all dates of the networks.
Interval days_compared() { return days("2022-11-15", "2023-05-15"); }

void check_window(const Path& path, const Way& way) {
  const auto certain = path.certain(), possible = path.possible();
  for (Day each = days_compared().from(); each < days_compared().until(); each = each.plus(7)) {
    Holds all = Holds::kCertainly;
    for (const Arc& arc : way) all = std::min(all, naive_on(*arc.relation, each));
    REQUIRE((certain && certain->contains(each)) == (all == Holds::kCertainly));
    REQUIRE((possible && possible->contains(each)) == (all != Holds::kNo));
  }
}

void check_path(const View& view, const Path& path, const Way& way) {
  REQUIRE(key_of(view, path) == key_of(way));
  Holds least = Holds::kCertainly;
  for (std::size_t i = 0; i < way.size(); ++i) {
    REQUIRE(view.head(path.steps[i].from).id.text() == way[i].from);
    REQUIRE(view.head(path.steps[i].to).id.text() == way[i].to);
    REQUIRE(path.steps[i].reversed == way[i].reversed);
    least = std::min(least, way[i].holds);
  }
  if (!path.steps.front().taken) REQUIRE(path.holds() == least);
  check_window(path, way);
}

void check_reached(const View& view, const Traversed& found, const NaiveReached& expected, PathsShown shown) {
  REQUIRE(found.results.size() == expected.size());
  std::pair<std::size_t, std::string> before{0, ""};
  for (const Reached& reached : found.results) {
    const std::string id = view.head(reached.entity).id.text();
    const auto& ways = expected.at(id);
    REQUIRE(reached.depth == ways.front().size());
    REQUIRE(before < std::pair(reached.depth, id));
    before = {reached.depth, id};
    const std::size_t wanted = shown == PathsShown::kAll ? ways.size() : shown == PathsShown::kNone ? 0 : 1;
    REQUIRE(reached.paths.size() == wanted);
    for (std::size_t i = 0; i < wanted; ++i) check_path(view, reached.paths[i], ways[i]);
  }
}

/// Asks questions of random networks; `ask` answers how much it compared.
template <class Ask>
void for_random_networks(const Ask& ask) {
  Random random;
  INFO(random.replay());
  std::size_t compared = 0, questions = 0;
  for (int number = 0; number < kNetworks; ++number) {
    const RandomNetwork network(random);
    for (int question = 0; question < kQuestionsPerNetwork; ++question, ++questions) {
      CAPTURE(number);
      CAPTURE(question);
      compared += ask(random, network);
    }
  }
  MESSAGE(fmt::format("{} questions, {} paths compared, {}", questions, compared, random.replay()));
  CHECK(compared > questions / 4);  // the questions must not be too narrow to prove anything
}

std::size_t paths_of(const NaiveReached& reached) {
  std::size_t count = 0;
  for (const auto& [entity, ways] : reached) count += ways.size();
  return count;
}

/// Default statuses only: what they leave out is met from the entities that are left, each once.
std::map<std::string, std::size_t> naive_left_out(const NaiveGraph& graph, const std::vector<EntityNo>& from,
                                                  const StepFilter& filter, std::size_t depth) {
  if (filter.relations.status.which != StatusFilter::Which::kDefault) return {};
  auto left = graph.ids(from);
  for (const auto& [entity, ways] : naive_traverse(graph, from, filter, depth - 1)) left.insert(entity);
  StepFilter of_any_status = filter;
  of_any_status.relations.status.which = StatusFilter::Which::kAny;
  std::map<std::string, std::set<std::string>> met;
  for (const Arc& arc : graph.arcs(of_any_status)) {
    const auto& status = words()[arc.relation->status].id;
    if (status != "fact" && left.contains(arc.from)) met[status].insert(arc.relation->id.text());
  }
  std::map<std::string, std::size_t> counts;
  for (const auto& [status, relations] : met) counts[status] = relations.size();
  return counts;
}

PathQuestion random_question(Random& random, const RandomNetwork& network) {
  PathQuestion asked;
  asked.filter = random_filter(random, network);
  asked.from = network.some_entities(random);
  do asked.to = network.some_entities(random);
  while (std::ranges::any_of(asked.to, [&](EntityNo to) { return std::ranges::count(asked.from, to) > 0; }));
  asked.max_length = random.between<std::size_t>(1, 6);
  return asked;
}

PathQuestion random_question_in_time(Random& random, const RandomNetwork& network) {
  PathQuestion asked = random_question(random, network);
  auto& when = asked.filter.relations.when;
  when.at.reset();
  when.during = random_period(random);
  asked.in_time = InTime{*when.during, random.chance(60)};
  return asked;
}

/// The days on which steps are taken: on each the relation holds, they never decrease, the last is the
/// arrival.
void check_days(const PathQuestion& asked, const Path& path, const Way& way) {
  const bool certainly = asked.filter.relations.when.certainly_only;
  Day before = asked.in_time->period.from();
  for (std::size_t i = 0; i < way.size(); ++i) {
    const Day taken = path.steps[i].taken.value();
    REQUIRE(path.steps[i].holds == naive_on(*way[i].relation, taken));
    REQUIRE(path.steps[i].holds >= (certainly ? Holds::kCertainly : Holds::kPossibly));
    REQUIRE(before <= taken);
    if (!asked.in_time->waiting && i > 0) REQUIRE(taken == before);
    before = taken;
  }
  REQUIRE(naive_arrival(way, *asked.in_time, certainly) == before);
}

void check_paths(const View& view, const PathQuestion& asked, const std::vector<FoundPath>& found,
                 const std::vector<Way>& expected) {
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    check_path(view, found[i].path, expected[i]);
    if (asked.in_time) check_days(asked, found[i].path, expected[i]);
  }
}

/// What was found is what trying all ways finds, as many as were asked for; how many paths were compared.
std::size_t check_all_paths(const RandomNetwork& network, const PathQuestion& asked) {
  Effort effort;
  const auto found = find_paths(network.view(), asked, effort).value();
  auto expected = naive_paths(network.naive(), asked);
  if (asked.most && expected.size() > *asked.most) expected.resize(*asked.most);
  check_paths(network.view(), asked, found.paths, expected);
  return expected.size();
}

}  // namespace

TEST_CASE(
    "random networks: what a traversal by depth reaches, and by which ways, is what trying all ways finds") {
  for_random_networks([](Random& random, const RandomNetwork& network) {
    const auto filter = random_filter(random, network);
    const auto from = network.some_entities(random);
    const auto depth = random.between<std::size_t>(1, 5);
    const auto shown = static_cast<PathsShown>(random.between(0, 2));
    Effort effort;
    const auto found = traverse(network.view(), from, filter, depth, shown, effort).value();
    const auto expected = naive_traverse(network.naive(), from, filter, depth);
    check_reached(network.view(), found, expected, shown);
    REQUIRE(found.left_out == naive_left_out(network.naive(), from, filter, depth));
    return paths_of(expected);
  });
}

TEST_CASE("random networks: what steps with a filter each reach is what trying all ways finds") {
  for_random_networks([](Random& random, const RandomNetwork& network) {
    std::vector<StepFilter> steps;
    for (int left = random.between(1, 4); left > 0; --left) {
      steps.push_back(random_filter(random, network));
      if (random.chance(50)) steps.back().relations.types.clear();
    }
    const auto from = network.some_entities(random);
    const auto shown = static_cast<PathsShown>(random.between(0, 2));
    Effort effort;
    const auto found = traverse_steps(network.view(), from, steps, shown, effort).value();
    const auto expected = naive_steps(network.naive(), from, steps);
    check_reached(network.view(), found, expected, shown);
    return paths_of(expected);
  });
}

TEST_CASE("random networks: all paths, the shortest and the k first are those of trying all ways") {
  for_random_networks([](Random& random, const RandomNetwork& network) {
    auto asked = random_question(random, network);
    if (random.chance(60)) asked.most = random.between<std::size_t>(1, 4);
    return check_all_paths(network, asked);
  });
}

TEST_CASE("random networks: paths that respect time are those that can be taken day by day") {
  for_random_networks([](Random& random, const RandomNetwork& network) {
    auto asked = random_question_in_time(random, network);
    if (random.chance(40)) asked.most = random.between<std::size_t>(1, 4);
    return check_all_paths(network, asked);
  });
}

TEST_CASE(
    "random networks: the earliest arrival and the fewest steps are the best of all paths that respect "
    "time") {
  for_random_networks([](Random& random, const RandomNetwork& network) {
    const auto asked = random_question_in_time(random, network);
    Effort effort;
    const auto found = find_best_in_time(network.view(), asked, effort).value();
    const auto ways = naive_paths(network.naive(), asked);
    if (ways.empty()) {
      REQUIRE(found.paths.empty());
      return std::size_t{0};
    }
    const auto arrival = [&](const Way& way) {
      return *naive_arrival(way, *asked.in_time, asked.filter.relations.when.certainly_only);
    };
    const auto fewest = std::ranges::min(
        ways, {}, [&](const Way& way) { return std::tuple(way.size(), arrival(way), key_of(way)); });
    const auto earliest = std::ranges::min(
        ways, {}, [&](const Way& way) { return std::tuple(arrival(way), way.size(), key_of(way)); });
    const bool same = key_of(fewest) == key_of(earliest);
    check_paths(network.view(), asked, found.paths,
                same ? std::vector<Way>{fewest} : std::vector<Way>{fewest, earliest});
    REQUIRE(found.paths.front().fewest_steps);
    REQUIRE(found.paths.back().earliest_arrival);
    REQUIRE(found.paths.front().earliest_arrival == same);
    return ways.size();
  });
}

TEST_CASE(
    "random networks tell questions apart: direction, waiting, certainty, order and length change answers") {
  Random random;
  INFO(random.replay());
  std::map<std::string, int> differences;
  for (int number = 0; number < 40; ++number) {
    const RandomNetwork network(random);
    for (int question = 0; question < 40; ++question) {
      const auto asked = random_question_in_time(random, network);
      const auto count = [&](const std::string& what, const auto& change) {
        auto other = asked;
        change(other);
        Effort effort;
        const auto found = find_paths(network.view(), other, effort).value();
        if (found.paths.size() != naive_paths(network.naive(), asked).size()) ++differences[what];
      };
      count("waiting", [](PathQuestion& q) { q.in_time->waiting = !q.in_time->waiting; });
      count("time", [](PathQuestion& q) { q.in_time.reset(); });
      count("certainty", [](PathQuestion& q) { q.filter.relations.when.certainly_only ^= true; });
      count("ends", [](PathQuestion& q) { std::swap(q.from, q.to); });
      count("length", [](PathQuestion& q) { q.max_length += 1; });
    }
  }
  for (const char* what : {"waiting", "time", "certainty", "ends", "length"}) {
    CAPTURE(what);
    CHECK(differences[what] > 10);
  }
}

}  // namespace ecgraph::tests
