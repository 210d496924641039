// Work that has to end before it is done.

#include "graph/legality/go_on.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "graph/legality/causes.hpp"
#include "graph/legality/diff.hpp"
#include "graph/legality/legality.hpp"
#include "graph/legality/matrix.hpp"
#include "graph/legality/timeline.hpp"
#include "graph/legality/verdicts.hpp"
#include "tests/graph/legality/worlds.hpp"

namespace ecgraph::tests {
namespace {

using legality::GoOn;

legality::Question of_three_chips() {
  auto asked = question("nvidia-h20", "CN", "2022-08/2025-04");
  for (const char* more : {"nvidia-h800", "nvidia-a800"}) asked.items.push_back(entity(more));
  return asked;
}

/// Ends the work after every number of steps that it may take, and counts those begun although it was over.
template <class Work>
void end_everywhere(const Work& work) {
  int whole = 0;
  (void)work([&whole] { return ++whole > 0; });
  REQUIRE(whole > 0);
  for (int most = 0; most < std::min(whole, 40); ++most) {
    CAPTURE(most);
    int asked = 0;
    (void)work([&] { return ++asked <= most; });
    CHECK(asked > most);
    CHECK(asked <= most + 16);
  }
}

}  // namespace

TEST_CASE("work on legality ends soon after it is told so, wherever it is") {
  const auto asked = of_three_chips();
  const auto& world = seed_world();
  auto proven = asked;
  proven.proof = legality::Question::Proof::kFull;
  auto changed = asked;
  changed.without_rules.insert(RuleId::trusted("us-2023-10-acs"));
  const auto before = day("2022-08-01"), after = day("2025-04-30");
  end_everywhere([&](const GoOn& go_on) { return legality::answer(world, proven, go_on); });
  end_everywhere([&](const GoOn& go_on) { return legality::answer(world, changed, go_on); });
  end_everywhere([&](const GoOn& go_on) { return legality::timeline_since_launch(world, asked, go_on); });
  end_everywhere([&](const GoOn& go_on) { return legality::verdicts(world, asked, go_on); });
  end_everywhere([&](const GoOn& go_on) { return legality::diff_days(world, asked, before, after, go_on); });
  end_everywhere([&](const GoOn& go_on) { return legality::diff_rules(world, changed, go_on); });
  end_everywhere([&](const GoOn& go_on) {
    return legality::matrix_by_destination(world, asked, {country("CN"), country("AE")}, go_on);
  });
}

TEST_CASE("verdicts that had to end are none, so that no part is compared with the whole") {
  CHECK_FALSE(legality::verdicts(seed_world(), of_three_chips(), [] { return false; }).has_value());
}

}  // namespace ecgraph::tests
