#include "tests/support/legality_worlds/shrink.hpp"

#include <algorithm>
#include <exception>
#include <set>
#include <string>

namespace ecgraph::tests {

namespace {

using nlohmann::json;
using Names = std::set<std::string>;

/// What the statements define: ids, clauses as rule#clause, predicates, groups by code.
Names defined(const std::vector<json>& statements) {
  Names names;
  for (const auto& statement : statements) {
    const auto id = statement.at("id").get<std::string>();
    names.insert(id);
    for (const auto& clause : statement.value("clauses", json::array()))
      names.insert(id + "#" + clause.at("id").get<std::string>());
    for (const auto& predicate : statement.value("predicates", json::array()))
      names.insert(predicate.at("id").get<std::string>());
    const auto properties = statement.find("properties");
    if (properties != statement.end() && properties->contains("group_code"))
      names.insert(properties->at("group_code").get<std::string>());
  }
  return names;
}

/// Every text in a document; what an object calls its own id only where asked.
void add_texts(const json& document, bool with_ids, Names& texts) {
  if (document.is_string()) texts.insert(document.get<std::string>());
  for (const auto& [key, value] : document.items()) {
    if (document.is_structured() && (with_ids || key != "id")) add_texts(value, with_ids, texts);
  }
}

class Shrinking {
 public:
  Shrinking(Case whole, const Shows& shows)
      : case_(std::move(whole)), shows_(shows), names_(defined(case_.statements)) {}

  Case run() {
    while (drop_statements()) {
    }
    bool smaller = true;
    while (smaller) {
      smaller = false;
      for (std::size_t i = 0; i < case_.statements.size(); ++i) {
        smaller = prune([this, i](Case& one) -> json& { return one.statements[i]; }, json::json_pointer()) ||
                  smaller;
      }
      smaller = prune([](Case& one) -> json& { return one.question; }, json::json_pointer()) || smaller;
      smaller = drop_statements() || smaller;
    }
    return std::move(case_);
  }

 private:
  using Part = std::function<json&(Case&)>;

  /// Keeps the smaller case when it still shows, and refers to nothing that is gone.
  bool keep(Case smaller) {
    try {
      if (!is_closed(smaller) || !shows_(smaller)) return false;
    } catch (const std::exception&) {
      return false;
    }
    case_ = std::move(smaller);
    return true;
  }

  [[nodiscard]] bool is_closed(const Case& one) const {
    Names texts;
    for (const auto& statement : one.statements) add_texts(statement, false, texts);
    add_texts(one.question, true, texts);
    const auto still = defined(one.statements);
    return std::all_of(texts.begin(), texts.end(), [&](const std::string& text) {
      return !names_.contains(text) || still.contains(text);
    });
  }

  bool drop_statements() {
    bool smaller = false;
    for (std::size_t i = case_.statements.size(); i-- > 0;) {
      Case without = case_;
      without.statements.erase(without.statements.begin() + static_cast<std::ptrdiff_t>(i));
      smaller = keep(std::move(without)) || smaller;
    }
    return smaller;
  }

  /// Leaves out what it can below `at`.
  bool prune(const Part& part, const json::json_pointer& at) {
    bool smaller = false;
    std::vector<std::string> keys;
    for (const auto& [key, value] : part(case_)[at].items()) keys.push_back(key);
    std::reverse(keys.begin(), keys.end());  // of a list the last first, so that the places before stay
    for (const auto& key : keys) {
      Case without = case_;
      auto& parent = part(without)[at];
      if (parent.is_array()) {
        parent.erase(std::stoul(key));
      } else {
        parent.erase(key);
      }
      if (keep(std::move(without))) {
        smaller = true;
      } else if (part(case_)[at / key].is_structured()) {
        smaller = prune(part, at / key) || smaller;
      }
    }
    return smaller;
  }

  Case case_;
  const Shows& shows_;
  Names names_;
};

}  // namespace

Case shrunk(Case whole, const Shows& shows) { return Shrinking(std::move(whole), shows).run(); }

}  // namespace ecgraph::tests
