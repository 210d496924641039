#include "server/import/country_names.hpp"

#include <algorithm>

#include "schema/member_reader.hpp"

namespace ecgraph::import {
namespace {

constexpr std::string_view kTable = "imports/countries.json";

std::string small(std::string_view text) {
  std::string letters(text);
  for (char& letter : letters) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return letters;
}

Result<void> add_graph(const View& view, CountryNames& names) {
  const Vocabulary& vocabulary = view.vocabulary();
  const std::string& property = vocabulary.legality.country_code;
  for (const auto& type : vocabulary.entity_types) {
    if (std::ranges::find(type.properties, property) == type.properties.end()) continue;
    for (const EntityNo number : view.entities(vocabulary.entity_type(type.id))) {
      const auto entity = view.entity(number);
      if (!entity) return fail(entity.error());
      const auto* code = entity->properties.get<std::string>(property);
      if (code == nullptr) continue;
      for (const Name& name : entity->names) names.add(name.name, *code);
    }
  }
  return {};
}

Result<void> add_table(const embedded::File& file, CountryNames& names) {
  const auto document = read_document(file.text, file.path);
  if (!document) return fail(document.error());
  FileFaults faults;
  MemberReader reader(*document, {std::string(file.path), {}}, faults);
  if (const auto* members = document->object()) {
    for (const auto& [name, _] : *members) names.add(name, reader.text(name));
  }
  if (faults.empty()) return {};
  return fail(faults.error());
}

}  // namespace

Result<CountryNames> CountryNames::read(const View& view, std::span<const embedded::File> files) {
  CountryNames names;
  if (auto added = add_graph(view, names); !added) return fail(added.error());
  const auto table = std::ranges::find(files, kTable, &embedded::File::path);
  if (table == files.end()) return names;
  if (auto added = add_table(*table, names); !added) return fail(added.error());
  return names;
}

void CountryNames::add(std::string_view name, const std::string& code) {
  codes_.emplace(small(name), code);
  codes_.emplace(small(code), code);
}

std::optional<std::string> CountryNames::code(std::string_view text) const {
  const auto found = codes_.find(small(text));
  return found == codes_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace ecgraph::import
