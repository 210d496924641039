#include "server/routes/parameter.hpp"

#include <array>

namespace ecgraph::routes {
namespace {

using enum Parameter;

constexpr auto kParameters = std::to_array<ParameterDeclaration>({
    {kAt, "at", "The day asked about (2023-10-17). A month or a year is read as during."},
    {kDuring, "during", "The period asked about, both ends included (2023-10, 2023-10/2024-02, 2023-10/..)."},
    {kBefore, "before", "The earlier of two days compared (2023-10-01)."},
    {kAfter, "after", "The later of two days compared (2023-12-01)."},
    {kKnownAt, "known_at",
     "What this graph had recorded: a revision (12), an instant (RFC 3339) or a day (its end, UTC)."},
    {kSince, "since",
     "Only what was recorded after it: a revision (12), an instant or a day (its end, UTC)."},
    {kPublicBy, "public_by", "Only what was public by this day: announced, else published, else effective."},
    {kPhase, "phase", "Where a measure stands on the day: pending, in_force, ended or any."},
    {kStatus, "status", "Claim statuses that count, or any.", true},
    {kHolds, "holds", "certainly: leave out what holds only possibly."},
    {kConfidence, "confidence", "The least confidence that counts: low, medium or high."},
    {kType, "type", "Types, of entities or of relations.", true},
    {kSubject, "subject", "The relation's subject, by id or name.", true},
    {kObject, "object", "The relation's object, by id or name.", true},
    {kEntity, "entity", "An entity at either end, by id or name.", true},
    {kSubjectType, "subject_type", "Types of entity that the subject may be of.", true},
    {kObjectType, "object_type", "Types of entity that the object may be of.", true},
    {kSubjectCountry, "subject_country",
     "The country of the subject (its own, or that of its headquarters): ISO code, id or name.", true},
    {kObjectCountry, "object_country", "The same of the object.", true},
    {kDirection, "direction", "out, in or both, seen from the entity."},
    {kOwnershipSide, "direction", "owners, owned or both (the default)."},
    {kFrom, "from", "Where it begins: an entity by id or name.", true},
    {kTo, "to", "Where it ends: an entity by id or name.", true},
    {kDepth, "depth", "Relations in a row at most; 1 when left out."},
    {kChainLength, "depth", "Holdings in a chain at most; as many as the server allows when left out."},
    {kMaxLength, "max_length", "Relations of a path at most; alone: all paths up to that length."},
    {kK, "k", "So many paths, the shortest first; 1 when neither k nor max_length is given."},
    {kTimeRespecting, "time_respecting",
     "true: each relation is taken on a day on which it holds, in order of time."},
    {kWaiting, "waiting",
     "With time_respecting: true (the default), days may pass between two steps; false: all are taken on one "
     "day."},
    {kPaths, "paths", "How much of the way is answered: none, shortest (the default) or all."},
    {kEntityType, "entity_type", "Types of entity that may be reached, and passed through.", true},
    {kAvoid, "avoid", "An entity that is neither reached nor passed through, by id or name.", true},
    {kAvoidType, "avoid_type", "Types of entity that are neither reached nor passed through.", true},
    {kEnds, "ends", "either (the default) or both: whether both ends have to be among the entities named."},
    {kEvent, "event", "Kinds of events: announced, published, effective, ended.", true},
    {kInclude, "include", "legality: the days on which the status of the items named changed, too."},
    {kKnownBefore, "known_before",
     "The earlier of two recorded states compared, written as known_at, which is the later."},
    {kWhere, "where.",
     "A property or attribute equals a value; with .min or .max after its name: at least, at most.", true,
     true},
    {kName, "name", "A name that the entity bears, in any script."},
    {kAbout, "about", "An entity that it speaks of, by id or name.", true},
    {kTopic, "topic", "Topics of claims.", true},
    {kMetric, "metric", "Metrics of observations.", true},
    {kClaimant, "claimant", "Who says so, by id or name.", true},
    {kKind, "kind", "Kinds of rules.", true},
    {kStatementKind, "kind", "Kinds of statements.", true},
    {kQuery, "q", "The name searched for, in any script."},
    {kMatch, "match", "exact, prefix, fuzzy, or all of them (the default).", true},
    {kMinScore, "min_score", "Only names as near as this, from 0 to 1."},
    {kCountry, "country", "Of a country (its headquarters, or as a list places it): ISO code, id or name.",
     true},
    {kList, "list", "Named on one of these lists, by id or name.", true},
    {kItem, "item", "A chip, a memory stack or a family, by id or name.", true},
    {kItemType, "item_type", "All items of a type.", true},
    {kUnlaunched, "unlaunched", "leave_out or include items launched after the period."},
    {kLegal, "legal", "Only answers that are throughout, part, never or unknown.", true},
    {kDestination, "destination", "The country it goes to: ISO code, id or name."},
    {kDestinations, "destination", "Countries, a column each with by=destination.", true},
    {kEndUser, "end_user",
     "Who uses it there, by id or name; left out: an unlisted civil buyer of that country."},
    {kExporter, "exporter", "Who ships it, by id or name; left out: the maker."},
    {kMethod, "method", "How shares are added up, by a method of /v1/schema: the first there when left out."},
    {kCountedList, "list", "Lists whose parties count, by id or name; left out: those of the method.", true},
    {kLetters, "letters", "include or exclude notices sent to single exporters."},
    {kView, "view", "operative (compliance and enforcement dates count) or text (bare effective dates)."},
    {kRegime, "regime", "Whose law: US, CN …"},
    {kWithoutRule, "without_rule", "A rule to take out of the law.", true},
    {kProof, "proof", "full or none; full is the default for one item."},
    {kBy, "by", "What the columns are: month (the default), year or destination."},
    {kGroupBy, "by",
     "What is counted apart: month, quarter or year; type, status, list; subject, object, their type or "
     "country (subject_type, object_country …).",
     true},
    {kMeasure, "measure", "count (the default), or the sum, min or max of an attribute."},
    {kAttribute, "attribute", "The numeric attribute of a sum, min or max, or of values over time: amount …"},
    {kAttributes, "attribute", "Attributes of which two values cannot both be true.", true},
    {kDate, "date",
     "Which date is counted, and is to lie in the period of during: from (the default by month, quarter or "
     "year), until, announced or published."},
    {kEmpty, "empty", "include (the default) or leave_out months, quarters or years without anything."},
    {kContinuations, "continuations",
     "include (the default) or leave_out what takes up, on the same day, another relation of the type "
     "between "
     "the same ends."},
    {kBody, "body", "A question that was posted, base64url of its JSON."},
    {kSpec, "", "A figure of an item that is not named: tpp, performance_density, datacenter …", false, true},
    {kTops, "tops.", "Dense TOPS at a bit length: tops.8=600.", true, true},
    {kQueries, "queries", "A batch of queries for entities, a JSON object."},
    {kExtend, "extend", "Which properties of which entities, a JSON object."},
    {kPrefix, "prefix", "What was typed so far."},
    {kWhat, "what", "entity, type or property."},
    {kId, "id", "The id of an entity, a type or a property."},
    {kStart, "cursor", "How many suggestions were shown before."},
    {kFormat, "format", "json, ndjson, csv or text; otherwise by Accept."},
    {kCsv, "csv", "excel: with a byte-order mark, and cells that a spreadsheet would run made harmless."},
    {kFields, "fields", "Members of a result to keep.", true},
    {kLimit, "limit", "Results at most; 100 in json and text, everything in the other formats."},
    {kCursor, "cursor", "Where the page before ended: the next of its answer."},
    {kSort, "sort", "The member to sort by; - before it: descending. Ends in the id."},
    {kLang, "lang", "The language of labels, where there is one (zh, ja)."},
    {kPretty, "pretty", "true: indented JSON."},
});

}  // namespace

std::span<const ParameterDeclaration> parameters() { return kParameters; }

const ParameterDeclaration& declaration(Parameter parameter) {
  for (const auto& candidate : kParameters) {
    if (candidate.parameter == parameter) return candidate;
  }
  return kParameters.front();  // unreachable: the table has a row for each
}

}  // namespace ecgraph::routes
