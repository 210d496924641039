#pragma once
// Identifiers: one type per id space, so that a rule's id can never be passed for an entity's.

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "schema/error.hpp"

namespace ecgraph {

/// Whether `text` may be an id: `[a-z0-9][a-z0-9._:~+-]*`, 1 to 200 bytes.
[[nodiscard]] bool is_id(std::string_view text);
/// The sentence that says so, for `field`.
[[nodiscard]] Failure not_an_id(std::string_view text, std::string_view field);

template <class Tag>
class Id {
 public:
  /// kUnreadable, naming `field`, when the text is no id.
  [[nodiscard]] static Result<Id> parse(std::string_view text, std::string_view field) {
    if (!is_id(text)) return not_an_id(text, field);
    return Id(std::string(text));
  }
  /// For text that was an id before: read back from the store or from compiled-in data.
  [[nodiscard]] static Id trusted(std::string text) { return Id(std::move(text)); }
  [[nodiscard]] const std::string& text() const { return text_; }
  friend auto operator<=>(const Id&, const Id&) = default;

 private:
  explicit Id(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

using EntityId = Id<struct EntityTag>;
using RelationId = Id<struct RelationTag>;
using SourceId = Id<struct SourceTag>;
using RuleId = Id<struct RuleTag>;
using ClaimId = Id<struct ClaimTag>;
using ObservationId = Id<struct ObservationTag>;

/// The number of a transaction in the log: 0 is the empty graph, the first transaction makes 1.
struct Revision {
  std::uint32_t number = 0;
  [[nodiscard]] static constexpr Revision never() { return {UINT32_MAX}; }
  friend constexpr auto operator<=>(const Revision&, const Revision&) = default;
};

}  // namespace ecgraph

template <class Tag>
struct std::hash<ecgraph::Id<Tag>> {
  std::size_t operator()(const ecgraph::Id<Tag>& id) const noexcept {
    return std::hash<std::string>{}(id.text());
  }
};
