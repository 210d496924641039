#pragma once
// The answer shapes of design.md from the documents that were posted: what is absent is null or an empty
// list, what is named is told with its label.

#include <boost/json.hpp>
#include <string>
#include <string_view>

#include "schema/vocabulary_reader.hpp"
#include "tests/server/reads/naive_graph.hpp"
#include "tests/server/reads/naive_names.hpp"
#include "tests/server/reads/naive_time.hpp"

namespace ecgraph::tests {

class NaiveShapes {
 public:
  using Object = boost::json::object;

  NaiveShapes(const Standing& standing, std::string lang) : standing_(standing), lang_(std::move(lang)) {}

  [[nodiscard]] std::string label(const Object& entity) const {
    const auto& names = entity.at("names").get_array();
    for (const auto& name : names) {
      const auto lang = text_of(name.get_object(), "lang").value_or("");
      if (!lang_.empty() && (lang == lang_ || lang.starts_with(lang_ + "-")))
        return std::string(name.at("name").get_string());
    }
    return std::string(names.front().at("name").get_string());
  }
  [[nodiscard]] Object reference(const std::string& id) const {
    const Object& entity = *standing_.find("entity", id);
    return {{"id", id}, {"label", label(entity)}, {"type", entity.at("type")}};
  }

  [[nodiscard]] Object entity(const Object& document) const {
    Object shape = begun(document, {"id", "type"});
    shape["label"] = label(document);
    auto& names = (shape["names"] = boost::json::array()).get_array();
    for (const auto& one : document.at("names").get_array()) {
      Object name = begun(one.get_object(), {"name", "kind", "lang", "until"});
      name["script"] = known_name(one.at("name").get_string())->script;
      keep(name, one.get_object(), "note");
      names.push_back(std::move(name));
    }
    shape["properties"] = values(document, "properties");
    end(shape, document);
    keep(shape, document, "note");
    return shape;
  }

  [[nodiscard]] Object relation(const Object& document) const {
    Object shape = begun(document, {"id", "type", "announced", "published", "status"});
    shape["subject"] = reference(std::string(document.at("subject").get_string()));
    shape["object"] = reference(std::string(document.at("object").get_string()));
    const auto* valid = document.if_contains("valid");
    shape["valid"] = begun(valid == nullptr ? Object() : valid->get_object(), {"from", "until"});
    shape["attributes"] = values(document, "attributes");
    end(shape, document);
    keep(shape, document, "wording");
    return shape;
  }

  [[nodiscard]] Object source(const Object& document) const {
    Object shape =
        begun(document, {"id", "citation", "title", "publisher", "date", "archived", "verification"});
    shape["url"] = list_or_empty(document, "url");
    keep(shape, document, "note");
    return shape;
  }

  [[nodiscard]] Object rule(const Object& document) const {
    Object shape = begun(document, {"id", "regime", "rule_kind", "issuer", "title", "announced", "published",
                                    "effective", "compliance", "ended", "ended_by"});
    for (const char* list :
         {"amends", "supersedes", "suspends", "destination_aliases", "predicates", "clauses", "read_in"})
      shape[list] = list_or_empty(document, list);
    end(shape, document);
    keep(shape, document, "note");
    return shape;
  }

  [[nodiscard]] Object claim(const Object& document) const {
    Object shape = said(document, {"topic", "value", "holds"});
    const auto addressee = text_of(document, "addressee");
    shape["addressee"] = addressee ? boost::json::value(reference(*addressee)) : nullptr;
    return shape;
  }

  [[nodiscard]] Object observation(const Object& document) const {
    Object shape = said(document, {"period"});
    auto& figures = (shape["figures"] = boost::json::array()).get_array();
    for (const auto& figure : document.at("figures").get_array())
      figures.push_back(begun(figure.get_object(), {"metric", "value", "unit", "bound"}));
    return shape;
  }

 private:
  using Names = std::initializer_list<std::string_view>;

  static Object begun(const Object& document, Names members) {
    Object shape;
    for (const auto member : members) {
      const auto* value = document.if_contains(member);
      shape[member] = value == nullptr ? boost::json::value() : *value;
    }
    return shape;
  }
  static void keep(Object& shape, const Object& document, std::string_view member) {
    if (const auto* value = document.if_contains(member)) shape[member] = *value;
  }
  static boost::json::value list_or_empty(const Object& document, std::string_view member) {
    const auto* value = document.if_contains(member);
    return value == nullptr ? boost::json::array() : *value;
  }

  [[nodiscard]] boost::json::array references(const Object& document, std::string_view member) const {
    boost::json::array list;
    if (const auto* ids = document.if_contains(member)) {
      for (const auto& id : ids->get_array()) list.push_back(reference(std::string(id.get_string())));
    }
    return list;
  }

  void end(Object& shape, const Object& document) const {
    shape["confidence"] = document.at("confidence");
    shape["verification"] = document.at("verification");
    boost::json::array sources;
    if (const auto* ids = document.if_contains("sources")) {
      for (const auto& id : ids->get_array()) {
        const Object& source = *standing_.find("source", std::string(id.get_string()));
        const auto citation = text_of(source, "citation");
        sources.push_back(Object{{"id", id}, {"citation", citation ? *citation : *text_of(source, "title")}});
      }
    }
    shape["sources"] = std::move(sources);
  }

  [[nodiscard]] Object said(const Object& document, Names own) const {
    Object shape = begun(document, own);
    for (auto& [name, value] : begun(document, {"id", "attribution", "published", "status", "article"}))
      shape[name] = value;
    shape["subject"] = reference(std::string(document.at("subject").get_string()));
    shape["about"] = references(document, "about");
    shape["asserted_by"] = references(document, "asserted_by");
    end(shape, document);
    keep(shape, document, "wording");
    keep(shape, document, "note");
    return shape;
  }

  /// Sums of money and footnotes always have all their members.
  static boost::json::value whole_value(const boost::json::value& value) {
    if (value.is_array()) {
      boost::json::array all;
      for (const auto& one : value.get_array()) all.push_back(whole_value(one));
      return all;
    }
    if (!value.is_object()) return value;
    const Object& object = value.get_object();
    if (object.contains("currency")) return begun(object, {"value", "currency", "bound"});
    if (object.contains("footnote")) return begun(object, {"footnote", "from"});
    return value;
  }
  static Object values(const Object& document, std::string_view member) {
    Object shape;
    const auto* stated = document.if_contains(member);
    if (stated == nullptr) return shape;
    for (const auto& [name, value] : stated->get_object()) shape[name] = whole_value(value);
    return shape;
  }

  const Standing& standing_;
  std::string lang_;
};

}  // namespace ecgraph::tests
