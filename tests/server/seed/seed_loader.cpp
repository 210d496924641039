#include "server/seed/seed_loader.hpp"

#include <doctest/doctest.h>

#include "tests/support/temporary_graph.hpp"

namespace ecgraph::tests {
namespace {

constexpr std::string_view kManifest = R"({"author": "seed", "transactions": [
  {"reason": "sources", "recorded_at": "2026-01-01T00:00:00Z", "files": ["sources.json"]},
  {"reason": "entities", "recorded_at": "2026-01-02T00:00:00Z", "files": ["entities/*.json"]}]})";
constexpr std::string_view kSources =
    R"([{"kind": "source", "id": "s", "title": "A source", "verification": "verified"}])";
constexpr std::string_view kFirm =
    R"({"kind": "entity", "id": "firm", "type": "company", "names": [{"name": "Firm", "kind": "label"}],
  "confidence": "high", "verification": "verified", "sources": ["s"]})";
constexpr std::string_view kOther =
    R"({"kind": "entity", "id": "other", "type": "company", "names": [{"name": "Other", "kind": "label"}],
  "confidence": "high", "verification": "verified", "sources": ["s"]})";
constexpr std::string_view kFirmRenamed = R"({"kind": "entity", "id": "firm", "type": "company",
  "names": [{"name": "Firm renamed", "kind": "label"}], "confidence": "high", "verification": "verified", "sources": ["s"]})";

std::vector<embedded::File> files(std::string_view first, std::string_view second) {
  std::vector<embedded::File> result{
      {"seed.json", kManifest}, {"sources.json", kSources}, {"entities/a.json", first}};
  if (!second.empty()) result.push_back({"entities/b.json", second});
  return result;
}

seed::Seed seed_of(std::string_view first, std::string_view second = {}) {
  auto read = seed::read_seed(files(first, second), built_in_vocabulary());
  REQUIRE(read.has_value());
  return std::move(*read);
}

std::string label(const View& view, const std::string& id) {
  const auto found = view.find(EntityId::trusted(id));
  return found ? std::string(view.head(*found).label) : "(none)";
}

TEST_CASE("the built-in data is read without a fault and loaded whole") {
  auto built_in = seed::read_seed(embedded::seed(), built_in_vocabulary());
  REQUIRE(built_in.has_value());
  std::size_t statements = 0;
  for (const auto& transaction : built_in->transactions) statements += transaction.statements.size();
  TemporaryGraph graph;
  const auto loaded = seed::load_seed(graph.graph(), *built_in);
  REQUIRE(loaded.has_value());
  CHECK(loaded->changed == statements);
  CHECK(graph.view().revision().number == built_in->transactions.size());
}

TEST_CASE("loading twice changes nothing") {
  TemporaryGraph graph;
  const auto seed = seed_of(kFirm, kOther);
  CHECK(seed::load_seed(graph.graph(), seed)->changed == 3);
  const auto revision = graph.view().revision();
  CHECK(seed::load_seed(graph.graph(), seed)->changed == 0);
  CHECK(graph.view().revision() == revision);
}

TEST_CASE("two machines that load the same seed have the same log") {
  TemporaryGraph one, two;
  const auto seed = seed_of(kFirm, kOther);
  REQUIRE(seed::load_seed(one.graph(), seed).has_value());
  REQUIRE(seed::load_seed(two.graph(), seed).has_value());
  CHECK(one.graph().log_id() == two.graph().log_id());
  CHECK(one.view().recorded_at() == two.view().recorded_at());
  CHECK(one.graph().transaction(Revision{2})->author == "seed");
}

TEST_CASE("a newer seed is one transaction of the differences") {
  TemporaryGraph graph;
  REQUIRE(seed::load_seed(graph.graph(), seed_of(kFirm, kOther)).has_value());
  const auto loaded = seed::load_seed(graph.graph(), seed_of(kFirmRenamed));
  REQUIRE(loaded.has_value());
  CHECK(loaded->changed == 2);
  CHECK(graph.view().revision() == Revision{3});
  CHECK(label(graph.view(), "firm") == "Firm renamed");
  CHECK(label(graph.view(), "other") == "(none)");
}

TEST_CASE("what somebody corrected here survives a newer seed and a restart") {
  TemporaryGraph graph;
  REQUIRE(seed::load_seed(graph.graph(), seed_of(kFirm, kOther)).has_value());
  auto entity = graph.view().entity(*graph.view().find(EntityId::trusted("firm")));
  REQUIRE(entity.has_value());
  entity->names.front().name = "Firm by hand";
  std::vector<Change> changes;
  changes.emplace_back(Correct{std::move(*entity)});
  graph.commit(std::move(changes));
  CHECK(seed::load_seed(graph.graph(), seed_of(kFirm, kOther))->changed == 0);
  const auto newer = seed::load_seed(graph.graph(), seed_of(kFirmRenamed, kOther));
  CHECK(newer->kept_local == 1);
  CHECK(label(graph.view(), "firm") == "Firm by hand");
}

TEST_CASE("a newer seed keeps what statements made here refer to") {
  TemporaryGraph graph;
  REQUIRE(seed::load_seed(graph.graph(), seed_of(kFirm, kOther)).has_value());
  Entity local = *graph.view().entity(*graph.view().find(EntityId::trusted("firm")));
  local.id = EntityId::trusted("local");
  local.properties = NamedValues({{"parent", {EntityId::trusted("other")}}});
  graph.assert_all({local});
  const auto loaded = seed::load_seed(graph.graph(), seed_of(kFirmRenamed));
  REQUIRE(loaded.has_value());
  CHECK(loaded->kept_local == 1);
  CHECK(label(graph.view(), "other") == "Other");
  CHECK(label(graph.view(), "firm") == "Firm renamed");
}

TEST_CASE("a first load that was cut short is finished") {
  TemporaryGraph graph;
  auto half = seed_of(kFirm, kOther);
  std::vector<Change> changes;
  for (const auto& statement : half.transactions.front().statements) changes.emplace_back(Assert{statement});
  REQUIRE(graph.graph().commit({half.author, half.transactions.front().reason, std::nullopt, changes},
                               half.transactions.front().recorded_at));
  CHECK(seed::load_seed(graph.graph(), half)->changed == 2);
  CHECK(label(graph.view(), "other") == "Other");
}

TEST_CASE("a fault names its file and its place, and nothing is loaded") {
  const auto faulty = seed::read_seed(
      files(kFirm, R"([{"kind": "entity", "id": "x", "type": "firm", "names": []}])"), built_in_vocabulary());
  REQUIRE_FALSE(faulty.has_value());
  CHECK(faulty.error().faults.front().pointer.starts_with("seed/entities/b.json#/0"));
  const auto broken = seed::read_seed(files(kFirm, "[{]"), built_in_vocabulary());
  REQUIRE_FALSE(broken.has_value());
  CHECK(broken.error().message.find("entities/b.json") != std::string::npos);
}

}  // namespace
}  // namespace ecgraph::tests
