#include <doctest/doctest.h>

#include "graph/legality/finding.hpp"

namespace ecgraph::legality {
namespace {

constexpr Kleene kAllValues[] = {Kleene::kFalse, Kleene::kUnknown, Kleene::kTrue};

TEST_CASE("a missing value that cannot change the result does no harm") {
  CHECK(both(Kleene::kFalse, Kleene::kUnknown) == Kleene::kFalse);
  CHECK(either(Kleene::kTrue, Kleene::kUnknown) == Kleene::kTrue);
  CHECK(both(Kleene::kTrue, Kleene::kUnknown) == Kleene::kUnknown);
  CHECK(either(Kleene::kFalse, Kleene::kUnknown) == Kleene::kUnknown);
  CHECK(negation(Kleene::kUnknown) == Kleene::kUnknown);
}

TEST_CASE("not turns all into any") {
  for (const auto a : kAllValues) {
    for (const auto b : kAllValues) CHECK(negation(both(a, b)) == either(negation(a), negation(b)));
  }
}

TEST_CASE("findings combine as their values do, and name what is missing only when unknown") {
  FactNames facts;
  for (const auto a : kAllValues) {
    for (const auto b : kAllValues) {
      const auto finding = [&](Kleene value, std::string_view fact) {
        return value == Kleene::kUnknown ? Finding::unknown(facts.number(fact)) : Finding::of(value);
      };
      const auto all = both(finding(a, "x"), finding(b, "y"));
      CHECK(all.value == both(a, b));
      CHECK(all.missing.empty() == (all.value != Kleene::kUnknown));
      const auto any = either(finding(a, "x"), finding(b, "y"));
      CHECK(any.value == either(a, b));
      CHECK(any.missing.empty() == (any.value != Kleene::kUnknown));
    }
  }
}

TEST_CASE("what is true rests on all of its parts, what is false on the best of its false ones") {
  const Finding strong{Kleene::kTrue, {Confidence{2}, Verification{2}}, {}};
  const Finding weak{Kleene::kTrue, {Confidence{0}, Verification{1}}, {}};
  CHECK(both(strong, weak).grounds == Grounds{Confidence{0}, Verification{1}});
  CHECK(either(strong, weak).grounds == Grounds{Confidence{2}, Verification{2}});
  CHECK(both(negation(strong), negation(weak)).grounds == Grounds{Confidence{2}, Verification{2}});
  CHECK(either(negation(strong), negation(weak)).grounds == Grounds{Confidence{0}, Verification{1}});
}

TEST_CASE("a fact keeps its number") {
  FactNames facts;
  const auto first = facts.number("tpp");
  CHECK(facts.number("performance_density") != first);
  CHECK(facts.number("tpp") == first);
  CHECK(facts.name(first) == "tpp");
}

}  // namespace
}  // namespace ecgraph::legality
