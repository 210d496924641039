#pragma once
// Two lists in a graph of their own, and files that tell of them.

#include <doctest/doctest.h>

#include <set>

#include "tests/support/temporary_graph.hpp"
#include "tests/support/told_records.hpp"

namespace ecgraph::tests {

inline Day day(std::string_view text) { return Day::parse(text).value(); }
inline EntityId id(std::string_view text) { return EntityId::trusted(std::string(text)); }

/// A graph with two lists and two countries.
class Lists {
 public:
  Lists() {
    const auto& words = built_in_vocabulary();
    const auto entity = [&](std::string name, std::string_view type, NamedValues properties) {
      return Entity{id(name),
                    *words.entity_type(type),
                    {{name, "label", "en", {}, {}}},
                    std::move(properties),
                    *words.confidence("high"),
                    *words.verification("verified"),
                    {},
                    {}};
    };
    const auto code = [](std::string alpha2) {
      return NamedValues({{"iso3166_1_alpha2", {std::move(alpha2)}}});
    };
    graph_.assert_all({entity("red-list", "list", {}), entity("blue-list", "list", {}),
                       entity("atlantis", "country", code("AT")), entity("lemuria", "country", code("LE"))});
  }

  import::Report load(const ToldFile& file, import::LoadRequest request = {}){
      auto report = load_told(graph_.graph(), file, std::move(request));
  if (!report) FAIL(report.error().message);
  return *std::move(report);
} Result<import::Report> try_load(const ToldFile& file, import::LoadRequest request = {}) {
  return load_told(graph_.graph(), file, std::move(request));
}
[[nodiscard]] View view() const { return graph_.view(); }
[[nodiscard]] std::vector<Relation> listings() const {
  std::vector<Relation> all;
  for (const auto one : view().relations(view().vocabulary().legality.listing))
    all.push_back(view().relation(one).value());
  return all;
}
/// Of the one party with this label; the test fails when there is none or there are more.
[[nodiscard]] Entity party(std::string_view label) const {
  std::optional<Entity> found;
  for (const auto number : view().entities(std::nullopt)) {
    if (view().head(number).label != label) continue;
    CHECK(!found);
    found = view().entity(number).value();
  }
  REQUIRE(found);
  return *found;
}
[[nodiscard]] Relation listing_of(std::string_view label) const {
  const EntityId subject = party(label).id;
  for (auto& relation : listings()) {
    if (relation.subject == subject) return relation;
  }
  FAIL("not listed: " << label);
  return listings().front();
}
Graph& graph() { return graph_.graph(); }

private:
TemporaryGraph graph_;
};  // namespace ecgraph::tests

inline import::ListedParty told(std::string name, std::vector<std::string> fields = {}) {
  import::ListedParty party{id("red-list"),
                            {},
                            false,
                            *built_in_vocabulary().entity_type("party"),
                            {{ name,
                               "label",
                               "",
                               {},
                               {} }},
                            {},
                            {},
                            {},
                            {},
                            std::nullopt,
                            {},
                            std::move(fields)};
  party.as_published.push_back(name);
  return party;
}  // namespace ecgraph::tests

inline import::ListedParty numbered(std::string number, std::string name,
                                    std::vector<std::string> fields = {}) {
  auto party = told(std::move(name), std::move(fields));
  party.publisher_id = std::move(number);
  party.id_lasts = true;
  return party;
}

inline ToldFile file_of(std::string_view as_of, std::vector<import::ListedParty> parties) {
  ToldFile file{{}, {id("red-list")}, day(as_of), true};
  std::uint64_t line = 1;
  for (auto& party : parties) file.records.push_back({{"told", ++line}, std::move(party), {}});
  return file;
}

inline std::string until_of(const Relation& relation) {
  return relation.valid.until() ? relation.valid.until()->text() : "";
}

}  // namespace ecgraph::tests
