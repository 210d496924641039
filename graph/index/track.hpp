#pragma once
// All recorded versions of the statements of one kind: which ids there are, and when each version stood.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "graph/index/column.hpp"
#include "graph/index/sorted_numbers.hpp"
#include "graph/model/ids.hpp"

namespace ecgraph {

inline constexpr std::uint32_t kNoRow = UINT32_MAX;

/// What every version has: it stood in the revisions [from, until).
struct Recorded {
  std::uint32_t statement = kNoRow;  ///< its number within its kind
  Revision from, until = Revision::never();
  std::uint32_t previous = kNoRow;  ///< the version before it, by row
  /// Whether it was recorded by then and not yet replaced.
  [[nodiscard]] constexpr bool stands_at(Revision revision) const {
    return from <= revision && revision < until;
  }
};

/// `IdType` names a statement; `Version` derives from Recorded.
template <class IdType, class Version>
class Track {
 public:
  Track() : ids_(IdType::trusted({})), newest_(kNoRow), versions_(Version{}) {}

  /// How many ids there ever were; their numbers count from 0.
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(ids_.size()); }
  [[nodiscard]] const IdType& id(std::uint32_t number) const { return ids_[number]; }
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id) const {
    return order_.find(id, text_of());
  }

  [[nodiscard]] const Version& version(std::uint32_t row) const { return versions_[row]; }
  /// The row of the version that stood at a revision.
  [[nodiscard]] std::optional<std::uint32_t> row_at(std::uint32_t number, Revision revision) const {
    std::uint32_t row = newest_[number];
    while (row != kNoRow && versions_[row].from > revision) row = versions_[row].previous;
    if (row == kNoRow || !versions_[row].stands_at(revision)) return std::nullopt;
    return row;
  }
  [[nodiscard]] const Version* at(std::uint32_t number, Revision revision) const {
    const auto row = row_at(number, revision);
    return row ? &versions_[*row] : nullptr;
  }
  /// The newest version recorded of it up to a revision, whether it still stood; the first when all came
  /// later.
  [[nodiscard]] const Version& last_known(std::uint32_t number, Revision revision) const {
    std::uint32_t row = newest_[number];
    while (versions_[row].from > revision && versions_[row].previous != kNoRow) row = versions_[row].previous;
    return versions_[row];
  }
  /// Whether it was ever recorded up to a revision.
  [[nodiscard]] bool known_at(std::uint32_t number, Revision revision) const {
    return newest_[number] != kNoRow && last_known(number, revision).from <= revision;
  }
  /// The numbers, by id.
  template <class Visit>
  void for_each(const Visit& visit) const {
    order_.for_each(visit);
  }
  [[nodiscard]] auto text_of() const {
    return [this](std::uint32_t number) -> std::string_view { return ids_[number].text(); };
  }

  // For the builder of the next state.

  /// The number of an id, a new one if it has none.
  [[nodiscard]] std::uint32_t intern(const IdType& id) {
    if (!order_.ends_before(id.text(), text_of())) {
      if (const auto known = find(id.text())) return *known;
    }
    const std::uint32_t number = size();
    ids_.push_back(id);
    newest_.push_back(kNoRow);
    order_.insert(number, text_of());
    return number;
  }
  /// Ends the version that stands, if one does; answers whether.
  bool close(std::uint32_t number, Revision revision) {
    const std::uint32_t row = newest_[number];
    if (row == kNoRow || versions_[row].until != Revision::never()) return false;
    versions_.edit(row).until = revision;
    return true;
  }
  /// Adds the version that stands from now on; answers its row.
  std::uint32_t add(Version version) {
    const auto row = static_cast<std::uint32_t>(versions_.size());
    version.previous = newest_[version.statement];
    newest_.edit(version.statement) = row;
    versions_.push_back(std::move(version));
    return row;
  }
  /// Forgets all versions and keeps the numbers.
  void forget_versions() {
    Column<std::uint32_t> none(kNoRow);
    for (std::uint32_t number = 0; number < size(); ++number) none.push_back(kNoRow);
    newest_ = std::move(none);
    versions_ = Column<Version>(Version{});
  }

 private:
  Column<IdType> ids_;
  Column<std::uint32_t> newest_;  ///< row of the newest version, by number
  Column<Version> versions_;
  SortedNumbers order_;
};

}  // namespace ecgraph
