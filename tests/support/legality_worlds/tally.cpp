#include "tests/support/legality_worlds/tally.hpp"

#include "schema/vocabulary_reader.hpp"

namespace ecgraph::tests {

namespace {

/// The kinds of proof that can come out in three ways, and are counted with their result.
bool is_three_valued(const std::string& kind) {
  return kind == "figure" || kind == "predicate" || kind == "all" || kind == "any" || kind == "not" ||
         kind == "destination" || kind == "group" || kind == "listing" || kind == "ownership" ||
         kind == "headquarters" || kind == "addressee" || kind == "dates";
}

std::string name_of(const legality::ProofNode& node) {
  const std::string result(word(node.result));
  if (node.kind == "clause") return "clause " + node.value + " " + result;
  if (node.kind == "figure" && node.value != "unknown" && node.value.find(" to ") != std::string::npos)
    return "figure in a range " + result;
  if (is_three_valued(node.kind) || node.kind == "military" || node.kind == "item")
    return node.kind + " " + result;
  return node.kind;
}

}  // namespace

void Tally::count_question(const nlohmann::json& body) {
  for (const char* name :
       {"specs", "item_types", "exporter", "public_by", "regime", "without_rules", "during"}) {
    if (body.contains(name)) count(std::string("asked ") + name);
  }
  if (body.value("letters", "") == "exclude") count("asked letters=exclude");
  if (body.value("view", "") == "text") count("asked view=text");
  const auto user = body.find("end_user");
  if (user == body.end()) return count("buyer unnamed");
  if (user->is_string()) return count("buyer named");
  count("buyer described");
  for (const char* name : {"military", "owners", "hq", "ultimate_parent_hq"}) {
    if (user->contains(name)) count(std::string("buyer described with ") + name);
  }
}

void Tally::count_answer(const legality::Answer& answer) {
  for (const auto& item : answer.items) {
    count("legal " + std::string(word(item.legal)));
    if (item.by_published_rules) count("another answer by published rules");
    for (const auto& piece : item.pieces) count_piece(piece);
  }
}

void Tally::count_piece(const legality::Piece& piece) {
  count("verdict " + std::string(word(piece.verdict)));
  if (piece.review_policy) count("review " + built_in_vocabulary()[*piece.review_policy]);
  if (piece.verdict != legality::Verdict::kUnknown && !piece.missing.empty()) count("review not settled");
  if (piece.not_yet_launched) count("not yet launched");
  for (const auto& exception : piece.exceptions) {
    const bool lifts = exception.applies == legality::ExceptionUse::Applies::kTrue;
    count(lifts ? "exception lifts" : "exception possible");
    if (exception.name == "Exception renamed") count("exception renamed");
  }
  if (piece.proof) count_proof(*piece.proof);
}

void Tally::count_proof(const legality::ProofNode& node) {
  count(name_of(node));
  for (const auto& part : node.parts) count_proof(part);
}

std::vector<std::string> Tally::never(const std::vector<std::string>& names) const {
  std::vector<std::string> missing;
  for (const auto& name : names) {
    if (!counts_.contains(name)) missing.push_back(name);
  }
  return missing;
}

std::string Tally::text() const {
  std::string text;
  for (const auto& [name, count] : counts_) text += "\n  " + name + ": " + std::to_string(count);
  return text;
}

const std::vector<std::string>& cases_to_meet() {
  static const auto cases = [] {
    std::vector<std::string> all{"verdict no_licence_required",
                                 "verdict licence_exception",
                                 "verdict licence_required",
                                 "verdict prohibited",
                                 "verdict unknown",
                                 "legal throughout",
                                 "legal part",
                                 "legal never",
                                 "legal unknown",
                                 "another answer by published rules",
                                 "review not settled",
                                 "not yet launched",
                                 "exception lifts",
                                 "exception possible",
                                 "exception renamed",
                                 "jurisdiction",
                                 "category",
                                 "constant",
                                 "item true",
                                 "item false",
                                 "military true",
                                 "military false",
                                 "asked letters=exclude",
                                 "asked view=text",
                                 "buyer unnamed",
                                 "buyer named",
                                 "buyer described"};
    for (const auto& policy : built_in_vocabulary().review_policies) all.push_back("review " + policy);
    for (const char* name :
         {"specs", "item_types", "exporter", "public_by", "regime", "without_rules", "during"})
      all.push_back(std::string("asked ") + name);
    for (const char* name : {"military", "owners", "hq", "ultimate_parent_hq"})
      all.push_back(std::string("buyer described with ") + name);
    for (const char* kind :
         {"figure", "figure in a range", "predicate", "all", "any", "not", "destination", "group", "listing",
          "ownership", "headquarters", "addressee", "clause licence_required", "clause prohibited",
          "clause review_policy", "clause exception"}) {
      for (const char* result : {"true", "false", "unknown"}) all.push_back(std::string(kind) + " " + result);
    }
    std::erase(all, "destination false");  // a clause of other places leaves no proof
    all.push_back("dates true");
    all.push_back("dates unknown");
    return all;
  }();
  return cases;
}

}  // namespace ecgraph::tests
