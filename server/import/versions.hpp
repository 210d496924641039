#pragma once
// The versions of lists that were loaded: a source each, `PREFIX:LIST~DAY`.

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "graph/index/view.hpp"
#include "server/import/listing_terms.hpp"

namespace ecgraph::import {

/// What the loads under one prefix recorded of their versions.
class Versions {
 public:
  /// Those that a state knows.
  [[nodiscard]] static Versions read(const View& view, std::string_view prefix);
  /// The newest version of a list of which something was recorded.
  [[nodiscard]] std::optional<Day> newest(const EntityId& list) const;
  /// The newest one before `day` that was loaded whole.
  [[nodiscard]] Result<std::optional<Day>> newest_whole(const EntityId& list, Day day) const;

 private:
  explicit Versions(View view) : view_(std::move(view)) {}
  View view_;
  std::map<EntityId, std::vector<Day>> days_;  ///< ascending
};

/// The id of the source for a version of a list.
[[nodiscard]] SourceId version_id(std::string_view prefix, const EntityId& list, Day day);

/// That source. `publication` may be null; `label` is the list's.
[[nodiscard]] Source version_source(std::string_view prefix, const EntityId& list, std::string_view label,
                                    Day day, const Publication* publication, const ListingTerms& terms);

}  // namespace ecgraph::import
