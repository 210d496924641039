#include "server/routes/listing.hpp"

namespace ecgraph::routes {

render::Answer single(boost::json::object result, std::vector<render::Column> columns,
                      std::optional<Statement> statement) {
  render::Answer answer;
  answer.shape = render::Shape::kSingle;
  answer.columns = std::move(columns);
  answer.rows.count = 1;
  answer.rows.at = [result = std::move(result)](std::size_t) -> Result<boost::json::object> {
    return result;
  };
  answer.rows.key = [](std::size_t) { return std::string(); };
  if (statement) {
    answer.rows.statement = [statement = std::move(*statement)](std::size_t) -> Result<Statement> {
      return statement;
    };
  }
  return answer;
}

Error with_nearest(Error error, const Call& call, StatementKind kind) {
  if (error.kind == ErrorKind::kNotFound) error.nearest = nearest(call.path_argument, call.view.ids(kind));
  return error;
}

boost::json::object left_out_by_status(const std::map<std::string, std::size_t>& counts) {
  boost::json::object shape;
  for (const auto& [status, count] : counts) shape[status] = count;
  return shape;
}

}  // namespace ecgraph::routes
