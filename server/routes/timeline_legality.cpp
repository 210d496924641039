#include "server/routes/timeline_legality.hpp"

#include <algorithm>
#include <tuple>

#include "graph/legality/causes.hpp"
#include "graph/legality/change.hpp"
#include "graph/legality/timeline.hpp"
#include "server/render/legality_shape.hpp"
#include "server/routes/legality_forms.hpp"

namespace ecgraph::routes {
namespace {

/// The items and families among the entities named, by id.
std::vector<std::string> items_among(const Call& call, const RelationSelection& selection) {
  const auto& terms = call.view.vocabulary().legality;
  std::vector<std::string> items;
  for (const auto* named : {&selection.subjects, &selection.objects, &selection.entities}) {
    for (const EntityNo entity : *named) {
      const auto head = call.view.head(entity);
      const auto is_of = [&](const auto& types) { return std::ranges::count(types, head.type) > 0; };
      if (is_of(terms.item_types) || is_of(terms.family_types)) items.push_back(head.id.text());
    }
  }
  std::ranges::sort(items);
  items.erase(std::ranges::unique(items).begin(), items.end());
  return items;
}

/// What the timeline asks the legality engine: from launch to the end of the period, or without an end.
Result<legality::Question> question_of_timeline(Call& call, std::vector<std::string> items,
                                                const EventSelection& selection) {
  auto request = read_query(call, LegalityForm::kTimeline);
  if (!request) return fail(request.error());
  request->items = std::move(items);
  request->at.clear();
  request->during.clear();
  request->proof = "none";
  auto question = question_of_form(
      call, *request,
      {Parameter::kItem, Parameter::kAt, Parameter::kPublicBy, Parameter::kProof, Parameter::kUnlaunched});
  if (!question) return question;
  // Timelines begin at the launch; the first day says only of which law the notes have to speak.
  question->during = selection.during ? *selection.during : *Interval::make(call.today, Day::end_of_time());
  return question;
}

void add_changes(const legality::World& world, const legality::Question& question,
                 const legality::ItemAnswer& answer, const std::optional<Interval>& during,
                 const legality::GoOn& go_on, std::vector<render::LegalityEvent>& events) {
  const auto& pieces = answer.pieces;
  const auto causes = legality::causes_of_pieces(world, question, *answer.item, pieces, go_on);
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    if (during && !during->contains(pieces[i].days.from())) continue;
    if (!legality::change_between(pieces[i - 1], pieces[i]).of_status()) continue;
    events.push_back({*answer.item, answer.family, answer.destination, pieces[i - 1], pieces[i], causes[i]});
  }
}

}  // namespace

Result<LegalityEvents> legality_events(Call& call, const EventSelection& selection, Effort& effort) {
  auto items = items_among(call, selection.relations);
  if (items.empty())
    return fail(ErrorKind::kUnreadable,
                "\"include=legality\" is about the chips, memory stacks and families named: write "
                "entity=H20&destination=CN with it.",
                "include");
  auto question = question_of_timeline(call, std::move(items), selection);
  if (!question) return fail(question.error());
  auto world = call.service.world(call.view);
  if (!world) return fail(world.error());
  const auto go_on = [&effort] { return effort.begin_long_step(); };
  auto told = legality::timeline_since_launch(**world, *question, go_on);
  LegalityEvents found;
  if (!told) {  // every item was launched after the period
    found.notes.push_back(told.error().message);
    return found;
  }
  found.notes = std::move(told->notes);
  for (const auto& item : told->items)
    add_changes(**world, *question, item, selection.during, go_on, found.events);
  found.coverage = render::coverage_shape(told->items, question->during, call.view.vocabulary());
  std::ranges::sort(found.events, {},
                    [](const render::LegalityEvent& event) { return std::tuple(event.day(), event.item); });
  return found;
}

}  // namespace ecgraph::routes
