#pragma once
// `type`, `country`, `list` and `at`, where parties are looked for.

#include "graph/query/parties.hpp"
#include "server/routes/call.hpp"

namespace ecgraph::routes {

/// The lists that a parameter names, by id or name; of nothing else can parties be asked.
[[nodiscard]] Result<std::set<EntityNo>> named_lists(Call& call, Parameter parameter);

/// Reads and resolves them. `at` is a day on which the party stands on one of the lists, or on any.
[[nodiscard]] Result<PartySelection> party_selection(Call& call);

/// Filters by it, each entity once; a store that fails admits nothing more and is told by `fault`.
class AdmittedParties {
 public:
  AdmittedParties(const View& view, PartySelection selection);
  [[nodiscard]] bool operator()(EntityNo entity);
  [[nodiscard]] bool all() const { return all_; }
  [[nodiscard]] const std::optional<Error>& fault() const { return fault_; }

 private:
  bool all_;
  PartyFilter filter_;
  std::unordered_map<std::uint32_t, bool> known_;
  std::optional<Error> fault_;
};

}  // namespace ecgraph::routes
