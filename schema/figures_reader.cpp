#include <fmt/format.h>

#include <algorithm>

#include "schema/vocabulary_parts.hpp"

namespace ecgraph {
namespace {

using Kind = FigureDeclaration::Kind;
using Derivation = FigureDeclaration::Derivation;

Kind read_kind(MemberReader& reader) {
  const std::string written = reader.text("kind");
  if (written == "text") return Kind::kText;
  if (written == "boolean") return Kind::kBoolean;
  if (written != "number" && !written.empty()) {
    reader.fault("kind", fmt::format("\"{}\" is no kind of figure; write number, text or boolean.", written));
  }
  return Kind::kNumber;
}

/// A property of the vocabulary; empty when the member is absent.
std::string read_property(MemberReader& reader, std::string_view name, const Vocabulary& vocabulary) {
  std::string written = reader.optional_text(name);
  if (!written.empty() && vocabulary.property(written) == nullptr) {
    reader.fault(name, fmt::format("There is no property \"{}\".", written));
  }
  return written;
}

/// The one member of `derive`: how the figure follows from others.
void read_derivation(MemberReader& outer, FigureDeclaration& figure, const Vocabulary& vocabulary) {
  const Document* document = outer.take("derive");
  if (document == nullptr) return;
  MemberReader reader(*document, outer.place() / "derive", outer.faults());
  if (const std::string map = read_property(reader, "largest_product", vocabulary); !map.empty()) {
    figure.derivation = Derivation::kLargestProduct;
    figure.operands = {map};
    const auto* declaration = vocabulary.property(map);
    if (declaration != nullptr && declaration->kind != ValueKind::kNumberMap) {
      reader.fault("largest_product", fmt::format("\"{}\" is no number_map.", map));
    }
  } else if (reader.take("quotient") != nullptr) {
    figure.derivation = Derivation::kQuotient;
    figure.operands = reader.texts("quotient");
    if (figure.operands.size() != 2)
      reader.fault("quotient", "Write two figures: what is divided, and by what.");
  } else if (reader.take("sum") != nullptr) {
    figure.derivation = Derivation::kSum;
    figure.operands = reader.required_texts("sum");
  } else if (const Document* countries = reader.take("maker_headquarters_in")) {
    figure.derivation = Derivation::kMakerHeadquartersIn;
    CountryTerms terms =
        read_country_terms(*countries, reader.place() / "maker_headquarters_in", reader.faults());
    figure.codes = std::move(terms.codes);
    figure.groups = std::move(terms.groups);
  } else {
    outer.fault("derive", "Write one of largest_product, quotient, sum, maker_headquarters_in.");
  }
  reader.finish();
}

std::vector<FigureReading> read_readings(MemberReader& outer) {
  std::vector<FigureReading> readings;
  const Document* document = outer.take("readings");
  if (document == nullptr) return readings;
  const auto* elements = document->array();
  if (elements == nullptr) {
    outer.fault("readings", fmt::format("This is {}; write a list.", document->what()));
    return readings;
  }
  for (std::size_t index = 0; index < elements->size(); ++index) {
    MemberReader reader((*elements)[index], outer.place() / "readings" / index, outer.faults());
    readings.push_back({reader.text("name"), reader.optional_text("formula"), reader.optional_text("plain"),
                        reader.optional_text("citation"), reader.optional_text("verification")});
    reader.finish();
  }
  return readings;
}

FigureDeclaration read_figure(const std::string& id, MemberReader& reader, const Vocabulary& vocabulary) {
  FigureDeclaration figure;
  figure.id = id;
  figure.kind = read_kind(reader);
  figure.unit = reader.optional_text("unit");
  figure.property = read_property(reader, "property", vocabulary);
  figure.range_property = read_property(reader, "range", vocabulary);
  figure.confidence_property = read_property(reader, "confidence", vocabulary);
  read_derivation(reader, figure, vocabulary);
  figure.values = reader.texts("values");
  figure.default_value = reader.optional_text("default");
  figure.default_unless = reader.texts("default_unless");
  figure.formula = reader.optional_text("formula");
  figure.plain = reader.optional_text("plain");
  figure.citation = reader.optional_text("citation");
  figure.verification = reader.optional_text("verification");
  figure.example = reader.optional_text("example");
  figure.readings = read_readings(reader);
  reader.finish();
  return figure;
}

void check_figure(const FigureDeclaration& figure, const Place& place, FileFaults& faults,
                  const Vocabulary& vocabulary, const std::vector<FigureDeclaration>& all) {
  if (figure.property.empty() && figure.range_property.empty() && figure.derivation == Derivation::kNone) {
    faults.add(place, "Say where the figure comes from: property, range or derive.");
  }
  if (!figure.default_value.empty() &&
      std::ranges::find(figure.values, figure.default_value) == figure.values.end()) {
    faults.add(place / "default", fmt::format("\"{}\" is not among the values.", figure.default_value));
  }
  for (const std::string& property : figure.default_unless) {
    if (vocabulary.property(property) == nullptr) {
      faults.add(place / "default_unless", fmt::format("There is no property \"{}\".", property));
    }
  }
  if (figure.derivation == Derivation::kLargestProduct) return;
  for (const std::string& operand : figure.operands) {
    const bool known = std::ranges::find(all, operand, &FigureDeclaration::id) != all.end();
    if (!known && vocabulary.property(operand) == nullptr) {
      faults.add(place / "derive", fmt::format("There is no figure and no property \"{}\".", operand));
    }
  }
}

}  // namespace

std::vector<FigureDeclaration> read_figures(const Document::Object& figures, const Place& place,
                                            FileFaults& faults, const Vocabulary& vocabulary) {
  std::vector<FigureDeclaration> read;
  for (const auto& [id, written] : figures) {
    MemberReader reader(written, place / id, faults);
    read.push_back(read_figure(id, reader, vocabulary));
  }
  for (const auto& figure : read) check_figure(figure, place / figure.id, faults, vocabulary, read);
  return read;
}

CountryTerms read_country_terms(const Document& document, const Place& place, FileFaults& faults) {
  MemberReader reader(document, place, faults);
  CountryTerms terms{reader.texts("codes"), reader.texts("groups")};
  const Document* any = reader.take("any");
  if (any != nullptr && any->array() == nullptr)
    reader.fault("any", fmt::format("This is {}; write a list.", any->what()));
  if (any != nullptr && any->array() != nullptr) {
    for (std::size_t index = 0; index < any->array()->size(); ++index) {
      const CountryTerms inner = read_country_terms((*any->array())[index], place / "any" / index, faults);
      terms.codes.insert(terms.codes.end(), inner.codes.begin(), inner.codes.end());
      terms.groups.insert(terms.groups.end(), inner.groups.begin(), inner.groups.end());
    }
  }
  reader.finish();
  return terms;
}

}  // namespace ecgraph
