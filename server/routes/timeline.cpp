// /v1/timeline: what was announced, published, took effect and ended, over any selection of relations.

#include "graph/query/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "server/render/event_shape.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/listing.hpp"
#include "server/routes/timeline_legality.hpp"
#include "server/routes/truncation.hpp"

namespace ecgraph::routes {
namespace {

/// All rows of an answer, each a relation's event or a change of an item's status, in one order.
struct Told {
  std::vector<Event> events;
  std::vector<render::LegalityEvent> changes;
  struct Row {
    bool is_change;
    std::uint32_t number;  ///< in `changes`, else in `events`
  };
  std::vector<Row> rows;

  /// Both are in order; on one day relations come first.
  void merge() {
    rows.reserve(events.size() + changes.size());
    std::uint32_t change = 0;
    const auto comes_before = [&](const Event& event) {
      const Day day = changes[change].day();
      return std::tuple(day, day) < std::tuple(event.earliest, event.latest);
    };
    for (std::uint32_t i = 0; i < events.size(); ++i) {
      while (change < changes.size() && comes_before(events[i])) rows.push_back({true, change++});
      rows.push_back({false, i});
    }
    while (change < changes.size()) rows.push_back({true, change++});
  }
};

Result<std::set<EventKind>> kinds(Call& call) {
  static constexpr auto kAllowed =
      std::to_array<std::string_view>({"announced", "published", "effective", "ended"});
  std::set<EventKind> kinds;
  for (const auto& word : call.arguments.words(Parameter::kEvent)) {
    const auto kind = event_kind(word);
    if (!kind)
      return fail(bad_value(Parameter::kEvent, word, "must be announced, published, effective or ended.",
                            {kAllowed.begin(), kAllowed.end()}));
    if (kinds.insert(*kind).second) call.arguments.resolve(Parameter::kEvent, word);
  }
  return kinds;
}

/// `at` chooses the relations, `during` their events.
Result<EventSelection> selection_of(Call& call) {
  EventSelection selection;
  auto& relations = selection.relations;
  if (auto ends = read_ends(call, relations); !ends) return fail(ends.error());
  if (auto read = read_filters(call, relations, TimeDefault::kNone); !read) return fail(read.error());
  auto& when = relations.when;
  selection.during = std::exchange(when.during, std::nullopt);
  if (call.arguments.first(Parameter::kDuring)) {
    if (call.arguments.first(Parameter::kPhase))
      return fail(ErrorKind::kUnreadable,
                  "\"phase\" asks about one day: give at=2023-10-20 with it, not during.", "phase");
    // A period of one day is a period here.
    if (const auto day = std::exchange(when.at, std::nullopt)) selection.during = Interval::day(*day);
  }
  if (selection.during) selection.certainly_only = std::exchange(when.certainly_only, false);
  auto chosen = kinds(call);
  if (!chosen) return fail(chosen.error());
  selection.kinds = std::move(*chosen);
  return selection;
}

/// Whether changes of legality are asked for. What says under which law means nothing without them.
Result<bool> includes_legality(Call& call) {
  static constexpr std::array<std::string_view, 1> kWords{"legality"};
  auto word = call.arguments.word(Parameter::kInclude, kWords, "");
  if (!word) return fail(word.error());
  if (!word->empty()) return true;
  for (const auto parameter :
       {Parameter::kDestination, Parameter::kEndUser, Parameter::kExporter, Parameter::kLetters,
        Parameter::kView, Parameter::kRegime, Parameter::kWithoutRule}) {
    if (call.arguments.first(parameter))
      return fail(ErrorKind::kUnreadable,
                  fmt::format("\"{}\" is about legality: write include=legality with it.",
                              declaration(parameter).name),
                  std::string(declaration(parameter).name));
  }
  return false;
}

boost::json::object left_out(const Timeline& timeline) {
  boost::json::object shape;
  if (!timeline.left_out.empty()) shape["status"] = left_out_by_status(timeline.left_out);
  if (timeline.undated + timeline.undated_starts > 0)
    shape["undated"] = {{"effective", timeline.undated_starts}, {"relations", timeline.undated}};
  return shape;
}

void show(Call& call, std::shared_ptr<const Told> told, const render::EventsAsked& asked,
          render::Answer& answer) {
  auto labels = std::make_shared<render::Labels>(call.view, language(call));
  answer.rows.count = told->rows.size();
  answer.rows.at = [told, labels, asked](std::size_t i) -> Result<boost::json::object> {
    const auto row = told->rows[i];
    if (row.is_change) return render::event_shape(told->changes[row.number], asked, *labels);
    return render::event_shape(told->events[row.number], asked, *labels);
  };
  answer.rows.key = [told, view = call.view](std::size_t i) {
    const auto row = told->rows[i];
    if (row.is_change) {
      const auto& change = told->changes[row.number];
      return fmt::format("legality {} {}", change.item.text(), change.day().text());
    }
    const auto& event = told->events[row.number];
    return fmt::format("{} {}", word(event.kind), view.id(event.relation).text());
  };
}

}  // namespace

Result<Reply> get_timeline(Call& call) {
  auto selection = selection_of(call);
  if (!selection) return fail(selection.error());
  auto legality = includes_legality(call);
  if (!legality) return fail(legality.error());
  auto effort = call.effort();
  auto timeline = find_events(call.view, *selection, effort);
  if (!timeline) return fail(timeline.error());
  render::Answer answer;
  answer.left_out = left_out(*timeline);
  auto told = std::make_shared<Told>();
  told->events = std::move(timeline->events);
  if (*legality) {
    auto changes = legality_events(call, *selection, effort);
    if (!changes) return fail(changes.error());
    told->changes = std::move(changes->events);
    answer.notes = std::move(changes->notes);
    answer.coverage = std::move(changes->coverage);
  }
  auto cut =
      truncation(effort, {Parameter::kEntity, Parameter::kSubject, Parameter::kObject, Parameter::kType});
  if (!cut) return fail(cut.error());
  answer.truncated = std::move(*cut);
  told->merge();
  if (told->rows.empty() && !answer.coverage) {
    if (auto covered = cover_nothing_found(answer, call, selection->relations.types); !covered)
      return fail(covered.error());
  }
  const auto& types = selection->relations.types;
  const render::EventsAsked what{asked(selection->relations.when), selection->during.has_value(), *legality};
  answer.columns = render::event_columns(call.view.vocabulary(),
                                         std::vector<RelationType>(types.begin(), types.end()), what);
  show(call, std::move(told), what, answer);
  return answer;
}

}  // namespace ecgraph::routes
