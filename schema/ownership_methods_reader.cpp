#include <fmt/format.h>

#include <algorithm>

#include "schema/vocabulary_parts.hpp"

namespace ecgraph {
namespace {

Decimal read_threshold(MemberReader& reader) {
  const std::string_view name = "threshold_percent";
  const auto* document = reader.take(name);
  const auto* written = document == nullptr ? nullptr : document->number();
  const auto percent = written == nullptr ? std::nullopt : std::optional(Decimal::parse(*written));
  if (!percent || !*percent || **percent <= Decimal(0) || **percent > Decimal(100)) {
    reader.fault(name, "Write the threshold in percent: above 0, at most 100.");
    return Decimal(100);
  }
  return **percent;
}

OwnershipMethod::Computation read_computation(MemberReader& reader) {
  using Computation = OwnershipMethod::Computation;
  const std::string written = reader.text("computation");
  for (const auto computation : {Computation::kCascade, Computation::kProduct}) {
    if (word(computation) == written) return computation;
  }
  if (!written.empty())
    reader.fault("computation", fmt::format("\"{}\" is neither cascade nor product.", written));
  return Computation::kCascade;
}

OwnershipMethod read_method(MemberReader& reader, const Vocabulary& vocabulary) {
  OwnershipMethod method;
  method.id = reader.text("id");
  method.label = reader.text("label");
  method.meaning = reader.text("meaning");
  method.computation = read_computation(reader);
  method.threshold = read_threshold(reader);
  method.lists = reader.texts("lists");
  method.lists_of_regime = reader.optional_text("lists_of_regime");
  if (method.lists.empty() == method.lists_of_regime.empty())
    reader.fault("lists", "Write either lists or lists_of_regime.");
  method.citation = reader.optional_text("citation");
  method.verification = reader.optional_text("verification");
  if (!method.verification.empty() && !vocabulary.verification(method.verification))
    reader.fault("verification", fmt::format("There is no verification \"{}\".", method.verification));
  method.note = reader.optional_text("note");
  reader.finish();
  return method;
}

void read_methods(MemberReader& outer, const Vocabulary& vocabulary, OwnershipTerms& terms) {
  const auto* document = outer.take("methods");
  const auto* array = document == nullptr ? nullptr : document->array();
  if (array == nullptr || array->empty()) return outer.fault("methods", "Write a list of one or more.");
  for (std::size_t i = 0; i < array->size(); ++i) {
    MemberReader reader((*array)[i], outer.place() / "methods" / i, outer.faults());
    auto method = read_method(reader, vocabulary);
    if (terms.method(method.id) != nullptr)
      reader.fault("id", fmt::format("There is another method \"{}\".", method.id));
    terms.methods.push_back(std::move(method));
  }
}

void read_control(MemberReader& outer, const Vocabulary& vocabulary, OwnershipTerms& terms) {
  const auto* document = outer.take("control");
  if (document == nullptr) return;
  MemberReader reader(*document, outer.place() / "control", outer.faults());
  terms.control_relations = reader.texts("relations");
  for (const auto& id : terms.control_relations) {
    if (!vocabulary.relation_type(id))
      reader.fault("relations", fmt::format("There is no relation type \"{}\".", id));
  }
  terms.control_properties = reader.texts("properties");
  for (const auto& id : terms.control_properties) {
    const auto* declared = vocabulary.property(id);
    if (declared == nullptr || declared->kind != ValueKind::kReference)
      reader.fault("properties", fmt::format("There is no property \"{}\" that is a reference.", id));
  }
  reader.finish();
}

}  // namespace

std::string_view word(OwnershipMethod::Computation computation) {
  return computation == OwnershipMethod::Computation::kCascade ? "cascade" : "product";
}

const OwnershipMethod* OwnershipTerms::method(std::string_view id) const {
  const auto found = std::ranges::find(methods, id, &OwnershipMethod::id);
  return found == methods.end() ? nullptr : &*found;
}

void read_ownership_methods(const Document& document, const Place& place, FileFaults& faults,
                            Vocabulary& vocabulary) {
  MemberReader reader(document, place, faults);
  read_methods(reader, vocabulary, vocabulary.ownership);
  read_control(reader, vocabulary, vocabulary.ownership);
  reader.finish();
}

}  // namespace ecgraph
