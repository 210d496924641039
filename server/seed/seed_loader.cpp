#include "server/seed/seed_loader.hpp"

#include <fmt/format.h>

#include <set>

namespace ecgraph::seed {
namespace {

constexpr std::string_view kMark = "[built-in data ";

/// Ends the reason of a seed's last transaction, so that the log says which seed was loaded whole.
std::string mark(const Seed& seed) { return fmt::format("{}{}]", kMark, seed.digest); }

Result<Loaded> load_all(Graph& graph, const Seed& seed) {
  Loaded loaded;
  for (const auto& transaction : seed.transactions) {
    const bool last = &transaction == &seed.transactions.back();
    Transaction proposed{
        seed.author, last ? transaction.reason + " " + mark(seed) : transaction.reason, std::nullopt, {}};
    for (const auto& statement : transaction.statements) proposed.changes.emplace_back(Assert{statement});
    auto receipt = graph.commit(std::move(proposed), transaction.recorded_at);
    if (!receipt) return fail(receipt.error());
    loaded.changed += receipt->changed;
  }
  return loaded;
}

/// What a newer seed says differently from the one in the log.
class Differences {
 public:
  Differences(const Graph& graph, const Seed& seed) : graph_(graph), seed_(seed), newest_(graph.newest()) {}

  Result<std::vector<Change>> find() {
    for (const auto& transaction : seed_.transactions) {
      for (const auto& statement : transaction.statements) {
        if (auto compared = compare(statement); !compared) return fail(compared.error());
      }
    }
    if (auto removed = find_removed(); !removed) return fail(removed.error());
    return std::move(changes_);
  }
  [[nodiscard]] std::size_t kept_local() const { return kept_local_; }

 private:
  Result<void> compare(const Statement& statement) {
    const StatementKey key = key_of(statement);
    present_.insert(key);
    const auto current = newest_.statement(key);
    if (current && *current == statement) return {};
    auto history = graph_.history(key);
    if (!history) return fail(history.error());
    if (!history->empty() && history->back().author != seed_.author)
      ++kept_local_;
    else if (current)
      changes_.emplace_back(Correct{statement});
    else
      changes_.emplace_back(Assert{statement});
    return {};
  }

  /// What an older seed said, this one does not, and nobody else has touched.
  Result<void> find_removed() {
    auto said = said_by_seed();
    if (!said) return fail(said.error());
    for (const auto& key : *said) {
      if (present_.contains(key) || !newest_.statement(key)) continue;
      auto history = graph_.history(key);
      if (!history) return fail(history.error());
      if (history->back().author == seed_.author)
        changes_.emplace_back(Retract{key});
      else
        ++kept_local_;
    }
    return {};
  }

  Result<std::set<StatementKey>> said_by_seed() const {
    std::set<StatementKey> keys;
    for (std::uint32_t number = 1; number <= newest_.revision().number; ++number) {
      auto record = graph_.transaction(Revision{number});
      if (!record) return fail(record.error());
      if (record->author != seed_.author) continue;
      for (const auto& change : record->changes) {
        if (const auto* asserted = std::get_if<Assert>(&change)) keys.insert(key_of(asserted->statement));
      }
    }
    return keys;
  }

  const Graph& graph_;
  const Seed& seed_;
  View newest_;
  std::set<StatementKey> present_;
  std::vector<Change> changes_;
  std::size_t kept_local_ = 0;
};

Result<Loaded> load_differences(Graph& graph, const Seed& seed) {
  Differences differences(graph, seed);
  auto changes = differences.find();
  if (!changes) return fail(changes.error());
  Loaded loaded{0, differences.kept_local()};
  if (changes->empty()) return loaded;
  const auto commit = [&](std::vector<Change> some) {
    return graph.commit({seed.author, "Newer built-in data " + mark(seed), std::nullopt, std::move(some)},
                        seed.transactions.back().recorded_at);
  };
  auto receipt = commit(*changes);
  if (!receipt && receipt.error().kind == ErrorKind::kConflict) {
    // Statements made here refer to what the newer seed no longer says: that stays, as all that is theirs.
    loaded.kept_local +=
        std::erase_if(*changes, [](const Change& change) { return std::holds_alternative<Retract>(change); });
    receipt = changes->empty() ? Result<Receipt>(Receipt{}) : commit(std::move(*changes));
  }
  if (!receipt) return fail(receipt.error());
  loaded.changed = receipt->changed;
  return loaded;
}

}  // namespace

Result<Loaded> load_seed(Graph& graph, const Seed& seed) {
  if (seed.transactions.empty()) return Loaded{};
  auto last = graph.newest_by(seed.author);
  if (!last) return fail(last.error());
  // Without a mark a first load was cut short: what it did already is found unchanged.
  if (!last->has_value() || (*last)->reason.find(kMark) == std::string::npos) return load_all(graph, seed);
  if ((*last)->reason.ends_with(mark(seed))) return Loaded{};
  return load_differences(graph, seed);
}

}  // namespace ecgraph::seed
