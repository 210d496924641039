// Searches many names: search_names NAMES QUERIES [THREADS]. A line of NAMES is: type, tab, name; of QUERIES:
// a name, tab, the line in NAMES that it was made from. Prints one line of JSON.

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "graph/search/gram_index.hpp"

namespace ecgraph::bench {
namespace {

using Clock = std::chrono::steady_clock;

double us_since(Clock::time_point began) {
  return std::chrono::duration<double, std::micro>(Clock::now() - began).count();
}

struct Query {
  std::string name;
  std::uint32_t from = 0;
};

/// Names may be alike: one is found when another of the same text is.
void read_names(const char* path, GramIndex& index, std::vector<std::string>& texts) {
  std::ifstream file(path);
  const Lexicon& lexicon = Lexicon::built_in();
  for (std::string line; std::getline(file, line);) {
    const auto tab = line.find('\t');
    texts.push_back(line.substr(tab + 1));
    index.add(texts.back(), lexicon.whose(line.substr(0, tab)));
  }
  index.finish();
}

std::vector<Query> read_queries(const char* path) {
  std::ifstream file(path);
  std::vector<Query> queries;
  for (std::string line; std::getline(file, line);) {
    const auto tab = line.find('\t');
    queries.push_back({line.substr(0, tab), static_cast<std::uint32_t>(std::stoul(line.substr(tab + 1)))});
  }
  return queries;
}

std::size_t resident_kb() {
  std::ifstream file("/proc/self/status");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("VmRSS:")) return std::stoul(line.substr(6));
  }
  return 0;
}

struct Measured {
  std::vector<double> us;
  std::size_t first = 0, in_ten = 0;
};

Measured one_by_one(const GramIndex& index, const std::vector<Query>& queries,
                    const std::vector<std::string>& texts) {
  Measured measured;
  for (const auto& query : queries) {
    const auto began = Clock::now();
    NearAsked asked;
    asked.limit = 10;
    const auto found = index.near(query.name, asked);
    measured.us.push_back(us_since(began));
    const auto at = std::ranges::find_if(
        found, [&](const NearName& near) { return texts[near.name.number] == texts[query.from]; });
    // Names that are spelt alike stand before each other in the order added.
    if (!found.empty() && at != found.end() && at->score == found.front().score) ++measured.first;
    if (at != found.end()) ++measured.in_ten;
  }
  std::ranges::sort(measured.us);
  return measured;
}

double per_second(const GramIndex& index, const std::vector<Query>& queries, std::size_t threads) {
  const auto began = Clock::now();
  std::atomic<std::size_t> next = 0;
  {
    std::vector<std::jthread> workers;
    for (std::size_t i = 0; i < threads; ++i) {
      workers.emplace_back([&] {
        NearAsked asked;
        asked.limit = 5;
        asked.score_min = kSameName;
        for (std::size_t at = next++; at < queries.size(); at = next++)
          (void)index.near(queries[at].name, asked);
      });
    }
  }
  return static_cast<double>(queries.size()) / us_since(began) * 1e6;
}

}  // namespace
}  // namespace ecgraph::bench

int main(int count, char** arguments) {
  using namespace ecgraph::bench;
  if (count < 3) {
    fmt::print(stderr, "search_names NAMES QUERIES [THREADS]\n");
    return 1;
  }
  (void)ecgraph::Lexicon::built_in();
  const auto before_kb = resident_kb();
  const auto began = Clock::now();
  ecgraph::GramIndex index;
  std::vector<std::string> texts;
  read_names(arguments[1], index, texts);
  const double built_us = us_since(began);
  const auto kb = resident_kb() - before_kb;
  const auto queries = read_queries(arguments[2]);
  (void)one_by_one(index,
                   {queries.begin(),
                    queries.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(20, queries.size()))},
                   texts);
  const auto measured = one_by_one(index, queries, texts);
  const auto rate = per_second(index, queries, count > 3 ? std::stoul(arguments[3]) : 2);
  const auto at = [&](double share) {
    return measured.us[static_cast<std::size_t>(share * static_cast<double>(measured.us.size() - 1))];
  };
  fmt::print(
      "{{\"names\": {}, \"build_ms\": {:.0f}, \"bytes_per_name\": {}, \"resident_bytes_per_name\": {}, "
      "\"queries\": {}, "
      "\"p50_us\": {:.0f}, \"p95_us\": {:.0f}, \"max_us\": {:.0f}, \"found_first\": {:.3f}, "
      "\"found_in_ten\": {:.3f}, \"per_second\": {:.0f}}}\n",
      index.size(), built_us / 1000, index.bytes() / std::max<std::size_t>(1, index.size()),
      kb * 1024 / std::max<std::size_t>(1, index.size()), queries.size(), at(0.5), at(0.95), at(1),
      static_cast<double>(measured.first) / static_cast<double>(queries.size()),
      static_cast<double>(measured.in_ten) / static_cast<double>(queries.size()), rate);
  return 0;
}
