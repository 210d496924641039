#include "server/render/ownership_shape.hpp"

#include "server/render/json_text.hpp"
#include "server/render/shape_parts.hpp"
#include "server/render/shapes.hpp"

namespace ecgraph::render {
namespace {

namespace json = boost::json;
using legality::Kleene;
using legality::ShareRange;

std::string_view verdict(Kleene value) {
  if (value == Kleene::kUnknown) return "unknown";
  return value == Kleene::kTrue ? "yes" : "no";
}

json::object share_shape(const ShareRange& share) {
  return {{"low", exact_number(share.low)}, {"high", exact_number(share.high)}};
}

json::array texts(const std::vector<std::string>& texts) {
  json::array array;
  for (const auto& text : texts) array.emplace_back(text);
  return array;
}

json::object by_listed_shape(const HeldByListed& held, const OwnershipQuestion& question, Labels& labels) {
  json::array owners;
  for (const auto& owner : held.owners) {
    owners.push_back(json::object{{"entity", labels.reference(owner.owner)},
                                  {"share", share_shape(owner.share)},
                                  {"part", share_shape(owner.part)},
                                  {"listed", verdict(owner.listed)},
                                  {"counts_as_listed", verdict(owner.counts)}});
  }
  return {{"share", share_shape(held.share)},
          {"threshold_percent", exact_number(question.method->threshold)},
          {"reached", verdict(held.reached)},
          {"missing", texts(held.missing)},
          {"owners", std::move(owners)}};
}

/// A relation as it stands on the day.
Result<json::object> statement_shape(const RelationId& id, const OwnershipQuestion& question,
                                     Labels& labels) {
  const auto& view = labels.view();
  const auto no = view.find(id);
  if (!no) return fail(ErrorKind::kInternal, "A relation of the answer does not stand.");
  auto relation = view.relation(*no);
  if (!relation) return fail(relation.error());
  When when;
  when.at = question.at;
  return relation_shape(*relation, judge(view.head(*no), when, labels.vocabulary()), Asked::kDay, labels);
}

Result<json::object> link_shape(const OwnershipLink& link, const OwnershipQuestion& question,
                                Labels& labels) {
  json::array statements;
  for (const auto& id : link.statements) {
    auto shape = statement_shape(id, question, labels);
    if (!shape) return shape;
    statements.emplace_back(std::move(*shape));
  }
  return json::object{{"owner", labels.reference(link.owner)},
                      {"owned", labels.reference(link.owned)},
                      {"share", share_shape(link.share)},
                      {"holds", word(link.certain ? Holds::kCertainly : Holds::kPossibly)},
                      {"contradicts", link.contradicts},
                      {"statements", std::move(statements)}};
}

json::object chain_shape(const OwnershipChain& chain, const Ownership& answer) {
  json::array steps;
  for (const auto number : chain.links) {
    const auto& link = answer.links[number];
    steps.push_back(json::object{
        {"owner", link.owner.text()}, {"owned", link.owned.text()}, {"share", share_shape(link.share)}});
  }
  return {{"length", chain.links.size()}, {"share", share_shape(chain.share)}, {"steps", std::move(steps)}};
}

Result<json::object> control_shape(const ControlLink& link, const OwnershipQuestion& question,
                                   Labels& labels) {
  json::object shape{{"controller", labels.reference(link.controller)},
                     {"controlled", labels.reference(link.controlled)},
                     {"property", nullptr},
                     {"relation", nullptr}};
  if (!link.relation) {
    shape["property"] = link.property;
    return shape;
  }
  auto relation = statement_shape(*link.relation, question, labels);
  if (!relation) return relation;
  shape["relation"] = std::move(*relation);
  return shape;
}

/// What rows of both answers say of a party.
void add_party(json::object& shape, const OwnershipRow& row, const OwnershipQuestion& question,
               Labels& labels) {
  shape["entity"] = labels.reference(row.entity);
  shape["listed"] = verdict(row.listed);
  shape["counts_as_listed"] = verdict(row.counts);
  shape["by_listed"] = by_listed_shape(row.by_listed, question, labels);
  shape["contradictions"] = texts(row.contradictions);
}

std::string range_text(const json::value& share) {
  if (!share.is_object()) return {};
  const auto low = json_text(share.at("low")), high = json_text(share.at("high"));
  return low == high ? low : low + " to " + high;
}

std::string chain_text(const json::object& chain) {
  std::string text;
  for (const auto& step : chain.at("steps").as_array()) {
    if (text.empty()) text = step.at("owner").as_string();
    text += " > ";
    text += step.at("owned").as_string();
  }
  return text;
}

/// A link in a table: its owner's holding by ids and citations.
void add_flat_links(json::object& flat, const json::array& links) {
  json::array statements, citations;
  for (const auto& link : links) {
    for (const auto& statement : link.at("statements").as_array()) {
      statements.push_back(statement.at("id"));
      for (const auto& source : statement.at("sources").as_array()) citations.push_back(source);
    }
  }
  flat["statements"] = std::move(statements);
  flat["citations"] = std::move(citations);
}

}  // namespace

Result<json::object> ownership_shape(const Ownership& answer, const OwnershipRow& row,
                                     const OwnershipQuestion& question, Labels& labels) {
  json::object shape{{"side", word(row.side)}, {"depth", row.depth}, {"share", nullptr}};
  if (row.side != OwnershipRow::Side::kItself) shape["share"] = share_shape(row.share);
  add_party(shape, row, question, labels);
  json::array links, chains, control;
  for (const auto number : row.links) {
    auto link = link_shape(answer.links[number], question, labels);
    if (!link) return link;
    links.emplace_back(std::move(*link));
  }
  for (const auto& chain : row.chains) chains.emplace_back(chain_shape(chain, answer));
  for (const auto& link : row.control) {
    auto one = control_shape(link, question, labels);
    if (!one) return one;
    control.emplace_back(std::move(*one));
  }
  shape["links"] = std::move(links);
  shape["chains"] = std::move(chains);
  shape["control"] = std::move(control);
  return checked(std::move(shape), labels);
}

Result<json::object> owned_by_listed_shape(const OwnershipRow& row, const OwnershipQuestion& question,
                                           Labels& labels) {
  json::object shape;
  add_party(shape, row, question, labels);
  return checked(std::move(shape), labels);
}

std::vector<json::object> flat_ownership(const json::object& row) {
  json::object flat = row;
  flat["by_listed_percent"] = range_text(row.at("by_listed").at("share"));
  if (const auto* links = row.if_contains("links")) {
    flat["share_percent"] = range_text(row.at("share"));
    add_flat_links(flat, links->as_array());
    json::array ways;
    for (const auto& chain : row.at("chains").as_array()) ways.emplace_back(chain_text(chain.as_object()));
    flat["ways"] = std::move(ways);
  }
  return {std::move(flat)};
}

std::vector<Column> ownership_columns() {
  return {{{"side"}, true},
          {{"depth"}, true},
          {{"entity", "id"}},
          {{"entity", "label"}, true},
          {{"entity", "type"}},
          {{"share", "low"}},
          {{"share", "high"}},
          {{"share_percent"}, true, true},
          {{"listed"}},
          {{"counts_as_listed"}, true},
          {{"by_listed", "share", "low"}},
          {{"by_listed", "share", "high"}},
          {{"by_listed_percent"}, true, true},
          {{"by_listed", "reached"}, true},
          {{"by_listed", "missing"}},
          {{"ways"}},
          {{"statements"}},
          {{"citations", "citation"}},
          {{"contradictions"}},
          {{"control", "controller", "id"}},
          {{"control", "controlled", "id"}}};
}

std::vector<Column> owned_by_listed_columns() {
  return {{{"entity", "id"}},
          {{"entity", "label"}, true},
          {{"entity", "type"}},
          {{"by_listed", "reached"}, true},
          {{"by_listed", "share", "low"}},
          {{"by_listed", "share", "high"}},
          {{"by_listed_percent"}, true, true},
          {{"by_listed", "owners", "entity", "id"}},
          {{"by_listed", "owners", "entity", "label"}, true},
          {{"by_listed", "missing"}, true},
          {{"listed"}},
          {{"counts_as_listed"}},
          {{"contradictions"}}};
}

}  // namespace ecgraph::render
