#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "schema/document.hpp"
#include "schema/member_reader.hpp"
#include "schema/name_words.hpp"

namespace ecgraph {
namespace {

/// [["abu", "abou"], …], each of at least two texts.
NameWords::Lists read_lists(MemberReader& reader, std::string_view name) {
  NameWords::Lists lists;
  const Document* found = reader.take(name);
  const auto* outer = found == nullptr ? nullptr : found->array();
  if (outer == nullptr) {
    reader.fault(name, "Lists of texts must stand here.");
    return lists;
  }
  for (const auto& list : *outer) {
    auto& texts = lists.emplace_back();
    const auto* inner = list.array();
    for (const auto& text : inner == nullptr ? Document::Array() : *inner) {
      if (text.text() != nullptr) texts.push_back(*text.text());
    }
    if (inner == nullptr || texts.empty() || texts.size() != inner->size())
      reader.fault(name, "Each entry must be a list of texts.");
  }
  return lists;
}

void read_legal_forms(MemberReader& reader, NameWords& words) {
  const Document* found = reader.take("forms");
  const auto* forms = found == nullptr ? nullptr : found->array();
  if (forms == nullptr) return reader.fault("forms", "Legal forms must stand here.");
  for (std::size_t i = 0; i < forms->size(); ++i) {
    MemberReader form((*forms)[i], reader.place() / std::string_view("forms") / i, reader.faults());
    words.legal_forms.push_back(
        {form.text("form"), form.optional_text("class"), form.required_texts("spellings")});
    form.finish();
  }
}

void read_words(MemberReader& reader, NameWords& words) { words.words = read_lists(reader, "words"); }

void read_persons(MemberReader& reader, NameWords& words) {
  words.person_types = reader.required_texts("types");
  words.titles = reader.required_texts("titles");
  words.articles = reader.required_texts("articles");
  words.child_of = reader.required_texts("child_of");
  words.same = read_lists(reader, "same");
  words.nicknames = read_lists(reader, "nicknames");
}

void read_letters(MemberReader& reader, NameWords& words) {
  words.small_words = reader.required_texts("small_words");
  words.alike = read_lists(reader, "alike");
  words.near = reader.required_texts("near");
  words.numbers = read_lists(reader, "numbers");
  words.digits_as_letters = read_lists(reader, "digits_as_letters");
}

void read_parties(MemberReader& reader, NameWords& words) {
  words.identifier_properties = reader.required_texts("identifiers");
}

struct File {
  std::string_view path;
  void (*read)(MemberReader& reader, NameWords& words);
};
constexpr File kFiles[] = {{"names/legal-forms.json", read_legal_forms},
                           {"names/words.json", read_words},
                           {"names/persons.json", read_persons},
                           {"names/letters.json", read_letters},
                           {"names/parties.json", read_parties}};

void read_file(const File& wanted, std::span<const embedded::File> files, FileFaults& faults,
               NameWords& words) {
  const Place place{std::string(wanted.path), {}};
  for (const auto& file : files) {
    if (file.path != wanted.path) continue;
    const auto document = read_document(file.text, file.path);
    if (!document) return faults.add(place, document.error().message);
    MemberReader reader(*document, place, faults);
    (void)reader.text("note");
    wanted.read(reader, words);
    return reader.finish();
  }
  faults.add(place, "This file is missing.");
}

}  // namespace

Result<NameWords> read_name_words(std::span<const embedded::File> files) {
  NameWords words;
  FileFaults faults;
  for (const auto& file : kFiles) read_file(file, files, faults, words);
  if (!faults.empty()) return fail(faults.error());
  return words;
}

const NameWords& built_in_name_words() {
  static const NameWords words = [] {
    auto read = read_name_words(embedded::vocabulary());
    if (read) return std::move(*read);
    std::fprintf(stderr, "%s\n", read.error().message.c_str());
    std::abort();
  }();
  return words;
}

}  // namespace ecgraph
