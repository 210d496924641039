#include "graph/rebuild.hpp"

#include "graph/store/store.hpp"

namespace ecgraph {

Result<Revision> rebuild_views(const std::filesystem::path& store, const Vocabulary& vocabulary) {
  auto opened = store::Store::open(store, vocabulary, Graph::Open::kExisting, Durability::kSynced);
  if (!opened) return fail(opened.error());
  if (auto rebuilt = (*opened)->rebuild(); !rebuilt) return fail(std::move(rebuilt.error()));
  return (*opened)->end().revision;
}

}  // namespace ecgraph
