#include "server/routes/service.hpp"

#include "graph/query/legal_world.hpp"
#include "server/routes/table.hpp"

namespace ecgraph::routes {

Service::Service(Graph& graph, auth::Tokens& tokens, ServiceOptions options)
    : graph_(graph),
      tokens_(tokens),
      options_(std::move(options)),
      started_at_(options_.clock()),
      metrics_(routes().size()) {}

std::shared_ptr<void> Service::stream_place() const {
  const auto let_go = [open = open_streams_](void*) { open->fetch_sub(1); };
  std::shared_ptr<void> place(open_streams_.get(), let_go);
  return open_streams_->fetch_add(1) < options_.limits.streams_max ? place : nullptr;
}

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
