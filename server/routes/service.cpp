#include "server/routes/service.hpp"

#include <algorithm>
#include <thread>

#include "graph/query/legal_world.hpp"
#include "server/routes/table.hpp"

namespace ecgraph::routes {

Service::Service(Graph& graph, auth::Tokens& tokens, ServiceOptions options)
    : graph_(graph),
      tokens_(tokens),
      options_(std::move(options)),
      started_at_(options_.clock()),
      metrics_(routes().size()) {}

namespace {

/// Counts who holds a place, until the last holder lets go; null when `most` do.
std::shared_ptr<void> place_among(const std::shared_ptr<std::atomic<std::size_t>>& holders,
                                  std::size_t most) {
  const auto let_go = [holders](void*) { holders->fetch_sub(1); };
  const bool free = holders->fetch_add(1) < most;
  std::shared_ptr<void> place(holders.get(), let_go);
  return free ? place : nullptr;
}

}  // namespace

std::shared_ptr<void> Service::stream_place() const {
  return place_among(open_streams_, options_.limits.streams_max);
}

std::shared_ptr<void> Service::helper_place() const {
  return place_among(helpers_, std::max(1U, std::thread::hardware_concurrency()) - 1);
}

std::shared_ptr<const NameIndex> Service::names(const View& view) const {
  auto index = names_.get(
      view.revision(), [&]() -> Result<std::shared_ptr<const NameIndex>> { return NameIndex::build(view); });
  return *index;
}

std::shared_ptr<const FuzzyNames> Service::fuzzy_names(const View& view) const {
  auto names = fuzzy_names_.get(view.revision(), [&]() -> Result<std::shared_ptr<const FuzzyNames>> {
    return FuzzyNames::build(view);
  });
  return *names;
}

Result<std::shared_ptr<const PartyIdentifiers>> Service::identifiers(const View& view) const {
  return identifiers_.get(view.revision(), [&] { return PartyIdentifiers::read(view); });
}

Result<std::shared_ptr<const CountryCodes>> Service::countries(const View& view) const {
  return countries_.get(view.revision(), [&] { return CountryCodes::read(view); });
}

Result<std::shared_ptr<const legality::World>> Service::world(const View& view) const {
  return worlds_.get(view.revision(), [&] { return read_world(view); });
}

}  // namespace ecgraph::routes
