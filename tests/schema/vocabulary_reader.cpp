#include "schema/vocabulary_reader.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/schema/small_vocabulary.hpp"

namespace {

using namespace ecgraph;
using namespace ecgraph::tests;

/// The small vocabulary with one text of one file exchanged.
Files spoilt(const std::string& file, const std::string& what, const std::string& with) {
  Files files = small_vocabulary();
  std::string& text = files.at(file);
  const std::size_t at = text.find(what);
  REQUIRE_MESSAGE(at != std::string::npos, what);
  text.replace(at, what.size(), with);
  return files;
}

struct Fault {
  std::string file, what, with;  ///< what is exchanged
  std::string pointer, detail;   ///< what the reader must say
};

TEST_CASE("the built-in vocabulary reads without a fault") {
  const auto vocabulary = read_vocabulary(embedded::vocabulary());
  if (!vocabulary) {
    for (const auto& fault : vocabulary.error().faults) MESSAGE(fault.pointer << ": " << fault.detail);
  }
  REQUIRE(vocabulary.has_value());
  CHECK(&built_in_vocabulary() == &built_in_vocabulary());
}

TEST_CASE(
    "every built-in type says what it means, and every relation type what it joins and how it reads "
    "backwards") {
  const Vocabulary& vocabulary = built_in_vocabulary();
  CHECK(vocabulary.entity_types.size() >= 20);
  CHECK(vocabulary.relation_types.size() >= 25);
  for (const auto& type : vocabulary.entity_types) {
    CAPTURE(type.id);
    CHECK_FALSE(type.label.empty());
    CHECK_FALSE(type.plural.empty());
    CHECK_FALSE(type.meaning.empty());
  }
  for (const auto& type : vocabulary.relation_types) {
    CAPTURE(type.id);
    CHECK_FALSE(type.domain.empty());
    CHECK_FALSE(type.range.empty());
    CHECK_FALSE(type.inverse.empty());
    CHECK_FALSE(type.meaning.empty());
  }
}

TEST_CASE("every built-in word is found under its own id, and nothing else is") {
  const Vocabulary& vocabulary = built_in_vocabulary();
  for (const auto& type : vocabulary.entity_types)
    CHECK(vocabulary[vocabulary.entity_type(type.id).value()].id == type.id);
  for (const auto& type : vocabulary.relation_types) {
    CHECK(vocabulary[vocabulary.relation_type(type.id).value()].id == type.id);
  }
  for (const auto& status : vocabulary.claim_statuses) {
    CHECK(vocabulary[vocabulary.claim_status(status.id).value()].id == status.id);
  }
  for (const auto& word : vocabulary.confidences)
    CHECK(vocabulary[vocabulary.confidence(word).value()] == word);
  for (const auto& word : vocabulary.verifications)
    CHECK(vocabulary[vocabulary.verification(word).value()] == word);
  for (const auto& word : vocabulary.review_policies)
    CHECK(vocabulary[vocabulary.review_policy(word).value()] == word);
  for (const auto& property : vocabulary.properties) CHECK(vocabulary.property(property.id) == &property);
  for (const auto& attribute : vocabulary.attributes) CHECK(vocabulary.attribute(attribute.id) == &attribute);
  for (const auto& kind : vocabulary.rule_kinds) CHECK(vocabulary.rule_kind(kind.id) == &kind);
  for (const auto& topic : vocabulary.topics) CHECK(vocabulary.topic(topic.id) == &topic);
  for (const auto& metric : vocabulary.metrics) CHECK(vocabulary.metric(metric.id) == &metric);
  CHECK_FALSE(vocabulary.entity_type("no_such").has_value());
  CHECK_FALSE(vocabulary.relation_type("").has_value());
  CHECK_FALSE(vocabulary.claim_status("no_such").has_value());
  CHECK(vocabulary.property("zzz") == nullptr);
  CHECK(vocabulary.attribute("no_such") == nullptr);
  CHECK(vocabulary.metric("no_such") == nullptr);
}

TEST_CASE("the built-in orders are from low to high and from strict to lenient") {
  const Vocabulary& vocabulary = built_in_vocabulary();
  CHECK(vocabulary.confidence("low") < vocabulary.confidence("high"));
  CHECK(vocabulary.verification("unverified") < vocabulary.verification("verified"));
  CHECK(vocabulary.review_policy("policy_of_denial") < vocabulary.review_policy("case_by_case"));
  CHECK(vocabulary[vocabulary.default_status].id == "fact");
  CHECK(vocabulary[vocabulary.pending_status].id == "planned");
  CHECK(vocabulary[vocabulary.default_status].holds);
  CHECK_FALSE(vocabulary[vocabulary.pending_status].holds);
  CHECK(vocabulary.name_kinds.front() == "label");
}

TEST_CASE("a small vocabulary is read whole, sorted by id") {
  const auto read_back = read(small_vocabulary());
  REQUIRE_MESSAGE(read_back.has_value(), read_back.error().message);
  const Vocabulary& vocabulary = **read_back;
  CHECK(std::ranges::is_sorted(vocabulary.properties, {}, &ValueDeclaration::id));
  const auto& owns = vocabulary[vocabulary.relation_type("owns").value()];
  CHECK(owns.inverse == "owned_by");
  CHECK(owns.domain == std::vector{vocabulary.entity_type("company").value()});
  CHECK(owns.attributes == std::vector<std::string>{"share", "bound", "stage"});
  CHECK(owns.stages == "stage");
  CHECK_FALSE(owns.stacks);
  CHECK(vocabulary[vocabulary.relation_type("partners").value()].symmetric);
  const auto* maker = vocabulary.property("maker");
  CHECK(maker->kind == ValueKind::kReference);
  CHECK(maker->many);
  CHECK(maker->types == std::vector<std::string>{"company"});
  CHECK(vocabulary.metric("market_value")->unit == "USD");
}

TEST_CASE("what replaces, excludes, suspends and contradicts what is read from the data") {
  Files files =
      spoilt("relation-types/owns.json", "\"stages\": \"stage\"",
             "\"stages\": \"stage\", \"told_apart_by\": \"stage\", \"one_value_at_a_time\": [\"share\"], "
             "\"one_object_at_a_time\": true, \"excludes\": \"partners\", "
             "\"suspends\": {\"attribute\": \"stage\", \"words\": [\"halts\"]}");
  const auto read_back = read(files);
  REQUIRE_MESSAGE(read_back.has_value(), read_back.error().message);
  const auto& owns = (**read_back)[(*read_back)->relation_type("owns").value()];
  CHECK(owns.told_apart_by == "stage");
  CHECK(owns.one_value_at_a_time == std::vector<std::string>{"share"});
  CHECK(owns.one_object_at_a_time);
  CHECK(owns.excludes == "partners");
  REQUIRE(owns.suspends.has_value());
  CHECK(owns.suspends->words == std::vector<std::string>{"halts"});
  const auto words =
      read(spoilt("statement-words.json", "\"bounds\": [\"about\"]",
                  "\"bounds\": [\"about\"], \"bound_meanings\": {\"about\": \"near\"}, "
                  "\"disputed_status\": \"planned\", \"disagreement_attributes\": [\"policy\"], "
                  "\"one_answer_topics\": [\"legality\"]"));
  REQUIRE_MESSAGE(words.has_value(), words.error().message);
  CHECK((*words)->bound_meanings.at("about") == BoundMeaning::kNear);
  CHECK((*words)->disputed_status == (*words)->claim_status("planned"));
  CHECK((*words)->disagreement_attributes == std::vector<std::string>{"policy"});
  CHECK((*words)->one_answer_topics == std::vector<std::string>{"legality"});
}

TEST_CASE("the terms of legality name what the vocabulary has") {
  const auto read_back = read(small_vocabulary());
  REQUIRE(read_back.has_value());
  const auto& terms = (*read_back)->legality;
  CHECK(terms.regime == "US");
  CHECK(terms.ownership == (*read_back)->relation_type("owns"));
  REQUIRE(terms.figures.size() == 3);
  CHECK(terms.figures[0].derivation == FigureDeclaration::Derivation::kLargestProduct);
  CHECK(terms.figures[0].operands == std::vector<std::string>{"tops"});
  CHECK(terms.figures[1].derivation == FigureDeclaration::Derivation::kQuotient);
  CHECK(terms.figures[2].codes == std::vector<std::string>{"MO"});
  CHECK(terms.figures[2].groups == std::vector<std::string>{"D:5"});
  CHECK(terms.jurisdiction.regime == "US");
  CHECK(terms.jurisdiction.maker_codes == std::vector<std::string>{"MO"});
  CHECK(terms.jurisdiction.maker_groups == std::vector<std::string>{"D:5"});
  CHECK(terms.jurisdiction.not_evaluated == std::vector<std::string>{"end uses"});
  CHECK(terms.licence == (*read_back)->relation_type("partners"));
  CHECK(terms.goods == "policy");
  CHECK(terms.counterparty.empty());
  CHECK((*read_back)->rule_kind("advice")->shown_beside);
  CHECK_FALSE((*read_back)->rule_kind("embargo")->shown_beside);
  CHECK(terms.group_code.empty());
}

TEST_CASE("files outside the known names are left alone") {
  Files files = small_vocabulary();
  files["transaction.schema.json"] = "no JSON at all";
  files["json/legality-request.json"] = "{";
  files["entity-types/README.md"] = "# Types";
  CHECK(read(files).has_value());
}

TEST_CASE("each fault is named with its file and place") {
  const std::vector<Fault> faults = {
      {"entity-types/chip.json", "\"kind\"", "\"colour\"", "entity-types/chip.json#/properties", "colour"},
      {"entity-types/chip.json", "\"label\": \"Chip\", ", "", "entity-types/chip.json#/label", "missing"},
      {"entity-types/chip.json", "\"id\": \"chip\"", "\"id\": \"chips\"", "entity-types/chip.json#/id",
       "chips.json"},
      {"entity-types/chip.json", "\"plural\"", "\"plurals\"", "entity-types/chip.json#/plurals", "not known"},
      {"relation-types/owns.json", "\"range\": [\"company\"", "\"range\": [\"bank\"",
       "relation-types/owns.json#/range", "bank"},
      {"relation-types/owns.json", "[\"company\"],\n", "[],\n", "relation-types/owns.json#/domain",
       "at least one"},
      {"relation-types/owns.json", "\"symmetric\": false", "\"symmetric\": 0",
       "relation-types/owns.json#/symmetric", "This is a number; write true or false."},
      {"relation-types/owns.json", "\"stages\": \"stage\"", "\"stages\": \"policy\"",
       "relation-types/owns.json#/stages", "policy"},
      {"relation-types/owns.json", "owned_by", "partners", "relation-types/owns.json#/inverse",
       "already names a direction"},
      {"relation-types/partners.json", "\"inverse\": \"partners\"", "\"inverse\": \"partnered_by\"",
       "relation-types/partners.json#/inverse", "its own inverse"},
      {"properties.json", "\"number_map\"", "\"map\"", "properties.json#/tops/kind",
       "write one of text, name, boolean"},
      {"properties.json", "\"types\": [\"company\"]", "\"types\": [\"firm\"]", "properties.json#/maker/types",
       "firm"},
      {"properties.json", "\"date\", \"meaning\"", "\"date\", \"unit\": \"day\", \"meaning\"",
       "properties.json#/launch/unit", "Only numbers"},
      {"attributes.json", "\"values\": [\"about\", \"up to\"], ", "", "attributes.json#/bound/values",
       "at least one"},
      {"attributes.json", "\"up to\"", "\"about\"", "attributes.json#/bound/values/1", "twice"},
      {"statement-words.json", "\"holds\": false", "\"holds\": \"no\"",
       "statement-words.json#/claim_statuses/planned/holds", "true or false"},
      {"statement-words.json", "\"fact\"", "\"certain\"", "statement-words.json#/default_status", "certain"},
      {"statement-words.json", "\"what was allowed\"", "[]", "statement-words.json#/claim_topics/legality",
       "meaning"},
      {"relation-types/owns.json", "\"stages\": \"stage\"", "\"told_apart_by\": \"policy\"",
       "relation-types/owns.json#/told_apart_by", "policy"},
      {"relation-types/owns.json", "\"stages\": \"stage\"", "\"one_value_at_a_time\": [\"policy\"]",
       "relation-types/owns.json#/one_value_at_a_time", "policy"},
      {"relation-types/owns.json", "\"stages\": \"stage\"", "\"excludes\": \"rents\"",
       "relation-types/owns.json#/excludes", "rents"},
      {"relation-types/owns.json", "\"stages\": \"stage\"",
       "\"suspends\": {\"attribute\": \"policy\", \"words\": [\"halts\"]}",
       "relation-types/owns.json#/suspends/attribute", "policy"},
      {"statement-words.json", "\"bounds\": [\"about\"]",
       "\"bounds\": [\"about\"], \"bound_meanings\": {\"nearly\": \"near\"}",
       "statement-words.json#/bound_meanings/nearly", "bounds"},
      {"statement-words.json", "\"bounds\": [\"about\"]",
       "\"bounds\": [\"about\"], \"bound_meanings\": {\"about\": \"close\"}",
       "statement-words.json#/bound_meanings/about", "at_most"},
      {"statement-words.json", "\"bounds\": [\"about\"]",
       "\"bounds\": [\"about\"], \"disputed_status\": \"doubted\"", "statement-words.json#/disputed_status",
       "doubted"},
      {"statement-words.json", "\"bounds\": [\"about\"]",
       "\"bounds\": [\"about\"], \"disagreement_attributes\": [\"colour\"]",
       "statement-words.json#/disagreement_attributes", "colour"},
      {"statement-words.json", "\"bounds\": [\"about\"]",
       "\"bounds\": [\"about\"], \"one_answer_topics\": [\"weather\"]",
       "statement-words.json#/one_answer_topics", "weather"},
      {"legality.json", "\"listing\": \"partners\"", "\"listing\": \"lists\"", "legality.json#/listing",
       "relation type"},
      {"legality.json", "\"maker\": \"maker\"", "\"maker\": \"makers\"", "legality.json#/maker", "makers"},
      {"legality.json", "[\"tpp\", \"area\"]", "[\"tpp\", \"length\"]",
       "legality.json#/metrics/density/derive", "length"},
      {"legality.json", "[\"tpp\", \"area\"]", "[\"tpp\"]", "legality.json#/metrics/density/derive/quotient",
       "two figures"},
      {"legality.json", "\"largest_product\": \"tops\"", "\"largest_product\": \"area\"",
       "legality.json#/metrics/tpp/derive/largest_product", "number_map"},
      {"legality.json", "\"licence\": \"partners\"", "\"licence\": \"allows\"", "legality.json#/licence",
       "relation type"},
      {"legality.json", "{\"regime\": \"US\", \"not", "{\"not", "legality.json#/jurisdiction/regime",
       "missing"},
      {"legality.json", "{\"codes\"", "{\"countries\"",
       "legality.json#/metrics/seat/derive/maker_headquarters_in/any/0/countries", "not known"},
  };
  for (const auto& fault : faults) {
    CAPTURE(fault.pointer);
    const auto vocabulary = read(spoilt(fault.file, fault.what, fault.with));
    REQUIRE_FALSE(vocabulary.has_value());
    const auto& found = vocabulary.error().faults;
    const auto named = std::ranges::find(found, fault.pointer, &ecgraph::Fault::pointer);
    REQUIRE_MESSAGE(named != found.end(), vocabulary.error().message);
    CHECK_MESSAGE(named->detail.find(fault.detail) != std::string::npos, named->detail);
  }
}

TEST_CASE("a file that is no JSON is named with line and column, and one that is missing is named too") {
  Files files = small_vocabulary();
  files["attributes.json"] = "{\n  \"share\": }";
  files.erase("legality.json");
  const auto vocabulary = read(files);
  REQUIRE_FALSE(vocabulary.has_value());
  const auto& faults = vocabulary.error().faults;
  CHECK(faults.front().pointer == "attributes.json#");
  CHECK(faults.front().detail.starts_with("attributes.json, line 2, column 12: "));
  CHECK(faults.back().pointer == "legality.json#");
}

TEST_CASE("all faults are told at once, and the message has the first") {
  Files files = spoilt("entity-types/chip.json", "\"kind\"", "\"colour\"");
  files["relation-types/owns.json"].replace(files["relation-types/owns.json"].find("equity"), 6, "");
  const auto vocabulary = read(files);
  REQUIRE_FALSE(vocabulary.has_value());
  const auto& error = vocabulary.error();
  REQUIRE(error.faults.size() == 2);
  CHECK(error.message == error.faults[0].pointer + ": " + error.faults[0].detail + " (And 1 more.)");
}

TEST_CASE("the kinds of value and their words are one to one") {
  for (const auto word : value_kind_words()) {
    REQUIRE(value_kind(word).has_value());
    CHECK(ecgraph::word(*value_kind(word)) == word);
  }
  CHECK(value_kind("reference_or_text") == ValueKind::kReferenceOrText);
  CHECK_FALSE(value_kind("colour").has_value());
}

}  // namespace
