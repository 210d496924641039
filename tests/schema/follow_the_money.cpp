#include "schema/follow_the_money.hpp"

#include <doctest/doctest.h>

#include "schema/vocabulary_reader.hpp"

using namespace ecgraph;

namespace {

/// The built-in vocabulary with another table of counterparts.
Result<std::unique_ptr<const Vocabulary>> vocabulary_with(std::string_view counterparts) {
  std::vector<embedded::File> files(embedded::vocabulary().begin(), embedded::vocabulary().end());
  for (auto& file : files) {
    if (file.path == "follow-the-money.json") file.text = counterparts;
  }
  return read_vocabulary(files);
}

std::string first_fault(std::string_view counterparts) {
  const auto read = vocabulary_with(counterparts);
  return read ? "none" : read.error().faults.front().pointer;
}

}  // namespace

TEST_CASE("types have their counterparts in FollowTheMoney") {
  const auto& terms = built_in_vocabulary().follow_the_money;
  REQUIRE(terms.relations.contains("owns"));
  CHECK(terms.relations.find("owns")->second.attributes.at("share_percent") == "percentage");
  CHECK(terms.entities.find("company")->second.schema == "Company");
  CHECK_FALSE(terms.entities.contains("chip"));
}

TEST_CASE("a counterpart names only what there is") {
  CHECK(first_fault(R"({"entities": {}, "relations": {}})") == "none");
  CHECK(first_fault(R"({"entities": {"firm": {"schema": "Company"}}, "relations": {}})") ==
        "follow-the-money.json#/entities/firm");
  CHECK(
      first_fault(R"({"entities": {"company": {"schema": "Company", "country": "hq"}}, "relations": {}})") ==
      "follow-the-money.json#/entities/company/country");
  CHECK(first_fault(
            R"({"entities": {}, "relations": {"owns": {"schema": "Ownership", "subject": "owner"}}})") ==
        "follow-the-money.json#/relations/owns/object");
  CHECK(first_fault(R"({"entities": {}, "relations": {"owns": {"schema": "Ownership", "subject": "owner",
        "object": "asset", "attributes": {"shares_held": "percentage"}}}})") ==
        "follow-the-money.json#/relations/owns/attributes/shares_held");
}
