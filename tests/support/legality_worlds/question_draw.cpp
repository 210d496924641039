#include "tests/support/legality_worlds/question_draw.hpp"

#include <algorithm>

#include "tests/support/legality_worlds/item_draw.hpp"
#include "tests/support/legality_worlds/statement_parts.hpp"

namespace ecgraph::tests {

using nlohmann::json;

json QuestionDraw::draw() {
  json question = json::object();
  add_items(question);
  question["destination"] = random_.one_of(world_.countries);
  add_end_user(question);
  if (random_.chance(25)) question["exporter"] = world_.companies[random_.between<std::size_t>(0, 4)];
  add_time(question);
  add_reading(question);
  return question;
}

Day QuestionDraw::day() {
  if (random_.chance(15)) return Day::from_number(random_.between(18500, 20600));
  return random_.one_of(world_.days).plus(random_.between(-1, 1));
}

json QuestionDraw::specs() {
  // Figures need nothing of the world but its makers.
  RandomWorld nobody;
  DateDraw dates(random_);
  ItemDraw items(random_, dates, nobody);
  json figures = random_.chance(85) ? items.chip_figures(false) : items.stack_figures();
  // Stated beside what they follow from they would have to agree.
  if (figures.contains("dense_tops_by_bit_length")) figures.erase("tpp");
  if (figures.contains("applicable_die_area_mm2")) figures.erase("performance_density");
  if (figures.contains("stack_bandwidth_gb_s") && figures.contains("package_area_mm2"))
    figures.erase("memory_bandwidth_density");
  if (random_.chance(30)) figures["maker"] = random_.one_of(world_.companies);
  if (random_.chance(25)) figures["maker_hq"] = random_.one_of(world_.countries);
  if (figures.empty()) figures["tpp"] = drawn_number(random_, "tpp");
  return figures;
}

void QuestionDraw::add_items(json& question) {
  const int how = random_.between(0, 99);
  if (how < 60) {
    question["items"] = {random_.one_of(world_.chips)};
  } else if (how < 72) {
    std::vector<std::string> names;
    for (int left = random_.between(2, 4); left > 0; --left) {
      const auto& name = random_.one_of(random_.chance(80) ? world_.chips : world_.families);
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    question["items"] = names;
  } else if (how < 80) {
    question["items"] = {random_.one_of(world_.families)};
  } else if (how < 83) {
    question["item_types"] = {word_of(random_, {"chip", "hbm_stack"})};
    if (random_.chance(50)) question["unlaunched"] = word_of(random_, {"include", "leave_out"});
  } else {
    question["specs"] = specs();
  }
}

json QuestionDraw::owners() {
  static const std::vector<int> kShares{1000, 2500, 2600, 4999, 5000, 5001, 6000};
  json owners = json::array();
  int held = 0;
  std::vector<std::string> taken;
  for (int left = random_.between(1, 3); left > 0; --left) {
    const auto& firm = random_.one_of(world_.firms);
    if (std::find(taken.begin(), taken.end(), firm) != taken.end()) continue;
    taken.push_back(firm);
    json owner{{"id", firm}};
    const int share = random_.one_of(kShares);
    if (random_.chance(75) && held + share <= 10000) {
      held += share;
      const int high = std::min(10000, share + random_.one_of(std::vector{1, 1000, 5000}));
      owner["share"] = random_.chance(75) ? hundredths(share) : json{hundredths(share), hundredths(high)};
    }
    owners.push_back(std::move(owner));
  }
  return owners;
}

json QuestionDraw::described_buyer() {
  json buyer = json::object();
  if (random_.chance(65)) buyer["hq"] = random_.one_of(world_.countries);
  if (random_.chance(25)) buyer["ultimate_parent_hq"] = random_.one_of(world_.countries);
  if (random_.chance(20)) buyer["military"] = random_.chance(80);
  if (random_.chance(60)) buyer["owners"] = owners();
  return buyer;
}

void QuestionDraw::add_end_user(json& question) {
  const int how = random_.between(0, 99);
  if (how < 20) return;
  if (how < 26) {
    question["end_user"] = {{"military", true}};
  } else if (how < 74) {
    question["end_user"] = random_.one_of(world_.firms);
  } else {
    question["end_user"] = described_buyer();
  }
}

std::string QuestionDraw::period() {
  const Day from = day();
  switch (random_.between(0, 9)) {
    case 0:
      return from.text() + "/..";
    case 1:
      return from.text().substr(0, 4);
    case 2:
    case 3:
    case 4:
      return from.text().substr(0, 7);
    case 5: {
      const Day other = day();
      return std::min(from, other).text() + "/" + std::max(from, other).text();
    }
    default:
      return from.text() + "/" + from.plus(random_.between(0, 60)).text();
  }
}

void QuestionDraw::add_time(json& question) {
  if (random_.chance(60)) {
    question["at"] = day().text();
  } else {
    question["during"] = period();
  }
}

void QuestionDraw::add_reading(json& question) {
  if (random_.chance(20)) question["public_by"] = day().text();
  if (random_.chance(30)) question["letters"] = word_of(random_, {"exclude", "exclude", "include"});
  if (random_.chance(25)) question["view"] = word_of(random_, {"text", "text", "operative"});
  if (random_.chance(15)) question["regime"] = random_.one_of(world_.regimes);
  if (!random_.chance(12)) return;
  question["without_rules"] = {random_.one_of(world_.rules)};
  if (random_.chance(30)) question["without_rules"].push_back(random_.one_of(world_.rules));
}

}  // namespace ecgraph::tests
