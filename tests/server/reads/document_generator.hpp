#pragma once
// Random documents of every kind of statement that fit what stands: dates of every precision, values of every
// declared kind, names in several scripts.

#include <boost/json.hpp>
#include <string>
#include <vector>

#include "schema/vocabulary_reader.hpp"
#include "tests/server/reads/naive_graph.hpp"
#include "tests/server/reads/naive_names.hpp"
#include "tests/server/reads/naive_time.hpp"
#include "tests/support/random.hpp"

namespace ecgraph::tests {

inline const std::vector<std::string> kTexts{"alpha", "beta gamma", "true", "50", "中芯国际", "a, \"b\"; c"};
inline const std::vector<double> kNumbers{0, 1, 7, 42, 50, 79.98, 0.5, 2300, 4800, 79.980001, -3};
inline const std::vector<double> kShares{0, 10, 25.5, 50, 50.01, 79.98, 100};
inline const std::vector<std::string> kCurrencies{"USD", "EUR", "CNY"};
inline const std::vector<std::string> kRegimes{"US", "CN", "NL"};
inline const std::vector<std::string> kEffects{"suspends", "suspends", "suspends paragraph 2", "amends"};
inline const std::vector<std::string> kRelationTypes{"owns",
                                                     "owns",
                                                     "partners_with",
                                                     "partners_with",
                                                     "listed_on",
                                                     "listed_on",
                                                     "levies_tariff_on",
                                                     "uses",
                                                     "supplies",
                                                     "headquartered_in",
                                                     "enacts",
                                                     "levies_tariff_on",
                                                     "modifies"};

/// Ids, whose beginnings tell the type; some are the beginning of others.
struct EntityPool {
  const char* type;
  std::vector<std::string> ids;
};
inline const std::vector<EntityPool> kEntityPools{
    {"country", {"land", "land-a", "land-b", "lande"}},
    {"company", {"co", "co-1", "co-10", "co-2", "co.x", "co_y", "firm", "firm-a"}},
    {"list", {"list-a", "list-b"}},
    {"chip_family", {"fam-a", "fam-b"}},
    {"chip", {"chip", "chip-1", "chip-2", "chip-2a", "chip-3", "chips"}},
    {"measure", {"measure-a", "measure-b"}},
    {"agreement", {"pact"}},
    {"person", {"person-a"}}};

class DocumentGenerator {
 public:
  using Object = boost::json::object;

  explicit DocumentGenerator(Random& random) : random_(random) {}

  Object entity(const std::string& type, const std::string& id, const Standing& standing) {
    Object document{{"kind", "entity"}, {"id", id}, {"type", type}};
    auto& names = (document["names"] = boost::json::array()).get_array();
    for (int left = random_.between(1, 4); left > 0; --left) names.push_back(name(names.empty()));
    const auto& words = built_in_vocabulary();
    auto properties = values(words[*words.entity_type(type)].properties, words.properties, standing, id);
    if (type == "country") properties["iso3166_1_alpha2"] = code_of(id);
    if (!properties.empty()) document["properties"] = std::move(properties);
    trust(document);
    if (random_.chance(50)) document["sources"] = some_of(standing, "source", 1, 2);
    if (random_.chance(20)) document["note"] = random_.one_of(kTexts);
    return document;
  }

  /// Nothing when no two entities fit the type.
  std::optional<Object> relation(const std::string& id, const Standing& standing) {
    const auto& words = built_in_vocabulary();
    const std::string type = random_.one_of(kRelationTypes);
    const auto& declared = words[*words.relation_type(type)];
    const auto subjects = of_types(standing, declared.domain), objects = of_types(standing, declared.range);
    if (subjects.empty() || objects.empty()) return std::nullopt;
    Object document{{"kind", "relation"},
                    {"id", id},
                    {"type", type},
                    {"subject", random_.one_of(subjects)},
                    {"object", random_.one_of(objects)},
                    {"status", random_.chance(50) ? "fact" : random_.one_of(words.claim_statuses).id}};
    if (random_.chance(90)) document["valid"] = validity();
    for (const char* made_public : {"announced", "published"})
      if (random_.chance(40)) document[made_public] = date();
    auto attributes = values(declared.attributes, words.attributes, standing, "");
    add_what_counts(declared, attributes, standing);
    if (!attributes.empty()) document["attributes"] = std::move(attributes);
    sourced(document, standing);
    if (random_.chance(20)) document["wording"] = random_.one_of(kTexts);
    return document;
  }

  /// What values over time hang on, oftener than chance has it: the measure, its value, and what suspends it.
  void add_what_counts(const RelationTypeDeclaration& declared, Object& attributes,
                       const Standing& standing) {
    const auto add = [&](const std::string& name) {
      auto one = random_.chance(80) ? value(*built_in_vocabulary().attribute(name), standing, "") : nullptr;
      if (!one.is_null()) attributes[name] = std::move(one);
    };
    if (!declared.told_apart_by.empty()) {
      add(declared.told_apart_by);
      for (const auto& name : declared.one_value_at_a_time) add(name);
    }
    if (declared.suspends && random_.chance(80))
      attributes[declared.suspends->attribute] = random_.one_of(kEffects);
  }

  Object source(const std::string& id) {
    Object document{{"kind", "source"}, {"id", id}, {"title", random_.one_of(kTexts)}};
    if (random_.chance(60)) document["citation"] = std::to_string(random_.between(80, 90)) + " FR 1";
    if (random_.chance(50)) document["publisher"] = random_.one_of(kTexts);
    if (random_.chance(50)) document["date"] = date();
    if (random_.chance(30)) document["url"] = boost::json::array{"https://example.org/" + id};
    if (random_.chance(20)) document["note"] = random_.one_of(kTexts);
    document["verification"] = random_.one_of(built_in_vocabulary().verifications);
    return document;
  }

  Object rule(const std::string& id, const Standing& standing) {
    Object document{{"kind", "rule"},
                    {"id", id},
                    {"regime", random_.one_of(kRegimes)},
                    {"rule_kind", random_.one_of(built_in_vocabulary().rule_kinds).id},
                    {"issuer", random_.one_of(kTexts)},
                    {"title", random_.one_of(kTexts)}};
    for (const char* day : {"announced", "published", "effective", "compliance", "ended"})
      if (random_.chance(60)) document[day] = date();
    auto others = ids_of(standing, "rule");
    std::erase(others, id);
    if (!others.empty() && random_.chance(40))
      document["amends"] = boost::json::array{random_.one_of(others)};
    sourced(document, standing);
    if (random_.chance(20)) document["note"] = random_.one_of(kTexts);
    return document;
  }

  Object claim(const std::string& id, const Standing& standing) {
    Object document = said("claim", id, standing);
    document["topic"] = random_.one_of(built_in_vocabulary().topics).id;
    document["value"] = random_.one_of(kTexts);
    if (random_.chance(40)) document["addressee"] = random_.one_of(ids_of(standing, "entity"));
    if (random_.chance(50)) document["holds"] = date();
    return document;
  }

  Object observation(const std::string& id, const Standing& standing) {
    Object document = said("observation", id, standing);
    auto& figures = (document["figures"] = boost::json::array()).get_array();
    for (int left = random_.between(1, 2); left > 0; --left) {
      const auto& metric = random_.one_of(built_in_vocabulary().metrics);
      Object figure{{"metric", metric.id}, {"unit", metric.unit.empty() ? "unit" : metric.unit}};
      figure["value"] = random_.chance(50) ? number(kNumbers) : boost::json::array{1, 7.5};
      if (random_.chance(30)) figure["bound"] = random_.one_of(built_in_vocabulary().bounds);
      figures.push_back(std::move(figure));
    }
    if (random_.chance(50)) document["period"] = date();
    return document;
  }

  /// One value of a kind; null when nothing stands that it could refer to.
  boost::json::value value(const ValueDeclaration& declaration, const Standing& standing,
                           const std::string& not_itself) {
    switch (declaration.kind) {
      case ValueKind::kText:
      case ValueKind::kName:
        return boost::json::value(random_.one_of(kTexts));
      case ValueKind::kBoolean:
        return random_.chance(50);
      case ValueKind::kWholeNumber:
        return random_.between(-1, 8);
      case ValueKind::kNumber:
        return number(kNumbers);
      case ValueKind::kShare:
        return number(kShares);
      case ValueKind::kDate:
        return boost::json::value(date());
      case ValueKind::kEnumeration:
        return boost::json::value(random_.one_of(declaration.values));
      case ValueKind::kReferenceOrText:
        if (random_.chance(50)) return boost::json::value(random_.one_of(kTexts));
        [[fallthrough]];
      case ValueKind::kReference:
        return reference(declaration, standing, not_itself);
      case ValueKind::kMoney:
        return money();
      case ValueKind::kNumberRange:
        return random_.chance(50) ? boost::json::array{1, 7.5} : boost::json::array{42, 4800};
      case ValueKind::kNumberMap:
        return Object{{"4", number({1200, 600})}, {"8", number({600, 296})}};
      case ValueKind::kFootnote:
        break;
    }
    Object footnote{{"footnote", random_.between(1, 5)}};
    if (random_.chance(50)) footnote["from"] = date();
    return footnote;
  }

  std::string date() { return random_edtf(random_, 30); }

  static std::vector<std::string> ids_of(const Standing& standing, std::string_view kind) {
    std::vector<std::string> ids;
    for (const auto& [id, document] : standing.of(kind)) ids.push_back(id);
    return ids;
  }

  static std::string code_of(const std::string& country) {
    for (std::size_t i = 0; i < kEntityPools.front().ids.size(); ++i) {
      if (kEntityPools.front().ids[i] == country) return std::string("X") + static_cast<char>('A' + i);
    }
    return "XZ";
  }

 private:
  boost::json::value number(const std::vector<double>& numbers) {
    const double number = random_.one_of(numbers);
    const auto whole = static_cast<std::int64_t>(number);
    if (static_cast<double>(whole) == number) return whole;
    return number;
  }

  Object name(bool label) {
    const KnownName& known = random_.one_of(kKnownNames);
    Object name{{"name", known.name}, {"kind", label ? "label" : random_.chance(60) ? "alias" : "former"}};
    if (!known.lang.empty()) name["lang"] = known.lang;
    if (name["kind"] == "former" && random_.chance(50)) name["until"] = date();
    if (!label && random_.chance(20)) name["note"] = "brand";
    return name;
  }

  /// From and until, never an end that certainly comes first.
  Object validity() {
    while (true) {
      const int start = random_.between(0, 9);
      const std::string from = start == 0 ? "" : start == 1 ? ".." : date();
      const std::string until = random_.chance(40) ? "" : date();
      if (start > 1 && !until.empty() && remembered_meaning(from).first >= remembered_meaning(until).last)
        continue;
      Object valid;
      if (!from.empty()) valid["from"] = from;
      if (!until.empty()) valid["until"] = until;
      return valid;
    }
  }

  Object money() {
    Object money{{"value", number(kNumbers)}, {"currency", random_.one_of(kCurrencies)}};
    if (random_.chance(30)) money["bound"] = random_.one_of(built_in_vocabulary().bounds);
    return money;
  }

  boost::json::value reference(const ValueDeclaration& declaration, const Standing& standing,
                               const std::string& not_itself) {
    std::vector<std::string> fitting;
    for (const auto& [id, entity] : standing.of("entity")) {
      const std::string type(entity.at("type").get_string());
      const bool fits = declaration.types.empty() || std::ranges::count(declaration.types, type) > 0;
      if (fits && id != not_itself) fitting.push_back(id);
    }
    if (fitting.empty()) return nullptr;
    return boost::json::value(random_.one_of(fitting));
  }

  Object values(const std::vector<std::string>& names, const std::vector<ValueDeclaration>& declarations,
                const Standing& standing, const std::string& not_itself) {
    Object values;
    for (const std::string& name : names) {
      if (!random_.chance(25) || name == "iso3166_1_alpha2") continue;
      const auto declared = std::ranges::find(declarations, name, &ValueDeclaration::id);
      auto one = value(*declared, standing, not_itself);
      if (one.is_null()) continue;
      if (!declared->many) {
        values[name] = std::move(one);
        continue;
      }
      boost::json::array list{std::move(one)};
      if (random_.chance(40)) list.push_back(value(*declared, standing, not_itself));
      values[name] = std::move(list);
    }
    return values;
  }

  static std::vector<std::string> of_types(const Standing& standing, const std::vector<EntityType>& types) {
    std::vector<std::string> ids;
    for (const auto& [id, entity] : standing.of("entity")) {
      const auto type = built_in_vocabulary().entity_type(entity.at("type").get_string());
      if (types.empty() || std::ranges::count(types, *type) > 0) ids.push_back(id);
    }
    return ids;
  }

  boost::json::array some_of(const Standing& standing, std::string_view kind, int least, int most) {
    boost::json::array some;
    const auto ids = ids_of(standing, kind);
    for (int left = random_.between(least, most); left > 0 && !ids.empty(); --left) {
      const std::string& id = random_.one_of(ids);
      if (std::ranges::count(some, boost::json::value(id)) == 0) some.emplace_back(id);
    }
    return some;
  }

  void trust(Object& document) {
    document["confidence"] = random_.one_of(built_in_vocabulary().confidences);
    document["verification"] = random_.one_of(built_in_vocabulary().verifications);
  }
  void sourced(Object& document, const Standing& standing) {
    trust(document);
    document["sources"] = some_of(standing, "source", 1, 2);
  }

  Object said(std::string_view kind, const std::string& id, const Standing& standing) {
    const auto entities = ids_of(standing, "entity");
    Object document{{"kind", kind},
                    {"id", id},
                    {"subject", random_.one_of(entities)},
                    {"about", some_of(standing, "entity", 0, 2)},
                    {"asserted_by", some_of(standing, "entity", 0, 2)},
                    {"status", random_.one_of(built_in_vocabulary().claim_statuses).id}};
    if (random_.chance(60)) document["published"] = date();
    for (const char* text : {"attribution", "article", "wording", "note"})
      if (random_.chance(25)) document[text] = random_.one_of(kTexts);
    sourced(document, standing);
    return document;
  }

  Random& random_;
};

}  // namespace ecgraph::tests
