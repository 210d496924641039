#include "server/wire/value_reader.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

namespace ecgraph::wire {
namespace {

struct ScalarReader {
  const Document& document;
  const Pointer& at;
  const ValueDeclaration& declaration;
  const Vocabulary& vocabulary;
  Faults& faults;

  std::optional<Scalar> wrong(std::string_view wanted) const {
    faults.add(at, fmt::format("must be {}, not {}.", wanted, document.what()));
    return std::nullopt;
  }
  template <class T>
  std::optional<Scalar> checked(Result<T> value) const {
    if (value) return Scalar(std::move(*value));
    faults.add(at, value.error().message);
    return std::nullopt;
  }
  std::optional<Scalar> text() const {
    if (document.text() == nullptr) return wrong("text");
    if (!document.text()->empty()) return *document.text();
    faults.add(at, "must not be empty.");
    return std::nullopt;
  }
  std::optional<Scalar> boolean() const {
    return document.boolean() == nullptr ? wrong("true or false")
                                         : std::optional<Scalar>(*document.boolean());
  }
  std::optional<Decimal> decimal() const {
    if (document.number() == nullptr) return wrong("a number"), std::nullopt;
    auto value = Decimal::parse(*document.number());
    if (value) return *value;
    faults.add(at, value.error().message);
    return std::nullopt;
  }
  std::optional<Scalar> number() const {
    const auto value = decimal();
    return value ? std::optional<Scalar>(*value) : std::nullopt;
  }
  std::optional<Scalar> whole_number() const {
    const auto value = decimal();
    if (!value) return std::nullopt;
    if (!value->is_whole()) return wrong("a whole number");
    return value->coefficient();
  }
  std::optional<Scalar> share() const {
    const auto value = decimal();
    return value ? checked(Share::of(*value)) : std::nullopt;
  }
  std::optional<Scalar> date() const {
    return document.text() == nullptr ? wrong("a date as text") : checked(EdtfDate::parse(*document.text()));
  }
  std::optional<Scalar> enumeration() const {
    if (document.text() == nullptr) return wrong("text");
    const auto& values = declaration.values;
    if (std::find(values.begin(), values.end(), *document.text()) != values.end()) return *document.text();
    faults.add(at, fmt::format("\"{}\" is not one of: {}.", *document.text(), fmt::join(values, ", ")));
    return std::nullopt;
  }
  std::optional<Scalar> reference() const {
    return document.text() == nullptr ? wrong("the id of an entity")
                                      : checked(EntityId::parse(*document.text(), declaration.id));
  }
  std::optional<Scalar> money() const {
    ObjectReader reader(document, at, faults);
    auto value = reader.decimal("value");
    if (!value) reader.fault("value", "is missing.");
    std::string currency = reader.text("currency");
    std::string bound = reader.optional_text("bound");
    reader.finish();
    const bool iso = currency.size() == 3 && std::all_of(currency.begin(), currency.end(),
                                                         [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!iso) reader.fault("currency", "must be an ISO 4217 code, as USD.");
    if (!bound.empty() &&
        std::find(vocabulary.bounds.begin(), vocabulary.bounds.end(), bound) == vocabulary.bounds.end())
      reader.fault("bound", fmt::format("is not one of: {}.", fmt::join(vocabulary.bounds, ", ")));
    if (!value || !iso) return std::nullopt;
    return Money{*value, std::move(currency), std::move(bound)};
  }
  std::optional<Scalar> number_map() const {
    const auto* object = document.object();
    if (object == nullptr) return wrong("an object of numbers");
    NumberMap map;
    for (const auto& [key, value] : *object) {
      std::int64_t whole = 0;
      const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), whole);
      if (error != std::errc() || end != key.data() + key.size() || key != std::to_string(whole))
        faults.add(at / key, "names must be whole numbers, as 8.");
      const Pointer here = at / key;
      const auto number = ScalarReader{value, here, declaration, vocabulary, faults}.decimal();
      if (number) map.entries.emplace_back(whole, *number);
    }
    std::sort(map.entries.begin(), map.entries.end());
    return map;
  }
  std::optional<Scalar> footnote() const {
    ObjectReader reader(document, at, faults);
    (void)reader.require("footnote");
    const auto number = reader.whole_number("footnote", 0);
    auto from = reader.date("from");
    reader.finish();
    return Footnote{number, std::move(from)};
  }
  std::optional<Scalar> range() const {
    const auto value = read_range(document, at, faults);
    return value ? std::optional<Scalar>(*value) : std::nullopt;
  }

  std::optional<Scalar> read() const {
    switch (declaration.kind) {
      case ValueKind::kText:
      case ValueKind::kName:
      case ValueKind::kReferenceOrText:
        return text();
      case ValueKind::kBoolean:
        return boolean();
      case ValueKind::kWholeNumber:
        return whole_number();
      case ValueKind::kNumber:
        return number();
      case ValueKind::kShare:
        return share();
      case ValueKind::kDate:
        return date();
      case ValueKind::kEnumeration:
        return enumeration();
      case ValueKind::kReference:
        return reference();
      case ValueKind::kMoney:
        return money();
      case ValueKind::kNumberRange:
        return range();
      case ValueKind::kNumberMap:
        return number_map();
      case ValueKind::kFootnote:
        return footnote();
    }
    return std::nullopt;
  }
};

NamedValue read_values(std::string name, const Document& document, const Pointer& at,
                       const ValueDeclaration& declaration, const Vocabulary& vocabulary, Faults& faults) {
  NamedValue result{std::move(name), {}};
  if (!declaration.many) {
    if (auto value = read_scalar(document, at, declaration, vocabulary, faults))
      result.values.push_back(std::move(*value));
    return result;
  }
  const auto* list = document.array();
  if (list == nullptr) {
    faults.add(at, fmt::format("must be a list, not {}.", document.what()));
    return result;
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    if (auto value = read_scalar((*list)[i], at / i, declaration, vocabulary, faults))
      result.values.push_back(std::move(*value));
  }
  if (list->empty()) faults.add(at, "must not be empty: leave it out.");
  return result;
}

}  // namespace

std::optional<Scalar> read_scalar(const Document& document, const Pointer& at,
                                  const ValueDeclaration& declaration, const Vocabulary& vocabulary,
                                  Faults& faults) {
  return ScalarReader{document, at, declaration, vocabulary, faults}.read();
}

std::optional<DecimalRange> read_range(const Document& document, const Pointer& at, Faults& faults) {
  static const ValueDeclaration number{"", ValueKind::kNumber, false, "", {}, {}, ""};
  static const Vocabulary none;
  if (document.array() == nullptr) {
    const auto value = ScalarReader{document, at, number, none, faults}.decimal();
    return value ? std::optional(DecimalRange{*value, *value}) : std::nullopt;
  }
  const auto& list = *document.array();
  if (list.size() != 2) {
    faults.add(at, "must be a number or a pair [low, high].");
    return std::nullopt;
  }
  const auto low = ScalarReader{list[0], at, number, none, faults}.decimal();
  const auto high = ScalarReader{list[1], at, number, none, faults}.decimal();
  if (!low || !high) return std::nullopt;
  if (*high < *low) {
    faults.add(at, "the low end of the range is above the high end.");
    return std::nullopt;
  }
  return DecimalRange{*low, *high};
}

NamedValues read_named_values(ObjectReader& reader, std::string_view name, Declared declared,
                              const Vocabulary& vocabulary) {
  const Document* member = reader.take(name);
  if (member == nullptr) return {};
  const Pointer at = reader.at() / name;
  const auto* object = member->object();
  if (object == nullptr) {
    reader.faults().add(at, fmt::format("must be an object, not {}.", member->what()));
    return {};
  }
  std::vector<NamedValue> values;
  for (const auto& [id, value] : *object) {
    const auto* declaration = vocabulary.declaration(declared, id);
    if (declaration == nullptr) {
      reader.faults().add(at / id, "is not in the vocabulary (see /v1/schema).");
      continue;
    }
    auto read = read_values(id, value, at / id, *declaration, vocabulary, reader.faults());
    if (!read.values.empty()) values.push_back(std::move(read));
  }
  return NamedValues(std::move(values));
}

}  // namespace ecgraph::wire
