#include "graph/legality/legality.hpp"

#include <algorithm>

#include "graph/legality/beside.hpp"
#include "graph/legality/next_change.hpp"
#include "graph/legality/period.hpp"
#include "graph/legality/summary.hpp"
#include "graph/legality/verdicts.hpp"

namespace ecgraph::legality {

namespace {

Item item_of(const World& world, const Specs& specs, std::string label) {
  Item item;
  item.label = std::move(label);
  item.figures = figures_of(world.vocabulary(), specs.figures, {});
  auto headquarters = specs.maker_headquarters;
  if (specs.maker) {
    if (const auto maker = world.parties().find(*specs.maker)) {
      item.makers.push_back(*maker);
      if (!headquarters) headquarters = world.parties()[*maker].headquarters;
    }
  } else if (!headquarters) {
    const auto regime = CountryCode::parse(world.vocabulary().legality.regime, "regime");
    if (regime) headquarters = *regime;
  }
  item.maker_headquarters.push_back(headquarters);
  return item;
}

/// Answers one question under both readings.
class Answering {
 public:
  Answering(const World& world, const Question& question, const GoOn& go_on)
      : world_(world), question_(question), go_on_(go_on) {}

  Answer run() {
    choose_items();
    auto setting = make_setting(world_, question_, question_.reading, items_);
    const auto scenes = make_scenes(setting, facts_);
    naming_rules_ = naming_rules(setting);
    Reading published = question_.reading;
    published.letters = Reading::Letters::kExclude;
    const auto other = make_setting(world_, question_, published, items_);
    std::vector<Scene> other_scenes;
    if (question_.reading.letters == Reading::Letters::kInclude && reads_letters(scenes)) {
      other_scenes = make_scenes(other, facts_);
    }
    for (const auto* item : items_) {
      if (!go_on_()) return std::move(answer_);
      auto one = answer_for(setting, scenes, *item);
      if (!other_scenes.empty())
        one.by_published_rules = other_reading(other, other_scenes, *item, one.pieces);
      answer_.items.push_back(std::move(one));
    }
    add_as_recorded();
    add_next_changes();
    const auto destination = world_.parties().country_name(question_.destination);
    for (auto& one : answer_.items)
      one.summary = summary_of(world_.vocabulary(), one, destination, question_.during);
    add_families();
    answer_.notes = notes_of(world_, question_, question_.during);
    return std::move(answer_);
  }

 private:
  void choose_items() {
    if (question_.specs) supplied_.push_back(item_of(world_, *question_.specs, "The specified item"));
    for (const auto& item : question_.with_items) supplied_.push_back(item_of(world_, item.specs, item.name));
    const auto named = items_asked(world_, question_);
    for (const auto& item : supplied_) items_.push_back(&item);
    items_.insert(question_.specs ? items_.begin() + 1 : items_.begin(), named.begin(), named.end());
  }

  [[nodiscard]] static bool reads_letters(const std::vector<Scene>& scenes) {
    return std::any_of(scenes.begin(), scenes.end(), [](const Scene& scene) {
      return std::any_of(scene.clauses.begin(), scene.clauses.end(), [](const ClauseScene& clause) {
        return clause.clause->clause->addressee.has_value();
      });
    });
  }

  ItemAnswer answer_for(const Setting& setting, const std::vector<Scene>& scenes, const Item& item) {
    ItemAnswer one{.item = item.party ? std::optional(world_.parties()[*item.party].id) : std::nullopt,
                   .with_item = number_of(item),
                   .label = item.label,
                   .family = std::nullopt,
                   .destination = question_.destination,
                   .exporter = question_.exporter,
                   .end_user = std::nullopt,
                   .assumed = {},
                   .legal = Legal::kUnknown,
                   .pieces = {},
                   .summary = "",
                   .by_published_rules = std::nullopt,
                   .as_recorded = std::nullopt,
                   .next_change = std::nullopt,
                   .beside = {},
                   .coverage = {}};
    if (item.family) one.family = world_.parties()[*item.family].id;
    if (!one.exporter && item.makers.size() == 1) one.exporter = world_.parties()[item.makers.front()].id;
    if (const auto* named = std::get_if<NamedBuyer>(&question_.end_user)) one.end_user = named->id;
    one.assumed = assumed(item);
    one.pieces = pieces_of(setting, scenes, item, facts_);
    one.legal = legal_of(one.pieces);
    one.beside = beside_of(setting, scenes, naming_rules_, item, facts_);
    one.coverage = coverage_of(setting);
    return one;
  }

  /// Which of the question's own items it is; none when it is recorded, or the specs.
  [[nodiscard]] std::optional<std::size_t> number_of(const Item& item) const {
    for (std::size_t i = 0; i < question_.with_items.size(); ++i) {
      if (&item == &supplied_[i + (question_.specs ? 1 : 0)]) return i;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::vector<std::string> assumed(const Item& item) const {
    std::vector<std::string> sentences;
    if (const auto* unnamed = std::get_if<UnnamedBuyer>(&question_.end_user)) {
      sentences.push_back("The end user is taken to be an unlisted " +
                          std::string(unnamed->military ? "military" : "civil") +
                          " buyer headquartered in the destination.");
    } else if (const auto* named = std::get_if<NamedBuyer>(&question_.end_user)) {
      if (!named->military) sentences.push_back("The end user is taken to be civil.");
      sentences.push_back("Owners that the graph does not record are not counted.");
    } else {
      describe(std::get<DescribedBuyer>(question_.end_user), sentences);
    }
    if (!question_.exporter && item.party) {
      sentences.push_back(item.makers.size() == 1
                              ? "The exporter is taken to be the maker of the item."
                              : "The exporter is taken to be one of the makers of the item.");
    }
    if (!question_.exporter && !item.party && item.makers.empty()) {
      sentences.push_back("Nobody is said to ship, so no notice to a single exporter binds.");
    }
    const auto number = number_of(item);
    const auto specs = number ? std::optional(question_.with_items[*number].specs) : question_.specs;
    if (!item.party && specs && !specs->maker && !specs->maker_headquarters) {
      sentences.push_back("The maker is taken to be headquartered in " + world_.vocabulary().legality.regime +
                          ".");
    }
    return sentences;
  }

  static void describe(const DescribedBuyer& buyer, std::vector<std::string>& sentences) {
    sentences.push_back("The end user is taken to be unlisted" +
                        std::string(buyer.military ? "." : " and civil."));
    if (!buyer.headquarters)
      sentences.push_back("The end user is taken to be headquartered in the destination.");
    if (!buyer.ultimate_parent_headquarters && buyer.owners.empty()) {
      sentences.push_back("The end user is taken to have no parent elsewhere.");
    }
  }

  /// What it says, when that is another thing than these pieces do.
  std::optional<OtherReading> other_reading(const Setting& other, const std::vector<Scene>& scenes,
                                            const Item& item, const std::vector<Piece>& pieces) {
    OtherReading reading;
    reading.pieces = pieces_of(other, scenes, item, facts_);
    reading.legal = legal_of(reading.pieces);
    reading.differs = days_that_differ(reading.pieces, pieces);
    if (reading.differs.empty()) return std::nullopt;
    return reading;
  }

  void add_as_recorded() {
    if (question_.without_rules.empty() && question_.with_rules.empty()) return;
    Question recorded = question_;
    recorded.without_rules.clear();
    recorded.with_rules.clear();
    const auto setting = make_setting(world_, recorded, recorded.reading, items_);
    const auto scenes = make_scenes(setting, facts_);
    for (std::size_t i = 0; i < items_.size() && go_on_(); ++i) {
      auto& one = answer_.items[i];
      one.as_recorded = other_reading(setting, scenes, *items_[i], one.pieces);
    }
  }

  void add_next_changes() {
    if (question_.proof != Question::Proof::kFull) return;
    auto changes = next_changes(world_, question_, items_, go_on_);
    for (std::size_t i = 0; i < items_.size(); ++i) answer_.items[i].next_change = std::move(changes[i]);
  }

  /// Each member's sentence says whether the others are answered alike.
  void add_families() {
    std::vector<EntityId> families;
    for (const auto& one : answer_.items) {
      if (one.family && std::find(families.begin(), families.end(), *one.family) == families.end()) {
        families.push_back(*one.family);
      }
    }
    for (const auto& family : families) {
      std::vector<ItemAnswer*> members;
      for (auto& one : answer_.items) {
        if (one.family == family) members.push_back(&one);
      }
      const bool asked =
          std::find(question_.items.begin(), question_.items.end(), family) != question_.items.end();
      if (!asked && members.size() < 2) continue;
      const auto& label = world_.parties()[*world_.parties().find(family)].label;
      const auto agreement = family_summary(label, {members.begin(), members.end()});
      for (auto* member : members) member->summary += " " + agreement;
    }
  }

  const World& world_;
  const Question& question_;
  const GoOn& go_on_;
  FactNames facts_;
  std::vector<Item> supplied_;  ///< the specs, then the question's own items
  std::vector<const Item*> items_;
  std::vector<NamingRule> naming_rules_;
  Answer answer_;
};

}  // namespace

std::vector<EntityId> expand_families(const World& world, const std::vector<EntityId>& ids) {
  std::vector<EntityId> items;
  const auto add = [&](const EntityId& id) {
    if (std::find(items.begin(), items.end(), id) == items.end()) items.push_back(id);
  };
  for (const auto& id : ids) {
    if (world.item(id) != nullptr) add(id);
    for (const auto* member : world.members(id)) add(world.parties()[*member->party].id);
  }
  return items;
}

Answer answer(const World& world, const Question& question, const GoOn& go_on) {
  return Answering(world, question, go_on).run();
}

}  // namespace ecgraph::legality
