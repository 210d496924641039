#include "tests/support/second_mind/clauses.hpp"

#include <stdexcept>

namespace ecgraph::tests::naive {
namespace {

template <class Part>
std::vector<Part> parts_of(const json& document, const char* member) {
  std::vector<Part> parts;
  if (document.contains(member))
    for (const auto& part : document.at(member)) parts.push_back(Part(part));
  return parts;
}

std::set<std::string> set_of(const json& document, const char* member) {
  const auto texts = parts_of<std::string>(document, member);
  return {texts.begin(), texts.end()};
}

}  // namespace

Countries::Countries(const json& document)
    : everywhere(document.contains("all_except")),
      except(set_of(document, "all_except")),
      codes(set_of(document, "codes")),
      groups(parts_of<std::string>(document, "groups")),
      except_groups(parts_of<std::string>(document, "except_groups")),
      any(parts_of<Countries>(document, "any")) {}

ItemTest::ItemTest(const json& document) {
  for (const char* member : {"const", "metric", "all", "any", "not", "predicate", "item_in", "category_in"})
    if (document.contains(member)) kind = member;
  if (kind == "const") constant = document.at("const");
  if (kind == "metric") {
    metric = document.at("metric");
    op = document.at("op");
    value = document.at("value");
    if (value.is_number()) threshold = number_of(value);
  }
  if (kind == "all" || kind == "any") parts = parts_of<ItemTest>(document, kind.c_str());
  if (kind == "not") parts.emplace_back(document.at("not"));
  if (kind == "predicate") name = document.at("predicate");
  if (kind == "item_in") items = set_of(document, "item_in");
}

EndUserTest::EndUserTest(const json& document) {
  if (document.empty()) throw std::invalid_argument("a test of nothing");
  kind = document.begin().key();
  const json& what = document.begin().value();
  if (kind == "military")
    military = what;
  else if (kind == "listed")
    list = what;
  else if (kind == "owned_by_listed_at_least")
    threshold = number_of(what);
  else
    countries = Countries(what);
}

Clause::Clause(const Rule& of, const json& document)
    : rule(&of),
      name(of.id + "#" + document.at("id").get<std::string>()),
      effect(document.at("effect")),
      addressee(document.value("addressee", "")),
      default_review(document.value("default_review", "")),
      policy(document.value("policy", "")),
      until_set_by(document.at("valid").value("until_set_by", "")),
      not_enforced_by(document.value("not_enforced_by", "")),
      span(span_of(document)),
      priority(document.value("priority", 0)),
      uncertain(document.contains("certainty")),
      reaches_foreign_made(document.value("reaches_foreign_made", false)),
      usable(document.value("usable_without_more_facts", false)),
      about(set_of(document, effect == "exception" ? "overrides" : "applies_to")),
      item(document.at("item")),
      destination(document.at("destination")) {
  if (document.contains("operative_from")) operative_from = day_number(document.at("operative_from"));
  if (document.contains("not_enforced_from"))
    not_enforced_from = day_number(document.at("not_enforced_from"));
  if (document.contains("end_user")) end_user.emplace_back(document.at("end_user"));
}

}  // namespace ecgraph::tests::naive
