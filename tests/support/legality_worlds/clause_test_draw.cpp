#include "tests/support/legality_worlds/clause_test_draw.hpp"

#include <algorithm>

#include "tests/support/legality_worlds/item_draw.hpp"

namespace ecgraph::tests {

using nlohmann::json;

json ClauseTestDraw::some(const std::vector<std::string>& of, std::size_t most) {
  std::vector<std::string> chosen;
  for (auto left = random_.between<std::size_t>(1, most); left > 0; --left) {
    const auto& one = random_.one_of(of);
    if (std::find(chosen.begin(), chosen.end(), one) == chosen.end()) chosen.push_back(one);
  }
  return chosen;
}

json ClauseTestDraw::comparison() {
  static const std::vector<std::string> kOrders{">=", ">=", "<", "<", ">", "<=", "=="};
  // The figures of chips are asked for more often than those of memory stacks.
  const auto& figures = number_figures();
  const auto& figure = figures[random_.chance(94) ? random_.between<std::size_t>(0, 5)
                                                  : random_.between<std::size_t>(6, figures.size() - 1)];
  return {{"metric", figure.name},
          {"op", random_.one_of(kOrders)},
          {"value", drawn_number(random_, figure.name)}};
}

json ClauseTestDraw::word_or_flag() {
  const int which = random_.between(0, 9);
  if (which < 4)
    return {{"metric", "kind"}, {"op", "=="}, {"value", which == 0 ? "hbm_stack" : "accelerator"}};
  const char* flag = which < 7   ? "datacenter"
                     : which < 8 ? "us_commercial_at_2026_01_15"
                                 : "vendor_hq_in_d5_or_macau";
  return {{"metric", flag}, {"op", "=="}, {"value", random_.chance(65)}};
}

json ClauseTestDraw::named_item() {
  if (random_.chance(25)) return {{"category_in", json::array({"graphite"})}};
  return {{"item_in", some(random_.chance(80) ? world_.chips : world_.families, 3)}};
}

json ClauseTestDraw::item(int depth) {
  const int how = random_.between(0, 99);
  if (depth > 0 && how < 55) {
    if (how < 10) return {{"not", item(depth - 1)}};
    json operands = json::array();
    for (int left = random_.between(1, 3); left > 0; --left) operands.push_back(item(depth - 1));
    return {{how < 35 ? "all" : "any", std::move(operands)}};
  }
  if (how < 60) return {{"const", random_.chance(70)}};
  if (how < 75 && !world_.predicates.empty()) return {{"predicate", random_.one_of(world_.predicates)}};
  if (how < 81) return named_item();
  return how < 88 ? word_or_flag() : comparison();
}

json ClauseTestDraw::group_names() {
  // Now and then a group of which nothing is recorded.
  if (random_.chance(2)) return json::array({"Z:9"});
  return some(world_.groups, 2);
}

json ClauseTestDraw::countries() {
  json set = json::object();
  switch (random_.between(0, 5)) {
    case 0:
      set["all_except"] = random_.chance(40) ? json::array() : some(world_.countries, 2);
      break;
    case 1:
      set["any"] = json::array({{{"codes", some(world_.countries, 2)}}, {{"groups", group_names()}}});
      break;
    case 2:
    case 3:
      set["groups"] = group_names();
      if (random_.chance(25)) set["codes"] = some(world_.countries, 1);
      break;
    default:
      set["codes"] = some(world_.countries, 3);
  }
  if (random_.chance(25)) set["except_groups"] = group_names();
  return set;
}

json ClauseTestDraw::end_user() {
  switch (random_.between(0, 6)) {
    case 0:
      return {{"listed", random_.one_of(world_.lists)}};
    case 1:
    case 2:
      return {{"owned_by_listed_at_least", random_.one_of(std::vector{50, 50, 50, 25, 10})}};
    case 3:
      return {{"military", random_.chance(85)}};
    case 4:
      return {{"hq_in", countries()}};
    default:
      return {{"hq_or_ultimate_parent_in", countries()}};
  }
}

}  // namespace ecgraph::tests
