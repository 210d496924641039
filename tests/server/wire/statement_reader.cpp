#include "server/wire/statement_reader.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "schema/vocabulary_reader.hpp"
#include "server/wire/document_body.hpp"

namespace ecgraph::tests {
namespace {

Result<Transaction> read(std::string_view text) {
  auto document = wire::read_body(text);
  REQUIRE(document.has_value());
  auto reading = wire::read_transaction(*document, "test", built_in_vocabulary());
  if (!reading.faults.empty()) return fail(wire::error_of(std::move(reading.faults)));
  return std::move(reading.transaction);
}

bool names(const Error& error, std::string_view pointer) {
  return std::ranges::any_of(error.faults, [&](const Fault& fault) { return fault.pointer == pointer; });
}

TEST_CASE("a transaction is read into typed changes") {
  const auto transaction = read(R"({"reason": "a test", "expect_revision": 5, "changes": [
    {"assert": {"kind": "relation", "id": "r", "type": "owns", "subject": "a", "object": "b",
                "valid": {"from": "2023-10~", "until": "2024"}, "announced": "2023-09-30",
                "attributes": {"share_percent": 50.10}, "status": "fact", "confidence": "high",
                "verification": "verified", "sources": ["s"]}},
    {"retract": {"kind": "claim", "id": "c"}}]})");
  REQUIRE(transaction.has_value());
  CHECK(transaction->expect_revision == Revision{5});
  REQUIRE(transaction->changes.size() == 2);
  const auto& relation = std::get<Relation>(std::get<Assert>(transaction->changes[0]).statement);
  CHECK(relation.valid.from()->text() == "2023-10~");
  CHECK(relation.attributes.get<Share>("share_percent")->percent() == *Decimal::parse("50.1"));
  CHECK(std::get<Retract>(transaction->changes[1]).key == StatementKey{StatementKind::kClaim, "c"});
}

TEST_CASE("every fault of a document is listed with its place") {
  const auto transaction = read(R"({"reason": "a test", "surprise": 1, "changes": [
    {"assert": {"kind": "relation", "id": "Bad Id", "type": "hugs", "subject": "a", "object": 7,
                "valid": {"from": "2023-13", "till": "2024"}, "attributes": {"share_percent": 150, "colour": "red"},
                "status": "sure", "confidence": "high", "verification": "verified", "sources": ["s"]}},
    {"assert": {"kind": "dog"}}, {"correct": {}, "retract": {}}, 5]})");
  REQUIRE_FALSE(transaction.has_value());
  const auto& error = transaction.error();
  for (const auto* pointer :
       {"/surprise", "/changes/0/assert/id", "/changes/0/assert/type", "/changes/0/assert/object",
        "/changes/0/assert/valid/from", "/changes/0/assert/valid/till",
        "/changes/0/assert/attributes/share_percent", "/changes/0/assert/attributes/colour",
        "/changes/0/assert/status", "/changes/1/assert/kind", "/changes/2", "/changes/3"}) {
    CAPTURE(pointer);
    CHECK(names(error, pointer));
  }
  CHECK(error.kind == ErrorKind::kUnprocessable);
}

TEST_CASE("a transaction needs a reason and at least one change") {
  CHECK(names(read(R"({"changes": []})").error(), ""));
  CHECK(names(read(R"({"reason": "x", "changes": []})").error(), "/changes"));
  CHECK(names(
      read(R"({"reason": "x", "expect_revision": -1, "changes": [{"retract": {"kind": "rule", "id": "r"}}]})")
          .error(),
      "/expect_revision"));
}

TEST_CASE("money never passes through a double") {
  const auto transaction =
      read(R"({"reason": "x", "changes": [{"assert": {"kind": "relation", "id": "r", "type": "subsidises",
    "subject": "a", "object": "b", "attributes": {"amount": {"value": 0.1, "currency": "USD", "bound": "about"}},
    "status": "fact", "confidence": "low", "verification": "unverified", "sources": ["s"]}}]})");
  REQUIRE(transaction.has_value());
  const auto& relation = std::get<Relation>(std::get<Assert>(transaction->changes[0]).statement);
  CHECK(*relation.attributes.get<Money>("amount") == Money{*Decimal::parse("0.1"), "USD", "about"});
  CHECK_FALSE(
      read(R"({"reason": "x", "changes": [{"assert": {"kind": "relation", "id": "r", "type": "subsidises",
    "subject": "a", "object": "b", "attributes": {"amount": {"value": 1, "currency": "dollar"}},
    "status": "fact", "confidence": "low", "verification": "unverified", "sources": ["s"]}}]})")
          .has_value());
}

TEST_CASE("a rule is read with its clauses, and each fault of a test has its place") {
  const auto transaction =
      read(R"({"reason": "x", "changes": [{"assert": {"kind": "rule", "id": "r", "regime": "US",
    "rule_kind": "item_control", "issuer": "BIS", "title": "t", "confidence": "high", "verification": "verified", "sources": ["s"],
    "clauses": [{"id": "c", "effect": "licence_required", "valid": {"from": "2024-01-01", "until_set_by": "later"},
      "item": {"all": [{"metric": "tpp", "op": "=>", "value": 4800}, {"perhaps": 1}]}, "destination": {"codes": ["CHN"]},
      "default_review": "gentle", "citation": "x", "confidence": "high"}]}}]})");
  REQUIRE_FALSE(transaction.has_value());
  for (const auto* pointer :
       {"/changes/0/assert/clauses/0/item/all/0/op", "/changes/0/assert/clauses/0/item/all/1",
        "/changes/0/assert/clauses/0/destination/codes", "/changes/0/assert/clauses/0/default_review"}) {
    CAPTURE(pointer);
    CHECK(names(transaction.error(), pointer));
  }
}

}  // namespace
}  // namespace ecgraph::tests
