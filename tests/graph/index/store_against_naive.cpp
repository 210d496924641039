// Thousands of random transactions on a real store and on the naive one: same receipts, same refusals, and
// the same answers of every View method at random revisions and instants, also after reopening and
// rebuilding.

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <map>

#include "graph/graph.hpp"
#include "schema/vocabulary_reader.hpp"
#include "tests/support/naive_store.hpp"
#include "tests/support/why.hpp"
#include "tests/support/world_generator.hpp"

using namespace ecgraph;
using tests::NaiveStore;
using tests::Random;
using tests::why;

namespace {

const Vocabulary& words() { return built_in_vocabulary(); }

constexpr StatementKind kKinds[] = {StatementKind::kEntity, StatementKind::kRelation,
                                    StatementKind::kSource, StatementKind::kRule,
                                    StatementKind::kClaim,  StatementKind::kObservation};

/// A folder that goes away; in memory where the system has such a place, since openings wait for the disk.
struct Folder {
  std::filesystem::path path = place() / ("ecgraph-naive-" + std::to_string(getpid()));
  static std::filesystem::path place() {
    const std::filesystem::path memory = "/dev/shm";
    return access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path();
  }
  Folder() { std::filesystem::remove_all(path); }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
};

/// One store beside one naive store.
class Pair {
 public:
  Pair(Random& random, const std::filesystem::path& folder)
      : random_(random), folder_(folder), naive_(words()), world_(random, words()) {
    open();
  }

  void open() {
    graph_.reset();
    numbers_.clear();
    auto opened = Graph::open(folder_, words(), Graph::Open::kCreate, Durability::kUnsynced);
    REQUIRE_MESSAGE(opened, why(opened));
    graph_ = *std::move(opened);
  }

  void commit() {
    // Clocks go back now and then.
    now_ =
        Instant::from_microseconds(now_.microseconds() + random_.between<std::int64_t>(-500'000, 2'000'000));
    const Transaction transaction = world_.transaction(naive_.state(naive_.newest()));
    const auto expected = naive_.commit(transaction, now_);
    const auto receipt = graph_->commit(transaction, now_);
    REQUIRE_MESSAGE(receipt.has_value() == expected.has_value(), why(receipt));
    if (!receipt) {
      CHECK_FALSE(receipt.error().faults.empty());
      ++refused_;
      return;
    }
    CHECK(receipt->revision == expected->revision);
    CHECK(receipt->recorded_at == expected->recorded_at);
    CHECK(receipt->changed == expected->changed);
    CHECK(receipt->unchanged == expected->unchanged);
  }

  void compare_somewhere() {
    const Revision revision{random_.between<std::uint32_t>(0, naive_.newest().number)};
    const int how = random_.between(0, 2);
    if (how == 0) return compare(graph_->newest(), naive_.newest());
    if (how == 1) return compare(graph_->view({revision, std::nullopt}).value(), revision);
    const Instant instant =
        Instant::from_microseconds(naive_.recorded_at(revision).microseconds() + random_.between(-1, 1));
    compare(graph_->view({std::nullopt, instant}).value(), naive_.recorded_by(instant));
  }

  void compare(const View& view, Revision revision) {
    const NaiveStore::State state = naive_.state(revision);
    CHECK(view.revision() == revision);
    CHECK(view.recorded_at() == naive_.recorded_at(revision));
    for (const StatementKind kind : kKinds) compare_kind(view, state, kind);
    compare_entities(view, state);
    compare_relations(view, state);
    compare_adjacency(view, state);
  }

  void compare_log() {
    const std::string author = "author " + std::to_string(random_.between(1, 4));
    const RecordedTransaction* last = nullptr;
    std::map<StatementKey, std::vector<RecordedVersion>> histories;
    for (const RecordedTransaction& transaction : naive_.log()) {
      if (transaction.author == author) last = &transaction;
      for (const Change& change : transaction.changes) {
        using enum RecordedVersion::How;
        const bool retract = std::holds_alternative<Retract>(change);
        auto how = retract ? kRetract : std::holds_alternative<Correct>(change) ? kCorrect : kAssert;
        histories[NaiveStore::key_of_change(change)].push_back(
            {transaction.revision, transaction.recorded_at, transaction.author, transaction.reason, how,
             retract ? std::nullopt : std::optional(NaiveStore::statement_of(change))});
      }
    }
    const auto newest = graph_->newest_by(author);
    REQUIRE(newest);
    REQUIRE(newest->has_value() == (last != nullptr));
    if (last != nullptr) CHECK((*newest)->revision == last->revision);
    for (const auto& [key, expected] : histories) compare_history(key, expected);
  }

  void hold() { held_.emplace_back(graph_->newest(), naive_.newest()); }
  void compare_held() {
    for (const auto& [view, revision] : held_) compare(view, revision);
    held_.clear();
  }
  void rebuild() {
    const auto rebuilt = graph_->rebuild();
    REQUIRE_MESSAGE(rebuilt, why(rebuilt));
    CHECK(*rebuilt == naive_.newest());
  }
  [[nodiscard]] std::uint32_t revisions() const { return naive_.newest().number; }
  [[nodiscard]] int refused() const { return refused_; }

 private:
  void compare_history(const StatementKey& key, const std::vector<RecordedVersion>& expected) {
    const auto history = graph_->history(key);
    REQUIRE(history);
    REQUIRE(history->size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const RecordedVersion& version = (*history)[i];
      CHECK(version.revision == expected[i].revision);
      CHECK(version.recorded_at == expected[i].recorded_at);
      CHECK(version.author == expected[i].author);
      CHECK(version.reason == expected[i].reason);
      CHECK(version.how == expected[i].how);
      CHECK(version.statement == expected[i].statement);
    }
  }

  void compare_kind(const View& view, const NaiveStore::State& state, StatementKind kind) {
    std::vector<std::string> ids;
    for (const auto& [key, statement] : state) {
      if (key.kind != kind) continue;
      ids.push_back(key.id);
      const auto read = view.statement(key);
      REQUIRE_MESSAGE(read, why(read));
      CHECK(*read == statement);
    }
    CHECK(view.ids(kind) == ids);
    CHECK(view.count(kind) == ids.size());
    const std::string id = world_.id(kind);
    CHECK(view.stands({kind, id}) == state.contains({kind, id}));
    if (!state.contains({kind, id})) CHECK(view.statement({kind, id}).error().kind == ErrorKind::kNotFound);
  }

  void compare_entities(const View& view, const NaiveStore::State& state) {
    std::map<std::string, std::vector<std::string>> names;
    view.for_each_name([&](const NameEntry& entry) {
      names[view.head(entry.entity).id.text()].push_back(
          std::string(entry.name) + "|" + std::string(entry.kind) + "|" + std::string(entry.lang) + "|" +
          std::string(entry.note));
    });
    std::vector<std::string> all;
    std::map<EntityType, std::vector<std::string>> by_type;
    for (const auto& [key, statement] : state) {
      const auto* entity = std::get_if<Entity>(&statement);
      if (entity == nullptr) continue;
      all.push_back(key.id);
      by_type[entity->type].push_back(key.id);
      compare_entity(view, *entity);
      std::vector<std::string> expected;
      for (const Name& name : entity->names)
        expected.push_back(name.name + "|" + name.kind + "|" + name.lang + "|" + name.note);
      CHECK(names[key.id] == expected);
    }
    CHECK(names.size() == all.size());
    CHECK(texts(view, view.entities(std::nullopt)) == all);
    for (std::uint16_t type = 0; type < words().entity_types.size(); ++type) {
      CHECK(texts(view, view.entities(EntityType{type})) == by_type[EntityType{type}]);
    }
  }

  void compare_entity(const View& view, const Entity& entity) {
    const auto number = view.find(entity.id);
    REQUIRE(number);
    const EntityHead head = view.head(*number);
    CHECK(head.id == entity.id);
    CHECK(head.type == entity.type);
    CHECK(head.label == entity.label());
    CHECK(head.confidence == entity.confidence);
    CHECK(head.verification == entity.verification);
    CHECK(view.entity(*number).value() == entity);
    const auto [known, added] = numbers_.try_emplace(entity.id.text(), *number);
    CHECK(known->second == *number);  // as long as the process lives
  }

  void compare_relations(const View& view, const NaiveStore::State& state) {
    std::vector<std::string> all;
    std::map<RelationType, std::vector<std::string>> by_type;
    for (const auto& [key, statement] : state) {
      const auto* relation = std::get_if<Relation>(&statement);
      if (relation == nullptr) continue;
      all.push_back(key.id);
      by_type[relation->type].push_back(key.id);
      compare_relation(view, *relation);
    }
    CHECK(texts(view, view.relations(std::nullopt)) == all);
    for (std::uint16_t type = 0; type < words().relation_types.size(); ++type) {
      CHECK(texts(view, view.relations(RelationType{type})) == by_type[RelationType{type}]);
    }
  }

  void compare_relation(const View& view, const Relation& relation) {
    const auto number = view.find(relation.id);
    REQUIRE(number);
    const RelationHead head = view.head(*number);
    CHECK(head.no == *number);
    CHECK(view.id(*number) == relation.id);
    CHECK(view.head(head.subject).id == relation.subject);
    CHECK(view.head(head.object).id == relation.object);
    CHECK(head.type == relation.type);
    CHECK(head.status == relation.status);
    CHECK(head.confidence == relation.confidence);
    CHECK(head.verification == relation.verification);
    CHECK(head.valid == relation.valid.bounds());
    const auto& known = relation.announced ? relation.announced : relation.published;
    CHECK(head.public_earliest == (known ? known->earliest() : Day::end_of_time()));
    CHECK(head.public_latest == (known ? known->latest() : Day::end_of_time()));
    CHECK(view.relation(*number).value() == relation);
  }

  void compare_adjacency(const View& view, const NaiveStore::State& state) {
    for (const EntityNo entity : view.entities(std::nullopt)) {
      const auto direction = static_cast<Direction>(random_.between(0, 2));
      const auto type = random_.chance(50)
                            ? std::nullopt
                            : words().relation_type(random_.chance(50) ? "partners_with" : "owns");
      std::vector<std::pair<std::string, bool>> visited;
      view.for_each_relation(entity, direction, type, [&](const RelationHead& head, bool outgoing) {
        visited.emplace_back(view.id(head.no).text(), outgoing);
      });
      CHECK(visited == naive_.relations_of(state, view.head(entity).id, direction, type));
    }
  }

  static std::vector<std::string> texts(const View& view, const std::vector<EntityNo>& entities) {
    std::vector<std::string> ids;
    for (const EntityNo entity : entities) ids.push_back(view.head(entity).id.text());
    return ids;
  }
  static std::vector<std::string> texts(const View& view, const std::vector<RelationNo>& relations) {
    std::vector<std::string> ids;
    for (const RelationNo relation : relations) ids.push_back(view.id(relation).text());
    return ids;
  }

  Random& random_;
  std::filesystem::path folder_;
  NaiveStore naive_;
  tests::WorldGenerator world_;
  std::unique_ptr<Graph> graph_;
  std::vector<std::pair<View, Revision>> held_;
  std::map<std::string, EntityNo> numbers_;
  Instant now_ = Instant::from_microseconds(1'700'000'000'000'000);
  int refused_ = 0;
};

}  // namespace

TEST_CASE("random transactions lead the store and the naive store to the same states") {
  constexpr int kWorlds = 50, kTransactions = 220;  // 11,000 in all
  Random random;
  INFO(random.replay());
  std::uint32_t revisions = 0;
  int refused = 0;
  for (int world = 0; world < kWorlds; ++world) {
    const Folder folder;
    Pair pair(random, folder.path);
    for (int i = 0; i < kTransactions; ++i) {
      CAPTURE(world);
      CAPTURE(i);
      pair.commit();
      if (random.chance(5)) pair.compare_somewhere();
      if (random.chance(2)) pair.hold();
      if (random.chance(1)) pair.rebuild();
      if (random.chance(1)) {
        pair.compare_held();
        pair.open();
      }
    }
    pair.compare_log();
    pair.compare_held();
    revisions += pair.revisions();
    refused += pair.refused();
  }
  CHECK(revisions > 3'000);
  CHECK(refused > 1'000);
}
