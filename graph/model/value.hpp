#pragma once
// Values of properties and attributes, typed by their declaration in the vocabulary.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "graph/model/ids.hpp"
#include "graph/time/edtf_date.hpp"
#include "schema/decimal.hpp"

namespace ecgraph {

/// A number known within bounds.
struct DecimalRange {
  Decimal low, high;  ///< both included
  friend bool operator==(const DecimalRange&, const DecimalRange&) = default;
};
/// Numbers by a whole number, such as operations a second by bit length.
struct NumberMap {
  std::vector<std::pair<std::int64_t, Decimal>> entries;  ///< by key, ascending
  friend bool operator==(const NumberMap&, const NumberMap&) = default;
};
/// A footnote of a list entry, by its designation.
struct Footnote {
  std::int64_t number = 0;
  std::optional<EdtfDate> from;
  friend bool operator==(const Footnote&, const Footnote&) = default;
};

/// One value. Text, names, enumerations and reference-or-text are `std::string`; a reference is
/// an `EntityId`.
using Scalar = std::variant<std::string, bool, std::int64_t, Decimal, Share, EdtfDate, EntityId, Money,
                            DecimalRange, NumberMap, Footnote>;

/// A property or attribute with its value(s); a declaration that is not `many` has exactly one.
struct NamedValue {
  std::string name;
  std::vector<Scalar> values;
  friend bool operator==(const NamedValue&, const NamedValue&) = default;
};

/// Properties or attributes, sorted by name.
class NamedValues {
 public:
  NamedValues() = default;
  explicit NamedValues(std::vector<NamedValue> values);
  /// All values under `name`, or null.
  [[nodiscard]] const std::vector<Scalar>* find(std::string_view name) const;
  /// The first value under `name` as a T, or null.
  template <class T>
  [[nodiscard]] const T* get(std::string_view name) const {
    const auto* values = find(name);
    return values == nullptr || values->empty() ? nullptr : std::get_if<T>(&values->front());
  }
  [[nodiscard]] const std::vector<NamedValue>& all() const { return values_; }
  friend bool operator==(const NamedValues&, const NamedValues&) = default;

 private:
  std::vector<NamedValue> values_;
};

}  // namespace ecgraph
