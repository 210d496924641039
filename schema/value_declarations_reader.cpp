#include <fmt/format.h>

#include <algorithm>

#include "schema/vocabulary_parts.hpp"

namespace ecgraph {
namespace {

bool takes_unit(ValueKind kind) {
  return kind == ValueKind::kWholeNumber || kind == ValueKind::kNumber || kind == ValueKind::kShare ||
         kind == ValueKind::kNumberRange || kind == ValueKind::kNumberMap;
}

bool takes_types(ValueKind kind) {
  return kind == ValueKind::kReference || kind == ValueKind::kReferenceOrText;
}

ValueKind read_kind(MemberReader& reader) {
  const std::string written = reader.text("kind");
  const auto kind = value_kind(written);
  if (!kind && !written.empty()) {
    reader.fault("kind", fmt::format("\"{}\" is no kind of value; write one of {}.", written,
                                     fmt::join(value_kind_words(), ", ")));
  }
  return kind.value_or(ValueKind::kText);
}

ValueDeclaration read_declaration(const std::string& id, const Document& document, const Place& place,
                                  FileFaults& faults) {
  MemberReader reader(document, place, faults);
  ValueDeclaration declaration;
  declaration.id = id;
  declaration.kind = read_kind(reader);
  declaration.many = reader.flag("many");
  declaration.unit = reader.optional_text("unit");
  declaration.values =
      declaration.kind == ValueKind::kEnumeration ? reader.required_texts("values") : reader.texts("values");
  declaration.types = reader.texts("types");
  declaration.meaning = reader.text("meaning");
  reader.finish();
  if (!is_term(id))
    faults.add(place, fmt::format("\"{}\" is no term: use lower-case letters, digits and _.", id));
  if (!declaration.unit.empty() && !takes_unit(declaration.kind))
    reader.fault("unit", "Only numbers have a unit.");
  if (!declaration.values.empty() && declaration.kind != ValueKind::kEnumeration) {
    reader.fault("values", "Only an enumeration has values.");
  }
  if (!declaration.types.empty() && !takes_types(declaration.kind))
    reader.fault("types", "Only a reference has types.");
  return declaration;
}

}  // namespace

std::vector<ValueDeclaration> read_value_declarations(const Document& document, const Place& place,
                                                      FileFaults& faults) {
  std::vector<ValueDeclaration> declarations;
  const auto* members = document.object();
  if (members == nullptr) {
    faults.add(place, fmt::format("This is {}; write an object of declarations by id.", document.what()));
    return declarations;
  }
  for (const auto& [id, written] : *members)
    declarations.push_back(read_declaration(id, written, place / id, faults));
  std::ranges::sort(declarations, {}, &ValueDeclaration::id);
  return declarations;
}

}  // namespace ecgraph
