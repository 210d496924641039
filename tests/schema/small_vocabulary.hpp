#pragma once
// A vocabulary of two entity types and two relation types, as files that a test can spoil.

#include <map>
#include <string>
#include <vector>

#include "schema/vocabulary_reader.hpp"

namespace ecgraph::tests {

using Files = std::map<std::string, std::string>;

inline Files small_vocabulary() {
  return {
      {"entity-types/chip.json",
       R"({"id": "chip", "label": "Chip", "plural": "Chips", "meaning": "a chip", "properties": ["kind", "maker", "family",
           "launch", "tops", "tpp", "area"]})"},
      {"entity-types/company.json",
       R"({"id": "company", "label": "Company", "plural": "Companies", "meaning": "a firm",
           "properties": ["headquarters", "code", "complete"]})"},
      {"relation-types/owns.json",
       R"({"id": "owns", "label": "owns", "inverse": "owned_by", "symmetric": false, "domain": ["company"],
           "range": ["company", "chip"], "meaning": "equity", "attributes": ["share", "bound", "stage"], "stages": "stage"})"},
      {"relation-types/partners.json",
       R"({"id": "partners", "label": "partners with", "inverse": "partners", "symmetric": true, "domain": ["company"],
           "range": ["company"], "meaning": "works with", "attributes": ["policy", "footnotes"]})"},
      {"properties.json",
       R"({"kind": {"kind": "text", "meaning": "sort"},
           "maker": {"kind": "reference", "types": ["company"], "many": true, "meaning": "who makes it"},
           "family": {"kind": "reference", "meaning": "family"},
           "launch": {"kind": "date", "meaning": "launch"},
           "tops": {"kind": "number_map", "unit": "TOPS", "meaning": "throughput"},
           "tpp": {"kind": "number", "unit": "TPP", "meaning": "total processing performance"},
           "area": {"kind": "number", "unit": "mm2", "meaning": "die area"},
           "headquarters": {"kind": "reference", "meaning": "seat"},
           "code": {"kind": "text", "meaning": "country code"},
           "complete": {"kind": "date", "many": true, "meaning": "complete as of"}})"},
      {"attributes.json",
       R"({"share": {"kind": "share", "unit": "percent", "meaning": "share"},
           "bound": {"kind": "enumeration", "values": ["about", "up to"], "meaning": "bound"},
           "stage": {"kind": "text", "meaning": "stage"},
           "policy": {"kind": "text", "meaning": "review policy"},
           "footnotes": {"kind": "footnote", "many": true, "meaning": "footnotes"}})"},
      {"statement-words.json",
       R"({"default_status": "fact", "pending_status": "planned", "claim_statuses": {"fact": {"meaning": "as stated", "holds": true}, "planned": {"meaning": "not yet", "holds": false}},
           "confidence": ["low", "medium", "high"], "verification": ["unverified", "partly_verified", "verified"],
           "name_kinds": ["label", "alias"], "review_policies": ["policy_of_denial", "case_by_case"],
           "rule_kinds": {"embargo": {"meaning": "a ban", "bears_on_verdict": true},
                          "advice": {"meaning": "advice", "bears_on_verdict": false, "shown_beside": true}},
           "claim_topics": {"legality": "what was allowed"},
           "observation_metrics": {"market_value": {"unit": "USD"}}, "bounds": ["about"]})"},
      {"legality.json",
       R"({"regime": "US",
           "metrics": {"tpp": {"property": "tpp", "derive": {"largest_product": "tops"}, "kind": "number", "unit": "TPP"},
                       "density": {"derive": {"quotient": ["tpp", "area"]}, "kind": "number"},
                       "seat": {"derive": {"maker_headquarters_in": {"any": [{"codes": ["MO"]}, {"groups": ["D:5"]}]}},
                                "kind": "boolean"}},
           "group_membership": "partners", "listing": "partners", "not_listed": "partners", "ownership": "owns",
           "share": "share", "share_bound": "bound", "review_policy": "policy", "footnotes": "footnotes",
           "headquarters": "headquarters", "maker": "maker", "family": "family", "launch": "launch",
           "country_code": "code", "item_types": ["chip"], "family_types": ["chip"], "complete_as_of": "complete",
           "beside": ["partners"], "licence": "partners", "goods": "policy",
           "jurisdiction": {"regime": "US", "not_computed_for_makers_in": {"any": [{"codes": ["MO"]}, {"groups": ["D:5"]}]},
                            "not_evaluated": ["end uses"]},
           "disclaimer": "No advice."})"},
  };
}

inline Result<std::unique_ptr<const Vocabulary>> read(const Files& files) {
  std::vector<embedded::File> views;
  for (const auto& [path, text] : files) views.push_back({path, text});
  return read_vocabulary(views);
}

}  // namespace ecgraph::tests
