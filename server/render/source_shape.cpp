#include "server/render/shape_parts.hpp"
#include "server/render/shapes.hpp"

namespace ecgraph::render {

boost::json::object source_shape(const Source& source, const Vocabulary& vocabulary) {
  boost::json::object shape;
  Members members(shape, Absent::kNull);
  members.text("id", source.id.text());
  members.text("citation", source.citation);
  members.text("title", source.title);
  members.text("publisher", source.publisher);
  members.date("date", source.date);
  members.texts("url", source.urls);
  members.text("archived", source.archived);
  members.text("verification", vocabulary[source.verification]);
  add_remark(shape, "note", source.note);
  return shape;
}

}  // namespace ecgraph::render
