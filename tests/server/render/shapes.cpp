#include "server/render/shapes.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <random>

#include "graph/graph.hpp"
#include "schema/vocabulary_reader.hpp"
#include "server/render/cell.hpp"
#include "server/render/columns.hpp"
#include "server/render/json_text.hpp"
#include "server/wire/document_body.hpp"
#include "server/wire/statement_reader.hpp"

using namespace ecgraph;
using namespace ecgraph::render;

namespace {

/// A graph of a few statements in a folder that goes with it.
class SmallGraph {
 public:
  SmallGraph() {
    auto opened = Graph::open(folder_, built_in_vocabulary(), Graph::Open::kCreate);
    REQUIRE_MESSAGE(opened.has_value(), opened.error().message);
    graph_ = std::move(*opened);
    commit(statements(kStatements));
  }
  ~SmallGraph() {
    graph_.reset();
    std::filesystem::remove_all(folder_);
  }
  SmallGraph(const SmallGraph&) = delete;
  SmallGraph& operator=(const SmallGraph&) = delete;

  [[nodiscard]] View view() const { return graph_->newest(); }
  [[nodiscard]] static Statement statement(std::string_view text) {
    return std::move(statements(text).front());
  }

 private:
  static constexpr std::string_view kStatements = R"([
    {"kind":"source","id":"s1","citation":"88 FR 73458","title":"A rule","verification":"verified"},
    {"kind":"source","id":"s2","title":"A title","verification":"verified"},
    {"kind":"entity","id":"smic","type":"company","names":[{"name":"SMIC","kind":"label","lang":"en"},
     {"name":"中芯国际","kind":"alias","lang":"zh-Hans"}],"confidence":"high","verification":"verified","sources":["s1"]},
    {"kind":"entity","id":"list","type":"list","names":[{"name":"Entity List","kind":"label"}],"confidence":"high",
     "verification":"verified","sources":["s1"]}])";

  static std::vector<Statement> statements(std::string_view text) {
    const auto document = wire::read_body(text);
    REQUIRE(document.has_value());
    auto read = wire::read_statements(*document, built_in_vocabulary());
    REQUIRE_MESSAGE(read.has_value(), read.error().message);
    return std::move(*read);
  }

  void commit(std::vector<Statement> all) {
    Transaction transaction{"test", "test", std::nullopt, {}};
    for (auto& one : all) transaction.changes.push_back(Assert{std::move(one)});
    const auto receipt = graph_->commit(std::move(transaction), Instant::from_microseconds(0));
    REQUIRE_MESSAGE(receipt.has_value(), receipt.error().message);
  }

  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("ecgraph-render-" + std::to_string(std::random_device()()));
  std::unique_ptr<Graph> graph_;
};

constexpr std::string_view kListing =
    R"({"kind":"relation","id":"r1","type":"listed_on","subject":"smic","object":"list",
  "valid":{"from":"2020-12~"},"published":"2020-12-22",
  "attributes":{"footnotes":[{"footnote":4,"from":"2020-12-22"},{"footnote":5}]},"status":"fact",
  "confidence":"high","verification":"verified","sources":["s1","s2","gone"],"wording":"since December"})";

/// Of a relation that possibly held for some days of the span and certainly after them.
RelationHit hit_in_part(const View& view) {
  const auto smic = *view.find(EntityId::trusted("smic"));
  RelationHit hit{{{}, smic, smic, {}, {}, {}, {}, {}, {}, {}}, Holds::kPossibly, HeldDuring{}};
  const Day start = *Day::parse("2020-11-01");
  hit.held->pieces = {{*Interval::make(start, start.plus(30)), Holds::kPossibly},
                      {*Interval::make(start.plus(30), Day::end_of_time()), Holds::kCertainly}};
  return hit;
}

}  // namespace

TEST_CASE("an entity is shown with its names, their scripts and its cited sources") {
  const SmallGraph graph;
  Labels labels(graph.view(), "");
  const auto entity = graph.view().entity(*graph.view().find(EntityId::trusted("smic")));
  REQUIRE(entity.has_value());
  const auto shape = entity_shape(*entity, labels);
  REQUIRE(shape.has_value());
  CHECK(
      json_text(*shape) ==
      R"({"id":"smic","type":"company","label":"SMIC","names":[{"name":"SMIC","kind":"label","lang":"en","script":"Latn","until":null},)"
      R"({"name":"中芯国际","kind":"alias","lang":"zh-Hans","script":")" +
          std::string(shape->at("names").at(1).at("script").as_string()) +
          R"(","until":null}],"properties":{},"confidence":"high","verification":"verified","sources":[{"id":"s1","citation":"88 FR 73458"}]})");
}

TEST_CASE("labels come in the language asked where there is one") {
  const SmallGraph graph;
  Labels labels(graph.view(), "zh");
  const EntityId smic = EntityId::trusted("smic");
  for (int twice = 0; twice < 2; ++twice) {
    CHECK(json_text(labels.reference(smic)) == R"({"id":"smic","label":"中芯国际","type":"company"})");
    CHECK(json_text(labels.reference(EntityId::trusted("list"))) ==
          R"({"id":"list","label":"Entity List","type":"list"})");
  }
  CHECK(json_text(labels.reference(EntityId::trusted("nobody"))) ==
        R"({"id":"nobody","label":null,"type":null})");
  CHECK(json_text(labels.reference(std::optional<EntityId>())) == "null");
  CHECK_FALSE(labels.failure().has_value());
}

TEST_CASE("a relation is shown as the contract says") {
  const SmallGraph graph;
  Labels labels(graph.view(), "");
  const auto relation = std::get<Relation>(SmallGraph::statement(kListing));
  const auto shape = relation_shape(relation, labels);
  REQUIRE(shape.has_value());
  CHECK(
      json_text(*shape) ==
      R"({"id":"r1","type":"listed_on","subject":{"id":"smic","label":"SMIC","type":"company"},)"
      R"("object":{"id":"list","label":"Entity List","type":"list"},"valid":{"from":"2020-12~","until":null},)"
      R"("announced":null,"published":"2020-12-22","attributes":{"footnotes":[{"footnote":4,"from":"2020-12-22"},)"
      R"({"footnote":5,"from":null}]},"status":"fact","confidence":"high","verification":"verified",)"
      R"("sources":[{"id":"s1","citation":"88 FR 73458"},{"id":"s2","citation":"A title"},{"id":"gone","citation":null}],)"
      R"("wording":"since December"})");
}

TEST_CASE("how a relation holds is said only when a time was asked") {
  const SmallGraph graph;
  Labels labels(graph.view(), "");
  const auto relation = std::get<Relation>(SmallGraph::statement(kListing));
  const auto hit = hit_in_part(graph.view());
  const auto not_asked = relation_shape(relation, hit, Asked::kNoTime, labels);
  CHECK(*not_asked == *relation_shape(relation, labels));
  const auto on_day = relation_shape(relation, hit, Asked::kDay, labels);
  CHECK(on_day->at("holds").as_string() == "possibly");
  CHECK_FALSE(on_day->contains("held"));
  const auto in_period = relation_shape(relation, hit, Asked::kPeriod, labels);
  CHECK(in_period->at("held").as_string() == "part");
  CHECK(
      json_text(in_period->at("pieces")) ==
      R"([{"from":"2020-11-01","until":"2020-12-01","holds":"possibly"},{"from":"2020-12-01","until":null,"holds":"certainly"}])");
}

TEST_CASE("claims and observations show entities with their labels") {
  const SmallGraph graph;
  Labels labels(graph.view(), "");
  const auto& metric = built_in_vocabulary().metrics.front().id;
  const auto observation = std::get<Observation>(SmallGraph::statement(
      R"({"kind":"observation","id":"o1","subject":"smic","figures":[{"metric":")" + metric +
      R"(","value":[1,2.5],"unit":"USD"}],"status":"stated","confidence":"low","verification":"verified","sources":["s1"]})"));
  const auto shape = observation_shape(observation, labels);
  REQUIRE(shape.has_value());
  CHECK(shape->at("subject").at("label").as_string() == "SMIC");
  CHECK(json_text(shape->at("figures")) ==
        R"([{"metric":")" + metric + R"(","value":[1,2.5],"unit":"USD","bound":null}])");
  CHECK(shape->at("period").is_null());
}

TEST_CASE("every fixed column finds its place in the shape it is for") {
  const SmallGraph graph;
  Labels labels(graph.view(), "");
  const auto relation = std::get<Relation>(SmallGraph::statement(kListing));
  const auto shape = *relation_shape(relation, hit_in_part(graph.view()), Asked::kPeriod, labels);
  for (const auto& column : relation_columns(built_in_vocabulary(), {}, Asked::kPeriod)) {
    if (column.path.front() == "attributes") continue;
    INFO(column.name());
    CHECK(shape.contains(column.path.front()));
  }
  CHECK(cell(shape, {{"sources", "citation"}, false}).text == "88 FR 73458; A title; ");
  CHECK(cell(shape, {{"attributes", "footnotes"}, false}).text ==
        "footnote: 4, from: 2020-12-22; footnote: 5");
}
