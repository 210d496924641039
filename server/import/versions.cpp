#include "server/import/versions.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ecgraph::import {
namespace {

constexpr char kBeforeDay = '~';

}  // namespace

SourceId version_id(std::string_view prefix, const EntityId& list, Day day) {
  return SourceId::trusted(fmt::format("{}:{}{}{}", prefix, list.text(), kBeforeDay, day.text()));
}

Source version_source(std::string_view prefix, const EntityId& list, std::string_view label, Day day,
                      const Publication* publication, const ListingTerms& terms) {
  Source source{version_id(prefix, list, day), {}, {}, {}, EdtfDate::of(day), {}, {}, terms.verification, {}};
  const std::string title = publication == nullptr ? std::string(prefix) : publication->title;
  source.title = title == label ? title : fmt::format("{}: {}", title, label);
  source.citation = fmt::format("{}, version of {}", source.title, day.text());
  if (publication != nullptr) {
    source.publisher = publication->publisher;
    source.urls = publication->urls;
  }
  return source;
}

Versions Versions::read(const View& view, std::string_view prefix) {
  Versions versions(view);
  const std::string start = std::string(prefix) + ":";
  for (const std::string& id : view.ids(StatementKind::kSource)) {
    const auto mark = id.rfind(kBeforeDay);
    if (!id.starts_with(start) || mark == std::string::npos) continue;
    const auto day = Day::parse(std::string_view(id).substr(mark + 1));
    if (day) versions.days_[EntityId::trusted(id.substr(start.size(), mark - start.size()))].push_back(*day);
  }
  for (auto& [list, days] : versions.days_) std::ranges::sort(days);
  return versions;
}

std::optional<Day> Versions::newest(const EntityId& list) const {
  const auto found = days_.find(list);
  return found == days_.end() ? std::nullopt : std::optional(found->second.back());
}

Result<std::optional<Day>> Versions::newest_whole(const EntityId& list, Day day) const {
  std::optional<Day> newest;
  const auto found = days_.find(list);
  const auto number = view_.find(list);
  if (found == days_.end() || !number) return newest;
  const auto entity = view_.entity(*number);
  if (!entity) return fail(entity.error());
  const auto* whole = entity->properties.find(view_.vocabulary().legality.complete_as_of);
  if (whole == nullptr) return newest;
  for (const Day one : found->second) {
    if (one < day && std::ranges::find(*whole, Scalar(EdtfDate::of(one))) != whole->end()) newest = one;
  }
  return newest;
}

}  // namespace ecgraph::import
