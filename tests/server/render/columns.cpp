#include "server/render/columns.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "schema/vocabulary_reader.hpp"

using namespace ecgraph;
using namespace ecgraph::render;

namespace {

std::vector<std::string> names(const std::vector<Column>& columns) {
  std::vector<std::string> all;
  for (const auto& column : columns) all.push_back(column.name());
  return all;
}

bool has(const std::vector<Column>& columns, std::string_view name) {
  const auto all = names(columns);
  return std::ranges::find(all, name) != all.end();
}

RelationType relation_type(std::string_view id) { return *built_in_vocabulary().relation_type(id); }

}  // namespace

TEST_CASE("relations have every attribute that the schema gives the types, money in three columns") {
  const auto& vocabulary = built_in_vocabulary();
  const std::vector types = {relation_type("invests_in"), relation_type("owns")};
  const auto columns = relation_columns(vocabulary, types, Asked::kNoTime);
  CHECK(has(columns, "subject_label"));
  CHECK(has(columns, "valid_from"));
  CHECK(has(columns, "attributes_amount_value"));
  CHECK(has(columns, "attributes_amount_currency"));
  CHECK(has(columns, "attributes_amount_bound"));
  CHECK(has(columns, "attributes_share_percent"));
  CHECK_FALSE(has(columns, "attributes_amount"));
  CHECK_FALSE(has(columns, "attributes_rate_percent"));
  CHECK_FALSE(has(columns, "holds"));
  CHECK(has(relation_columns(vocabulary, types, Asked::kDay), "holds"));
  CHECK_FALSE(has(relation_columns(vocabulary, types, Asked::kDay), "held"));
  CHECK(has(relation_columns(vocabulary, types, Asked::kPeriod), "pieces"));
}

TEST_CASE("without types all attributes and properties are there, each once") {
  const auto& vocabulary = built_in_vocabulary();
  for (const auto& columns :
       {relation_columns(vocabulary, {}, Asked::kPeriod), entity_columns(vocabulary, {})}) {
    const auto all = names(columns);
    CHECK(std::set<std::string>(all.begin(), all.end()).size() == all.size());
  }
  CHECK(has(relation_columns(vocabulary, {}, Asked::kNoTime), "attributes_rate_percent"));
  CHECK(has(entity_columns(vocabulary, {}), "properties_tpp"));
}

TEST_CASE("of a single type of entity the terminal sees the first properties too") {
  const auto& vocabulary = built_in_vocabulary();
  const std::vector chip = {*vocabulary.entity_type("chip")};
  const auto brief = [](const std::vector<Column>& columns) {
    return std::ranges::count_if(columns, &Column::brief);
  };
  CHECK(brief(entity_columns(vocabulary, chip)) > brief(entity_columns(vocabulary, {})));
}

TEST_CASE("every fixed set of columns has an id, brief ones, and no name twice") {
  for (const auto& columns : {rule_columns(), source_columns(), claim_columns(), observation_columns()}) {
    CHECK(has(columns, "id"));
    CHECK(std::ranges::any_of(columns, &Column::brief));
    const auto all = names(columns);
    CHECK(std::set<std::string>(all.begin(), all.end()).size() == all.size());
  }
}
