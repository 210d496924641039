#include "graph/query/ownership.hpp"

#include <algorithm>

#include "graph/query/ownership_web.hpp"
#include "graph/query/selection.hpp"

namespace ecgraph {
namespace {

using legality::Kleene;
using legality::Party;
using legality::World;

/// The party and everyone downstream of it, whatever the day.
std::vector<Party> downstream(const World& world, Party from, Effort& effort) {
  std::vector<Party> parties{from};
  std::set<Party> met{from};
  for (std::size_t next = 0; next < parties.size(); ++next) {
    for (const auto owned : world.holdings().owned_by(parties[next])) {
      if (!met.insert(owned).second) continue;
      if (!effort.visit()) return parties;
      parties.push_back(owned);
    }
  }
  return parties;
}

/// Relations of the types that mean control, at either end of the entity on the day.
Result<void> add_relations(const View& view, EntityNo entity, const OwnershipQuestion& question,
                           std::vector<ControlLink>& control, Effort& effort) {
  RelationSelection selection;
  selection.entities = {entity};
  for (const auto& id : view.vocabulary().ownership.control_relations)
    selection.types.insert(*view.vocabulary().relation_type(id));
  if (selection.types.empty()) return {};
  selection.status = {StatusFilter::Which::kAny, {}};
  selection.when.at = question.at;
  selection.when.public_by = question.public_by;
  selection.when.certainly_only = question.certainly_only;
  auto found = find_relations(view, selection, effort);
  if (!found) return fail(found.error());
  for (const auto& hit : found->hits) {
    control.push_back(
        {view.id(hit.head.no), "", view.head(hit.head.subject).id, view.head(hit.head.object).id});
  }
  return {};
}

Result<std::vector<ControlLink>> control_of(const View& view, const World& world, EntityNo entity,
                                            Party party, const OwnershipQuestion& question, Effort& effort) {
  std::vector<ControlLink> control;
  for (const auto& named : world.controls()) {
    if (named.controller != party && named.controlled != party) continue;
    control.push_back({std::nullopt, named.property, world.parties()[named.controller].id,
                       world.parties()[named.controlled].id});
  }
  std::ranges::sort(control, {}, [](const ControlLink& link) {
    return std::tuple(link.property, link.controller, link.controlled);
  });
  if (auto added = add_relations(view, entity, question, control, effort); !added) return fail(added.error());
  return control;
}

/// The links that chains begin with, seen from their owner, or end with, seen from what is owned; each once.
std::vector<std::size_t> outer_links(const std::vector<OwnershipChain>& chains, OwnershipRow::Side side) {
  std::vector<std::size_t> links;
  for (const auto& chain : chains) {
    const auto link = side == OwnershipRow::Side::kOwner ? chain.links.front() : chain.links.back();
    if (std::ranges::find(links, link) == links.end()) links.push_back(link);
  }
  return links;
}

/// Makes the rows about one entity, at place 0 of the web.
class Rows {
 public:
  Rows(const OwnershipCount& count, const OwnershipQuestion& question, Effort& effort)
      : count_(count), chains_(count, question.certainly_only), effort_(effort) {}

  void add_itself(std::vector<ControlLink> control) {
    auto row = count_.row(kAsked);
    row.control = std::move(control);
    rows_.push_back(std::move(row));
  }
  void add_owners(std::size_t depth) {
    for (auto& end : chains_.follow(kAsked, Following::kUp, depth, effort_)) {
      if (!effort_.keep_result()) return;
      add(OwnershipRow::Side::kOwner, std::move(end),
          [&](std::size_t place) { return count_.belongs_to(place, effort_)[kAsked]; });
    }
  }
  void add_owned(std::size_t depth) {
    const auto ends = chains_.follow(kAsked, Following::kDown, depth, effort_);
    const auto parts = count_.belongs_to(kAsked, effort_);
    for (auto end : ends) {
      if (!effort_.keep_result()) return;
      add(OwnershipRow::Side::kOwned, std::move(end), [&](std::size_t place) { return parts[place]; });
    }
  }
  Ownership take() && { return {std::move(rows_), std::move(chains_).take_links()}; }

 private:
  static constexpr std::size_t kAsked = 0;

  template <class ShareOf>
  void add(OwnershipRow::Side side, OwnershipChains::End end, const ShareOf& share_of) {
    auto row = count_.row(end.place);
    row.side = side;
    row.depth = end.depth;
    row.share = share_of(end.place);
    row.links = outer_links(end.chains, side);
    row.chains = std::move(end.chains);
    rows_.push_back(std::move(row));
  }

  const OwnershipCount& count_;
  OwnershipChains chains_;
  Effort& effort_;
  std::vector<OwnershipRow> rows_;
};

}  // namespace

std::string_view word(OwnershipRow::Side side) {
  switch (side) {
    case OwnershipRow::Side::kOwner:
      return "owner";
    case OwnershipRow::Side::kOwned:
      return "owned";
    case OwnershipRow::Side::kItself:
      break;
  }
  return "itself";
}

Result<Ownership> find_ownership(const View& view, const World& world, EntityNo entity,
                                 const OwnershipQuestion& question, const OwnershipReach& reach,
                                 Effort& effort) {
  const auto party = world.parties().find(view.head(entity).id);
  if (!party) return Ownership{};  // unreachable: a world knows every entity of its state
  auto control = control_of(view, world, entity, *party, question, effort);
  if (!control) return fail(control.error());
  const auto start = reach.owned ? downstream(world, *party, effort) : std::vector<Party>{*party};
  const OwnershipCount count(world, question, start, effort);
  Rows rows(count, question, effort);
  rows.add_itself(std::move(*control));
  if (reach.owners) rows.add_owners(reach.depth);
  if (reach.owned) rows.add_owned(reach.depth);
  return std::move(rows).take();
}

Ownership find_owned_by_listed(const World& world, const OwnershipQuestion& question, Effort& effort) {
  const auto owned = world.holdings().owned();
  const OwnershipCount count(world, question, owned, effort);
  Ownership found;
  for (std::size_t place = 0; place < owned.size() && effort.go_on(); ++place) {
    if (count.web().stakes(place).empty()) continue;
    auto row = count.row(place);
    const auto reached = row.by_listed.reached;
    if (reached == Kleene::kFalse || (question.certainly_only && reached != Kleene::kTrue)) continue;
    if (!effort.keep_result()) break;
    found.rows.push_back(std::move(row));
  }
  std::ranges::sort(found.rows, [](const OwnershipRow& a, const OwnershipRow& b) {
    if (a.by_listed.reached != b.by_listed.reached) return a.by_listed.reached > b.by_listed.reached;
    return a.entity < b.entity;
  });
  return found;
}

}  // namespace ecgraph
