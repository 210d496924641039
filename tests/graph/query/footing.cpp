#include "graph/query/footing.hpp"

#include <doctest/doctest.h>

#include "tests/support/statements.hpp"

namespace ecgraph::tests {
namespace {

Confidence highest() { return {static_cast<std::uint8_t>(words().confidences.size() - 1)}; }
Verification checked() { return {static_cast<std::uint8_t>(words().verifications.size() - 1)}; }

RelationHead head(std::uint32_t number, Confidence confidence, Verification verification) {
  RelationHead made{};
  made.no = RelationNo{number};
  made.status = words().default_status;
  made.confidence = confidence;
  made.verification = verification;
  return made;
}

std::vector<std::uint32_t> numbers(const Footing& footing) {
  std::vector<std::uint32_t> found;
  for (const auto& one : footing.weakest(words())) found.push_back(one.no.number);
  return found;
}

}  // namespace

TEST_CASE("footing: what rests on nothing has none, and what is sure names nothing") {
  Footing footing;
  CHECK_FALSE(footing.is_any());
  footing.add(head(1, highest(), checked()), words());
  CHECK(footing.is_any());
  CHECK(footing.confidence() == highest());
  CHECK(footing.weakest(words()).empty());
}

TEST_CASE("footing: the lowest are named, each once, however often it is added") {
  Footing footing;
  footing.add(head(1, highest(), checked()), words());
  footing.add(head(2, {1}, checked()), words());
  footing.add(head(3, {0}, checked()), words());
  footing.add(head(3, {0}, checked()), words());
  footing.add(head(4, highest(), {0}), words());
  CHECK(footing.confidence() == Confidence{0});
  CHECK(footing.verification() == Verification{0});
  CHECK(numbers(footing) == std::vector<std::uint32_t>{3, 4});
}

TEST_CASE("footing: what is no fact is named first, however sure the graph is that it was said") {
  Footing footing;
  footing.add(head(1, {0}, checked()), words());
  auto disputed = head(2, highest(), checked());
  disputed.status = *words().disputed_status;
  footing.add(disputed, words());
  CHECK(numbers(footing) == std::vector<std::uint32_t>{2, 1});
}

TEST_CASE("footing: of many that are equally weak a few are named") {
  Footing footing;
  for (std::uint32_t i = 0; i < 100; ++i) footing.add(head(i, {0}, checked()), words());
  CHECK(numbers(footing) == std::vector<std::uint32_t>{0, 1, 2, 3});
}

}  // namespace ecgraph::tests
