#include "tests/support/second_mind/second_mind.hpp"

#include <algorithm>

#include "tests/support/second_mind/day.hpp"

namespace ecgraph::tests::naive {
namespace {

/// The days asked about, and those of them on which anything may change: before and after, every day is like
/// its neighbour.
struct Days {
  int first, last;
  int changes_first, changes_last;
};

Days days_of(const json& question, const Facts& facts) {
  const auto span = written(question.contains("at") ? question["at"] : question.at("during"));
  const bool dated = facts.first_day <= facts.last_day;
  return {span.first, span.last, dated ? std::clamp(facts.first_day - 2, span.first, span.last) : span.first,
          dated ? std::clamp(facts.last_day + 2, span.first, span.last) : span.first};
}

bool is_legal(const json& piece) {
  return piece.at("verdict") == "no_licence_required" || piece.at("verdict") == "licence_exception";
}

std::string legal_of(const json& pieces) {
  std::size_t legal = 0, unknown = 0;
  for (const auto& piece : pieces) {
    legal += is_legal(piece) ? 1 : 0;
    unknown += piece.at("verdict") == "unknown" ? 1 : 0;
  }
  if (legal == pieces.size()) return "throughout";
  if (legal > 0) return "part";
  return unknown > 0 ? "unknown" : "never";
}

json told(const Verdict& verdict, int day) {
  return {{"from", day_text(day)},
          {"verdict", verdict.verdict},
          {"review_policy", verdict.review_policy},
          {"requirements", verdict.requirements},
          {"exceptions", verdict.exceptions},
          {"missing", verdict.missing},
          {"not_yet_launched", verdict.not_yet_launched}};
}

/// Every day on its own, then neighbours of the same content as one piece.
json pieces_of(const Item& item, const Shipment& shipment, Days days) {
  json pieces = json::array();
  std::optional<Verdict> last;
  for (int day = days.changes_first; day <= days.changes_last; ++day) {
    const auto verdict = verdict_on(day, item, shipment);
    if (verdict != last) pieces.push_back(told(verdict, last ? day : days.first));
    last = verdict;
    pieces.back()["until"] = day_text(day == days.changes_last ? days.last + 1 : day + 1);
  }
  return pieces;
}

/// Whether a reader is told the same on every day: where the requirements alone differ he is.
bool says_the_same(json a, json b) {
  const auto bare = [](json& pieces) {
    json joined = json::array();
    for (auto& piece : pieces) {
      piece.erase("requirements");
      const bool same = !joined.empty() && [&] {
        json before = joined.back(), now = piece;
        for (auto* one : {&before, &now}) one->erase("from"), one->erase("until");
        return before == now;
      }();
      if (same)
        joined.back()["until"] = piece["until"];
      else
        joined.push_back(piece);
    }
    return joined;
  };
  return bare(a) == bare(b);
}

std::vector<Item> items_of(const Facts& facts, const json& question, int last_day) {
  std::vector<Item> items;
  if (question.contains("specs")) {
    items.push_back(Item::of_specs(facts, question["specs"]));
    return items;
  }
  const bool named = question.contains("items");
  const bool all_launched = named || question.value("unlaunched", "leave_out") == "include";
  for (const auto& asked : question.at(named ? "items" : "item_types")) {
    for (const auto& [id, entity] : facts.entities) {
      const auto properties = facts.properties(id);
      const bool is_item = entity.at("type") == "chip" || entity.at("type") == "hbm_stack";
      const bool is_asked =
          named ? id == asked || properties.value("family", "") == asked : entity.at("type") == asked;
      if (!is_item || !is_asked) continue;
      Item item(facts, id, properties);
      // A list leaves out what is certainly launched later.
      if (all_launched || item.launch() <= last_day) items.push_back(std::move(item));
    }
  }
  return items;
}

}  // namespace

SecondMind::SecondMind(const std::vector<json>& statements) : facts_(std::make_unique<Facts>(statements)) {}
SecondMind::~SecondMind() = default;
SecondMind::SecondMind(SecondMind&&) noexcept = default;

json SecondMind::answer(const json& question) const {
  const Law law(*facts_, question);
  const Law published = law.published();
  const Buyer buyer(law, question), published_buyer(published, question);
  const std::string destination = question.at("destination"), exporter = question.value("exporter", "");
  const auto days = days_of(question, *facts_);
  json answers = json::object();
  for (const auto& item : items_of(*facts_, question, days.last)) {
    const auto pieces = pieces_of(item, {law, buyer, destination, exporter}, days);
    auto& told = answers[item.id()] = {{"legal", legal_of(pieces)}, {"pieces", pieces}};
    if (!law.letters) continue;
    const auto other = pieces_of(item, {published, published_buyer, destination, exporter}, days);
    if (!says_the_same(pieces, other)) told["by_published_rules"] = other;
  }
  return answers;
}

}  // namespace ecgraph::tests::naive
