#include "tests/support/legality_worlds/item_draw.hpp"

#include <algorithm>

#include "tests/support/legality_worlds/statement_parts.hpp"

namespace ecgraph::tests {

namespace {

using nlohmann::json;

int drawn_hundredths(Random& random, const std::string& figure) {
  const auto& figures = number_figures();
  const auto found = std::find_if(figures.begin(), figures.end(),
                                  [&](const NumberFigure& one) { return one.name == figure; });
  const int threshold = random.one_of(found->thresholds);
  const int step = threshold >= 10000 ? random.one_of(std::vector{1, 100, 5000}) : 1;
  return threshold + step * random.between(-1, 1);
}

json range_around(Random& random, const std::string& figure) {
  const int a = drawn_hundredths(random, figure);
  const int b = drawn_hundredths(random, figure);
  return json::array({hundredths(std::min(a, b)), hundredths(std::max(a, b))});
}

}  // namespace

const std::vector<NumberFigure>& number_figures() {
  static const std::vector<NumberFigure> figures{
      {"tpp", {160000, 240000, 480000}},           {"performance_density", {160, 320, 592}},
      {"applicable_die_area_mm2", {40000, 81400}}, {"io_bidirectional_gb_s", {60000, 110000}},
      {"dram_bandwidth_gb_s", {140000, 650000}},   {"dram_plus_io_gb_s", {170000, 200000, 760000}},
      {"stack_bandwidth_gb_s", {22000, 36300}},    {"package_area_mm2", {11000, 12100}},
      {"memory_bandwidth_density", {200, 330}}};
  return figures;
}

json drawn_number(Random& random, const std::string& figure) {
  return hundredths(drawn_hundredths(random, figure));
}

void ItemDraw::add_throughput(json& properties, bool ranges) {
  const int how = random_.between(0, 99);
  const auto by_bits = [&] {
    const int tpp = drawn_hundredths(random_, "tpp");
    json map = json::object();
    for (const int bits : {8, 16, 32}) {
      if (random_.chance(50) || map.empty())
        map[std::to_string(bits)] = (tpp - random_.between(0, 1) * bits * 100) / 100.0 / bits;
    }
    return map;
  };
  if (how < 45) properties["tpp"] = drawn_number(random_, "tpp");
  if (how >= 35 && how < 70) properties["dense_tops_by_bit_length"] = by_bits();
  if (ranges && how >= 68 && how < 82) properties["tpp_range"] = range_around(random_, "tpp");
}

void ItemDraw::add_density(json& properties, bool ranges) {
  const int how = random_.between(0, 99);
  if (how < 35) properties["performance_density"] = drawn_number(random_, "performance_density");
  if (how >= 30 && how < 70)
    properties["applicable_die_area_mm2"] = drawn_number(random_, "applicable_die_area_mm2");
  if (ranges && how >= 68 && how < 80)
    properties["performance_density_range"] = range_around(random_, "performance_density");
}

json ItemDraw::chip_figures(bool ranges) {
  json properties = json::object();
  if (random_.chance(20)) properties["kind"] = random_.chance(80) ? "accelerator" : "hbm_stack";
  add_throughput(properties, ranges);
  add_density(properties, ranges);
  for (const char* figure : {"io_bidirectional_gb_s", "dram_bandwidth_gb_s"}) {
    if (random_.chance(85)) properties[figure] = drawn_number(random_, figure);
  }
  for (const char* flag : {"datacenter", "us_commercial_at_2026_01_15"}) {
    if (random_.chance(75)) properties[flag] = random_.chance(60);
  }
  return properties;
}

json ItemDraw::stack_figures() {
  json properties = json::object();
  if (random_.chance(70)) properties["kind"] = "hbm_stack";
  for (const char* figure : {"stack_bandwidth_gb_s", "package_area_mm2", "memory_bandwidth_density"}) {
    if (random_.chance(55)) properties[figure] = drawn_number(random_, figure);
  }
  return properties;
}

void ItemDraw::add_item(const std::string& type, const std::string& id, json properties) {
  const int makers = random_.chance(82) ? 1 : random_.one_of(std::vector{0, 2});
  json names = json::array();
  for (int left = makers; left > 0; --left) {
    // Few makers, so that a notice to one of them is often about an item asked for.
    const auto& maker = world_.companies[random_.between<std::size_t>(0, 3)];
    if (std::find(names.begin(), names.end(), maker) == names.end()) names.push_back(maker);
  }
  if (!names.empty()) properties["maker"] = std::move(names);
  if (random_.chance(60)) properties["launch"] = dates_.written();
  world_.statements.push_back(an_entity_document(random_, type, id, std::move(properties)));
  world_.chips.push_back(id);
}

void ItemDraw::draw() {
  for (int i = 1; i <= 2; ++i) {
    world_.families.push_back("family-" + std::to_string(i));
    world_.statements.push_back(
        an_entity_document(random_, "chip_family", world_.families.back(), json::object()));
  }
  for (int i = 1; i <= 6; ++i) {
    auto properties = chip_figures(true);
    if (random_.chance(40)) properties["family"] = random_.one_of(world_.families);
    for (const char* own : {"tpp_confidence", "die_confidence", "io_confidence", "memory_confidence"}) {
      if (random_.chance(15)) properties[own] = drawn_confidence(random_);
    }
    add_item("chip", "chip-" + std::to_string(i), std::move(properties));
  }
  add_item("hbm_stack", "stack-1", stack_figures());
}

}  // namespace ecgraph::tests
