// The legality of every item for one destination, in process: the work behind one row of a matrix.

#include "graph/legality/legality.hpp"

#include <benchmark/benchmark.h>

#include <string>

#include "bench/built_in_graph.hpp"
#include "graph/query/legal_world.hpp"

namespace ecgraph::bench {
namespace {

legality::Question every_item(const legality::World& world, Interval during) {
  legality::Question question;
  for (const auto& item : world.items()) question.items.push_back(world.parties()[*item.party].id);
  question.asked = legality::Question::Asked::kAsAList;
  question.unlaunched = legality::Question::Unlaunched::kInclude;
  question.destination = must(CountryCode::parse("CN", "destination"));
  question.during = during;
  return question;
}

void ask(benchmark::State& state, Interval during) {
  BuiltInGraph built_in;
  const auto world = must(read_world(built_in.graph().newest()));
  const auto question = every_item(*world, during);
  for (auto _ : state) benchmark::DoNotOptimize(legality::answer(*world, question));
  state.SetLabel(std::to_string(question.items.size()) + " items");
}

Day day(std::string_view text) { return must(Day::parse(text)); }

void legality_all_items_one_year(benchmark::State& state) {
  ask(state, *Interval::make(day("2023-01-01"), day("2024-01-01")));
}
BENCHMARK(legality_all_items_one_year)->Unit(benchmark::kMicrosecond);

void legality_all_items_one_day(benchmark::State& state) { ask(state, Interval::day(day("2023-10-17"))); }
BENCHMARK(legality_all_items_one_day)->Unit(benchmark::kMicrosecond);

/// What the first legality question of a revision pays.
void legality_world(benchmark::State& state) {
  BuiltInGraph built_in;
  for (auto _ : state) benchmark::DoNotOptimize(must(read_world(built_in.graph().newest())));
}
BENCHMARK(legality_world)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace ecgraph::bench
