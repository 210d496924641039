// /v1/search: entities by a name, in any script.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "server/render/labels.hpp"
#include "server/routes/coverage.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/listing.hpp"

namespace ecgraph::routes {
namespace {

constexpr std::size_t kQueryBytesMax = 400;
/// Names told where none is found.
constexpr std::size_t kNearestNamed = 3;

Result<std::set<Match>> matches(Call& call) {
  std::set<Match> how;
  for (const auto& word : call.arguments.words(Parameter::kMatch)) {
    if (word == "exact")
      how.insert(Match::kExact);
    else if (word == "prefix")
      how.insert(Match::kPrefix);
    else
      return fail(bad_value(Parameter::kMatch, word, "must be one of: exact, prefix.", {"exact", "prefix"}));
    call.arguments.resolve(Parameter::kMatch, word);
  }
  if (how.empty()) {
    how = {Match::kExact, Match::kPrefix};
    for (const auto* word : {"exact", "prefix"}) call.arguments.tell(Parameter::kMatch, word);
  }
  return how;
}

boost::json::object shape(const NameHit& hit, render::Labels& labels) {
  const auto lang = hit.lang.empty() ? boost::json::value() : boost::json::value(hit.lang);
  return {{"entity", labels.reference(hit.entity)},
          {"score", hit.score},
          {"matched", boost::json::object{{"name", hit.name}, {"kind", hit.kind}, {"lang", lang}}}};
}

}  // namespace

Result<Reply> get_search(Call& call) {
  const auto query = call.arguments.first(Parameter::kQuery);
  if (!query)
    return fail(ErrorKind::kUnreadable, "What is searched for? Give q= a name, in any script: q=中芯国际.",
                "q");
  if (query->size() > kQueryBytesMax)
    return fail(ErrorKind::kUnreadable, fmt::format("\"q\" is longer than {} bytes.", kQueryBytesMax), "q");
  if (fold(*query).empty())
    return fail(ErrorKind::kUnreadable,
                fmt::format("\"{}\" has no letter and no digit, by which names are found.", *query), "q");
  call.arguments.resolve(Parameter::kQuery, std::string(*query));
  auto types = entity_types(call, Parameter::kType);
  if (!types) return fail(types.error());
  auto how = matches(call);
  if (!how) return fail(how.error());
  auto hits = std::make_shared<const std::vector<NameHit>>(
      call.service.names(call.view)->search(*query, *how, *types, call.view));
  auto labels = std::make_shared<render::Labels>(call.view, language(call));
  render::Answer answer;
  answer.columns = {{{"entity", "id"}, true},   {{"entity", "label"}, true}, {{"entity", "type"}, true},
                    {{"score"}, true},          {{"matched", "name"}, true}, {{"matched", "kind"}, true},
                    {{"matched", "lang"}, true}};
  answer.rows.count = hits->size();
  answer.rows.at = [hits, labels](std::size_t i) -> Result<boost::json::object> {
    return shape((*hits)[i], *labels);
  };
  answer.rows.key = [hits, view = call.view](std::size_t i) {
    return view.head((*hits)[i].entity).id.text();
  };
  if (hits->empty()) {
    auto coverage = list_coverage(call.view);
    if (!coverage) return fail(coverage.error());
    (*coverage)["scripts"] = boost::json::array{script_of(*query)};
    answer.coverage = std::move(*coverage);
    const auto near = call.service.names(call.view)->nearest(*query, *types, call.view, kNearestNamed);
    if (!near.empty())
      answer.notes.push_back(
          fmt::format("No name is or begins with \"{}\". Near it: {}.", *query, fmt::join(near, ", ")));
  }
  return answer;
}

}  // namespace ecgraph::routes
