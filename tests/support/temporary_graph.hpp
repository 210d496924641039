#pragma once
// A real graph in a folder of its own that goes away with it.

#include <doctest/doctest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "graph/graph.hpp"
#include "schema/vocabulary_reader.hpp"

namespace ecgraph::tests {

/// Empty at first. Every failure to write ends the test with the error's text and faults.
class TemporaryGraph {
 public:
  explicit TemporaryGraph(const Vocabulary& vocabulary = built_in_vocabulary()) : folder_(unused_folder()) {
    auto opened = Graph::open(folder_, vocabulary, Graph::Open::kCreate);
    if (!opened) FAIL(text_of(opened.error()));
    graph_ = std::move(*opened);
  }
  ~TemporaryGraph() {
    graph_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  TemporaryGraph(const TemporaryGraph&) = delete;
  TemporaryGraph& operator=(const TemporaryGraph&) = delete;

  [[nodiscard]] Graph& graph() { return *graph_; }
  [[nodiscard]] View view() const { return graph_->newest(); }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  /// Records the statements in one transaction, as new.
  Receipt assert_all(std::vector<Statement> statements) {
    std::vector<Change> changes;
    for (Statement& statement : statements) changes.emplace_back(Assert{std::move(statement)});
    return commit(std::move(changes));
  }
  Receipt commit(std::vector<Change> changes) {
    now_ = Instant::from_microseconds(now_.microseconds() + 1'000'000);
    auto receipt = graph_->commit({"test", "a test needs it", std::nullopt, std::move(changes)}, now_);
    if (!receipt) FAIL(text_of(receipt.error()));
    return *receipt;
  }

 private:
  static std::filesystem::path unused_folder() {
    static std::atomic<int> made = 0;
    const std::string name = "ecgraph-test-" + std::to_string(getpid()) + "-" + std::to_string(made++);
    return std::filesystem::temp_directory_path() / name;
  }
  static std::string text_of(const Error& error) {
    std::string text = error.message;
    for (const Fault& fault : error.faults) text += "\n  " + fault.pointer + ": " + fault.detail;
    return text;
  }

  std::filesystem::path folder_;
  std::unique_ptr<Graph> graph_;
  Instant now_ = Instant::from_microseconds(1'700'000'000'000'000);
};

}  // namespace ecgraph::tests
