#pragma once
// What every statement of a random world is made with.

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/random.hpp"

namespace ecgraph::tests {

/// The one source of a random world.
inline const std::string kRandomSource = "source-1";

/// One of several texts.
[[nodiscard]] inline std::string word_of(Random& random, const std::vector<std::string>& words) {
  return random.one_of(words);
}
[[nodiscard]] inline std::string drawn_confidence(Random& random) {
  return word_of(random, {"low", "medium", "high", "high"});
}
[[nodiscard]] inline std::string drawn_verification(Random& random) {
  return word_of(random, {"unverified", "partly_verified", "verified", "verified"});
}
/// Mostly a fact; the others decide nothing, or do not hold.
[[nodiscard]] inline std::string drawn_status(Random& random, int fact_percent) {
  if (random.chance(fact_percent)) return "fact";
  return word_of(random, {"stated", "reported", "alleged", "disputed", "planned", "withdrawn"});
}

[[nodiscard]] inline nlohmann::json an_entity_document(Random& random, const std::string& type,
                                                       const std::string& id, nlohmann::json properties) {
  nlohmann::json document{{"kind", "entity"},
                          {"id", id},
                          {"type", type},
                          {"names", {{{"name", "The " + id}, {"kind", "label"}, {"lang", "en"}}}},
                          {"confidence", drawn_confidence(random)},
                          {"verification", drawn_verification(random)},
                          {"sources", {kRandomSource}}};
  if (!properties.empty()) document["properties"] = std::move(properties);
  return document;
}

struct RelationDraw {
  std::string type, subject, object;
  nlohmann::json valid, attributes;
  int fact_percent = 100;
};
/// `number` keeps the ids of one world apart.
[[nodiscard]] inline nlohmann::json a_relation_document(Random& random, std::size_t number,
                                                        RelationDraw drawn) {
  nlohmann::json document{{"kind", "relation"},
                          {"id", drawn.type + "-" + std::to_string(number)},
                          {"type", drawn.type},
                          {"subject", drawn.subject},
                          {"object", drawn.object},
                          {"status", drawn_status(random, drawn.fact_percent)},
                          {"confidence", drawn_confidence(random)},
                          {"verification", drawn_verification(random)},
                          {"sources", {kRandomSource}}};
  if (!drawn.valid.empty()) document["valid"] = std::move(drawn.valid);
  if (!drawn.attributes.empty()) document["attributes"] = std::move(drawn.attributes);
  return document;
}

/// A number of hundredths, as JSON writes it.
[[nodiscard]] inline nlohmann::json hundredths(int number) {
  if (number % 100 == 0) return number / 100;
  return number / 100.0;
}

}  // namespace ecgraph::tests
