#pragma once
// Properties and attributes: JSON values → typed values, as the vocabulary declares them.

#include "graph/model/value.hpp"
#include "schema/document.hpp"
#include "schema/value_kind.hpp"
#include "schema/vocabulary.hpp"
#include "server/wire/object_reader.hpp"

namespace ecgraph::wire {

/// Reads the object member `name` ("properties", "attributes") of `reader`; empty when absent.
[[nodiscard]] NamedValues read_named_values(ObjectReader& reader, std::string_view name, Declared declared,
                                            const Vocabulary& vocabulary);

/// One value of a kind.
[[nodiscard]] std::optional<Scalar> read_scalar(const Document& document, const Pointer& at,
                                                const ValueDeclaration& declaration,
                                                const Vocabulary& vocabulary, Faults& faults);

/// A number, or [low, high].
[[nodiscard]] std::optional<DecimalRange> read_range(const Document& document, const Pointer& at,
                                                     Faults& faults);

}  // namespace ecgraph::wire
