#include "server/render/rdf_source.hpp"

#include "server/render/rdf_statement.hpp"

namespace ecgraph::render {

Result<void> RdfSource::described(std::string& out, const Statement& statement) {
  if (answer().kind != RowKind::kStatement) {
    for (const auto& id : sources_of(statement)) {
      if (!cited_.insert(id.text()).second) continue;
      auto source = view().source(id);
      if (!source) return fail(source.error());
      describe(out, rdf_statement(*source, view()));
    }
  }
  describe(out, rdf_statement(statement, view()));
  return {};
}

}  // namespace ecgraph::render
