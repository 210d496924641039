#include "server/routes/listing.hpp"

namespace ecgraph::routes {

render::Answer single(boost::json::object result, std::vector<render::Column> columns) {
  render::Answer answer;
  answer.shape = render::Shape::kSingle;
  answer.columns = std::move(columns);
  answer.rows.count = 1;
  answer.rows.at = [result = std::move(result)](std::size_t) -> Result<boost::json::object> { return result; };
  answer.rows.key = [](std::size_t) { return std::string(); };
  return answer;
}

}  // namespace ecgraph::routes
