#include "tests/support/second_mind/item.hpp"

#include <algorithm>

namespace ecgraph::tests::naive {
namespace {

/// The figures of a memory stack: an item with one of them is not taken for an accelerator.
constexpr const char* kOfStacks[] = {"memory_bandwidth_density", "stack_bandwidth_gb_s", "package_area_mm2"};

Maybe all_or_none(bool low, bool high) { return low == high ? maybe(low) : Maybe::kOpen; }

Maybe compare_number(const Bounds& value, const std::string& op, const Number& threshold) {
  if (op == ">=") return all_or_none(value.low >= threshold, value.high >= threshold);
  if (op == ">") return all_or_none(value.low > threshold, value.high > threshold);
  if (op == "<=") return all_or_none(value.low <= threshold, value.high <= threshold);
  if (op == "<") return all_or_none(value.low < threshold, value.high < threshold);
  if (value.low == value.high) return maybe(value.low == threshold);
  return threshold < value.low || threshold > value.high ? Maybe::kNo : Maybe::kOpen;
}

}  // namespace

const Countries& chinese_seats() {
  static const Countries seats(json{{"any", {{{"codes", {"MO"}}}, {{"groups", {"D:5"}}}}}});
  return seats;
}

Item::Item(const Facts& facts, std::string id, json properties)
    : facts_(facts), id_(std::move(id)), properties_(std::move(properties)) {
  family_ = properties_.value("family", "");
  const auto maker = properties_.value("maker", json::array());
  for (const auto& one : maker.is_array() ? maker : json::array({maker})) makers_.push_back(one);
  for (const auto& one : makers_) seats_.push_back(facts.headquarters(one));
  if (properties_.contains("launch")) launch_ = written(properties_["launch"]).first;
  if (!properties_.contains("kind") && std::none_of(std::begin(kOfStacks), std::end(kOfStacks),
                                                    [&](auto* name) { return properties_.contains(name); }))
    properties_["kind"] = "accelerator";
}

Item Item::of_specs(const Facts& facts, json specs) {
  const std::string seat = specs.value("maker_hq", "");
  specs.erase("maker_hq");
  Item item(facts, "", std::move(specs));
  if (!seat.empty())
    item.seats_ = {seat};
  else if (item.makers_.empty())
    item.seats_ = {"US"};
  return item;
}

std::optional<Bounds> Item::stated(const std::string& property) const {
  if (!properties_.contains(property)) return std::nullopt;
  return bounds_of(properties_[property]);
}

std::optional<Bounds> Item::quotient(const std::string& above, const std::string& below) const {
  const auto top = figure(above), bottom = figure(below);
  if (!top || !bottom || bottom->low <= 0) return std::nullopt;
  return Bounds{top->low / bottom->high, top->high / bottom->low};
}

std::optional<Bounds> Item::figure(const std::string& metric) const {
  if (const auto known = figures_.find(metric); known != figures_.end()) return known->second;
  std::optional<Bounds> value = stated(metric + "_range");
  if (!value && metric == "tpp" && properties_.contains("dense_tops_by_bit_length")) {
    Number most = 0;
    for (const auto& [bits, tops] : properties_["dense_tops_by_bit_length"].items())
      most = std::max(most, Number(std::stoi(bits)) * number_of(tops));
    value = Bounds{most, most};
  }
  if (!value && metric == "performance_density") value = quotient("tpp", "applicable_die_area_mm2");
  if (!value && metric == "memory_bandwidth_density")
    value = quotient("stack_bandwidth_gb_s", "package_area_mm2");
  if (!value && metric == "dram_plus_io_gb_s") {
    const auto memory = figure("dram_bandwidth_gb_s"), links = figure("io_bidirectional_gb_s");
    if (memory && links) value = Bounds{memory->low + links->low, memory->high + links->high};
  }
  if (!value) value = stated(metric);
  return figures_[metric] = value;
}

Maybe Item::maker_in(const Countries& countries, const Law& law, int day) const {
  Maybe some = Maybe::kNo, every = Maybe::kYes;
  for (const auto& seat : seats_) {
    const Maybe one = seat.empty() ? Maybe::kOpen : law.contains(countries, law.read_as(seat, day), day);
    some = some || one;
    every = every && one;
  }
  return !seats_.empty() && some == every ? some : Maybe::kOpen;
}

Maybe Item::compare(const ItemTest& test, const Law& law, int day) const {
  if (test.metric == "vendor_hq_in_d5_or_macau") {
    const Maybe there = maker_in(chinese_seats(), law, day);
    return test.value.get<bool>() ? there : !there;
  }
  if (test.value.is_number()) {
    const auto known = figure(test.metric);
    return known ? compare_number(*known, test.op, test.threshold) : Maybe::kOpen;
  }
  return properties_.contains(test.metric) ? maybe(properties_[test.metric] == test.value) : Maybe::kOpen;
}

Maybe Item::fits(const ItemTest& test, const Law& law, int day) const {
  if (test.kind == "const") return maybe(test.constant);
  if (test.kind == "metric") return compare(test, law, day);
  if (test.kind == "not") return !fits(test.parts.front(), law, day);
  if (test.kind == "all" || test.kind == "any") {
    Maybe sum = maybe(test.kind == "all");
    for (const auto& part : test.parts) {
      const Maybe one = fits(part, law, day);
      sum = test.kind == "all" ? sum && one : sum || one;
    }
    return sum;
  }
  if (test.kind == "predicate") {
    const auto found = facts_.predicates.find(test.name);
    return found == facts_.predicates.end() ? Maybe::kOpen : fits(found->second, law, day);
  }
  if (test.kind == "item_in") return maybe(test.items.contains(id_) || test.items.contains(family_));
  return Maybe::kNo;  // category_in: other goods
}

}  // namespace ecgraph::tests::naive
