#pragma once
// How handlers make answers of rows.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "graph/query/selection.hpp"
#include "server/render/answer.hpp"
#include "server/render/shapes.hpp"
#include "server/routes/call.hpp"
#include "server/routes/selection.hpp"

namespace ecgraph::routes {

/// An answer of one result, and the statement that it shows where it shows one.
[[nodiscard]] render::Answer single(boost::json::object result, std::vector<render::Column> columns,
                                    std::optional<Statement> statement = {});

/// What was read, as any statement.
template <class Kind>
[[nodiscard]] Result<Statement> statement_of(Result<Kind> read) {
  if (!read) return fail(read.error());
  return Statement(*std::move(read));
}

/// A list whose statements are at hand; `shape` makes a row of one, its `id` orders them.
template <class Statement, class Shape>
[[nodiscard]] render::Answer list_of(std::vector<Statement> statements, std::vector<render::Column> columns,
                                     Shape shape) {
  auto kept = std::make_shared<const std::vector<Statement>>(std::move(statements));
  render::Answer answer;
  answer.columns = std::move(columns);
  answer.rows.count = kept->size();
  answer.rows.at = [kept, shape = std::move(shape)](std::size_t i) -> Result<boost::json::object> {
    return shape((*kept)[i]);
  };
  answer.rows.key = [kept](std::size_t i) { return (*kept)[i].id.text(); };
  answer.rows.statement = [kept](std::size_t i) -> Result<ecgraph::Statement> { return (*kept)[i]; };
  return answer;
}

/// An error about an id that does not stand, with those that it may have meant.
[[nodiscard]] Error with_nearest(Error error, const Call& call, StatementKind kind);

/// What a question of relations said of time, for their shape.
[[nodiscard]] render::Asked asked(const When& when);
/// How many statements only the default status left out, by status, for `Answer::left_out`.
[[nodiscard]] boost::json::object left_out_by_status(const std::map<std::string, std::size_t>& counts);
/// Says which lists an answer without rows rests on, where one of the types asked for is that of listings.
[[nodiscard]] Result<void> cover_nothing_found(render::Answer& answer, const Call& call,
                                               const std::set<RelationType>& types);

/// Relations: reads the parameters that all their lists share on top of `selection`, finds and shows them.
[[nodiscard]] Result<Reply> list_relations(Call& call, RelationSelection selection, TimeDefault otherwise);

}  // namespace ecgraph::routes
