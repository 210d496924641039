// /v1/search: entities by a name, in any script, under any spelling.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "schema/decimal.hpp"
#include "server/routes/coverage.hpp"
#include "server/routes/found_names.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/listing.hpp"

namespace ecgraph::routes {
namespace {

constexpr std::size_t kQueryBytesMax = 400;
/// Names told where none is found.
constexpr std::size_t kNearestNamed = 3;
constexpr std::size_t kNearlyAlikeMax = 100;  ///< entities whose names are nearly the one asked for

constexpr std::array<std::pair<std::string_view, Match>, 3> kMatches{
    {{"exact", Match::kExact}, {"prefix", Match::kPrefix}, {"fuzzy", Match::kFuzzy}}};

Result<std::set<Match>> matches(Call& call) {
  std::set<Match> how;
  for (const auto& word : call.arguments.words(Parameter::kMatch)) {
    const auto known = std::ranges::find(kMatches, word, &std::pair<std::string_view, Match>::first);
    if (known == kMatches.end())
      return fail(bad_value(Parameter::kMatch, word, "must be one of: exact, prefix, fuzzy.",
                            {"exact", "prefix", "fuzzy"}));
    how.insert(known->second);
    call.arguments.resolve(Parameter::kMatch, word);
  }
  if (!how.empty()) return how;
  for (const auto& [word, match] : kMatches) {
    how.insert(match);
    call.arguments.tell(Parameter::kMatch, std::string(word));
  }
  return how;
}

Result<double> score_min(Call& call) {
  const auto given = call.arguments.first(Parameter::kMinScore);
  if (!given) return 0;
  const auto score = Decimal::parse(*given);
  if (!score || *score < Decimal(0) || Decimal(1) < *score)
    return fail(bad_value(Parameter::kMinScore, *given, "must be a number from 0 to 1."));
  call.arguments.resolve(Parameter::kMinScore, score->text());
  return std::stod(score->text());
}

Result<std::string> query(Call& call) {
  const auto given = call.arguments.first(Parameter::kQuery);
  if (!given)
    return fail(ErrorKind::kUnreadable, "What is searched for? Give q= a name, in any script: q=中芯国际.",
                "q");
  if (given->size() > kQueryBytesMax)
    return fail(ErrorKind::kUnreadable, fmt::format("\"q\" is longer than {} bytes.", kQueryBytesMax), "q");
  if (fold(*given).empty())
    return fail(ErrorKind::kUnreadable,
                fmt::format("\"{}\" has no letter and no digit, by which names are found.", *given), "q");
  call.arguments.resolve(Parameter::kQuery, std::string(*given));
  return std::string(*given);
}

Result<NamesAsked> names_asked(Call& call) {
  auto name = query(call);
  if (!name) return fail(name.error());
  auto how = matches(call);
  if (!how) return fail(how.error());
  auto least = score_min(call);
  if (!least) return fail(least.error());
  return NamesAsked{std::move(*name), std::move(*how), *least, kNearlyAlikeMax};
}

const std::vector<render::Column>& columns() {
  static const std::vector<render::Column> all{{{"entity", "id"}, true},    {{"entity", "label"}, true},
                                               {{"entity", "type"}, true},  {{"score"}, true},
                                               {{"matched", "name"}, true}, {{"matched", "kind"}, true},
                                               {{"matched", "lang"}, true}, {{"matched", "until"}}};
  return all;
}

/// That nothing was found, and where; and what is near it all the same.
Result<void> cover(render::Answer& answer, const Call& call, const std::string& name,
                   const std::set<EntityType>& types) {
  auto coverage = list_coverage(call.view);
  if (!coverage) return fail(coverage.error());
  (*coverage)["scripts"] = boost::json::array{script_of(name)};
  answer.coverage = std::move(*coverage);
  const auto near = call.service.names(call.view)->nearest(name, types, call.view, kNearestNamed);
  if (!near.empty())
    answer.notes.push_back(
        fmt::format("No name is or begins with \"{}\". Near it: {}.", name, fmt::join(near, ", ")));
  return {};
}

}  // namespace

Result<Reply> get_search(Call& call) {
  auto asked = names_asked(call);
  if (!asked) return fail(asked.error());
  auto selection = party_selection(call);
  if (!selection) return fail(selection.error());
  const auto types = selection->types;
  AdmittedParties admitted(call.view, std::move(*selection));
  auto found = find_names(call.service, call.view, *asked, admitted);
  if (!found) return fail(found.error());
  const auto hits = std::make_shared<const std::vector<FoundName>>(std::move(*found));
  auto labels = std::make_shared<render::Labels>(call.view, language(call));
  render::Answer answer;
  answer.columns = columns();
  answer.rows.count = hits->size();
  answer.rows.at = [hits, shape = FoundShape(call.service, call.view, asked->name, std::move(labels))](
                       std::size_t i) { return shape((*hits)[i]); };
  answer.rows.key = [hits, view = call.view](std::size_t i) {
    return view.head((*hits)[i].entity).id.text();
  };
  if (hits->empty()) {
    if (auto covered = cover(answer, call, asked->name, types); !covered) return fail(covered.error());
  }
  return answer;
}

}  // namespace ecgraph::routes
