#include "server/routes/service.hpp"

#include "graph/query/legal_world.hpp"

namespace ecgraph::routes {

std::shared_ptr<const NameIndex> Service::names(const View& view) const {
  auto index = names_.get(
      view.revision(), [&]() -> Result<std::shared_ptr<const NameIndex>> { return NameIndex::build(view); });
  return *index;
}

Result<std::shared_ptr<const CountryCodes>> Service::countries(const View& view) const {
  return countries_.get(view.revision(), [&] { return CountryCodes::read(view); });
}

Result<std::shared_ptr<const legality::World>> Service::world(const View& view) const {
  return worlds_.get(view.revision(), [&] { return read_world(view); });
}

}  // namespace ecgraph::routes
