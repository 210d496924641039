// /v1/relations…: dated relations between entities.

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "server/render/columns.hpp"
#include "server/render/shapes.hpp"
#include "server/routes/address.hpp"
#include "server/routes/coverage.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/listing.hpp"
#include "server/routes/truncation.hpp"

namespace ecgraph::routes {
namespace {

/// The days that relations can be sorted by, else their id.
Result<void> sort_hits(std::vector<RelationHit>& hits, Call& call) {
  static constexpr std::array<std::string_view, 6> kWords{"id", "-id", "from", "-from", "until", "-until"};
  const bool given = call.arguments.first(Parameter::kSort).has_value();
  if (!given) call.arguments.tell(Parameter::kSort, "id");
  auto chosen = given ? call.arguments.word(Parameter::kSort, kWords, "id") : Result<std::string>("id");
  if (!chosen) return fail(chosen.error());
  const bool descending = chosen->starts_with('-');
  const auto by = descending ? chosen->substr(1) : *chosen;
  const auto day = [&](const RelationHit& hit) {
    return by == "from" ? hit.head.valid.from_earliest : hit.head.valid.until_earliest;
  };
  // They come ordered by id, and a stable sort keeps that order among equals.
  if (by != "id") {
    std::stable_sort(hits.begin(), hits.end(), [&](const auto& a, const auto& b) {
      return descending ? day(b) < day(a) : day(a) < day(b);
    });
  } else if (descending) {
    std::reverse(hits.begin(), hits.end());
  }
  return {};
}

}  // namespace

render::Asked asked(const When& when) {
  if (when.during) return render::Asked::kPeriod;
  return when.at ? render::Asked::kDay : render::Asked::kNoTime;
}

Result<void> cover_nothing_found(render::Answer& answer, const Call& call,
                                 const std::set<RelationType>& types) {
  if (!types.empty() && !types.contains(call.view.vocabulary().legality.listing)) return {};
  auto coverage = list_coverage(call.view);
  if (!coverage) return fail(coverage.error());
  answer.coverage = std::move(*coverage);
  return {};
}

Result<Reply> list_relations(Call& call, RelationSelection selection, TimeDefault otherwise) {
  if (auto read = read_filters(call, selection, otherwise); !read) return fail(read.error());
  auto effort = call.effort();
  auto found = find_relations(call.view, selection, effort);
  if (!found) return fail(found.error());
  auto cut =
      truncation(effort, {Parameter::kEntity, Parameter::kSubject, Parameter::kObject, Parameter::kType});
  if (!cut) return fail(cut.error());
  Footing footing;
  for (const auto& hit : found->hits) footing.add(hit.head, call.view.vocabulary());
  if (auto sorted = sort_hits(found->hits, call); !sorted) return fail(sorted.error());
  auto labels = std::make_shared<render::Labels>(call.view, language(call));
  render::Answer answer;
  answer.truncated = std::move(*cut);
  answer.footing = std::move(footing);
  const std::vector<RelationType> types(selection.types.begin(), selection.types.end());
  answer.columns = render::relation_columns(call.view.vocabulary(), types, asked(selection.when));
  if (!found->left_out.empty()) answer.left_out["status"] = left_out_by_status(found->left_out);
  if (found->hits.empty()) {
    if (auto covered = cover_nothing_found(answer, call, selection.types); !covered)
      return fail(covered.error());
  }
  auto hits = std::make_shared<const std::vector<RelationHit>>(std::move(found->hits));
  answer.rows.count = hits->size();
  answer.rows.at = [hits, labels, view = call.view,
                    how = asked(selection.when)](std::size_t i) -> Result<boost::json::object> {
    auto relation = view.relation((*hits)[i].head.no);
    if (!relation) return fail(relation.error());
    return render::relation_shape(*relation, (*hits)[i], how, *labels);
  };
  answer.rows.key = [hits, view = call.view](std::size_t i) { return view.id((*hits)[i].head.no).text(); };
  answer.rows.head = [hits](std::size_t i) -> render::RowHead { return (*hits)[i].head; };
  answer.rows.statement = [hits, view = call.view](std::size_t i) {
    return statement_of(view.relation((*hits)[i].head.no));
  };
  return answer;
}

Result<Reply> get_relations(Call& call) {
  RelationSelection selection;
  if (auto ends = read_ends(call, selection); !ends) return fail(ends.error());
  return list_relations(call, std::move(selection), TimeDefault::kNone);
}

Result<Reply> get_relation(Call& call) {
  auto id = RelationId::parse(call.path_argument, "id");
  const auto found = id ? call.view.find(*id) : std::nullopt;
  if (!found) return fail(no_such_relation(call));
  auto relation = call.view.relation(*found);
  if (!relation) return fail(relation.error());
  render::Labels labels(call.view, language(call));
  auto shape = render::relation_shape(*relation, labels);
  if (!shape) return fail(shape.error());
  const std::vector<RelationType> types{relation->type};
  return single(std::move(*shape),
                render::relation_columns(call.view.vocabulary(), types, render::Asked::kNoTime),
                std::move(*relation));
}

}  // namespace ecgraph::routes
