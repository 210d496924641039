// Conflicts of relations.

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "graph/query/admission.hpp"
#include "graph/query/clashes.hpp"
#include "graph/query/conflicts.hpp"
#include "graph/query/values.hpp"

namespace ecgraph {
namespace {

/// A relation with what it says, where that was looked up.
struct Told {
  RelationHead head;
  std::string says;              ///< its object, type, or value as far as it is told apart
  std::optional<Addend> amount;  ///< of a numeric value
};

/// Whether two validities share a day. Perhaps, where one has no start stated at all: what only might overlap
/// at the edge of a partial date may as well follow one another, and is no clash.
std::optional<Clash> overlap(const ValidityBounds& a, const ValidityBounds& b) {
  const auto a_certain = a.certain(), b_certain = b.certain();
  if (a_certain && b_certain) {
    if (const auto both = a_certain->intersect(*b_certain)) return Clash{Holds::kCertainly, both};
  }
  const auto is_undated = [](const ValidityBounds& valid) {
    return !valid.from_earliest.is_finite() && valid.from_latest == Day::end_of_time();
  };
  if (!is_undated(a) && !is_undated(b)) return std::nullopt;
  const auto a_possible = a.possible(), b_possible = b.possible();
  const auto both = a_possible && b_possible ? a_possible->intersect(*b_possible) : std::nullopt;
  if (!both) return std::nullopt;
  return Clash{Holds::kPossibly, both};
}

/// How two values of one attribute exclude each other: for certain, unless a word leaves open what they are
/// or their ranges meet.
Holds exclude(const Told& a, const Told& b) {
  if (!a.amount || !b.amount) return a.says == b.says ? Holds::kNo : Holds::kCertainly;
  if (*a.amount == *b.amount) return Holds::kNo;
  if (a.amount->currency != b.amount->currency) return Holds::kPossibly;
  if (!a.amount->bound.empty() || !b.amount->bound.empty()) return Holds::kPossibly;
  const auto &first = a.amount->value, &second = b.amount->value;
  return first.high < second.low || second.high < first.low ? Holds::kCertainly : Holds::kPossibly;
}

using Members = std::vector<Told>;
/// Those that can clash: what they are about, and their ends.
using SlotKey = std::tuple<ConflictKind, std::string, EntityNo, std::optional<EntityNo>, std::string>;

class RelationConflicts {
 public:
  RelationConflicts(const View& view, const ConflictSelection& selection, Effort& effort)
      : view_(view), words_(view.vocabulary()), selection_(selection), effort_(effort) {}

  [[nodiscard]] Result<std::vector<Conflict>> run() {
    for (std::uint16_t number = 0; number < words_.relation_types.size(); ++number) {
      const RelationType type{number};
      if (!selection_.types.empty() && !selection_.types.contains(type)) continue;
      if (auto gathered = gather(type); !gathered) return fail(gathered.error());
    }
    for (auto& [key, members] : slots_) settle(key, members);
    return std::move(conflicts_);
  }

 private:
  /// Puts the relations of a type into the slots in which they might clash.
  [[nodiscard]] Result<void> gather(RelationType type) {
    const auto& declared = words_[type];
    auto heads = relations(type, selection_.entities);
    if (!heads) return fail(heads.error());
    if (selection_.attributes.empty()) {
      if (declared.one_object_at_a_time) {
        if (auto gathered = gather_objects(type, *heads); !gathered) return gathered;
      }
      if (!declared.excludes.empty()) {
        if (auto gathered = gather_excluded(declared, *heads); !gathered) return gathered;
      }
    }
    if (!declared.one_value_at_a_time.empty()) {
      if (auto gathered = gather_values(declared, *heads); !gathered) return gathered;
    }
    return gather_disputed(declared, *heads);
  }

  /// Those of a type that count, between the entities given, if any, and whatever else.
  [[nodiscard]] Result<std::vector<RelationHead>> relations(RelationType type,
                                                            std::vector<EntityNo> entities) {
    RelationSelection wanted;
    wanted.types = {type};
    wanted.entities = std::move(entities);
    wanted.status = selection_.status;
    wanted.confidence_at_least = selection_.confidence_at_least;
    auto found = find_relations(view_, wanted, effort_);
    if (!found) return fail(found.error());
    std::vector<RelationHead> heads;
    for (const auto& hit : found->hits) {
      if (!effort_.visit()) break;
      if (words_[hit.head.status].holds) heads.push_back(hit.head);
    }
    return heads;
  }

  /// All objects of each subject that is touched: the entity asked about may be one of several objects.
  [[nodiscard]] Result<void> gather_objects(RelationType type, const std::vector<RelationHead>& touched) {
    std::vector<EntityNo> subjects;
    for (const auto& head : touched) subjects.push_back(head.subject);
    std::ranges::sort(subjects);
    subjects.erase(std::ranges::unique(subjects).begin(), subjects.end());
    if (subjects.empty()) return {};
    auto heads = relations(type, std::move(subjects));
    if (!heads) return fail(heads.error());
    for (const auto& head : *heads)
      slot({ConflictKind::kObject, words_[type].id, head.subject, std::nullopt, {}})
          .push_back({head, view_.head(head.object).id.text(), std::nullopt});
    return {};
  }

  [[nodiscard]] Result<void> gather_excluded(const RelationTypeDeclaration& declared,
                                             const std::vector<RelationHead>& heads) {
    auto others = relations(*words_.relation_type(declared.excludes), selection_.entities);
    if (!others) return fail(others.error());
    for (const std::vector<RelationHead>* list : {&heads, &std::as_const(*others)}) {
      for (const auto& head : *list)
        slot({ConflictKind::kExcluded, declared.id + ", " + declared.excludes, head.subject, head.object, {}})
            .push_back({head, words_[head.type].id, std::nullopt});
    }
    return {};
  }

  [[nodiscard]] Result<void> gather_values(const RelationTypeDeclaration& declared,
                                           const std::vector<RelationHead>& heads) {
    for (const auto& head : heads) {
      if (!effort_.go_on()) break;
      const auto relation = view_.relation(head.no);
      if (!relation) return fail(relation.error());
      const auto series = series_text(relation->attributes, declared.told_apart_by);
      // Without what tells them apart, two values may be of different measures.
      if (series.empty() && !declared.told_apart_by.empty()) continue;
      for (const auto& attribute : declared.one_value_at_a_time) {
        if (!selection_.attributes.empty() && !selection_.attributes.contains(attribute)) continue;
        auto amount = stated_amount(*relation, attribute, words_);
        if (amount)
          slot({ConflictKind::kValue, attribute, head.subject, head.object, declared.id + " " + series})
              .push_back({head, {}, std::move(amount)});
      }
    }
    return {};
  }

  /// What says of itself that it is disputed.
  [[nodiscard]] Result<void> gather_disputed(const RelationTypeDeclaration& declared,
                                             const std::vector<RelationHead>& heads) {
    const bool may_say = std::ranges::any_of(words_.disagreement_attributes, [&](const auto& attribute) {
      return std::ranges::count(declared.attributes, attribute) > 0;
    });
    for (const auto& head : heads) {
      if (selection_.attributes.empty() && head.status == words_.disputed_status)
        add_disputed(head, words_[head.status].id, Beside::kOthers);
      if (may_say && effort_.go_on()) {
        const auto relation = view_.relation(head.no);
        if (!relation) return fail(relation.error());
        for (const auto& attribute : words_.disagreement_attributes)
          if (is_wanted(attribute) && relation->attributes.find(attribute) != nullptr)
            add_disputed(head, attribute, Beside::kNothing);
      }
    }
    return {};
  }

  [[nodiscard]] bool is_wanted(const std::string& attribute) const {
    return selection_.attributes.empty() || selection_.attributes.contains(attribute);
  }

  /// An attribute says that sources disagree on this very statement; a status, that something contradicts it.
  enum class Beside : std::uint8_t { kOthers, kNothing };

  void add_disputed(const RelationHead& head, std::string saying, Beside beside) {
    Conflict conflict = beginning(ConflictKind::kDisputed, std::move(saying), head.subject, head.object);
    conflict.days = head.valid.possible();
    if (selection_.during && !(conflict.days && conflict.days->overlaps(*selection_.during))) return;
    conflict.statements.push_back(key(head));
    if (beside == Beside::kOthers) add_others(head, conflict);
    conflicts_.push_back(std::move(conflict));
  }

  /// What else is said of the same ends at the time.
  void add_others(const RelationHead& head, Conflict& conflict) {
    view_.for_each_relation(
        head.subject, Direction::kOut, head.type, [&](const RelationHead& other, bool outgoing) {
          if (other.no == head.no || !outgoing || other.object != head.object || !effort_.visit()) return;
          const auto possible = other.valid.possible();
          if (may_clash(other) && possible && conflict.days && possible->overlaps(*conflict.days))
            conflict.statements.push_back(key(other));
        });
  }

  [[nodiscard]] bool may_clash(const RelationHead& head) const {
    RelationSelection wanted;
    wanted.status = selection_.status;
    if (!words_[head.status].holds || !counts(wanted, head.status, words_)) return false;
    return !selection_.confidence_at_least || head.confidence >= *selection_.confidence_at_least;
  }

  Members& slot(const SlotKey& key) { return slots_[key]; }

  /// Compares those whose days may meet, in the order in which they may begin.
  void settle(const SlotKey& key, Members& members) {
    if (members.size() < 2) return;
    const auto first_day = [](const Told& told) { return told.head.valid.from_earliest; };
    std::ranges::stable_sort(members, {}, first_day);
    Clashes clashes(members.size());
    for (std::size_t i = 0; i < members.size(); ++i) {
      for (std::size_t j = i + 1; j < members.size(); ++j) {
        if (!effort_.go_on()) break;
        if (first_day(members[j]) >= members[i].head.valid.until_latest) break;
        if (const auto clash = clash_of(members[i], members[j])) clashes.add(i, j, *clash);
      }
    }
    const auto& [kind, about, subject, object, series] = key;
    for (const auto& group : clashes.groups()) {
      Conflict conflict = beginning(kind, about, subject, object);
      conflict.holds = group.joined.holds;
      conflict.days = group.joined.days;
      for (const std::size_t member : group.members)
        conflict.statements.push_back(this->key(members[member].head));
      if (touches_asked(group, members)) conflicts_.push_back(std::move(conflict));
    }
  }

  [[nodiscard]] std::optional<Clash> clash_of(const Told& a, const Told& b) const {
    auto clash = overlap(a.head.valid, b.head.valid);
    if (!clash) return std::nullopt;
    if (selection_.during) clash->days = clash->days->intersect(*selection_.during);
    if (!clash->days) return std::nullopt;
    clash->holds = std::min(clash->holds, exclude(a, b));
    return clash->holds == Holds::kNo ? std::nullopt : clash;
  }

  [[nodiscard]] bool touches_asked(const Clashes::Group& group, const Members& members) const {
    if (selection_.entities.empty()) return true;
    return std::ranges::any_of(group.members, [&](std::size_t member) {
      const auto& head = members[member].head;
      return std::ranges::count(selection_.entities, head.subject) > 0 ||
             std::ranges::count(selection_.entities, head.object) > 0;
    });
  }

  [[nodiscard]] Conflict beginning(ConflictKind kind, std::string about, EntityNo subject,
                                   std::optional<EntityNo> object) const {
    Conflict conflict{kind, std::move(about), view_.head(subject).id, std::nullopt, Holds::kPossibly, {}, {}};
    if (object) conflict.object = view_.head(*object).id;
    return conflict;
  }

  [[nodiscard]] StatementKey key(const RelationHead& head) const {
    return {StatementKind::kRelation, view_.id(head.no).text()};
  }

  const View& view_;
  const Vocabulary& words_;
  const ConflictSelection& selection_;
  Effort& effort_;
  std::map<SlotKey, Members> slots_;
  std::vector<Conflict> conflicts_;
};

}  // namespace

Result<std::vector<Conflict>> conflicts_of_relations(const View& view, const ConflictSelection& selection,
                                                     Effort& effort) {
  return RelationConflicts(view, selection, effort).run();
}

}  // namespace ecgraph
