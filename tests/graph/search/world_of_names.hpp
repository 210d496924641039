#pragma once
// Firms, chips and countries whose names are easily mistaken.

#include <doctest/doctest.h>

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/search/names.hpp"
#include "tests/support/statements.hpp"
#include "tests/support/temporary_graph.hpp"

namespace ecgraph::tests {

struct WorldOfNames {
  WorldOfNames() {
    const auto of_family = [](std::string_view family) {
      return NamedValues({value("family", entity_id(family))});
    };
    graph.assert_all({
        a_source(),
        entity("smic", "company",
               {label("SMIC"), alias("Semiconductor Manufacturing International Corporation"),
                alias("中芯国际")}),
        entity("smic-beijing", "company", {label("SMIC Beijing"), alias("中芯国际集成电路制造(北京)")}),
        entity("hua-hong", "company", {label("Hua Hong Semiconductor"), alias("HHGrace"), alias("华虹")}),
        entity("huahong-grace", "company", {label("Shanghai Huahong Grace"), alias("HHGrace")}),
        entity("huawei", "company",
               {label("Huawei Technologies"), alias("Huawei"), alias("华为"), alias("華為技術")}),
        entity("meta", "company", {label("Meta Platforms"), former("Facebook")}),
        entity("face-book", "company", {label("Facebook")}),
        entity("united-states", "country", {label("United States"), alias("Washington", "metonym")}),
        entity("washington-state", "country", {label("Washington")}),
        entity("brussels-eu", "supranational", {label("European Union"), alias("Brussels", "metonym")}),
        entity("omega", "company", {label("Omega Works"), alias("Omega Firms")}),
        entity("nvidia-h20", "chip_family", {label("Nvidia H20"), alias("H20")}),
        entity("nvidia-h20-sxm", "chip", {label("Nvidia H20 SXM"), alias("H20")}, of_family("nvidia-h20")),
        entity("nvidia-h20-pcie", "chip", {label("Nvidia H20 PCIe"), alias("H20")}, of_family("nvidia-h20")),
    });
    index = NameIndex::build(graph.view());
  }

  /// Ids and names that a search finds, best first.
  [[nodiscard]] std::vector<std::string> search(std::string_view query, const std::set<Match>& how) const {
    const View view = graph.view();
    std::vector<std::string> found;
    for (const NameHit& hit : index->search(query, how, {}, view)) {
      found.push_back(view.head(hit.entity).id.text() + ": " + hit.name);
    }
    return found;
  }
  [[nodiscard]] Result<EntityNo> resolve(std::string_view text,
                                         const std::set<EntityType>& types = {}) const {
    return index->resolve(text, types, graph.view(), "entity");
  }
  /// The id that a name resolves to; the error's message when it does not.
  [[nodiscard]] std::string meant(std::string_view text, const std::set<EntityType>& types = {}) const {
    const auto found = resolve(text, types);
    return found ? graph.view().head(*found).id.text() : found.error().message;
  }

  TemporaryGraph graph;
  std::shared_ptr<const NameIndex> index;
};

}  // namespace ecgraph::tests
