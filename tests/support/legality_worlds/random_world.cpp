#include "tests/support/legality_worlds/random_world.hpp"

#include "tests/support/legality_worlds/item_draw.hpp"
#include "tests/support/legality_worlds/party_draw.hpp"
#include "tests/support/legality_worlds/rule_draw.hpp"
#include "tests/support/legality_worlds/statement_parts.hpp"

namespace ecgraph::tests {

RandomWorld draw_world(Random& random) {
  RandomWorld world;
  world.statements.push_back({{"kind", "source"},
                              {"id", kRandomSource},
                              {"title", "A source"},
                              {"citation", "1 FR 1"},
                              {"verification", "verified"}});
  DateDraw dates(random);
  PartyDraw(random, dates, world).draw();
  ItemDraw(random, dates, world).draw();
  RuleDraw(random, dates, world).draw();
  world.days = dates.days();
  return world;
}

}  // namespace ecgraph::tests
