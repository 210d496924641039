#pragma once
// Every parameter of the API, once: its name, whether it may be repeated, and what it means. Routes name the
// ones they take.

#include <cstdint>
#include <span>
#include <string_view>

namespace ecgraph::routes {

/// Every parameter, once.
enum class Parameter : std::uint8_t {
  kAt,
  kDuring,
  kBefore,
  kAfter,
  kKnownAt,
  kSince,
  kPublicBy,
  kPhase,
  kStatus,
  kHolds,
  kConfidence,
  kType,
  kSubject,
  kObject,
  kEntity,
  kSubjectType,
  kObjectType,
  kSubjectCountry,
  kObjectCountry,
  kDirection,
  kOwnershipSide,
  kFrom,
  kTo,
  kDepth,
  kChainLength,
  kMaxLength,
  kK,
  kTimeRespecting,
  kWaiting,
  kPaths,
  kEntityType,
  kAvoid,
  kAvoidType,
  kEnds,
  kEvent,
  kInclude,
  kKnownBefore,
  kWhere,
  kName,
  kAbout,
  kTopic,
  kMetric,
  kClaimant,
  kKind,
  kStatementKind,
  kQuery,
  kMatch,
  kMinScore,
  kCountry,
  kList,
  kItem,
  kItemType,
  kUnlaunched,
  kLegal,
  kDestination,
  kDestinations,
  kEndUser,
  kExporter,
  kMethod,
  kCountedList,
  kLetters,
  kView,
  kRegime,
  kWithoutRule,
  kProof,
  kBy,
  kGroupBy,
  kMeasure,
  kAttribute,
  kAttributes,
  kDate,
  kEmpty,
  kContinuations,
  kBody,
  kSpec,
  kTops,
  kQueries,
  kExtend,
  kPrefix,
  kWhat,
  kId,
  kStart,
  kFormat,
  kCsv,
  kFields,
  kLimit,
  kCursor,
  kSort,
  kLang,
  kPretty,
};

/// What is said of a parameter, for reading, errors and the API description.
struct ParameterDeclaration {
  Parameter parameter;
  std::string_view name;
  std::string_view meaning;
  bool repeatable = false;
  bool is_prefix = false;  ///< `where.` stands for where.<attribute>
};

/// In the order of the enumeration.
[[nodiscard]] std::span<const ParameterDeclaration> parameters();
[[nodiscard]] const ParameterDeclaration& declaration(Parameter parameter);

}  // namespace ecgraph::routes
