#include "server/render/legality_shape.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "server/render/json_text.hpp"
#include "server/render/piece_digest.hpp"
#include "server/render/proof_shape.hpp"
#include "server/render/value_shape.hpp"

namespace ecgraph::render {
namespace {

namespace json = boost::json;
using legality::Piece;

template <class Container>
json::array texts(const Container& container) {
  json::array array;
  for (const auto& text : container) array.emplace_back(std::string_view(text));
  return array;
}

json::value policy(const std::optional<ReviewPolicy>& policy, const Vocabulary& vocabulary) {
  return policy ? json::value(vocabulary[*policy]) : json::value(nullptr);
}

json::array exceptions(const Piece& piece) {
  json::array array;
  for (const auto& use : piece.exceptions) {
    const bool sure = use.applies == legality::ExceptionUse::Applies::kTrue;
    array.push_back(json::object{{"id", use.id},
                                 {"name", use.name},
                                 {"conditions", texts(use.conditions)},
                                 {"applies", sure ? json::value(true) : json::value("possible")},
                                 {"citation", use.citation}});
  }
  return array;
}

json::array requirements(const Piece& piece, const Vocabulary& vocabulary) {
  json::array array;
  for (const auto& requirement : piece.requirements) {
    array.push_back(json::object{{"clause", requirement.clause},
                                 {"rule", requirement.rule.text()},
                                 {"review_policy", policy(requirement.review_policy, vocabulary)},
                                 {"citation", requirement.citation}});
  }
  return array;
}

json::array pieces_of(const std::vector<Piece>& pieces, const Vocabulary& vocabulary) {
  json::array array;
  for (const auto& piece : pieces) array.push_back(piece_shape(piece, vocabulary));
  return array;
}

/// The member that names what stands beside.
std::string_view word(legality::Beside::Kind kind) {
  switch (kind) {
    case legality::Beside::Kind::kRelation:
      return "relation";
    case legality::Beside::Kind::kRule:
      return "rule";
    case legality::Beside::Kind::kClaim:
      return "claim";
    case legality::Beside::Kind::kClause:
      break;
  }
  return "clause";
}

json::array beside(const std::vector<legality::Beside>& entries) {
  json::array array;
  for (const auto& entry : entries) {
    json::object shape;
    Members members(shape, Absent::kNull);
    members.text(word(entry.kind), entry.id);
    members.text("type", entry.type);
    members.text("text", entry.text);
    members.text("from", entry.from);
    members.text("until", entry.until);
    members.text("matches", legality::word(entry.matches));
    members.text("citation", entry.citation);
    members.text("status", entry.status);
    if (entry.rate_percent)
      members.value("rate_percent", value_shape(Scalar(*entry.rate_percent), Absent::kNull));
    array.push_back(std::move(shape));
  }
  return array;
}

/// Exact where the decimals end; else rounded to a dozen places.
json::value number(const Quotient& quotient) {
  constexpr int kPlaces = 12;
  const auto decimal = Decimal::parse(quotient.text(kPlaces));
  return decimal ? exact_number(*decimal) : json::value(quotient.text(kPlaces));
}

json::array margins(const Piece& piece) {
  json::array array;
  for (const auto& margin : piece.margins) {
    json::object shape{{"clause", margin.clause},
                       {"figure", margin.figure},
                       {"op", margin.op},
                       {"threshold", exact_number(margin.threshold)},
                       {"unit", margin.unit.empty() ? json::value(nullptr) : json::value(margin.unit)}};
    if (margin.low && *margin.low == *margin.high)
      shape["value"] = number(*margin.low);
    else if (margin.low)
      shape["value"] = json::object{{"low", number(*margin.low)}, {"high", number(*margin.high)}};
    else
      shape["value"] = nullptr;
    shape["side"] = legality::word(margin.side);
    shape["by"] = margin.by ? number(*margin.by) : json::value(nullptr);
    shape["met"] = legality::word(margin.met);
    array.push_back(std::move(shape));
  }
  return array;
}

std::string_view word(legality::RecordedStatement::Kind kind) {
  using Kind = legality::RecordedStatement::Kind;
  switch (kind) {
    case Kind::kEntity:
      return "entity";
    case Kind::kRelation:
      return "relation";
    case Kind::kPredicate:
      return "predicate";
    case Kind::kClause:
      break;
  }
  return "clause";
}

json::array weakest(const Piece& piece, const Vocabulary& vocabulary) {
  json::array array;
  for (const auto& statement : piece.weakest) {
    json::object shape{{word(statement.kind), statement.id}};
    Members members(shape, Absent::kNull);
    members.text("status", statement.status);
    shape["confidence"] = statement.confidence.rank < vocabulary.confidences.size()
                              ? json::value(vocabulary[statement.confidence])
                              : json::value(nullptr);
    shape["verification"] = vocabulary[statement.verification];
    array.push_back(std::move(shape));
  }
  return array;
}

json::object other_reading(const legality::OtherReading& reading, const Vocabulary& vocabulary) {
  return {{"legal", legality::word(reading.legal)}, {"pieces", pieces_of(reading.pieces, vocabulary)}};
}

json::array intervals(const std::vector<Interval>& list) {
  json::array array;
  for (const auto& days : list)
    array.push_back(json::object{{"from", day_shape(days.from())}, {"until", day_shape(days.until())}});
  return array;
}

json::value next_change(const std::optional<legality::NextChange>& change) {
  if (!change) return nullptr;
  json::array due;
  for (const auto& rule : change->due) due.emplace_back(rule.text());
  return json::object{
      {"day", change->day.text()}, {"verdict", legality::word(change->verdict)}, {"due", std::move(due)}};
}

json::object specs(const legality::Specs& specs, const Vocabulary& vocabulary) {
  auto shape = values_shape(specs.figures, Declared::kProperties, vocabulary, Absent::kLeftOut);
  if (specs.maker) shape["maker"] = specs.maker->text();
  if (specs.maker_headquarters) shape["maker_hq"] = specs.maker_headquarters->text();
  return shape;
}

json::value end_user(const legality::Question& question, Labels& labels) {
  if (const auto* named = std::get_if<legality::NamedBuyer>(&question.end_user))
    return labels.reference(named->id);
  const auto* described = std::get_if<legality::DescribedBuyer>(&question.end_user);
  if (described == nullptr) return nullptr;
  json::object shape;
  Members members(shape, Absent::kLeftOut);
  if (described->headquarters) members.text("hq", described->headquarters->text());
  if (described->ultimate_parent_headquarters)
    members.text("ultimate_parent_hq", described->ultimate_parent_headquarters->text());
  json::array owners;
  for (const auto& owner : described->owners) {
    json::object entry{{"id", owner.id.text()}};
    if (owner.share) entry["share"] = range_shape({owner.share->low, owner.share->high});
    owners.push_back(std::move(entry));
  }
  members.list("owners", std::move(owners));
  members.flag("military", described->military);
  return shape;
}

}  // namespace

json::object item_shape(const EntityId& item, const std::optional<EntityId>& family, Labels& labels) {
  auto shape = labels.reference(item);
  shape["family"] = family ? json::value(family->text()) : json::value(nullptr);
  return shape;
}

json::object piece_shape(const Piece& piece, const Vocabulary& vocabulary) {
  json::object shape{{"from", day_shape(piece.days.from())},
                     {"until", day_shape(piece.days.until())},
                     {"verdict", legality::word(piece.verdict)},
                     {"review_policy", policy(piece.review_policy, vocabulary)},
                     {"exceptions", exceptions(piece)},
                     {"requirements", requirements(piece, vocabulary)},
                     {"missing", texts(piece.missing)},
                     {"confidence", vocabulary[piece.confidence]},
                     {"verification", vocabulary[piece.verification]},
                     {"weakest", weakest(piece, vocabulary)},
                     {"not_yet_launched", piece.not_yet_launched}};
  if (piece.proof) shape["margins"] = margins(piece);
  if (piece.proof) shape["proof"] = proof_shape(*piece.proof, vocabulary);
  return shape;
}

json::object verdict_shape(const legality::ItemAnswer& answer, const Vocabulary& vocabulary) {
  json::object shape{{"assumed", texts(answer.assumed)},
                     {"legal", legality::word(answer.legal)},
                     {"summary", answer.summary},
                     {"pieces", pieces_of(answer.pieces, vocabulary)}};
  if (!answer.pieces.empty() && answer.pieces.front().proof)
    shape["next_change"] = next_change(answer.next_change);
  if (answer.by_published_rules)
    shape["by_published_rules"] = other_reading(*answer.by_published_rules, vocabulary);
  if (answer.as_recorded) {
    shape["as_recorded"] = other_reading(*answer.as_recorded, vocabulary);
    shape["as_recorded"].as_object()["differs"] = intervals(answer.as_recorded->differs);
  }
  return shape;
}

json::object legality_shape(const legality::ItemAnswer& answer, const legality::Question& question,
                            Labels& labels) {
  const auto& vocabulary = labels.vocabulary();
  json::object shape;
  if (answer.item)
    shape["item"] = item_shape(*answer.item, answer.family, labels);
  else if (answer.with_item)
    shape["name"] = answer.label;
  if (!answer.item) {
    const auto& described = answer.with_item ? question.with_items[*answer.with_item].specs : *question.specs;
    shape["specs"] = specs(described, vocabulary);
  }
  shape["destination"] = answer.destination.text();
  shape["exporter"] = labels.reference(answer.exporter);
  shape["end_user"] = end_user(question, labels);
  for (auto& [name, value] : verdict_shape(answer, vocabulary)) shape[name] = std::move(value);
  shape["beside"] = beside(answer.beside);
  return shape;
}

std::vector<json::object> legality_pieces(const json::object& result) {
  std::vector<json::object> rows;
  const json::object* before = nullptr;
  for (const auto& piece : result.at("pieces").as_array()) {
    json::object row = result;
    row.erase("pieces");
    for (const auto* other : {"by_published_rules", "as_recorded"}) {
      if (const auto* reading = row.if_contains(other)) row[other] = reading->at("legal");
    }
    row.erase("beside");
    for (const auto& [name, value] : piece.as_object()) {
      if (name != "proof" && name != "margins" && name != "weakest") row[name] = value;
    }
    row["why"] = piece_digest(piece.as_object(), before);
    before = &piece.as_object();
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<Column> piece_columns() {
  return {{{"from"}, true},
          {{"until"}, true},
          {{"verdict"}, true},
          {{"review_policy"}, true},
          {{"exceptions", "id"}},
          {{"exceptions", "name"}},
          {{"exceptions", "applies"}},
          {{"requirements", "clause"}},
          {{"requirements", "citation"}},
          {{"missing"}},
          {{"confidence"}},
          {{"verification"}},
          {{"not_yet_launched"}}};
}

std::vector<Column> legality_columns() {
  std::vector<Column> columns{{{"item", "id"}, true}, {{"item", "label"}},  {{"item", "family"}},
                              {{"destination"}},      {{"exporter", "id"}}, {{"end_user", "id"}},
                              {{"assumed"}},          {{"legal"}, true},    {{"by_published_rules"}, true},
                              {{"as_recorded"}, true}};
  std::ranges::move(piece_columns(), std::back_inserter(columns));
  columns.push_back({{"summary"}});
  columns.push_back({{"why"}, true, true});
  return columns;
}

std::optional<json::object> coverage_shape(const std::vector<legality::ListCoverage>& coverage,
                                           const Interval& during, const Vocabulary& vocabulary) {
  std::map<std::string, std::vector<Day>> lists;
  for (const auto& one : coverage) lists.emplace(one.list.text(), one.complete_as_of);
  if (lists.empty()) return std::nullopt;
  json::array shown;
  for (const auto& [list, days] : lists) {
    json::object entry{{"id", list}};
    if (days.empty()) entry["partial"] = true;
    json::array complete;
    for (const auto day : days) complete.emplace_back(day.text());
    if (!days.empty()) entry["complete_as_of"] = std::move(complete);
    shown.push_back(std::move(entry));
  }
  return json::object{{"lists", std::move(shown)},
                      {"from", day_shape(during.from())},
                      {"until", day_shape(during.until())},
                      {"statuses", json::array{vocabulary[vocabulary.default_status].id}},
                      {"note", "not a clearance"}};
}

std::optional<json::object> coverage_shape(const std::vector<legality::ItemAnswer>& answers,
                                           const Interval& during, const Vocabulary& vocabulary) {
  std::vector<legality::ListCoverage> all;
  for (const auto& answer : answers) all.insert(all.end(), answer.coverage.begin(), answer.coverage.end());
  return coverage_shape(all, during, vocabulary);
}

}  // namespace ecgraph::render
