// GET /v1/changes: what was recorded after a revision.

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "graph/query/change_filter.hpp"
#include "graph/query/changes.hpp"
#include "server/render/version_shape.hpp"
#include "server/routes/change_events.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/known_at.hpp"
#include "server/routes/selection.hpp"
#include "server/routes/truncation.hpp"

namespace ecgraph::routes {
namespace {

constexpr std::string_view kLastEventId = "Last-Event-ID";

/// The revision after which changes are asked for; without `since` from the first on.
Result<Revision> since_of(Call& call) {
  Revision since;
  if (const auto given = call.arguments.first(Parameter::kSince)) {
    auto view = view_at(call.service, Parameter::kSince, *given);
    if (!view) return fail(view.error());
    since = view->revision();
    if (since > call.view.revision())
      return fail(ErrorKind::kUnprocessable,
                  fmt::format("\"since\" is revision {}, behind revision {}, which \"known_at\" is.",
                              since.number, call.view.revision().number),
                  std::string(declaration(Parameter::kSince).name));
  }
  call.arguments.resolve(Parameter::kSince, std::to_string(since.number));
  return since;
}

/// Where a reader that comes back was: what an event of this feed had for its id.
Result<Revision> resumed_after(const Call& call, const std::string& id) {
  Revision revision;
  const auto* end = id.data() + id.size();
  const auto [stop, error] = std::from_chars(id.data(), end, revision.number);
  if (error != std::errc() || stop != end)
    return fail(ErrorKind::kUnreadable,
                fmt::format("\"{}\" is the id of no event of this feed: those are revisions, as 12.", id),
                std::string(kLastEventId));
  const auto newest = call.service.graph().newest().revision();
  if (revision > newest)
    return fail(
        ErrorKind::kConflict,
        fmt::format("Revision {} is not in this log, whose newest is {}: the id is of another graph, or "
                    "of a state that was not kept. Begin anew with since=0.",
                    revision.number, newest.number),
        std::string(kLastEventId));
  return revision;
}

Result<ChangeSelection> selection_of(Call& call) {
  ChangeSelection selection;
  auto types = relation_types(call);
  if (!types) return fail(types.error());
  selection.types = std::move(*types);
  auto named = entities(call, Parameter::kEntity);
  if (!named) return fail(named.error());
  for (const auto entity : *named) selection.entities.insert(call.view.head(entity).id);
  return selection;
}

Result<Reply> events(Call& call, Revision since, ChangeSelection selection) {
  static constexpr std::array kTaken{Parameter::kSince, Parameter::kKnownAt, Parameter::kFormat,
                                     Parameter::kType, Parameter::kEntity};
  if (const auto other = call.arguments.given_beside(kTaken))
    return fail(ErrorKind::kUnreadable,
                fmt::format("\"{}\" is about pages, and events have none: leave it out.", *other),
                std::string(*other));
  if (const auto& id = call.events->last_event_id; !id.empty()) {
    auto revision = resumed_after(call, id);
    if (!revision) return fail(revision.error());
    since = *revision;
  }
  EventsOptions options{since,
                        std::nullopt,
                        call.service.limits().heartbeat,
                        call.service.stream_place(),
                        std::move(selection),
                        call.events->token_stands};
  if (options.place == nullptr)
    return fail(
        ErrorKind::kUnavailable,
        fmt::format("{} streams of events are open, and that is all there may be: try again later, or "
                    "ask for pages with since=.",
                    call.service.limits().streams_max));
  if (call.arguments.first(Parameter::kKnownAt)) options.until = call.view.revision();
  return Stream{std::make_unique<ChangeEvents>(call.service.graph(), std::move(options))};
}

/// `12.3`: the row of the fourth change of revision 12.
std::string key_of(const ChangePlace& place) {
  return fmt::format("{}.{}", place.revision.number, place.position);
}

std::optional<ChangePlace> place_of(std::string_view key) {
  ChangePlace place;
  const auto* end = key.data() + key.size();
  const auto revision = std::from_chars(key.data(), end, place.revision.number);
  if (revision.ec != std::errc() || revision.ptr == end || *revision.ptr != '.') return std::nullopt;
  const auto position = std::from_chars(revision.ptr + 1, end, place.position);
  if (position.ec != std::errc() || position.ptr != end) return std::nullopt;
  return place;
}

/// Pages of the changes asked for: their places are found first.
Result<Reply> chosen_pages(Call& call, Revision since, const ChangeSelection& selection) {
  auto effort = call.effort();
  auto found = find_changes(call.service.graph(), call.view, since, selection, effort);
  if (!found) return fail(found.error());
  auto cut = truncation(effort, {Parameter::kSince});
  if (!cut) return fail(cut.error());
  const auto places = std::make_shared<const std::vector<ChangePlace>>(std::move(*found));
  const auto changes = std::make_shared<Changes>(call.service.graph(), call.view, since);
  render::Answer answer;
  answer.truncated = std::move(*cut);
  answer.columns = render::change_columns();
  answer.rows.count = places->size();
  answer.rows.at = [places, changes, view = call.view](std::size_t i) -> Result<boost::json::object> {
    const auto place = (*places)[i];
    auto transaction = changes->transaction(place.revision);
    if (!transaction) return fail(transaction.error());
    return render::change_shape(**transaction, place.position, view.vocabulary());
  };
  answer.rows.key = [places](std::size_t i) { return key_of((*places)[i]); };
  return answer;
}

}  // namespace

Result<Reply> get_changes(Call& call) {
  auto since = since_of(call);
  if (!since) return fail(since.error());
  auto selection = selection_of(call);
  if (!selection) return fail(selection.error());
  if (call.events) return events(call, *since, std::move(*selection));
  if (!selection->is_all()) return chosen_pages(call, *since, *selection);
  const auto changes = std::make_shared<Changes>(call.service.graph(), call.view, *since);
  render::Answer answer;
  answer.columns = render::change_columns();
  answer.rows.count = changes->count();
  answer.rows.at = [changes, view = call.view](std::size_t i) -> Result<boost::json::object> {
    const auto place = changes->place(i);
    auto transaction = changes->transaction(place.revision);
    if (!transaction) return fail(transaction.error());
    return render::change_shape(**transaction, place.position, view.vocabulary());
  };
  answer.rows.key = [changes](std::size_t i) { return key_of(changes->place(i)); };
  answer.rows.number = [changes](std::string_view key) -> std::optional<std::size_t> {
    const auto place = place_of(key);
    return place ? changes->number(*place) : std::nullopt;
  };
  return answer;
}

}  // namespace ecgraph::routes
