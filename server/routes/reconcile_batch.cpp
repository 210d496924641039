// Queries in batches: names, narrowed by type and held against properties.

#include <fmt/format.h>

#include <algorithm>

#include "graph/search/names.hpp"
#include "server/render/json_text.hpp"
#include "server/routes/found_names.hpp"
#include "server/routes/reconcile.hpp"
#include "server/wire/object_reader.hpp"

namespace ecgraph::routes {
namespace {

constexpr std::size_t kQueriesMax = 1'000;
constexpr std::int64_t kCandidatesDefault = 10, kCandidatesMax = 100;
constexpr double kSure = 0.95, kRival = 0.85;  ///< a match is sure when no other is as near as a rival
constexpr double kOffForProperty = 0.1;        ///< where a value asked is known to be another
constexpr double kPoints = 100;                ///< scores are shown out of so many

/// A value that candidates are held against.
struct AskedProperty {
  std::string id;
  std::vector<std::string> values;  ///< folded
};

struct Query {
  std::string name;
  std::set<EntityType> types;
  std::size_t limit = kCandidatesDefault;
  std::vector<AskedProperty> properties;
};

class QueryReader {
 public:
  QueryReader(const Vocabulary& vocabulary, wire::Faults& faults)
      : vocabulary_(vocabulary), faults_(faults) {}

  Query read(const Document& document, const Pointer& at) {
    Query query;
    wire::ObjectReader reader(document, at, faults_);
    query.name = reader.optional_text("query");
    if (const auto* types = reader.take("type")) read_types(*types, reader, query);
    const auto limit = reader.whole_number("limit", kCandidatesDefault);
    query.limit = static_cast<std::size_t>(std::clamp<std::int64_t>(limit, 1, kCandidatesMax));
    reader.each("properties", [&](const Document& property, const Pointer& place) {
      query.properties.push_back(read_property(property, place));
    });
    reader.pass_over("type_strict");
    if (query.name.empty() && query.properties.empty()) reader.fault("query", "must be a name.");
    reader.finish();
    return query;
  }

 private:
  void read_types(const Document& types, wire::ObjectReader& reader, Query& query) {
    std::vector<const Document*> all;
    if (types.array() == nullptr) all.push_back(&types);
    for (const auto& one : types.array() == nullptr ? no_elements() : *types.array()) all.push_back(&one);
    for (const Document* one : all) {
      const auto* text = one->text();
      const auto type = text == nullptr ? std::nullopt : vocabulary_.entity_type(*text);
      if (type)
        query.types.insert(*type);
      else
        reader.fault("type", "must name types of entities (see /v1/schema).");
    }
  }
  static const Document::Array& no_elements() {
    static const Document::Array none;
    return none;
  }

  AskedProperty read_property(const Document& document, const Pointer& at) {
    AskedProperty property;
    wire::ObjectReader reader(document, at, faults_);
    property.id = reader.text("pid");
    if (const auto* value = reader.require("v")) {
      if (const auto* list = value->array()) {
        for (const auto& one : *list) add_value(one, property);
      } else {
        add_value(*value, property);
      }
    }
    reader.finish();
    return property;
  }
  /// A text, a number or an entity that was reconciled before.
  static void add_value(const Document& value, AskedProperty& property) {
    if (const auto* text = value.text()) property.values.push_back(fold(*text));
    if (const auto* number = value.number()) property.values.push_back(fold(*number));
    if (const auto* id = value.member("id"); id != nullptr && id->text() != nullptr)
      property.values.push_back(fold(*id->text()));
  }

  const Vocabulary& vocabulary_;
  wire::Faults& faults_;
};

/// Every spelling of a value: of a reference its id and its name.
std::vector<std::string> spellings(const boost::json::value& value) {
  std::vector<std::string> texts;
  for (const auto& member : value.as_object()) {
    if (const auto* text = member.value().if_string()) texts.push_back(fold(std::string_view(*text)));
    if (member.value().is_number()) texts.push_back(fold(render::json_text(member.value())));
  }
  return texts;
}

/// Whether a candidate has one of the values; nothing when it has none at all.
Result<std::optional<bool>> holds(const Call& call, EntityNo no, const AskedProperty& asked) {
  const auto entity = call.view.entity(no);
  if (!entity) return fail(entity.error());
  const auto values = fetched_values(call, *entity, asked.id);
  if (!values) return fail(values.error());
  if (values->empty()) return std::nullopt;
  for (const auto& value : *values) {
    for (const auto& text : spellings(value)) {
      if (std::ranges::find(asked.values, text) != asked.values.end()) return true;
    }
  }
  return false;
}

boost::json::object shape(const Call& call, const FoundName& found, boost::json::array features) {
  const auto head = call.view.head(found.entity);
  const auto& type = call.view.vocabulary()[head.type];
  return {{"id", head.id.text()},
          {"name", head.label},
          {"description", fmt::format("{}; matched: {}", type.label, found.matched.name)},
          {"score", shown_score(found.score) * kPoints},
          {"features", std::move(features)},
          {"match", false},
          {"type", boost::json::array{boost::json::object{{"id", type.id}, {"name", type.label}}}}};
}

Result<boost::json::array> answer(Call& call, const Query& query) {
  PartySelection selection;
  selection.types = query.types;
  AdmittedParties admitted(call.view, std::move(selection));
  NamesAsked asked{query.name, {Match::kExact, Match::kFuzzy}, 0, query.limit * 2};
  auto found = find_names(call.service, call.view, asked, admitted);
  if (!found) return fail(found.error());
  std::vector<std::pair<FoundName, boost::json::array>> candidates;
  for (auto& one : *found) {
    boost::json::array features{
        boost::json::object{{"id", "name"}, {"value", shown_score(one.score) * kPoints}}};
    for (const auto& property : query.properties) {
      const auto held = holds(call, one.entity, property);
      if (!held) return fail(held.error());
      if (!*held) continue;
      features.push_back(boost::json::object{{"id", property.id}, {"value", **held}});
      if (!**held) one.score -= kOffForProperty;
    }
    candidates.emplace_back(std::move(one), std::move(features));
  }
  std::ranges::stable_sort(candidates,
                           [](const auto& a, const auto& b) { return a.first.score > b.first.score; });
  if (candidates.size() > query.limit) candidates.resize(query.limit);
  const bool sure = !candidates.empty() && candidates.front().first.score >= kSure &&
                    (candidates.size() < 2 || candidates[1].first.score < kRival);
  boost::json::array result;
  for (auto& [one, features] : candidates) {
    if (one.score > 0) result.push_back(shape(call, one, std::move(features)));
  }
  if (sure) result.front().as_object()["match"] = true;
  return result;
}

}  // namespace

Result<boost::json::object> reconcile_batch(Call& call, const Document& queries) {
  const auto* batch = queries.object();
  if (batch == nullptr || batch->size() > kQueriesMax)
    return fail(ErrorKind::kUnprocessable,
                fmt::format("\"queries\" must be an object of at most {} queries.", kQueriesMax), "queries");
  wire::Faults faults;
  QueryReader reader(call.view.vocabulary(), faults);
  std::vector<std::pair<std::string, Query>> read;
  for (const auto& [key, document] : *batch) read.emplace_back(key, reader.read(document, Pointer() / key));
  if (!faults.empty()) return fail(faults.error());
  boost::json::object answers;
  for (const auto& [key, query] : read) {
    auto result = answer(call, query);
    if (!result) return fail(result.error());
    answers[key] = boost::json::object{{"result", std::move(*result)}};
  }
  return answers;
}

}  // namespace ecgraph::routes
