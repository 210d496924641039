// One transaction of one statement, validated, synced to disk, applied and published.

#include <benchmark/benchmark.h>

#include <string>

#include "bench/built_in_graph.hpp"

namespace ecgraph::bench {
namespace {

Transaction one_source(std::size_t number) {
  Source source{.id = SourceId::trusted("bench-" + std::to_string(number)),
                .citation = "Measured " + std::to_string(number),
                .title = "A measurement",
                .publisher = {},
                .date = std::nullopt,
                .urls = {},
                .archived = {},
                .verification = {},
                .note = {}};
  return {"bench", "measured", std::nullopt, {Assert{std::move(source)}}};
}

void commit_synced(benchmark::State& state) {
  BuiltInGraph built_in;
  std::size_t number = 0;
  for (auto _ : state)
    benchmark::DoNotOptimize(must(built_in.graph().commit(one_source(number++), Instant::now())));
}
BENCHMARK(commit_synced)->Unit(benchmark::kMicrosecond)->UseRealTime();

}  // namespace
}  // namespace ecgraph::bench
