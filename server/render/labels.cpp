#include "server/render/labels.hpp"

#include <algorithm>

namespace ecgraph::render {
namespace {

namespace json = boost::json;

/// Caches start afresh at this size: an export of everything must not keep everything.
constexpr std::size_t kCacheMax = 10'000;

template <class Map>
void make_room(Map& cache) {
  if (cache.size() >= kCacheMax) cache.clear();
}

/// `zh` covers `zh` and `zh-Hans`, not `zha`.
bool covers(std::string_view asked, std::string_view lang) {
  return lang.starts_with(asked) && (lang.size() == asked.size() || lang[asked.size()] == '-');
}

}  // namespace

std::string Labels::label(const Entity& entity) const {
  if (!lang_.empty()) {
    const auto found =
        std::ranges::find_if(entity.names, [&](const Name& name) { return covers(lang_, name.lang); });
    if (found != entity.names.end()) return found->name;
  }
  return entity.label();
}

std::string Labels::label(EntityNo entity) {
  if (lang_.empty()) return std::string(view_.head(entity).label);
  const auto cached = labels_.find(entity.number);
  if (cached != labels_.end()) return cached->second;
  const auto whole = view_.entity(entity);
  if (!whole) {
    failure_ = whole.error();
    return std::string(view_.head(entity).label);
  }
  make_room(labels_);
  return labels_.emplace(entity.number, label(*whole)).first->second;
}

json::object Labels::reference(EntityNo entity) {
  const auto head = view_.head(entity);
  json::object reference;
  reference.emplace("id", head.id.text());
  reference.emplace("label", label(entity));
  reference.emplace("type", vocabulary()[head.type].id);
  return reference;
}

json::object Labels::reference(const EntityId& entity) {
  if (const auto number = view_.find(entity)) return reference(*number);
  json::object reference;
  reference.emplace("id", entity.text());
  reference.emplace("label", nullptr);
  reference.emplace("type", nullptr);
  return reference;
}

json::value Labels::reference(const std::optional<EntityId>& entity) {
  return entity ? json::value(reference(*entity)) : json::value();
}

json::array Labels::references(std::span<const EntityId> entities) {
  json::array list;
  for (const auto& entity : entities) list.emplace_back(reference(entity));
  return list;
}

json::array Labels::sources(std::span<const SourceId> sources) {
  json::array list;
  for (const auto& source : sources) {
    json::object one;
    one.emplace("id", source.text());
    one.emplace("citation", citation(source));
    list.emplace_back(std::move(one));
  }
  return list;
}

json::value Labels::citation(const SourceId& source) {
  const auto cached = citations_.find(source.text());
  if (cached != citations_.end()) return cached->second;
  json::value citation;
  if (const auto whole = view_.source(source)) {
    citation = whole->citation.empty() ? whole->title : whole->citation;
  } else if (whole.error().kind != ErrorKind::kNotFound) {
    failure_ = whole.error();
    return citation;
  }
  make_room(citations_);
  citations_.emplace(source.text(), citation);
  return citation;
}

}  // namespace ecgraph::render
