#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "schema/name_words.hpp"

namespace ecgraph::tests {
namespace {

constexpr std::string_view kLetters =
    R"({"note": "n", "small_words": ["of"], "alike": [["ph", "f"]], "near": ["kg"],
  "numbers": [["1", "one"]], "digits_as_letters": [["0", "o"]]})";
constexpr std::string_view kPersons =
    R"({"note": "n", "types": ["person"], "titles": ["mr"], "articles": ["al"],
  "child_of": ["bin"], "same": [["abdul", "abd al"]], "nicknames": [["bob", "robert"]]})";
constexpr std::string_view kForms =
    R"({"note": "n", "forms": [{"form": "GmbH", "class": "LLC", "spellings": ["gmbh"]}]})";
constexpr std::string_view kWords = R"({"note": "n", "words": [["manufacturing", "mfg"]]})";

std::vector<embedded::File> files(std::string_view forms = kForms, std::string_view words = kWords) {
  return {{"names/letters.json", kLetters},
          {"names/parties.json", R"({"note": "n", "identifiers": ["wikidata"]})"},
          {"names/persons.json", kPersons},
          {"names/legal-forms.json", forms},
          {"names/words.json", words}};
}

std::string faults(const std::vector<embedded::File>& given) {
  const auto read = read_name_words(given);
  std::string text;
  if (read) return text;
  for (const auto& fault : read.error().faults) text += fault.pointer + " " + fault.detail + "\n";
  return text;
}

}  // namespace

TEST_CASE("the words of names are read") {
  const auto read = read_name_words(files());
  REQUIRE(read);
  CHECK(read->legal_forms.front().form_class == "LLC");
  CHECK(read->words.front() == std::vector<std::string>{"manufacturing", "mfg"});
  CHECK(read->person_types == std::vector<std::string>{"person"});
}

TEST_CASE("faults in the words of names are told with their places") {
  CHECK(faults(files(R"({"note": "n", "forms": [{"form": "GmbH"}]})"))
            .starts_with("names/legal-forms.json#/forms/0"));
  CHECK(faults(files(kForms, R"({"note": "n", "words": ["mfg"]})")).starts_with("names/words.json#/words"));
  CHECK(
      faults(files(kForms, R"({"note": "n", "words": [["a", 1]]})")).starts_with("names/words.json#/words"));
  CHECK(faults(files(kForms, "{")).starts_with("names/words.json"));
  auto missing = files();
  missing.pop_back();
  CHECK(faults(missing).starts_with("names/words.json"));
}

TEST_CASE("the program knows the words of its own files") {
  const auto& words = built_in_name_words();
  CHECK(words.legal_forms.size() > 1000);
  CHECK(std::ranges::find(words.person_types, "person") != words.person_types.end());
}

}  // namespace ecgraph::tests
