#include "schema/ownership_methods.hpp"

#include <doctest/doctest.h>

#include "schema/vocabulary_reader.hpp"

using namespace ecgraph;

namespace {

/// The pointer of the first fault of the built-in vocabulary with these methods and this control.
std::string first_fault(std::string_view methods, std::string_view control = "{}") {
  const std::string text =
      R"({"methods": )" + std::string(methods) + R"(, "control": )" + std::string(control) + "}";
  std::vector<embedded::File> files(embedded::vocabulary().begin(), embedded::vocabulary().end());
  for (auto& file : files) {
    if (file.path == "ownership-methods.json") file.text = text;
  }
  const auto read = read_vocabulary(files);
  if (read) return "none";
  const auto& pointer = read.error().faults.front().pointer;
  return pointer.substr(pointer.find('#') + 1);
}

std::string method(std::string_view members) {
  return R"([{"id": "m", "label": "M", "meaning": "m", )" + std::string(members) + "}]";
}

}  // namespace

TEST_CASE("the built-in methods of ownership differ in whom they count and how") {
  const auto& terms = built_in_vocabulary().ownership;
  REQUIRE(terms.methods.size() == 3);
  CHECK(terms.methods.front().lists.empty());
  const auto* blocked = terms.method("ofac_50");
  REQUIRE(blocked != nullptr);
  CHECK(blocked->threshold == Decimal(50));
  CHECK(blocked->lists.size() == 1);
  CHECK(blocked->computation == OwnershipMethod::Computation::kCascade);
  CHECK(terms.method("look_through")->computation == OwnershipMethod::Computation::kProduct);
  CHECK(terms.method("another") == nullptr);
}

TEST_CASE("a method of ownership says what it counts, how, and from where on") {
  CHECK(first_fault(method(R"("computation": "cascade", "threshold_percent": 25.5, "lists": ["a"])")) ==
        "none");
  CHECK(first_fault(method(R"("computation": "sum", "threshold_percent": 50, "lists": ["a"])")) ==
        "/methods/0/computation");
  CHECK(first_fault(method(R"("computation": "product", "threshold_percent": 0, "lists": ["a"])")) ==
        "/methods/0/threshold_percent");
  CHECK(first_fault(method(R"("computation": "product", "threshold_percent": 101, "lists": ["a"])")) ==
        "/methods/0/threshold_percent");
  CHECK(first_fault(method(R"("computation": "product", "threshold_percent": 50)")) == "/methods/0/lists");
  CHECK(
      first_fault(method(
          R"("computation": "product", "threshold_percent": 50, "lists": ["a"], "lists_of_regime": "US")")) ==
      "/methods/0/lists");
  CHECK(first_fault("[]") == "/methods");
}

TEST_CASE("control beside ownership is of types and properties that there are") {
  const auto good = method(R"("computation": "cascade", "threshold_percent": 50, "lists": ["a"])");
  CHECK(first_fault(good, R"({"relations": ["holds_position"], "properties": ["parent"]})") == "none");
  CHECK(first_fault(good, R"({"relations": ["rules_over"]})") == "/control/relations");
  CHECK(first_fault(good, R"({"properties": ["kind"]})") == "/control/properties");
}
