#pragma once
// Country groups with dated members, and sets of countries compiled against them.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/legality/finding.hpp"
#include "graph/legality/proof.hpp"
#include "graph/model/rule.hpp"
#include "graph/time/validity.hpp"

namespace ecgraph::legality {

/// A country's membership of a group. `certain` is false when the source leaves it open: a test of it is then
/// unknown.
struct Membership {
  CountryCode country;
  ValidityBounds valid;
  std::string from, until;  ///< as written
  bool certain = true;
  Grounds grounds;
};

/// A group of `Groups`, by number.
struct GroupNumber {
  std::uint16_t number = 0;
  static constexpr std::uint16_t kNone = UINT16_MAX;  ///< a group that the graph does not know
  friend auto operator<=>(const GroupNumber&, const GroupNumber&) = default;
};

/// A set of countries with its groups resolved (rule.hpp, CountrySet).
struct Countries {
  bool all = false;
  std::vector<CountryCode> codes;
  std::vector<GroupNumber> groups;
  std::vector<std::string> group_names;  ///< parallel to `groups`
  std::vector<Countries> any;
  std::vector<CountryCode> except_codes;
  std::vector<GroupNumber> except_groups;
  std::vector<std::string> except_group_names;
};

/// Membership is read on the day asked (legality.md, "Group membership is dated").
class Groups {
 public:
  /// A membership of a group of countries; sets are compiled when all are added.
  void add(const std::string& group, Membership membership);
  [[nodiscard]] Countries compile(const CountrySet& set) const;
  /// Whether the country is in the set on the day. `unknown_group` names the fact missing when a group is not
  /// in the graph.
  [[nodiscard]] Finding contains(const Countries& set, CountryCode country, Day day, FactNames& facts,
                                 Recorder at) const;
  /// Every day on which some membership begins or ends, or may.
  void add_change_days(std::vector<Day>& days) const;

 private:
  [[nodiscard]] GroupNumber find(const std::string& group) const;
  [[nodiscard]] Finding member(GroupNumber group, const std::string& name, CountryCode country, Day day,
                               FactNames& facts, Recorder at) const;
  [[nodiscard]] Finding inside(const Countries& set, CountryCode country, Day day, FactNames& facts,
                               Recorder at) const;

  std::map<std::string, std::uint16_t, std::less<>> numbers_;
  std::vector<std::multimap<CountryCode, Membership>> members_;
};

}  // namespace ecgraph::legality
