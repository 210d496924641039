#include "server/render/statement_document.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "schema/vocabulary_reader.hpp"
#include "server/render/json_text.hpp"
#include "server/wire/document_body.hpp"
#include "server/wire/statement_reader.hpp"
#include "tests/server/render/random_statements.hpp"
#include "tests/support/source_dir.hpp"

using namespace ecgraph;
using namespace ecgraph::render;
using namespace ecgraph::tests;

namespace {

constexpr int kCasesOfEachKind = 500;

/// Written, and read again through the door for facts.
void check_round_trip(const Statement& statement, const std::string& text) {
  INFO(text);
  const auto body = wire::read_body(text);
  REQUIRE_MESSAGE(body.has_value(), body.error().message);
  wire::Faults faults;
  const auto read = wire::read_statement(*body, Pointer(), built_in_vocabulary(), faults);
  REQUIRE_MESSAGE(faults.empty(), faults.error().message);
  REQUIRE(read.has_value());
  REQUIRE(*read == statement);
}

std::string text_of_file(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

/// Every statement file of the built-in data.
std::vector<std::filesystem::path> seed_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(source_dir() / "seed")) {
    const auto& path = entry.path();
    if (path.extension() == ".json" && path.filename() != "seed.json") files.push_back(path);
  }
  return files;
}

bool is_false(const Document& document) { return document.boolean() != nullptr && !*document.boolean(); }

bool same_content(const Document& a, const Document& b);

/// Whether all that `a` says, `b` says too.
bool covers(const Document& b, const Document& a) {
  return std::ranges::all_of(*a.object(), [&](const auto& member) {
    const auto* other = b.member(member.first);
    return other == nullptr ? is_false(member.second) : same_content(member.second, *other);
  });
}

/// Equal but for what equal statements may write differently: the order of members, the spelling of numbers,
/// and a flag that is false, which may be left out.
bool same_content(const Document& a, const Document& b) {
  if (a.number() != nullptr && b.number() != nullptr)
    return Decimal::parse(*a.number()).value() == Decimal::parse(*b.number()).value();
  if (a.array() != nullptr && b.array() != nullptr)
    return std::ranges::equal(*a.array(), *b.array(), same_content);
  if (a.object() != nullptr && b.object() != nullptr) return covers(a, b) && covers(b, a);
  if (a.text() != nullptr && b.text() != nullptr) return *a.text() == *b.text();
  if (a.boolean() != nullptr && b.boolean() != nullptr) return *a.boolean() == *b.boolean();
  return a.is_null() && b.is_null();
}

}  // namespace

TEST_CASE("a statement of any kind is read back as it was written") {
  const auto& vocabulary = built_in_vocabulary();
  Random random;
  INFO(random.replay());
  for (std::size_t kind = 0; kind < std::variant_size_v<Statement>; ++kind) {
    for (int i = 0; i < kCasesOfEachKind; ++i) {
      const auto statement = random_statement(static_cast<StatementKind>(kind), vocabulary, random);
      check_round_trip(statement, json_text(statement_document(statement, vocabulary)));
    }
  }
}

TEST_CASE("kind and id come first, and what a statement does not have is left out") {
  const auto& vocabulary = built_in_vocabulary();
  const Source source{SourceId::trusted("s1"),
                      "",
                      "A title",
                      "",
                      std::nullopt,
                      {},
                      "",
                      *vocabulary.verification("verified"),
                      ""};
  CHECK(json_text(statement_document(source, vocabulary)) ==
        R"({"kind":"source","id":"s1","title":"A title","verification":"verified"})");
}

TEST_CASE("the built-in data is written as it stands in its files") {
  const auto& vocabulary = built_in_vocabulary();
  std::size_t statements = 0;
  for (const auto& path : seed_files()) {
    INFO(path.string());
    const auto file = wire::read_body(text_of_file(path));
    REQUIRE(file.has_value());
    const auto* list = file->array();
    for (std::size_t i = 0; i < (list == nullptr ? 1 : list->size()); ++i) {
      const Document& original = list == nullptr ? *file : (*list)[i];
      wire::Faults faults;
      const auto statement = wire::read_statement(original, Pointer(), vocabulary, faults);
      REQUIRE_MESSAGE(faults.empty(), faults.error().message);
      const std::string text = json_text(statement_document(*statement, vocabulary));
      check_round_trip(*statement, text);
      INFO(text);
      CHECK(same_content(*wire::read_body(text), original));
      ++statements;
    }
  }
  CHECK(statements > 1000);
}
