// /v1/rules…, /v1/sources…: the instruments themselves, and what everything is cited by.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "server/render/columns.hpp"
#include "server/render/shapes.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/listing.hpp"

namespace ecgraph::routes {
namespace {

Result<std::vector<Rule>> rules(const View& view) {
  std::vector<Rule> result;
  for (auto& id : view.ids(StatementKind::kRule)) {
    auto rule = view.rule(RuleId::trusted(std::move(id)));
    if (!rule) return fail(rule.error());
    result.push_back(std::move(*rule));
  }
  return result;
}

/// The days on which a rule's effective date may lie, to its end.
bool in_force_during(const Rule& rule, const Interval& period) {
  if (!rule.effective) return false;
  const Day until = rule.ended ? rule.ended->latest() : Day::end_of_time();
  const auto force = Interval::make(rule.effective->earliest(), until);
  return force && force->overlaps(period);
}

Result<void> keep_kinds(std::vector<Rule>& rules, Call& call) {
  const auto kinds = call.arguments.words(Parameter::kKind);
  for (const auto& kind : kinds) {
    if (call.view.vocabulary().rule_kind(kind) == nullptr) {
      std::vector<std::string> known;
      for (const auto& declared : call.view.vocabulary().rule_kinds) known.push_back(declared.id);
      return fail(bad_value(Parameter::kKind, kind,
                            fmt::format("must be one of: {}.", fmt::join(known, ", ")), known));
    }
    call.arguments.resolve(Parameter::kKind, kind);
  }
  if (!kinds.empty())
    std::erase_if(rules, [&](const Rule& rule) {
      return std::find(kinds.begin(), kinds.end(), rule.kind) == kinds.end();
    });
  return {};
}

Result<void> keep_regime(std::vector<Rule>& rules, Call& call) {
  const auto regime = call.arguments.first(Parameter::kRegime);
  if (!regime) return {};
  std::set<std::string> known;
  for (const auto& rule : rules) known.insert(rule.regime);
  if (!known.empty() && !known.contains(std::string(*regime)))
    return fail(bad_value(Parameter::kRegime, *regime,
                          fmt::format("must be one of: {}.", fmt::join(known, ", ")),
                          {known.begin(), known.end()}));
  std::erase_if(rules, [&](const Rule& rule) { return rule.regime != *regime; });
  call.arguments.resolve(Parameter::kRegime, std::string(*regime));
  return {};
}

}  // namespace

Result<Reply> get_rules(Call& call) {
  auto found = rules(call.view);
  if (!found) return fail(found.error());
  if (auto kept = keep_regime(*found, call); !kept) return fail(kept.error());
  if (auto kept = keep_kinds(*found, call); !kept) return fail(kept.error());
  auto during = span(call, TimeDefault::kNone);
  if (!during) return fail(during.error());
  if (*during) std::erase_if(*found, [&](const Rule& rule) { return !in_force_during(rule, **during); });
  auto labels = std::make_shared<render::Labels>(call.view, language(call));
  return list_of(std::move(*found), render::rule_columns(),
                 [labels](const Rule& rule) { return render::rule_shape(rule, *labels); });
}

Result<Reply> get_rule(Call& call) {
  auto rule = call.view.rule(RuleId::trusted(call.path_argument));
  if (!rule) return fail(with_nearest(rule.error(), call, StatementKind::kRule));
  render::Labels labels(call.view, language(call));
  auto shape = render::rule_shape(*rule, labels);
  if (!shape) return fail(shape.error());
  return single(std::move(*shape), render::rule_columns(), std::move(*rule));
}

Result<Reply> get_sources(Call& call) {
  std::vector<Source> sources;
  for (auto& id : call.view.ids(StatementKind::kSource)) {
    auto source = call.view.source(SourceId::trusted(std::move(id)));
    if (!source) return fail(source.error());
    sources.push_back(std::move(*source));
  }
  const auto* vocabulary = &call.view.vocabulary();
  return list_of(std::move(sources), render::source_columns(),
                 [vocabulary](const Source& source) -> Result<boost::json::object> {
                   return render::source_shape(source, *vocabulary);
                 });
}

Result<Reply> get_source(Call& call) {
  auto source = call.view.source(SourceId::trusted(call.path_argument));
  if (!source) return fail(with_nearest(source.error(), call, StatementKind::kSource));
  auto shape = render::source_shape(*source, call.view.vocabulary());
  return single(std::move(shape), render::source_columns(), std::move(*source));
}

}  // namespace ecgraph::routes
