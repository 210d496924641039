#include "graph/query/change_filter.hpp"

#include <algorithm>
#include <variant>

namespace ecgraph {
namespace {

class Test {
 public:
  explicit Test(const ChangeSelection& selection) : selection_(selection) {}

  bool operator()(const Relation& relation) const {
    if (!selection_.types.empty() && !selection_.types.contains(relation.type)) return false;
    return selection_.entities.empty() || any({relation.subject, relation.object});
  }
  bool operator()(const Entity& entity) const { return of_entities() && any({entity.id}); }
  bool operator()(const Claim& claim) const {
    if (!of_entities()) return false;
    return any({claim.subject}) || (claim.addressee && any({*claim.addressee})) || any(claim.about) ||
           any(claim.asserted_by);
  }
  bool operator()(const Observation& observation) const {
    return of_entities() && (any({observation.subject}) || any(observation.about));
  }
  bool operator()(const Source&) const { return false; }
  bool operator()(const Rule&) const { return false; }

 private:
  [[nodiscard]] bool of_entities() const { return selection_.types.empty(); }
  [[nodiscard]] bool any(const std::vector<EntityId>& ids) const {
    return std::ranges::any_of(ids, [&](const EntityId& id) { return selection_.entities.contains(id); });
  }

  const ChangeSelection& selection_;
};

const Statement* said(const Change& change) {
  if (const auto* made = std::get_if<Assert>(&change)) return &made->statement;
  if (const auto* better = std::get_if<Correct>(&change)) return &better->statement;
  return nullptr;
}

/// Of what stood before a change; nothing stood before an assertion.
Result<bool> was_of(const View& before, const Change& change, const ChangeSelection& selection) {
  if (std::holds_alternative<Assert>(change)) return false;
  const auto* better = std::get_if<Correct>(&change);
  const auto stood =
      before.statement(better != nullptr ? key_of(better->statement) : std::get<Retract>(change).key);
  if (!stood) return fail(stood.error());
  return is_of(*stood, selection);
}

}  // namespace

bool is_of(const Statement& statement, const ChangeSelection& selection) {
  return selection.is_all() || std::visit(Test(selection), statement);
}

Result<std::vector<std::size_t>> changes_of(const Graph& graph, const RecordedTransaction& transaction,
                                            const ChangeSelection& selection) {
  const auto before = graph.view({Revision{transaction.revision.number - 1}, std::nullopt});
  if (!before) return fail(before.error());
  std::vector<std::size_t> numbers;
  for (std::size_t i = 0; i < transaction.changes.size(); ++i) {
    const auto& change = transaction.changes[i];
    const auto* statement = said(change);
    bool asked = selection.is_all() || (statement != nullptr && is_of(*statement, selection));
    if (!asked) {
      const auto was = was_of(*before, change, selection);
      if (!was) return fail(was.error());
      asked = *was;
    }
    if (asked) numbers.push_back(i);
  }
  return numbers;
}

Result<std::vector<ChangePlace>> find_changes(const Graph& graph, const View& view, Revision since,
                                              const ChangeSelection& selection, Effort& effort) {
  std::vector<ChangePlace> places;
  for (Revision revision{since.number + 1}; revision <= view.revision(); ++revision.number) {
    if (!effort.begin_long_step()) break;
    const auto transaction = graph.transaction(revision);
    if (!transaction) return fail(transaction.error());
    const auto numbers = changes_of(graph, *transaction, selection);
    if (!numbers) return fail(numbers.error());
    for (const auto number : *numbers) places.push_back({revision, number});
  }
  return places;
}

}  // namespace ecgraph
