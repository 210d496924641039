#pragma once
// Everything that the law and the graph say at one recorded revision, compiled for evaluation. Immutable once
// built, and safe to share between threads.

#include <map>
#include <memory>
#include <optional>
#include <ranges>
#include <set>
#include <string>
#include <vector>

#include "graph/legality/figures.hpp"
#include "graph/legality/groups.hpp"
#include "graph/legality/holdings.hpp"
#include "graph/legality/item_names.hpp"
#include "graph/legality/listings.hpp"
#include "graph/legality/parties.hpp"
#include "graph/legality/rule_book.hpp"
#include "graph/model/statement.hpp"

namespace ecgraph::legality {

/// An item, or specs that stand for one.
struct Item {
  std::optional<Party> party;  ///< none: specs
  std::string label;
  Figures figures;
  std::vector<Party> makers;
  std::vector<std::optional<CountryCode>>
      maker_headquarters;  ///< parallel to `makers`; of specs, one without a maker
  std::optional<Party> family;
  std::optional<EdtfDate> launch;
};

/// That a property of an entity names who has a say in it.
struct NamedControl {
  Party controller, controlled;
  std::string property;
};

/// How far the law of a regime was read; later law is not recorded.
struct LawRead {
  std::optional<EdtfDate> until;    ///< its measures
  std::optional<EdtfDate> text_of;  ///< its consolidated text
};

/// What is built from plain statements: all entities, rules and sources, the relations of the types that
/// LegalityTerms names, and the claims of its topic. Others are left alone.
///
/// Only statements whose status holds count. Those of the default status ("fact") decide; a listing or
/// holding that is only stated, reported, alleged or disputed makes a test unknown at most, never true; a
/// membership or absence that is no fact does not count.
class World {
 public:
  /// `statements` is a range of Statement, each read once.
  template <std::ranges::input_range Range>
  [[nodiscard]] static World build(const Vocabulary& vocabulary, Range&& statements) {
    std::vector<const Statement*> pointers;
    for (const Statement& statement : statements) pointers.push_back(&statement);
    return World(vocabulary, pointers);
  }
  World(const Vocabulary& vocabulary, const std::vector<const Statement*>& statements);
  World(World&&) noexcept = default;
  World& operator=(World&&) noexcept = default;

  [[nodiscard]] const Vocabulary& vocabulary() const { return *vocabulary_; }
  [[nodiscard]] const Parties& parties() const { return parties_; }
  [[nodiscard]] const Groups& groups() const { return groups_; }
  [[nodiscard]] const Listings& listings() const { return listings_; }
  [[nodiscard]] const Holdings& holdings() const { return holdings_; }
  /// The rules as recorded.
  [[nodiscard]] const RuleBook& rules() const { return *rules_; }
  /// The rules of a counterfactual question.
  [[nodiscard]] std::shared_ptr<const RuleBook> rules(const std::set<RuleId>& without,
                                                      const std::vector<Rule>& with) const;

  /// By id; null when it is no item.
  [[nodiscard]] const Item* item(const EntityId& id) const;
  /// All items, by id.
  [[nodiscard]] const std::vector<Item>& items() const { return items_; }
  /// The members of a family, by id; empty when it is none.
  [[nodiscard]] std::vector<const Item*> members(const EntityId& family) const;
  /// Who has a say in whom by a property, in the order read: control that is no share.
  [[nodiscard]] const std::vector<NamedControl>& controls() const { return controls_; }
  /// Relations that are shown beside an answer, in the order read.
  [[nodiscard]] const std::vector<Relation>& beside() const { return beside_; }
  /// Claims of the topic that is shown beside an answer, in the order read.
  [[nodiscard]] const std::vector<Claim>& claims() const { return claims_; }
  /// By regime, of those of which it is recorded.
  [[nodiscard]] const std::map<std::string, LawRead>& law_read() const { return law_read_; }
  [[nodiscard]] const ItemNames& item_names() const { return item_names_; }
  [[nodiscard]] bool is_item_or_family(Party party) const { return item_like_.contains(party); }
  /// The entities and relations as what answers rest on; those of the rules follow them in number.
  [[nodiscard]] const RecordedStatements& statements() const { return statements_; }
  /// How the sources are cited, joined by `; `.
  [[nodiscard]] std::string citation(const std::vector<SourceId>& sources) const;

 private:
  [[nodiscard]] Grounds grounds_of(const Relation& relation);
  void add_entities(const std::vector<const Statement*>& statements);
  void add_entity(const Entity& entity);
  void add_controls(const Entity& entity);
  void add_law_read(const Entity& entity);
  void add_headquarters(const Entity& entity);
  void add_item(const Entity& entity);
  void add_item_names(const Entity& entity);
  void add_claim(const Claim& claim);
  void add_relation(const Relation& relation);
  void add_membership(const Relation& relation);
  void add_listing(const Relation& relation);
  void add_holding(const Relation& relation);

  const Vocabulary* vocabulary_;
  Parties parties_;
  Groups groups_;
  Listings listings_;
  Holdings holdings_;
  std::map<Party, std::string> group_codes_;
  std::map<std::string, LawRead> law_read_;
  std::vector<Item> items_;
  std::map<Party, std::size_t> item_places_;
  std::set<Party> item_like_;
  ItemNames item_names_;
  std::vector<NamedControl> controls_;
  std::vector<Relation> beside_;
  std::vector<Claim> claims_;
  std::map<SourceId, std::string> citations_;
  RecordedStatements statements_;
  std::shared_ptr<const RuleBook> rules_;
};

}  // namespace ecgraph::legality
