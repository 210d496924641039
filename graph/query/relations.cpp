// Finding relations: head filters while scanning, payload conditions only on what passed them.

#include <algorithm>
#include <span>

#include "graph/query/admission.hpp"
#include "graph/query/home_countries.hpp"
#include "graph/query/selection.hpp"

namespace ecgraph {
namespace {

/// The entities that may stand at an end; empty: any.
class EndFilter {
 public:
  explicit EndFilter(std::vector<EntityNo> entities) : entities_(std::move(entities)) {
    std::ranges::sort(entities_);
    entities_.erase(std::ranges::unique(entities_).begin(), entities_.end());
  }
  [[nodiscard]] bool is_set() const { return !entities_.empty(); }
  [[nodiscard]] bool admits(EntityNo entity) const {
    return entities_.empty() || std::ranges::binary_search(entities_, entity);
  }
  [[nodiscard]] std::span<const EntityNo> entities() const { return entities_; }

 private:
  std::vector<EntityNo> entities_;
};

/// What passed the head filters.
struct Passed {
  RelationHit hit;
  bool left_out = false;  ///< the default status filter leaves it out
};

class Search {
 public:
  Search(const View& view, const RelationSelection& selection, Effort& effort)
      : view_(view),
        selection_(selection),
        effort_(effort),
        subjects_(selection.subjects),
        objects_(selection.objects),
        entities_(selection.entities),
        home_countries_(view) {}

  [[nodiscard]] Result<RelationHits> run() {
    scan();
    put_in_order();
    return settle();
  }

 private:
  using Visit = std::function<void(std::optional<RelationType>)>;

  void scan() {
    const auto [ends, direction] = narrowest();
    if (ends == nullptr) {
      for_each_type([&](std::optional<RelationType> type) {
        for (const RelationNo no : view_.relations(type)) {
          if (!effort_.go_on()) return;
          consider(view_.head(no));
        }
      });
      return;
    }
    for (const EntityNo entity : ends->entities()) {
      for_each_type([&, &way = direction](std::optional<RelationType> type) {
        view_.for_each_relation(entity, way, type, [&](const RelationHead& head, bool) {
          if (effort_.go_on()) consider(head);
        });
      });
    }
  }

  /// The shortest of the lists that were given, and the side on which it stands; null when none was.
  [[nodiscard]] std::pair<const EndFilter*, Direction> narrowest() const {
    std::pair<const EndFilter*, Direction> best{nullptr, Direction::kBoth};
    const auto offer = [&](const EndFilter& ends, Direction direction) {
      if (!ends.is_set()) return;
      if (best.first == nullptr || ends.entities().size() < best.first->entities().size())
        best = {&ends, direction};
    };
    offer(subjects_, Direction::kOut);
    offer(entities_, selection_.both_ends ? Direction::kBoth : selection_.direction);
    offer(objects_, Direction::kIn);
    return best;
  }

  void for_each_type(const Visit& visit) const {
    if (selection_.types.empty()) visit(std::nullopt);
    for (const RelationType type : selection_.types) visit(type);
  }

  void consider(const RelationHead& head) {
    if (selection_.confidence_at_least && head.confidence < *selection_.confidence_at_least) return;
    const bool asked = counts(selection_, head.status, view_.vocabulary());
    if (!asked && selection_.status.which != StatusFilter::Which::kDefault) return;
    if (!stands_between(head)) return;
    RelationHit hit = judge(head, selection_.when, view_.vocabulary());
    if (hit.holds != Holds::kNo) passed_.push_back({std::move(hit), !asked});
  }

  [[nodiscard]] bool stands_between(const RelationHead& head) const {
    const bool symmetric = view_.vocabulary()[head.type].symmetric;
    const bool forwards = subjects_.admits(head.subject) && objects_.admits(head.object);
    const bool backwards = symmetric && subjects_.admits(head.object) && objects_.admits(head.subject);
    return (forwards || backwards) && touches(head, symmetric ? Direction::kBoth : selection_.direction);
  }

  [[nodiscard]] bool touches(const RelationHead& head, Direction direction) const {
    if (selection_.both_ends) return entities_.admits(head.subject) && entities_.admits(head.object);
    return (direction != Direction::kIn && entities_.admits(head.subject)) ||
           (direction != Direction::kOut && entities_.admits(head.object));
  }

  /// By id, each once: a relation between two entities of the list was seen from both.
  void put_in_order() {
    const auto before = [&](const Passed& a, const Passed& b) {
      return view_.id(a.hit.head.no) < view_.id(b.hit.head.no);
    };
    if (!std::ranges::is_sorted(passed_, before)) std::ranges::sort(passed_, before);
    const auto same = [](const Passed& a, const Passed& b) { return a.hit.head.no == b.hit.head.no; };
    passed_.erase(std::ranges::unique(passed_, same).begin(), passed_.end());
  }

  [[nodiscard]] Result<RelationHits> settle() {
    RelationHits found;
    // What is known already is kept even when the time is over; only what has to be read is not.
    for (Passed& passed : passed_) {
      if (reads() && !effort_.go_on()) break;
      const auto matches = meets_everything(passed.hit.head);
      if (!matches) return fail(matches.error());
      if (!*matches) continue;
      if (passed.left_out) {
        ++found.left_out[view_.vocabulary()[passed.hit.head.status].id];
      } else {
        found.hits.push_back(std::move(passed.hit));
      }
    }
    return found;
  }

  [[nodiscard]] bool reads() const {
    return !selection_.where.empty() || !selection_.subject_is.countries.empty() ||
           !selection_.object_is.countries.empty();
  }

  [[nodiscard]] Result<bool> meets_everything(const RelationHead& head) {
    if (const auto ends = ends_fit(head); !ends || !*ends) return ends;
    return meets_conditions(view_, head.no, selection_.where);
  }

  /// Of a symmetric type either way round.
  [[nodiscard]] Result<bool> ends_fit(const RelationHead& head) {
    auto fit = fits(head.subject, selection_.subject_is);
    if (fit && *fit) fit = fits(head.object, selection_.object_is);
    if (!fit || *fit || !view_.vocabulary()[head.type].symmetric) return fit;
    fit = fits(head.object, selection_.subject_is);
    return fit && *fit ? fits(head.subject, selection_.object_is) : fit;
  }

  [[nodiscard]] Result<bool> fits(EntityNo entity, const EndCondition& condition) {
    if (!condition.types.empty() && !condition.types.contains(view_.head(entity).type)) return false;
    if (condition.countries.empty()) return true;
    const auto country = home_countries_.of(entity);
    if (!country) return fail(country.error());
    return *country && std::ranges::find(condition.countries, **country) != condition.countries.end();
  }

  const View& view_;
  const RelationSelection& selection_;
  Effort& effort_;
  EndFilter subjects_, objects_, entities_;
  HomeCountries home_countries_;
  std::vector<Passed> passed_;
};

}  // namespace

Result<RelationHits> find_relations(const View& view, const RelationSelection& selection, Effort& effort) {
  return Search(view, selection, effort).run();
}

}  // namespace ecgraph
