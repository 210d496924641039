#include "tests/server/reads/naive_naming.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>

#include "tests/server/reads/naive_names.hpp"
#include "tests/server/reads/naive_time.hpp"

namespace ecgraph::tests {
namespace {

using Object = boost::json::object;

/// The best rank with which an entity bears a name: its label's is 0; nothing when it does not.
std::optional<int> rank_borne(const Object& entity, const std::string& folded, bool noted) {
  std::optional<int> best;
  for (const auto& name : entity.at("names").get_array()) {
    const bool has_note = name.get_object().contains("note");
    if (has_note != noted || folded_by_hand(name.at("name").get_string()) != folded) continue;
    const auto& kind = name.at("kind").get_string();
    const int rank = kind == "label" ? 0 : kind == "alias" ? 1 : 2;
    best = std::min(best.value_or(rank), rank);
  }
  return best;
}

std::map<std::string, int> bearers(const Standing& standing, const std::string& folded, bool noted) {
  std::map<std::string, int> found;
  if (folded.empty()) return found;
  for (const auto& [id, entity] : standing.of("entity")) {
    if (const auto rank = rank_borne(entity, folded, noted)) found[id] = *rank;
  }
  return found;
}

std::vector<std::string> with_code(const Standing& standing, std::string code) {
  for (char& letter : code) letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  for (const auto& [id, entity] : standing.of("entity")) {
    const auto* properties = entity.if_contains("properties");
    if (properties != nullptr && text_of(properties->get_object(), "iso3166_1_alpha2") == code) return {id};
  }
  return {};
}

}  // namespace

std::vector<std::string> named_by(const Standing& standing, const std::string& text) {
  if (standing.find("entity", text) != nullptr) return {text};
  const std::string folded = folded_by_hand(text);
  auto found = bearers(standing, folded, false);
  if (found.empty()) found = bearers(standing, folded, true);
  const auto all = found;
  std::erase_if(found, [&](const auto& bearer) {  // a family stands for its members
    const auto* properties = standing.find("entity", bearer.first)->if_contains("properties");
    const auto family = properties == nullptr ? std::nullopt : text_of(properties->get_object(), "family");
    return family && all.contains(*family);
  });
  int best = 2;
  for (const auto& [id, rank] : found) best = std::min(best, rank);
  std::vector<std::string> named;
  for (const auto& [id, rank] : found) {
    if (rank == best) named.push_back(id);
  }
  if (!named.empty()) return named;
  std::string lower = text;
  for (char& letter : lower) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  if (standing.find("entity", lower) != nullptr) return {lower};
  return with_code(standing, text);
}

}  // namespace ecgraph::tests
