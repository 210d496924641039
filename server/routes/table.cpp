#include "server/routes/table.hpp"

#include <algorithm>

#include "server/routes/handlers.hpp"
#include "server/routes/start_page.hpp"

namespace ecgraph::routes {
namespace {

using enum Parameter;
using Parameters = std::vector<Parameter>;

Parameters operator+(Parameters a, const Parameters& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

/// What every answer that is rendered takes.
const Parameters kShown{kKnownAt, kFormat, kPretty, kFields, kCsv, kLang};
const Parameters kListed = kShown + Parameters{kLimit, kCursor};
/// Versions are shown as they were sent: without labels, so without their language.
const Parameters kHistory{kKnownAt, kFormat, kPretty, kFields, kCsv, kLimit, kCursor};
const Parameters kTime{kAt, kDuring, kPhase, kHolds, kPublicBy};
const Parameters kWhichRelations = kTime + Parameters{kType, kDirection, kStatus, kConfidence, kWhere};
const Parameters kRelationFilters = kWhichRelations + Parameters{kSort} + kListed;
const Parameters kSteps = kWhichRelations + Parameters{kEntityType, kAvoid, kAvoidType};
const Parameters kRelationEnds{kSubject,    kObject,         kEntity,        kSubjectType,
                               kObjectType, kSubjectCountry, kObjectCountry, kEnds};
const Parameters kSaid = Parameters{kEntity, kClaimant, kStatus, kAt, kDuring} + kListed;
const Parameters kLegalityQuestion{kItem,     kItemType,   kSpec,   kTops,        kDestination, kEndUser,
                                   kExporter, kAt,         kDuring, kPublicBy,    kLetters,     kView,
                                   kRegime,   kUnlaunched, kLegal,  kWithoutRule, kProof,       kBody};
/// Who ships what to whom under which law: what every form of the question takes.
const Parameters kUnderWhichLaw{kEndUser, kExporter, kAt,     kDuring,     kPublicBy,
                                kLetters, kView,     kRegime, kWithoutRule};
const Parameters kManyItems{kItem, kItemType, kUnlaunched};

using http::Method;

const std::vector<Route>& table() {
  static const std::vector<Route> rows{
      {.method = Method::kGet,
       .path = "/v1/entities",
       .summary = "Entities by type, name and property",
       .parameters = Parameters{kType, kName, kWhere, kConfidence} + kListed,
       .rows = render::RowKind::kEntity,
       .handler = get_entities},
      {.method = Method::kGet,
       .path = "/v1/entities/{id}",
       .summary = "One entity; a name leads to its id",
       .parameters = kShown,
       .rows = render::RowKind::kEntity,
       .handler = get_entity},
      {.method = Method::kGet,
       .path = "/v1/entities/{id}/relations",
       .summary = "Everything about an entity on a day",
       .parameters = kRelationFilters,
       .rows = render::RowKind::kRelation,
       .handler = get_entity_relations},
      {.method = Method::kGet,
       .path = "/v1/entities/{id}/history",
       .summary = "Every recorded version of an entity, who and why",
       .parameters = kHistory,
       .rows = render::RowKind::kVersion,
       .handler = get_entity_history},
      {.method = Method::kGet,
       .path = "/v1/relations",
       .summary = "Dated relations by ends, type, time, status and attribute",
       .parameters = kRelationEnds + kRelationFilters,
       .rows = render::RowKind::kRelation,
       .handler = get_relations},
      {.method = Method::kGet,
       .path = "/v1/aggregate",
       .summary = "Counts and sums of relations by month, type, country, list …",
       .parameters = Parameters{kMeasure, kAttribute, kGroupBy, kDate, kEmpty, kContinuations} +
                     kRelationEnds + kWhichRelations + kListed,
       .weight = http::Weight::kHeavy,
       .handler = get_aggregate},
      {.method = Method::kGet,
       .path = "/v1/relations/{id}",
       .summary = "One relation",
       .parameters = kShown,
       .rows = render::RowKind::kRelation,
       .handler = get_relation},
      {.method = Method::kGet,
       .path = "/v1/relations/{id}/history",
       .summary = "Every recorded version of a relation, who and why",
       .parameters = kHistory,
       .rows = render::RowKind::kVersion,
       .handler = get_relation_history},
      {.method = Method::kGet,
       .path = "/v1/timeline",
       .summary = "What was announced, published, took effect and ended, day by day",
       .parameters = kRelationEnds + kWhichRelations +
                     Parameters{kEvent, kInclude, kDestination, kEndUser, kExporter, kLetters, kView, kRegime,
                                kWithoutRule} +
                     kListed,
       .rows = render::RowKind::kEvent,
       .weight = http::Weight::kHeavy,
       .handler = get_timeline},
      {.method = Method::kGet,
       .path = "/v1/diff",
       .summary = "What held on one of two days, or was recorded otherwise in one of two states",
       .parameters = Parameters{kBefore, kAfter, kKnownBefore} + kRelationEnds + kTime +
                     Parameters{kType, kDirection, kStatus, kConfidence, kWhere} + kListed,
       .weight = http::Weight::kHeavy,
       .handler = get_diff},
      {.method = Method::kGet,
       .path = "/v1/values",
       .summary = "A numeric attribute over time, by measure, and its total where values add up",
       .parameters = kRelationEnds +
                     Parameters{kType, kAttribute, kDirection, kAt, kDuring, kHolds, kPublicBy, kStatus,
                                kConfidence, kWhere} +
                     kListed,
       .weight = http::Weight::kHeavy,
       .handler = get_values},
      {.method = Method::kGet,
       .path = "/v1/conflicts",
       .summary = "Statements that cannot all be true, side by side, and who says so",
       .parameters = Parameters{kEntity, kType, kAttributes, kTopic, kMetric, kAt, kDuring, kHolds, kStatus,
                                kConfidence} +
                     kListed,
       .weight = http::Weight::kHeavy,
       .handler = get_conflicts},
      {.method = Method::kGet,
       .path = "/v1/claims",
       .summary = "What somebody says of an entity",
       .parameters = Parameters{kTopic} + kSaid,
       .rows = render::RowKind::kClaim,
       .handler = get_claims},
      {.method = Method::kGet,
       .path = "/v1/observations",
       .summary = "Dated numbers about an entity",
       .parameters = Parameters{kMetric} + kSaid,
       .rows = render::RowKind::kObservation,
       .handler = get_observations},
      {.method = Method::kGet,
       .path = "/v1/search",
       .summary = "Entities by a name in any script",
       .parameters = Parameters{kQuery, kMatch, kType} + kListed,
       .handler = get_search},
      {.method = Method::kGet,
       .path = "/v1/traverse",
       .summary = "What can be reached from entities, and by which ways",
       .parameters = Parameters{kFrom, kDepth, kPaths, kBody} + kSteps + kListed,
       .weight = http::Weight::kHeavy,
       .handler = get_traverse},
      {.method = Method::kPost,
       .path = "/v1/traverse",
       .summary = "What given steps reach, with a filter for each",
       .parameters = kListed,
       .weight = http::Weight::kHeavy,
       .handler = post_traverse},
      {.method = Method::kGet,
       .path = "/v1/paths",
       .summary = "What connects entities: shortest and all paths, also in order of time",
       .parameters = Parameters{kFrom, kTo, kMaxLength, kK, kTimeRespecting, kWaiting} + kSteps + kListed,
       .weight = http::Weight::kHeavy,
       .handler = get_paths},
      {.method = Method::kGet,
       .path = "/v1/legality",
       .summary = "Which items may be shipped where, on a day or over a period, with proof",
       .parameters = kLegalityQuestion + kListed,
       .rows = render::RowKind::kLegality,
       .weight = http::Weight::kHeavy,
       .handler = get_legality},
      {.method = Method::kPost,
       .path = "/v1/legality",
       .summary = "The same, with a described buyer, supposed rules or items",
       .parameters = kListed,
       .rows = render::RowKind::kLegality,
       .weight = http::Weight::kHeavy,
       .handler = post_legality},
      {.method = Method::kGet,
       .path = "/v1/legality/timeline",
       .summary = "The status of one item from its launch to a day",
       .parameters = Parameters{kItem, kDestination, kProof, kBody} + kUnderWhichLaw + kListed,
       .rows = render::RowKind::kLegalityTimeline,
       .weight = http::Weight::kHeavy,
       .handler = get_legality_timeline},
      {.method = Method::kPost,
       .path = "/v1/legality/timeline",
       .summary = "The same, with a described buyer or supposed rules",
       .parameters = kListed,
       .rows = render::RowKind::kLegalityTimeline,
       .weight = http::Weight::kHeavy,
       .handler = post_legality_timeline},
      {.method = Method::kGet,
       .path = "/v1/legality/diff",
       .summary = "Which items changed status between two days, or because of a rule",
       .parameters = Parameters{kBefore, kAfter, kDestination, kBody} + kManyItems + kUnderWhichLaw + kListed,
       .weight = http::Weight::kHeavy,
       .handler = get_legality_diff},
      {.method = Method::kPost,
       .path = "/v1/legality/diff",
       .summary = "The same, with a described buyer or supposed rules",
       .parameters = kListed,
       .weight = http::Weight::kHeavy,
       .handler = post_legality_diff},
      {.method = Method::kGet,
       .path = "/v1/legality/matrix",
       .summary = "Items by months, years or destinations",
       .parameters = Parameters{kBy, kDestinations, kBody} + kManyItems + kUnderWhichLaw + kListed,
       .weight = http::Weight::kHeavy,
       .handler = get_legality_matrix},
      {.method = Method::kPost,
       .path = "/v1/legality/matrix",
       .summary = "The same, with a described buyer or supposed rules",
       .parameters = kListed,
       .weight = http::Weight::kHeavy,
       .handler = post_legality_matrix},
      {.method = Method::kGet,
       .path = "/v1/rules",
       .summary = "Legal instruments with their dates and clauses",
       .parameters = Parameters{kKind, kRegime, kAt, kDuring} + kListed,
       .rows = render::RowKind::kRule,
       .handler = get_rules},
      {.method = Method::kGet,
       .path = "/v1/rules/{id}",
       .summary = "One instrument",
       .parameters = kShown,
       .rows = render::RowKind::kRule,
       .handler = get_rule},
      {.method = Method::kGet,
       .path = "/v1/sources",
       .summary = "What everything is cited by",
       .parameters = kListed,
       .rows = render::RowKind::kSource,
       .handler = get_sources},
      {.method = Method::kGet,
       .path = "/v1/sources/{id}",
       .summary = "One source",
       .parameters = kShown,
       .rows = render::RowKind::kSource,
       .handler = get_source},
      {.method = Method::kGet,
       .path = "/v1/export",
       .summary = "The whole graph, or a selection that can be read alone",
       .parameters = Parameters{kStatementKind} + kRelationEnds + kWhichRelations + kListed,
       .rows = render::RowKind::kStatement,
       .weight = http::Weight::kHeavy,
       .handler = get_export},
      {.method = Method::kGet,
       .path = "/v1/schema",
       .summary = "The vocabulary",
       .parameters = kShown,
       .handler = get_schema},
      {.method = Method::kGet,
       .path = "/v1/changes",
       .summary = "What was recorded after a revision, as pages or as events",
       .parameters = Parameters{kSince, kType, kEntity} + kHistory,
       .rows = render::RowKind::kVersion,
       .offers_events = true,
       .handler = get_changes},
      {.method = Method::kPost,
       .path = "/v1/changes",
       .summary = "A transaction: assert, correct, retract",
       .parameters = {},
       .role = auth::Role::kEditor,
       .weight = http::Weight::kHeavy,
       .handler = post_changes},
      {.method = Method::kGet,
       .path = "/",
       .summary = "What can be asked here",
       .parameters = {},
       .always_open = true,
       .handler = get_start},
      {.method = Method::kGet,
       .path = "/openapi.json",
       .summary = "This API, described",
       .parameters = {},
       .always_open = true,
       .handler = get_openapi},
      {.method = Method::kGet,
       .path = "/healthz",
       .summary = "Whether the process lives",
       .parameters = {},
       .always_open = true,
       .weight = http::Weight::kProbe,
       .handler = get_health},
      {.method = Method::kGet,
       .path = "/readyz",
       .summary = "Whether it answers and can record, and from which revision",
       .parameters = {},
       .always_open = true,
       .weight = http::Weight::kProbe,
       .handler = get_readiness},
      {.method = Method::kGet,
       .path = "/metrics",
       .summary = "Counters for Prometheus",
       .parameters = {},
       .always_open = true,
       .weight = http::Weight::kProbe,
       .handler = get_metrics},
  };
  return rows;
}

constexpr std::string_view kAnySegment = "{id}";

/// What stood for {id}; nothing when the path is another.
std::optional<std::string> fits(std::string_view path, std::span<const std::string> segments) {
  std::string argument;
  std::size_t number = 0;
  path.remove_prefix(1);
  if (path.empty()) return segments.empty() ? std::optional(argument) : std::nullopt;
  while (number < segments.size()) {
    const auto slash = std::min(path.find('/'), path.size());
    const auto wanted = path.substr(0, slash);
    if (wanted == kAnySegment && !segments[number].empty())
      argument = segments[number];
    else if (wanted != segments[number])
      return std::nullopt;
    ++number;
    if (slash == path.size()) return number == segments.size() ? std::optional(argument) : std::nullopt;
    path.remove_prefix(slash + 1);
  }
  return std::nullopt;
}

}  // namespace

std::span<const Route> routes() { return table(); }

Matched match(std::span<const std::string> segments) {
  Matched matched;
  for (const auto& route : routes()) {
    if (auto argument = fits(route.path, segments)) {
      matched.routes.push_back(&route);
      matched.argument = std::move(*argument);
    }
  }
  return matched;
}

const Route* for_method(const Matched& matched, http::Method method) {
  const auto asked = method == Method::kHead ? Method::kGet : method;
  const auto found = std::find_if(matched.routes.begin(), matched.routes.end(),
                                  [&](const Route* route) { return route->method == asked; });
  return found == matched.routes.end() ? nullptr : *found;
}

http::Weight weight_of(const http::Request& request) {
  const auto path = std::string_view(request.target).substr(0, request.target.find('?'));
  const auto asked = request.method == Method::kHead ? Method::kGet : request.method;
  const auto found = std::find_if(table().begin(), table().end(), [&](const Route& route) {
    return route.weight != http::Weight::kLight && route.method == asked && route.path == path;
  });
  return found == table().end() ? http::Weight::kLight : found->weight;
}

std::vector<std::string> allowed_methods(const Matched& matched) {
  std::vector<std::string> methods;
  for (const auto* route : matched.routes) {
    methods.emplace_back(http::word(route->method));
    if (route->method == Method::kGet) methods.emplace_back(http::word(Method::kHead));
  }
  methods.emplace_back(http::word(Method::kOptions));
  return methods;
}

}  // namespace ecgraph::routes
