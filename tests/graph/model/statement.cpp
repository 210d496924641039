#include "graph/model/statement.hpp"

#include <doctest/doctest.h>

#include "graph/model/transaction.hpp"

namespace {

using namespace ecgraph;

Entity entity(std::string id) {
  return {EntityId::trusted(std::move(id)),
          EntityType{},
          {{"SMIC", "label", "en", std::nullopt, ""}},
          {},
          {},
          {},
          {},
          ""};
}

Source source(std::string id) {
  return {SourceId::trusted(std::move(id)), "", "A title", "", std::nullopt, {}, "", {}, ""};
}

TEST_CASE("the words of the kinds of statement are one to one") {
  for (int number = 0; number < 6; ++number) {
    const auto kind = static_cast<StatementKind>(number);
    CHECK(statement_kind(word(kind)) == kind);
  }
  CHECK(word(StatementKind::kObservation) == "observation");
  CHECK_FALSE(statement_kind("fact").has_value());
}

TEST_CASE("a statement's key is its kind and its id, so equal ids of two kinds differ") {
  const Statement list = entity("us-entity-list"), document = source("us-entity-list");
  CHECK(kind_of(list) == StatementKind::kEntity);
  CHECK(key_of(list) == StatementKey{StatementKind::kEntity, "us-entity-list"});
  CHECK(key_of(document) == StatementKey{StatementKind::kSource, "us-entity-list"});
  CHECK(key_of(list) != key_of(document));
}

TEST_CASE("statements compare by content") {
  CHECK(Statement(entity("smic")) == Statement(entity("smic")));
  CHECK(Statement(entity("smic")) != Statement(entity("smee")));
  Entity renamed = entity("smic");
  renamed.names.front().name = "Semiconductor Manufacturing International Corporation";
  CHECK(Statement(entity("smic")) != Statement(renamed));
  CHECK(entity("smic").label() == "SMIC");
}

}  // namespace
