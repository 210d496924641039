#pragma once
// The store as it would be written by somebody in no hurry: a list of what was recorded, looked through from
// the start for every question. What Graph and View answer is compared with it.

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "graph/graph.hpp"

namespace ecgraph::tests {

class NaiveStore {
 public:
  explicit NaiveStore(const Vocabulary& vocabulary) : words_(vocabulary) {}

  using State = std::map<StatementKey, Statement>;

  /// What stood at a revision.
  [[nodiscard]] State state(Revision revision) const {
    State standing;
    for (const RecordedTransaction& transaction : log_) {
      if (transaction.revision <= revision) apply(standing, transaction.changes);
    }
    return standing;
  }
  [[nodiscard]] Revision newest() const { return {static_cast<std::uint32_t>(log_.size())}; }
  [[nodiscard]] const std::vector<RecordedTransaction>& log() const { return log_; }
  [[nodiscard]] Instant recorded_at(Revision revision) const {
    return revision.number == 0 ? Instant() : log_[revision.number - 1].recorded_at;
  }
  [[nodiscard]] Revision recorded_by(Instant instant) const {
    Revision last;
    for (const RecordedTransaction& transaction : log_) {
      if (transaction.recorded_at <= instant) last = transaction.revision;
    }
    return last;
  }
  [[nodiscard]] bool was_recorded(const StatementKey& key) const {
    return std::ranges::any_of(log_, [&](const RecordedTransaction& transaction) {
      return std::ranges::any_of(transaction.changes,
                                 [&](const Change& change) { return key_of_change(change) == key; });
    });
  }

  /// What a commit should do: a receipt, or nothing when the transaction must be refused.
  std::optional<Receipt> commit(const Transaction& transaction, Instant now) {
    const State before = state(newest());
    std::vector<Change> effective;
    std::size_t unchanged = 0;
    for (const Change& change : transaction.changes) {
      const StatementKey key = key_of_change(change);
      const auto same_key = [&](const Change& other) { return key_of_change(other) == key; };
      if (std::ranges::count_if(transaction.changes, same_key) > 1) return std::nullopt;
      const auto standing = before.find(key);
      const bool stands = standing != before.end();
      if (std::holds_alternative<Retract>(change)) {
        if (!stands && !was_recorded(key)) return std::nullopt;
        stands ? effective.push_back(change) : void(++unchanged);
      } else if (stands && standing->second == statement_of(change)) {
        ++unchanged;
      } else if (stands != std::holds_alternative<Correct>(change)) {
        return std::nullopt;
      } else {
        effective.push_back(change);
      }
    }
    State after = before;
    apply(after, effective);
    if (!holds_together(after)) return std::nullopt;
    if (!effective.empty()) {
      const Instant recorded_at = std::max(now, recorded_at_newest());
      log_.push_back({{newest().number + 1}, recorded_at, transaction.author, transaction.reason, effective});
    }
    return Receipt{newest(), recorded_at_newest(), effective.size(), unchanged};
  }

  /// The relations at one end as `View::for_each_relation` should visit them: ids, with whether they go out.
  [[nodiscard]] std::vector<std::pair<std::string, bool>> relations_of(
      const State& state, const EntityId& entity, Direction direction,
      std::optional<RelationType> type) const {
    std::vector<std::tuple<RelationType, bool, Day, std::string, bool>> found;
    for (const auto& [key, statement] : state) {
      const auto* relation = std::get_if<Relation>(&statement);
      if (relation == nullptr || (type && relation->type != *type)) continue;
      const bool symmetric = words_[relation->type].symmetric;
      const bool out = relation->subject == entity, in = relation->object == entity;
      const Day start = relation->valid.bounds().from_earliest;
      if (symmetric) {
        if (out || in) found.emplace_back(relation->type, false, start, key.id, out);
        continue;
      }
      if (out && direction != Direction::kIn) found.emplace_back(relation->type, false, start, key.id, true);
      const bool already = out && direction == Direction::kBoth;
      if (in && direction != Direction::kOut && !already)
        found.emplace_back(relation->type, true, start, key.id, false);
    }
    std::ranges::sort(found);
    std::vector<std::pair<std::string, bool>> visited;
    for (const auto& [of_type, incoming, start, id, outgoing] : found) visited.emplace_back(id, outgoing);
    return visited;
  }

  static StatementKey key_of_change(const Change& change) {
    if (const auto* retract = std::get_if<Retract>(&change)) return retract->key;
    return key_of(statement_of(change));
  }
  static const Statement& statement_of(const Change& change) {
    if (const auto* asserted = std::get_if<Assert>(&change)) return asserted->statement;
    return std::get<Correct>(change).statement;
  }

 private:
  [[nodiscard]] Instant recorded_at_newest() const { return recorded_at(newest()); }

  static void apply(State& state, const std::vector<Change>& changes) {
    for (const Change& change : changes) {
      if (const auto* retract = std::get_if<Retract>(&change)) {
        state.erase(retract->key);
      } else {
        state.insert_or_assign(key_of_change(change), statement_of(change));
      }
    }
  }

  /// Whether everything that is referred to stands, as far as the worlds of world_generator.hpp refer to
  /// anything.
  [[nodiscard]] bool holds_together(const State& state) const {
    const auto type_of = [&](const EntityId& id) -> std::optional<EntityType> {
      const auto found = state.find({StatementKind::kEntity, id.text()});
      return found == state.end() ? std::nullopt : std::optional(std::get<Entity>(found->second).type);
    };
    const auto is_one_of = [&](const EntityId& id, const std::vector<EntityType>& types) {
      const auto type = type_of(id);
      return type && (types.empty() || std::ranges::find(types, *type) != types.end());
    };
    const auto sources_stand = [&](const std::vector<SourceId>& ids) {
      return std::ranges::all_of(ids, [&](const SourceId& id) {
        return state.contains({StatementKind::kSource, id.text()});
      });
    };
    for (const auto& [key, statement] : state) {
      if (const auto* relation = std::get_if<Relation>(&statement)) {
        const RelationTypeDeclaration& type = words_[relation->type];
        if (!is_one_of(relation->subject, type.domain) || !is_one_of(relation->object, type.range))
          return false;
        if (!sources_stand(relation->sources)) return false;
      } else if (const auto* entity = std::get_if<Entity>(&statement)) {
        if (!sources_stand(entity->sources)) return false;
      } else if (const auto* claim = std::get_if<Claim>(&statement)) {
        if (!type_of(claim->subject) || !sources_stand(claim->sources)) return false;
      } else if (const auto* observation = std::get_if<Observation>(&statement)) {
        if (!type_of(observation->subject) || !sources_stand(observation->sources)) return false;
      } else if (const auto* rule = std::get_if<Rule>(&statement)) {
        const bool amended_stand = std::ranges::all_of(rule->amends, [&](const RuleId& id) {
          return state.contains({StatementKind::kRule, id.text()});
        });
        if (!amended_stand || !sources_stand(rule->sources)) return false;
      }
    }
    return true;
  }

  const Vocabulary& words_;
  std::vector<RecordedTransaction> log_;
};

}  // namespace ecgraph::tests
