#include "server/routes/selection.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "graph/time/period.hpp"
#include "server/routes/conditions.hpp"

namespace ecgraph::routes {
namespace {

/// The time asked about, once.
Result<std::optional<Period>> asked(Call& call, TimeDefault otherwise) {
  const auto at = call.arguments.first(Parameter::kAt);
  const auto during = call.arguments.first(Parameter::kDuring);
  if (at && during)
    return fail(ErrorKind::kUnreadable, "\"at\" and \"during\" exclude each other: give one.", "during");
  if (!at && !during) {
    if (otherwise == TimeDefault::kNone) return std::nullopt;
    call.arguments.resolve(Parameter::kAt, call.today.text());
    return Period::of(call.today);
  }
  auto period = Period::parse(at ? *at : *during, at ? "at" : "during");
  if (!period) return fail(period.error());
  if (at && period->text().find('/') != std::string::npos) return fail(one_day_only(*at));
  call.arguments.resolve(at && period->is_one_day() ? Parameter::kAt : Parameter::kDuring, period->text());
  return *period;
}

Result<std::optional<Day>> public_by(Call& call) {
  const auto text = call.arguments.first(Parameter::kPublicBy);
  if (!text) return std::nullopt;
  auto day = Day::parse(*text);
  if (!day) {
    Error error = day.error();
    error.field = "public_by";
    return fail(std::move(error));
  }
  call.arguments.resolve(Parameter::kPublicBy, day->text());
  return *day;
}

Result<Phase> phase_of(Call& call, bool of_a_day) {
  static constexpr std::array<std::string_view, 4> kWords{"pending", "in_force", "ended", "any"};
  if (!call.arguments.first(Parameter::kPhase)) return Phase::kInForce;
  auto chosen = call.arguments.word(Parameter::kPhase, kWords, "in_force");
  if (!chosen) return fail(chosen.error());
  if (!of_a_day)
    return fail(ErrorKind::kUnreadable,
                "\"phase\" asks about one day: give at=2023-10-20 with it, not during.", "phase");
  return *phase(*chosen);
}

template <class Type, class Declarations, class Lookup>
Result<std::set<Type>> types(Call& call, Parameter parameter, const Declarations& declarations,
                             const Lookup& lookup) {
  std::set<Type> result;
  for (const auto& word : call.arguments.words(parameter)) {
    const auto type = lookup(word);
    if (!type) {
      std::vector<std::string> known;
      for (const auto& declared : declarations) known.push_back(declared.id);
      auto near = nearest(word, known);
      const auto name = std::string(declaration(parameter).name);
      return fail(Error{ErrorKind::kUnprocessable,
                        fmt::format("\"{}\" is not a type here (see /v1/schema).", word),
                        name,
                        std::move(known),
                        std::move(near),
                        {}});
    }
    if (result.insert(*type).second) call.arguments.resolve(parameter, word);
  }
  return result;
}

}  // namespace

Error one_day_only(std::string_view at) {
  return Error{ErrorKind::kUnreadable,
               fmt::format("\"at\" is one day, and {} is a span: write during={}.", at, at),
               "at",
               {},
               {},
               {}};
}

namespace {

/// `holds` and `public_by`.
Result<void> read_certainty(Call& call, When& when) {
  static constexpr std::array<std::string_view, 2> kHoldsWords{"certainly", "possibly"};
  auto holds = call.arguments.word(Parameter::kHolds, kHoldsWords, "");
  if (!holds) return fail(holds.error());
  when.certainly_only = *holds == "certainly";
  auto by = public_by(call);
  if (!by) return fail(by.error());
  when.public_by = *by;
  return {};
}

}  // namespace

Result<When> when(Call& call, TimeDefault otherwise) {
  const bool phased = call.arguments.first(Parameter::kPhase).has_value();
  auto period = asked(call, phased ? TimeDefault::kToday : otherwise);
  if (!period) return fail(period.error());
  When when;
  if (*period && (*period)->is_one_day())
    when.at = (*period)->days().from();
  else if (*period)
    when.during = (*period)->days();
  auto chosen = phase_of(call, when.at.has_value());
  if (!chosen) return fail(chosen.error());
  when.phase = *chosen;
  if (auto read = read_certainty(call, when); !read) return fail(read.error());
  return when;
}

Result<std::optional<Interval>> span(Call& call, TimeDefault otherwise) {
  auto period = asked(call, otherwise);
  if (!period) return fail(period.error());
  if (!*period) return std::nullopt;
  return (*period)->days();
}

namespace {

/// Says which statuses count when the question does not.
void tell_default(Call& call, const StatusFilter& otherwise) {
  const auto& vocabulary = call.view.vocabulary();
  if (otherwise.which == StatusFilter::Which::kAny) return call.arguments.tell(Parameter::kStatus, "any");
  call.arguments.tell(Parameter::kStatus, vocabulary[vocabulary.default_status].id);
  const auto phase = call.arguments.first(Parameter::kPhase);
  if (phase && *phase == word(Phase::kPending))
    call.arguments.tell(Parameter::kStatus, vocabulary[vocabulary.pending_status].id);
}

}  // namespace

Result<StatusFilter> status(Call& call, StatusFilter otherwise) {
  const auto words = call.arguments.words(Parameter::kStatus);
  if (words.empty()) {
    tell_default(call, otherwise);
    return otherwise;
  }
  StatusFilter filter{StatusFilter::Which::kNamed, {}};
  const auto& vocabulary = call.view.vocabulary();
  for (const auto& word : words) {
    call.arguments.resolve(Parameter::kStatus, word);
    if (word == "any") return StatusFilter{StatusFilter::Which::kAny, {}};
    const auto known = vocabulary.claim_status(word);
    if (!known) {
      std::vector<std::string> allowed{"any"};
      for (const auto& declared : vocabulary.claim_statuses) allowed.push_back(declared.id);
      return fail(bad_value(Parameter::kStatus, word,
                            fmt::format("must be one of: {}.", fmt::join(allowed, ", ")), allowed));
    }
    filter.named.insert(*known);
  }
  return filter;
}

Result<std::optional<Confidence>> confidence(Call& call) {
  const auto& words = call.view.vocabulary().confidences;
  const std::vector<std::string_view> allowed(words.begin(), words.end());
  auto word = call.arguments.word(Parameter::kConfidence, allowed, "");
  if (!word) return fail(word.error());
  return call.view.vocabulary().confidence(*word);
}

Result<Direction> direction(Call& call) {
  static constexpr std::array<std::string_view, 3> kWords{"out", "in", "both"};
  auto word = call.arguments.word(Parameter::kDirection, kWords, "both");
  if (!word) return fail(word.error());
  return *word == "out" ? Direction::kOut : *word == "in" ? Direction::kIn : Direction::kBoth;
}

Result<std::set<EntityType>> entity_types(Call& call, Parameter parameter) {
  const auto& vocabulary = call.view.vocabulary();
  return types<EntityType>(call, parameter, vocabulary.entity_types,
                           [&](std::string_view word) { return vocabulary.entity_type(word); });
}

Result<std::set<RelationType>> relation_types(Call& call) {
  const auto& vocabulary = call.view.vocabulary();
  return types<RelationType>(call, Parameter::kType, vocabulary.relation_types,
                             [&](std::string_view word) { return vocabulary.relation_type(word); });
}

Result<EntityNo> entity(Call& call, Parameter parameter, std::string_view text) {
  auto named = call.service.names(call.view)->resolve(text, {}, call.view, declaration(parameter).name);
  if (named || !named.error().allowed.empty()) return named;
  auto countries = call.service.countries(call.view);
  if (!countries) return fail(countries.error());
  if (const auto country = (*countries)->entity(text)) return *country;
  return named;
}

Result<std::vector<EntityNo>> entities(Call& call, Parameter parameter) {
  std::vector<EntityNo> result;
  for (const auto& text : call.arguments.all(parameter)) {
    auto found = entity(call, parameter, text);
    if (!found) return fail(found.error());
    result.push_back(*found);
    call.arguments.resolve(parameter, call.view.head(*found).id.text());
  }
  return result;
}

namespace {

Result<void> read_kinds(Call& call, RelationSelection& selection) {
  auto types = relation_types(call);
  if (!types) return fail(types.error());
  selection.types = std::move(*types);
  auto toward = direction(call);
  if (!toward) return fail(toward.error());
  selection.direction = *toward;
  return {};
}

Result<void> read_trust(Call& call, RelationSelection& selection, const StatusFilter& statuses) {
  auto standing = status(call, statuses);
  if (!standing) return fail(standing.error());
  selection.status = std::move(*standing);
  auto least = confidence(call);
  if (!least) return fail(least.error());
  selection.confidence_at_least = *least;
  auto where = conditions(call, selection.types);
  if (!where) return fail(where.error());
  selection.where = std::move(*where);
  return {};
}

}  // namespace

Result<void> read_filters(Call& call, RelationSelection& selection, TimeDefault otherwise,
                          const StatusFilter& statuses) {
  if (auto read = read_kinds(call, selection); !read) return read;
  auto time = when(call, otherwise);
  if (!time) return fail(time.error());
  selection.when = *time;
  return read_trust(call, selection, statuses);
}

Result<void> read_filters_of_days(Call& call, RelationSelection& selection) {
  if (auto read = read_kinds(call, selection); !read) return read;
  auto chosen = phase_of(call, true);
  if (!chosen) return fail(chosen.error());
  selection.when.phase = *chosen;
  if (auto read = read_certainty(call, selection.when); !read) return read;
  return read_trust(call, selection, {});
}

Result<std::vector<EntityNo>> countries(Call& call, Parameter parameter) {
  auto named = entities(call, parameter);
  if (!named) return named;
  const auto& vocabulary = call.view.vocabulary();
  const auto* headquarters = vocabulary.property(vocabulary.legality.headquarters);
  if (headquarters == nullptr || headquarters->types.empty()) return named;
  for (const auto one : *named) {
    const auto head = call.view.head(one);
    const auto& type = vocabulary[head.type].id;
    if (std::ranges::find(headquarters->types, type) != headquarters->types.end()) continue;
    return fail(Error{ErrorKind::kUnprocessable,
                      fmt::format("{} is a {}, and headquarters are in a {}.", head.label, type,
                                  fmt::join(headquarters->types, " or ")),
                      std::string(declaration(parameter).name),
                      {},
                      {},
                      {}});
  }
  return named;
}

namespace {

Result<void> read_condition(Call& call, Parameter type, Parameter country, EndCondition& condition) {
  auto of_type = entity_types(call, type);
  if (!of_type) return fail(of_type.error());
  condition.types = std::move(*of_type);
  auto there = countries(call, country);
  if (!there) return fail(there.error());
  condition.countries = std::move(*there);
  return {};
}

}  // namespace

Result<void> read_ends(Call& call, RelationSelection& selection) {
  for (const auto& [parameter, chosen] : {std::pair{Parameter::kSubject, &selection.subjects},
                                          {Parameter::kObject, &selection.objects},
                                          {Parameter::kEntity, &selection.entities}}) {
    auto found = entities(call, parameter);
    if (!found) return fail(found.error());
    *chosen = std::move(*found);
  }
  auto subject =
      read_condition(call, Parameter::kSubjectType, Parameter::kSubjectCountry, selection.subject_is);
  if (!subject) return subject;
  auto object = read_condition(call, Parameter::kObjectType, Parameter::kObjectCountry, selection.object_is);
  if (!object) return object;
  if (!call.arguments.first(Parameter::kEnds)) return {};
  static constexpr std::array<std::string_view, 2> kEndsWords{"either", "both"};
  auto ends = call.arguments.word(Parameter::kEnds, kEndsWords, "either");
  if (!ends) return fail(ends.error());
  selection.both_ends = *ends == "both";
  if (selection.both_ends && selection.entities.empty())
    return fail(ErrorKind::kUnreadable,
                "\"ends=both\" is about the entities named: write entity=japan&entity=india with it.",
                "ends");
  return {};
}

Result<std::set<std::string>> known_words(Call& call, Parameter parameter,
                                          const std::vector<std::string>& known) {
  std::set<std::string> words;
  for (auto& word : call.arguments.words(parameter)) {
    if (std::ranges::find(known, word) == known.end()) {
      auto near = nearest(word, known);
      return fail(Error{ErrorKind::kUnprocessable,
                        fmt::format("\"{}\" is not in the vocabulary (see /v1/schema).", word),
                        std::string(declaration(parameter).name),
                        known,
                        std::move(near),
                        {}});
    }
    call.arguments.resolve(parameter, word);
    words.insert(std::move(word));
  }
  return words;
}

std::string language(Call& call) {
  const auto lang = call.arguments.first(Parameter::kLang);
  if (!lang) return {};
  call.arguments.resolve(Parameter::kLang, std::string(*lang));
  return std::string(*lang);
}

}  // namespace ecgraph::routes
