// /v1/export: the whole graph, or a selection that can be read alone.

#include "graph/query/export.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "server/render/columns.hpp"
#include "server/render/shapes.hpp"
#include "server/render/statement_document.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/listing.hpp"
#include "server/routes/truncation.hpp"

namespace ecgraph::routes {
namespace {

/// The kinds of `kind`, or none.
Result<std::vector<StatementKind>> kinds_asked(Call& call) {
  std::vector<StatementKind> kinds;
  for (const auto& written : call.arguments.words(Parameter::kStatementKind)) {
    const auto kind = statement_kind(written);
    if (!kind) {
      static const std::vector<std::string> allowed{"entity", "relation", "source",
                                                    "rule",   "claim",    "observation"};
      return fail(bad_value(Parameter::kStatementKind, written,
                            fmt::format("must be one of: {}.", fmt::join(allowed, ", ")), allowed));
    }
    call.arguments.resolve(Parameter::kStatementKind, written);
    kinds.push_back(*kind);
  }
  return kinds;
}

/// A table has one kind of row.
Result<void> one_kind(std::vector<StatementKind>& kinds) {
  if (kinds.empty()) kinds.push_back(StatementKind::kRelation);
  if (kinds.size() == 1) return {};
  return fail(ErrorKind::kUnprocessable,
              "A table has rows of one kind: write one kind= with format=csv, and ask again for the others.",
              std::string(declaration(Parameter::kStatementKind).name));
}

/// Every kind asked for must have a place in the format.
Result<void> all_held(const std::vector<StatementKind>& kinds, const render::FormatDeclaration& format) {
  for (const auto kind : kinds) {
    if (std::ranges::find(format.holds, kind) != format.holds.end()) continue;
    std::vector<std::string> held;
    for (const auto one : format.holds) held.emplace_back(word(one));
    return fail(Error{
        ErrorKind::kUnprocessable,
        fmt::format("{} has no place for a {}: it holds {}.", format.word, word(kind), fmt::join(held, ", ")),
        std::string(declaration(Parameter::kStatementKind).name),
        held,
        {},
        {}});
  }
  return {};
}

/// Any of these makes it a selection of relations.
bool is_selected(const Call& call) {
  static constexpr std::array kFilters = {
      Parameter::kSubject,     Parameter::kObject,     Parameter::kEntity,         Parameter::kAt,
      Parameter::kDuring,      Parameter::kPhase,      Parameter::kHolds,          Parameter::kType,
      Parameter::kStatus,      Parameter::kPublicBy,   Parameter::kDirection,      Parameter::kConfidence,
      Parameter::kSubjectType, Parameter::kObjectType, Parameter::kSubjectCountry, Parameter::kObjectCountry,
      Parameter::kEnds};
  return !call.arguments.named(Parameter::kWhere).empty() ||
         std::ranges::any_of(kFilters,
                             [&](Parameter filter) { return call.arguments.first(filter).has_value(); });
}

Result<ExportSelection> selection_of(Call& call, const std::vector<StatementKind>& kinds) {
  ExportSelection selection{{kinds.begin(), kinds.end()}, std::nullopt};
  if (!is_selected(call)) return selection;
  selection.relations.emplace();
  if (auto ends = read_ends(call, *selection.relations); !ends) return fail(ends.error());
  const StatusFilter any{StatusFilter::Which::kAny, {}};
  if (auto read = read_filters(call, *selection.relations, TimeDefault::kNone, any); !read)
    return fail(read.error());
  return selection;
}

/// As lists show it: with labels, for tables.
struct Shaped {
  render::Labels& labels;
  Result<boost::json::object> operator()(const Entity& entity) const {
    return render::entity_shape(entity, labels);
  }
  Result<boost::json::object> operator()(const Relation& relation) const {
    return render::relation_shape(relation, labels);
  }
  Result<boost::json::object> operator()(const Source& source) const {
    return render::source_shape(source, labels.vocabulary());
  }
  Result<boost::json::object> operator()(const Rule& rule) const { return render::rule_shape(rule, labels); }
  Result<boost::json::object> operator()(const Claim& claim) const {
    return render::claim_shape(claim, labels);
  }
  Result<boost::json::object> operator()(const Observation& observation) const {
    return render::observation_shape(observation, labels);
  }
};

std::vector<render::Column> columns_of(StatementKind kind, const Vocabulary& vocabulary) {
  switch (kind) {
    case StatementKind::kEntity:
      return render::entity_columns(vocabulary, {});
    case StatementKind::kRelation:
      return render::relation_columns(vocabulary, {}, render::Asked::kNoTime);
    case StatementKind::kSource:
      return render::source_columns();
    case StatementKind::kRule:
      return render::rule_columns();
    case StatementKind::kClaim:
      return render::claim_columns();
    case StatementKind::kObservation:
      break;
  }
  return render::observation_columns();
}

render::Rows rows_of(std::shared_ptr<const Export> taken, Call& call) {
  render::Rows rows;
  rows.count = taken->size();
  rows.statement = [taken](std::size_t i) { return taken->statement(i); };
  rows.key = [taken](std::size_t i) {
    const auto key = taken->key(i);
    return fmt::format("{}/{}", word(key.kind), key.id);
  };
  rows.head = [taken, view = call.view](std::size_t i) -> render::RowHead {
    const auto kind = taken->kind(i);
    if (kind == StatementKind::kEntity) return view.head(taken->entity(i)).type;
    if (kind == StatementKind::kRelation) return view.head(taken->relation(i));
    return kind;
  };
  const bool is_table = call.format == render::Format::kCsv;
  auto labels = std::make_shared<render::Labels>(call.view, language(call));
  rows.at = [taken, is_table, labels](std::size_t i) -> Result<boost::json::object> {
    auto statement = taken->statement(i);
    if (!statement) return fail(statement.error());
    if (is_table) return std::visit(Shaped{*labels}, *statement);
    return render::statement_document(*statement, labels->vocabulary());
  };
  return rows;
}

/// Counts what the format has no place for.
std::vector<std::string> left_out(const Export& taken, std::span<const StatementKind> held,
                                  std::string_view format) {
  std::vector<std::string> counts;
  for (const auto kind : {StatementKind::kSource, StatementKind::kEntity, StatementKind::kRule,
                          StatementKind::kRelation, StatementKind::kClaim, StatementKind::kObservation}) {
    const bool is_held = std::ranges::find(held, kind) != held.end();
    if (!is_held && taken.count(kind) > 0)
      counts.push_back(fmt::format("{}: {}", word(kind), taken.count(kind)));
  }
  if (counts.empty()) return {};
  return {fmt::format("left out of {}: {}", format, fmt::join(counts, ", "))};
}

}  // namespace

Result<Reply> get_export(Call& call) {
  const auto& format = render::declaration(call.format);
  auto kinds = kinds_asked(call);
  if (!kinds) return fail(kinds.error());
  auto selection = selection_of(call, *kinds);
  if (!selection) return fail(selection.error());
  const bool is_table = call.format == render::Format::kCsv;
  if (auto single = is_table ? one_kind(*kinds) : Result<void>(); !single) return fail(single.error());
  if (auto held = all_held(*kinds, format); !held) return fail(held.error());
  auto effort = call.effort_of_export();
  auto everything = Export::of(call.view, *selection, effort);
  if (!everything) return fail(everything.error());
  if (auto whole = truncation(effort, {}); !whole) return fail(whole.error());
  if (kinds->empty()) kinds->assign(format.holds.begin(), format.holds.end());
  render::Answer answer;
  answer.notes = left_out(*everything, *kinds, format.word);
  everything->keep({kinds->begin(), kinds->end()});
  if (is_table) answer.columns = columns_of(kinds->front(), call.view.vocabulary());
  answer.rows = rows_of(std::make_shared<const Export>(std::move(*everything)), call);
  return answer;
}

}  // namespace ecgraph::routes
