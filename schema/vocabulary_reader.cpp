#include "schema/vocabulary_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "schema/vocabulary_parts.hpp"

namespace ecgraph {
namespace {

constexpr std::string_view kEntityTypes = "entity-types/";
constexpr std::string_view kRelationTypes = "relation-types/";
constexpr std::string_view kProperties = "properties.json";
constexpr std::string_view kAttributes = "attributes.json";
constexpr std::string_view kWords = "statement-words.json";
constexpr std::string_view kLegality = "legality.json";
constexpr std::string_view kOwnership = "ownership-methods.json";
constexpr std::string_view kFollowTheMoney = "follow-the-money.json";

/// The vocabulary files that could be read, by path, so in the order of the ids in a folder.
using Documents = std::map<std::string, Document, std::less<>>;

bool is_vocabulary(std::string_view path) {
  const bool type = path.starts_with(kEntityTypes) || path.starts_with(kRelationTypes);
  return (type && path.ends_with(".json")) || path == kProperties || path == kAttributes || path == kWords ||
         path == kLegality || path == kOwnership || path == kFollowTheMoney;
}

Documents read_documents(std::span<const embedded::File> files, FileFaults& faults) {
  Documents documents;
  for (const auto& file : files) {
    if (!is_vocabulary(file.path)) continue;
    auto document = read_document(file.text, file.path);
    if (document) {
      documents.emplace(file.path, std::move(*document));
    } else {
      faults.add({std::string(file.path), {}}, document.error().message);
    }
  }
  return documents;
}

/// The document of a file that must be there.
const Document* required(const Documents& documents, std::string_view path, FileFaults& faults) {
  const auto found = documents.find(path);
  if (found != documents.end()) return &found->second;
  faults.add({std::string(path), {}}, "This file is missing or cannot be read.");
  return nullptr;
}

/// The id of a type, which is also the name of its file.
std::string read_type_id(MemberReader& reader) {
  std::string id = reader.text("id");
  if (id.empty()) return id;
  if (!is_term(id))
    reader.fault("id", fmt::format("\"{}\" is no term: use lower-case letters, digits and _.", id));
  if (!reader.place().file.ends_with("/" + id + ".json")) {
    reader.fault("id", fmt::format("The file of \"{0}\" must be called {0}.json.", id));
  }
  return id;
}

/// Ids of declarations, each of which must exist.
std::vector<std::string> read_declared(MemberReader& reader, std::string_view name,
                                       const ValueDeclaration* (Vocabulary::*lookup)(std::string_view) const,
                                       const Vocabulary& vocabulary) {
  std::vector<std::string> ids = reader.texts(name);
  for (const auto& id : ids) {
    if ((vocabulary.*lookup)(id) == nullptr)
      reader.fault(name, fmt::format("\"{}\" is not declared in {}.json.", id, name));
  }
  return ids;
}

std::vector<EntityType> read_entity_types(MemberReader& reader, std::string_view name,
                                          const Vocabulary& vocabulary) {
  std::vector<EntityType> types;
  for (const auto& id : reader.required_texts(name)) {
    if (const auto type = vocabulary.entity_type(id)) {
      types.push_back(*type);
    } else {
      reader.fault(name, fmt::format("There is no entity type \"{}\".", id));
    }
  }
  return types;
}

EntityTypeDeclaration read_entity_type(MemberReader& reader, const Vocabulary& vocabulary) {
  EntityTypeDeclaration type;
  type.id = read_type_id(reader);
  type.label = reader.text("label");
  type.plural = reader.text("plural");
  type.meaning = reader.text("meaning");
  type.properties = read_declared(reader, "properties", &Vocabulary::property, vocabulary);
  reader.finish();
  return type;
}

/// An attribute that the type has; empty when the member is not there.
std::string read_own_attribute(MemberReader& reader, std::string_view name,
                               const RelationTypeDeclaration& type) {
  std::string id = reader.optional_text(name);
  if (!id.empty() && std::ranges::find(type.attributes, id) == type.attributes.end())
    reader.fault(name, fmt::format("\"{}\" is not among the attributes.", id));
  return id;
}

/// What a type says of its statements together: which replace, exclude and suspend each other.
void read_what_cannot_be(MemberReader& reader, RelationTypeDeclaration& type) {
  type.stages = read_own_attribute(reader, "stages", type);
  type.told_apart_by = read_own_attribute(reader, "told_apart_by", type);
  type.one_value_at_a_time = reader.texts("one_value_at_a_time");
  for (const auto& id : type.one_value_at_a_time) {
    if (std::ranges::find(type.attributes, id) == type.attributes.end())
      reader.fault("one_value_at_a_time", fmt::format("\"{}\" is not among the attributes.", id));
  }
  type.one_object_at_a_time = reader.flag("one_object_at_a_time");
  type.excludes = reader.optional_text("excludes");
  const auto* written = reader.take("suspends");
  if (written == nullptr) return;
  MemberReader words(*written, reader.place() / std::string_view("suspends"), reader.faults());
  type.suspends =
      SuspensionWords{read_own_attribute(words, "attribute", type), words.required_texts("words")};
  words.finish();
}

RelationTypeDeclaration read_relation_type(MemberReader& reader, const Vocabulary& vocabulary) {
  RelationTypeDeclaration type;
  type.id = read_type_id(reader);
  type.label = reader.text("label");
  type.inverse = reader.text("inverse");
  type.meaning = reader.text("meaning");
  type.aligned_with = reader.optional_text("aligned_with");
  type.note = reader.optional_text("note");
  type.symmetric = reader.required_flag("symmetric");
  type.domain = read_entity_types(reader, "domain", vocabulary);
  type.range = read_entity_types(reader, "range", vocabulary);
  type.attributes = read_declared(reader, "attributes", &Vocabulary::attribute, vocabulary);
  type.stacks = reader.flag("stacks");
  read_what_cannot_be(reader, type);
  reader.finish();
  if (type.symmetric && type.inverse != type.id)
    reader.fault("inverse", "A symmetric relation is its own inverse.");
  if (type.symmetric && type.domain != type.range)
    reader.fault("range", "A symmetric relation has one domain and range.");
  return type;
}

/// Reads every file of a folder with `read`, then sorts by id.
template <class Declaration>
std::vector<Declaration> read_folder(const Documents& documents, std::string_view folder, FileFaults& faults,
                                     const Vocabulary& vocabulary,
                                     Declaration (*read)(MemberReader&, const Vocabulary&)) {
  std::vector<Declaration> types;
  for (auto file = documents.lower_bound(folder); file != documents.end() && file->first.starts_with(folder);
       ++file) {
    MemberReader reader(file->second, {file->first, {}}, faults);
    types.push_back(read(reader, vocabulary));
  }
  if (types.empty()) faults.add({std::string(folder), {}}, "There is no type in this folder.");
  std::ranges::sort(types, {}, &Declaration::id);
  return types;
}

/// A name read in either direction must mean one relation.
void check_directions(const Vocabulary& vocabulary, FileFaults& faults) {
  std::map<std::string_view, std::string_view> owners;
  for (const auto& type : vocabulary.relation_types) owners.emplace(type.id, type.id);
  for (const auto& type : vocabulary.relation_types) {
    const auto [owner, added] = owners.emplace(type.inverse, type.id);
    if (added || (type.symmetric && type.inverse == type.id)) continue;
    faults.add(Place{fmt::format("{}{}.json", kRelationTypes, type.id), {}} / std::string_view("inverse"),
               fmt::format("\"{}\" already names a direction of \"{}\".", type.inverse, owner->second));
  }
}

/// A type may exclude only one that exists.
void check_excluded_types(const Vocabulary& vocabulary, FileFaults& faults) {
  for (const auto& type : vocabulary.relation_types) {
    if (type.excludes.empty() || vocabulary.relation_type(type.excludes)) continue;
    faults.add(Place{fmt::format("{}{}.json", kRelationTypes, type.id), {}} / std::string_view("excludes"),
               fmt::format("There is no relation type \"{}\".", type.excludes));
  }
}

/// References may name only entity types that exist.
void check_reference_types(const std::vector<ValueDeclaration>& declarations, std::string_view file,
                           const Vocabulary& vocabulary, FileFaults& faults) {
  for (const auto& declaration : declarations) {
    for (const auto& type : declaration.types) {
      if (vocabulary.entity_type(type)) continue;
      faults.add(Place{std::string(file), {}} / declaration.id / std::string_view("types"),
                 fmt::format("There is no entity type \"{}\".", type));
    }
  }
}

}  // namespace

Result<std::unique_ptr<const Vocabulary>> read_vocabulary(std::span<const embedded::File> files) {
  FileFaults faults;
  const Documents documents = read_documents(files, faults);
  auto vocabulary = std::make_unique<Vocabulary>();
  if (const auto* properties = required(documents, kProperties, faults)) {
    vocabulary->properties = read_value_declarations(*properties, {std::string(kProperties), {}}, faults);
  }
  if (const auto* attributes = required(documents, kAttributes, faults)) {
    vocabulary->attributes = read_value_declarations(*attributes, {std::string(kAttributes), {}}, faults);
  }
  vocabulary->entity_types = read_folder(documents, kEntityTypes, faults, *vocabulary, read_entity_type);
  vocabulary->relation_types =
      read_folder(documents, kRelationTypes, faults, *vocabulary, read_relation_type);
  check_directions(*vocabulary, faults);
  check_excluded_types(*vocabulary, faults);
  check_reference_types(vocabulary->properties, kProperties, *vocabulary, faults);
  check_reference_types(vocabulary->attributes, kAttributes, *vocabulary, faults);
  if (const auto* words = required(documents, kWords, faults)) {
    read_statement_words(*words, {std::string(kWords), {}}, faults, *vocabulary);
  }
  if (const auto* legality = required(documents, kLegality, faults)) {
    read_legality_terms(*legality, {std::string(kLegality), {}}, faults, *vocabulary);
  }
  if (const auto terms = documents.find(kOwnership); terms != documents.end()) {
    read_ownership_methods(terms->second, {std::string(kOwnership), {}}, faults, *vocabulary);
  }
  if (const auto terms = documents.find(kFollowTheMoney); terms != documents.end()) {
    read_follow_the_money(terms->second, {std::string(kFollowTheMoney), {}}, faults, *vocabulary);
  }
  if (!faults.empty()) return fail(faults.error());
  return vocabulary;
}

const Vocabulary& built_in_vocabulary() {
  static const std::unique_ptr<const Vocabulary> vocabulary = [] {
    auto read = read_vocabulary(embedded::vocabulary());
    if (!read) {
      fmt::print(stderr, "The built-in vocabulary has faults:\n");
      for (const auto& fault : read.error().faults)
        fmt::print(stderr, "  {}: {}\n", fault.pointer, fault.detail);
      std::exit(EXIT_FAILURE);
    }
    return std::move(*read);
  }();
  return *vocabulary;
}

}  // namespace ecgraph
