// /v1/schema: the vocabulary.

#include "server/render/schema_shape.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/listing.hpp"

namespace ecgraph::routes {

Result<Reply> get_schema(Call& call) { return single(render::schema_shape(call.view.vocabulary()), {}); }

}  // namespace ecgraph::routes
