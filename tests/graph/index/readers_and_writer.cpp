// Readers on several threads while one writes and rebuilds: every state they see is whole and stays as it is.

#include <doctest/doctest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <thread>

#include "graph/graph.hpp"
#include "tests/support/statements.hpp"
#include "tests/support/why.hpp"

using namespace ecgraph;
using namespace ecgraph::tests;

namespace {

/// Revision r asserts or corrects the company r % 50, labelled with r, and a relation of it; so the state of
/// a revision can be told from its number.
Transaction transaction(std::uint32_t revision) {
  const std::uint32_t number = revision % 50;
  Entity company = entity("c" + std::to_string(number), "company", {label(std::to_string(revision))});
  Relation owned = relation("r" + std::to_string(revision), "owns", "c0", company.id.text());
  std::vector<Change> changes;
  if (revision == 50) changes.emplace_back(Assert{a_source()});
  if (revision >= 100) {
    changes.emplace_back(Correct{std::move(company)});
  } else {
    changes.emplace_back(Assert{std::move(company)});
  }
  changes.emplace_back(Assert{std::move(owned)});
  return {"writer", "to be read", std::nullopt, std::move(changes)};
}

/// What is wrong with a state; empty when nothing is.
std::string fault_of(const View& view) {
  const std::uint32_t last = view.revision().number;
  if (last == 0) return {};
  // The log begins with transaction(50), so revision r comes from transaction(r + 49).
  const auto newest = view.find(entity_id("c" + std::to_string((last + 49) % 50)));
  if (!newest) return "the newest company is missing";
  if (view.head(*newest).label != std::to_string(last + 49))
    return "the newest label is not the last one written";
  const auto read = view.entity(*newest);
  if (!read) return why(read);
  if (read->label() != view.head(*newest).label) return "memory and store differ";
  if (view.count(StatementKind::kRelation) != last) return "a relation is missing from the count";
  std::size_t relations = 0;
  view.for_each_relation(*view.find(entity_id("c0")), Direction::kOut, std::nullopt,
                         [&](const RelationHead&, bool) { ++relations; });
  if (relations != last) return "a relation is missing from its owner";
  return {};
}

}  // namespace

TEST_CASE("readers see whole states while a writer commits and rebuilds") {
  const auto folder =
      std::filesystem::temp_directory_path() / ("ecgraph-readers-" + std::to_string(getpid()));
  std::filesystem::remove_all(folder);
  {
    auto opened = Graph::open(folder, words(), Graph::Open::kCreate, Durability::kUnsynced);
    REQUIRE_MESSAGE(opened, why(opened));
    Graph& graph = **opened;
    std::atomic<bool> done = false;
    std::atomic<int> reads = 0;
    std::string faults[2], writing_failed;
    std::vector<std::thread> readers;
    for (std::string& fault : faults) {
      readers.emplace_back([&graph, &done, &reads, &fault] {
        View held = graph.newest();
        while (!done && fault.empty()) {
          fault = fault_of(held);
          if (fault.empty()) fault = fault_of(graph.view({Revision{held.revision().number / 2}, {}}).value());
          if (fault.empty() && !graph.history({StatementKind::kEntity, "c0"}))
            fault = "the history cannot be read";
          if (++reads % 3 == 0) held = graph.newest();
        }
      });
    }
    for (std::uint32_t number = 50; number < 450; ++number) {
      const auto receipt = graph.commit(transaction(number), Instant::from_microseconds(number));
      if (!receipt) writing_failed += why(receipt);
      if (number % 100 == 99 && !graph.rebuild()) writing_failed += "it cannot be rebuilt";
    }
    done = true;
    for (std::thread& reader : readers) reader.join();
    CHECK(writing_failed == "");
    CHECK(faults[0] == "");
    CHECK(faults[1] == "");
    CHECK(reads > 0);
  }
  std::filesystem::remove_all(folder);
}
