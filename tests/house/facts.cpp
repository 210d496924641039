// Facts are data: no chip, firm, country or rule is named in the code, and the data's files are named after
// what they declare.

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "tests/house/tree.hpp"

namespace ecgraph::tests {
namespace {

/// Each id and country code of the built-in data, and the file that declares it.
using Facts = std::map<std::string, std::string>;

void add_statement(const nlohmann::json& statement, const std::string& path, Facts& facts) {
  const auto kind = statement.value("kind", "");
  if (kind != "entity" && kind != "rule") return;
  facts.emplace(statement.at("id"), path);
  if (!statement.contains("properties")) return;
  for (const char* code : {"iso3166_1_alpha2", "iso3166_1_alpha3"}) {
    const auto& properties = statement.at("properties");
    if (properties.contains(code)) facts.emplace(properties.at(code), path);
  }
}

Facts facts_of(const Tree& tree) {
  Facts facts;
  for (const SourceFile& file : tree) {
    if (!is_under(file.path, "seed") || !file.path.ends_with(".json")) continue;
    const auto document = nlohmann::json::parse(file.text);
    if (document.is_object()) add_statement(document, file.path, facts);
    if (!document.is_array()) continue;
    for (const auto& statement : document) add_statement(statement, file.path, facts);
  }
  return facts;
}

Complaints facts_in_code(const Tree& code, const Facts& facts) {
  Complaints complaints;
  for (const SourceFile& file : code) {
    if (!is_under(file.path, "graph") && !is_under(file.path, "server") && !is_under(file.path, "schema"))
      continue;
    for (const Piece& literal : literals_of(file.text)) {
      const auto fact = facts.find(literal.text);
      if (fact != facts.end())
        complaints.push_back(
            fmt::format("{}\"{}\" is a fact, declared in {}. Read it from the data, or name the "
                        "role it plays in schema/ and look that up.",
                        place(file, literal.line), literal.text, fact->second));
    }
  }
  return complaints;
}

/// Folders whose files declare one thing each, named as the file.
constexpr std::string_view kOneEach[] = {"schema/entity-types", "schema/relation-types", "seed/items",
                                         "seed/rules"};

Complaints misnamed(const Tree& tree) {
  Complaints complaints;
  for (const SourceFile& file : tree) {
    for (const std::string_view folder : kOneEach) {
      if (folder_of(file.path) != folder || !file.path.ends_with(".json")) continue;
      const auto document = nlohmann::json::parse(file.text);
      const std::string id = document.is_object() ? document.value("id", "") : "";
      if (id != stem_of(file.path))
        complaints.push_back(
            fmt::format("{}declares \"{}\". Call the file {}/{}.json, or split it: one a file.",
                        place(file, 1), id, folder, id));
    }
  }
  return complaints;
}

TEST_CASE("no chip, firm, country or rule is named in the code") {
  const Facts facts = facts_of(project());
  REQUIRE(facts.size() > 500);
  expect_none(facts_in_code(project_code(), facts));
}

TEST_CASE("a type, item or rule stands in a file of its name") { expect_none(misnamed(project())); }

TEST_CASE("a fact in the code and a misnamed file are noticed") {
  const Facts facts = facts_of({{"seed/a.json", R"([{"kind": "entity", "id": "nowhere",
    "properties": {"iso3166_1_alpha2": "NW"}}, {"kind": "source", "id": "s"}])"}});
  CHECK(facts.size() == 2);
  CHECK(
      facts_in_code({{"graph/a.cpp", "if (id == \"nowhere\" || code == \"NW\") return;\n"}}, facts).size() ==
      2);
  CHECK(facts_in_code({{"graph/a.cpp", "// \"nowhere\"\nauto text = \"nowhere else\";\n"}}, facts).empty());
  CHECK(facts_in_code({{"tests/a.cpp", "auto id = \"nowhere\";\n"}}, facts).empty());
  CHECK(misnamed({{"schema/relation-types/owns.json", R"({"id": "holds"})"}}).size() == 1);
  CHECK(misnamed({{"schema/relation-types/owns.json", R"({"id": "owns"})"}}).empty());
}

}  // namespace
}  // namespace ecgraph::tests
