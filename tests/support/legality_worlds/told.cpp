#include "tests/support/legality_worlds/told.hpp"

#include <set>

#include "schema/vocabulary_reader.hpp"

namespace ecgraph::tests {

namespace {

using nlohmann::json;

json told(const legality::Piece& piece) {
  std::set<std::string> requirements;
  for (const auto& requirement : piece.requirements) requirements.insert(requirement.clause);
  json exceptions = json::object();
  for (const auto& exception : piece.exceptions)
    exceptions[exception.id] = exception.applies == legality::ExceptionUse::Applies::kTrue;
  return {{"from", piece.days.from().text()},
          {"until", piece.days.until().text()},
          {"verdict", std::string(word(piece.verdict))},
          {"review_policy", piece.review_policy ? built_in_vocabulary()[*piece.review_policy] : ""},
          {"requirements", requirements},
          {"exceptions", exceptions},
          {"missing", !piece.missing.empty()},
          {"not_yet_launched", piece.not_yet_launched}};
}

json without_dates(json piece) {
  piece.erase("from");
  piece.erase("until");
  return piece;
}

}  // namespace

json joined(const json& pieces) {
  json result = json::array();
  for (const auto& piece : pieces) {
    if (!result.empty() && without_dates(result.back()) == without_dates(piece)) {
      result.back()["until"] = piece["until"];
    } else {
      result.push_back(piece);
    }
  }
  return result;
}

json told_pieces(const std::vector<legality::Piece>& pieces) {
  json all = json::array();
  for (const auto& piece : pieces) all.push_back(told(piece));
  return joined(all);
}

json told(const legality::Answer& answer) {
  json items = json::object();
  for (const auto& one : answer.items) {
    auto& item = items[one.item ? one.item->text() : ""];
    item = {{"legal", std::string(word(one.legal))}, {"pieces", told_pieces(one.pieces)}};
    if (!one.by_published_rules) continue;
    auto published = told_pieces(one.by_published_rules->pieces);
    // They may differ in nothing but the names of the facts that are missing.
    if (published != item["pieces"]) item["by_published_rules"] = std::move(published);
  }
  return items;
}

const legality::Piece* piece_on(const std::vector<legality::Piece>& pieces, Day day) {
  for (const auto& piece : pieces) {
    if (piece.days.contains(day)) return &piece;
  }
  return nullptr;
}

}  // namespace ecgraph::tests
