// Suggestions while somebody types, and what is shown beside them.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "graph/query/parties.hpp"
#include "graph/search/names.hpp"
#include "schema/nearest.hpp"
#include "server/render/json_text.hpp"
#include "server/render/xml_text.hpp"
#include "server/routes/found_names.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/reconcile.hpp"

namespace ecgraph::routes {
namespace {

namespace json = boost::json;

constexpr std::size_t kSuggested = 10;
constexpr std::size_t kNamesShown = 8;

Reply as_json(const json::value& value) { return Text{"application/json", render::json_text(value)}; }

Failure no_such_kind(const Call& call) {
  return fail(Error{ErrorKind::kNotFound,
                    fmt::format("\"{}\" is not suggested here.", call.path_argument),
                    {},
                    {"entity", "type", "property"},
                    {},
                    {}});
}

Result<std::size_t> start(Call& call) {
  const auto given = call.arguments.first(Parameter::kStart);
  if (!given) return 0;
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), value);
  if (error == std::errc() && end == given->data() + given->size()) return value;
  return fail(bad_value(Parameter::kStart, *given, "must be a whole number."));
}

/// Those whose id or name begins so, or has it within.
template <class Declarations, class Name>
json::array suggested(const Declarations& declarations, std::string_view prefix, std::size_t from,
                      const Name& name) {
  const std::string wanted = fold(prefix);
  json::array list;
  for (const auto& declared : declarations) {
    if (fold(name(declared)).find(wanted) == std::string::npos &&
        declared.id.find(prefix) == std::string::npos)
      continue;
    if (from > 0) {
      --from;
      continue;
    }
    if (list.size() == kSuggested) break;
    list.push_back(
        json::object{{"id", declared.id}, {"name", name(declared)}, {"description", declared.meaning}});
  }
  return list;
}

Result<json::array> suggested_entities(const Call& call, std::string_view prefix, std::size_t from) {
  AdmittedParties all(call.view, {});
  const NamesAsked asked{
      std::string(prefix), {Match::kExact, Match::kPrefix, Match::kFuzzy}, 0, from + kSuggested};
  auto found = find_names(call.service, call.view, asked, all);
  if (!found) return fail(found.error());
  json::array list;
  for (std::size_t i = from; i < std::min(found->size(), from + kSuggested); ++i) {
    const auto head = call.view.head((*found)[i].entity);
    const auto& type = call.view.vocabulary()[head.type];
    list.push_back(
        json::object{{"id", head.id.text()},
                     {"name", head.label},
                     {"description", (*found)[i].matched.name},
                     {"notable", json::array{json::object{{"id", type.id}, {"name", type.label}}}}});
  }
  return list;
}

/// An entity in a few lines: what it is, how it is called, on which lists it stands today.
class Page {
 public:
  explicit Page(bool whole) : whole_(whole) {
    if (!whole_) {
      xml_.open("div");
      return;
    }
    xml_.open("html");
    xml_.open("body");
  }
  void title(std::string_view text) { xml_.element("h3", text); }
  void line(std::string_view text) { xml_.element("p", text); }
  void list(std::string_view heading, const std::vector<std::string>& lines) {
    if (lines.empty()) return;
    xml_.element("p", heading);
    xml_.open("ul");
    for (const auto& text : lines) xml_.element("li", text);
    xml_.close();
  }
  std::string take() {
    xml_.close();
    if (whole_) xml_.close();
    std::string text = whole_ ? "<!DOCTYPE html>\n" : "";
    xml_.drain(text);
    if (whole_) text += '\n';
    return text;
  }

 private:
  render::XmlText xml_;
  bool whole_;
};

Result<std::string> entity_page(const Call& call, EntityNo no, bool whole) {
  const auto entity = call.view.entity(no);
  if (!entity) return fail(entity.error());
  Page page(whole);
  page.title(call.view.head(no).label);
  page.line(fmt::format("{} ({})", call.view.vocabulary()[entity->type].label, entity->id.text()));
  std::vector<std::string> names, lists;
  for (const auto& name : entity->names) {
    if (names.size() < kNamesShown) names.push_back(name.name);
  }
  for (const auto& head : listings_of(call.view, no, call.today)) {
    const auto listing = call.view.relation(head.no);
    if (!listing) return fail(listing.error());
    const auto& from = listing->valid.from();
    lists.push_back(
        fmt::format("{}, since {}", call.view.head(head.object).label, from ? from->text() : "?"));
  }
  page.list("Names", names);
  page.list("Lists today", lists);
  return page.take();
}

Result<EntityNo> entity_asked(const Call& call) {
  const auto id = call.arguments.first(Parameter::kId);
  if (!id) return fail(ErrorKind::kUnreadable, "Which entity? Give id=.", "id");
  const auto read = EntityId::parse(*id, "id");
  const auto found = read ? call.view.find(*read) : std::nullopt;
  if (!found) return fail(ErrorKind::kUnprocessable, fmt::format("There is no entity \"{}\".", *id), "id");
  return *found;
}

/// What the vocabulary says of a type or a property.
Result<std::string> declared_page(const Call& call, std::string_view what) {
  const auto id = std::string(call.arguments.first(Parameter::kId).value_or(""));
  const auto& vocabulary = call.view.vocabulary();
  Page page(false);
  if (what == "type") {
    const auto type = vocabulary.entity_type(id);
    if (!type) return fail(ErrorKind::kUnprocessable, fmt::format("There is no type \"{}\".", id), "id");
    page.title(vocabulary[*type].label);
    page.line(vocabulary[*type].meaning);
    return page.take();
  }
  const auto properties = fetched_properties(vocabulary, {});
  const auto property = std::ranges::find(properties, id, &FetchedProperty::id);
  if (property == properties.end())
    return fail(ErrorKind::kUnprocessable, fmt::format("There is no property \"{}\".", id), "id");
  page.title(property->name);
  page.line(property->meaning);
  return page.take();
}

}  // namespace

Result<Reply> get_reconcile_suggest(Call& call) {
  const auto prefix = std::string(call.arguments.first(Parameter::kPrefix).value_or(""));
  const auto from = start(call);
  if (!from) return fail(from.error());
  const auto& vocabulary = call.view.vocabulary();
  json::array list;
  if (call.path_argument == "entity") {
    auto entities = suggested_entities(call, prefix, *from);
    if (!entities) return fail(entities.error());
    list = std::move(*entities);
  } else if (call.path_argument == "type") {
    list = suggested(vocabulary.entity_types, prefix, *from, [](const auto& type) { return type.label; });
  } else if (call.path_argument == "property") {
    list = suggested(fetched_properties(vocabulary, {}), prefix, *from,
                     [](const auto& property) { return property.name; });
  } else {
    return no_such_kind(call);
  }
  return as_json(json::object{{"result", std::move(list)}});
}

Result<Reply> get_reconcile_flyout(Call& call) {
  static constexpr std::array<std::string_view, 3> kKinds{"entity", "type", "property"};
  const auto what = call.arguments.word(Parameter::kWhat, kKinds, kKinds.front());
  if (!what) return fail(what.error());
  const auto id = std::string(call.arguments.first(Parameter::kId).value_or(""));
  if (*what != kKinds.front()) {
    auto page = declared_page(call, *what);
    if (!page) return fail(page.error());
    return as_json(json::object{{"id", id}, {"html", *page}});
  }
  const auto entity = entity_asked(call);
  if (!entity) return fail(entity.error());
  auto page = entity_page(call, *entity, false);
  if (!page) return fail(page.error());
  return as_json(json::object{{"id", id}, {"html", *page}});
}

Result<Reply> get_reconcile_preview(Call& call) {
  const auto entity = entity_asked(call);
  if (!entity) return fail(entity.error());
  auto page = entity_page(call, *entity, true);
  if (!page) return fail(page.error());
  return Text{"text/html; charset=utf-8", std::move(*page)};
}

Result<Reply> get_reconcile_properties(Call& call) {
  const auto words = call.arguments.words(Parameter::kType);
  const std::string type = words.empty() ? "" : words.front();
  json::array list;
  for (const auto& property : fetched_properties(call.view.vocabulary(), type))
    list.push_back(
        json::object{{"id", property.id}, {"name", property.name}, {"description", property.meaning}});
  json::object answer;
  if (!type.empty()) answer.emplace("type", type);
  answer.emplace("properties", std::move(list));
  return as_json(answer);
}

}  // namespace ecgraph::routes
