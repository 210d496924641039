#pragma once
// Countries by their ISO 3166-1 alpha-2 codes, which are properties of entities.

#include <map>
#include <memory>
#include <optional>
#include <string_view>

#include "graph/index/view.hpp"

namespace ecgraph {

/// The codes of one recorded state, read once and shared.
class CountryCodes {
 public:
  /// Fails only when the store does.
  [[nodiscard]] static Result<std::shared_ptr<const CountryCodes>> read(const View& view);
  /// The entity that bears an ISO 3166-1 alpha-2 code, in capitals or not.
  [[nodiscard]] std::optional<EntityNo> entity(std::string_view code) const;
  [[nodiscard]] std::optional<CountryCode> code(EntityNo entity) const;

 private:
  std::map<std::string, EntityNo, std::less<>> entities_;
  std::map<EntityNo, CountryCode> codes_;
};

}  // namespace ecgraph
