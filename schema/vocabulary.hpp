#pragma once
// The language of the graph in memory: which types of entity and relation there are, what they may say, and
// the words for status, confidence, review policy and so on. It is data (schema/**/*.json); no type is named
// in code.

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/follow_the_money.hpp"
#include "schema/ownership_methods.hpp"
#include "schema/value_kind.hpp"

namespace ecgraph {

/// An entity type of the vocabulary, by number. Only the vocabulary makes one.
struct EntityType {
  std::uint16_t number = 0;
  friend auto operator<=>(const EntityType&, const EntityType&) = default;
};
/// A relation type of the vocabulary, by number. Only the vocabulary makes one.
struct RelationType {
  std::uint16_t number = 0;
  friend auto operator<=>(const RelationType&, const RelationType&) = default;
};
/// The standing of a statement ("fact", "reported", "planned" …), by its number in the vocabulary.
struct ClaimStatus {
  std::uint8_t number = 0;
  friend auto operator<=>(const ClaimStatus&, const ClaimStatus&) = default;
};
/// How sure the graph is; orders from low to high.
struct Confidence {
  std::uint8_t rank = 0;
  friend auto operator<=>(const Confidence&, const Confidence&) = default;
};
/// How far it was checked against a source; orders from unverified to verified.
struct Verification {
  std::uint8_t rank = 0;
  friend auto operator<=>(const Verification&, const Verification&) = default;
};
/// How a licence application is looked at; the strictest is 0.
struct ReviewPolicy {
  std::uint8_t strictness = 0;
  friend auto operator<=>(const ReviewPolicy&, const ReviewPolicy&) = default;
};

/// What schema/entity-types declares.
struct EntityTypeDeclaration {
  std::string id, label, plural, meaning;
  std::vector<std::string> properties;  ///< ids, in the order they are shown
};
/// How the words of a relation say that its subject suspends its object.
struct SuspensionWords {
  std::string attribute;           ///< that holds them
  std::vector<std::string> words;  ///< one of them alone: wholly; one and more: perhaps in part
};
/// What schema/relation-types declares.
struct RelationTypeDeclaration {
  std::string id, label, inverse, meaning, aligned_with, note;
  bool symmetric = false;
  std::vector<EntityType> domain, range;
  std::vector<std::string> attributes;  ///< ids, in the order they are shown
  std::string stages;         ///< the attribute whose values must never be added together; empty: none
  bool stacks = false;        ///< values of different measures add up
  std::string told_apart_by;  ///< the attribute that tells measures between the same ends apart; empty: none
  /// Attributes of which one measure has one value at a time between the same ends.
  std::vector<std::string> one_value_at_a_time;
  bool one_object_at_a_time = false;  ///< a subject has one object at a time
  std::string excludes;               ///< a type that cannot hold between the same ends; empty: none
  std::optional<SuspensionWords> suspends;
};
/// A claim status, and whether a statement of it holds.
struct ClaimStatusDeclaration {
  std::string id, meaning;
  bool holds = true;  ///< false: such a statement never holds
};
/// A kind of rule, and whether it bears on verdicts.
struct RuleKindDeclaration {
  std::string id, meaning;
  bool bears_on_verdict = true;
  bool shown_beside = false;  ///< a rule without clauses is shown beside the verdict on the items it names
};
/// What a word before a number leaves open: the number itself is only near, or a limit.
enum class BoundMeaning : std::uint8_t { kNear, kAtMost, kLessThan, kAtLeast, kMoreThan, kAnything };
struct MetricDeclaration {  ///< of observations
  std::string id, unit, meaning;
};
struct TopicDeclaration {  ///< of claims
  std::string id, meaning;
};

/// Another way to read the definition of a figure: an earlier text, or a disputed point. For display.
struct FigureReading {
  std::string name, formula, plain, citation, verification;
};

/// How a figure of an item is found: stated, stated as a range, or derived from others.
struct FigureDeclaration {
  std::string id;
  enum class Kind : std::uint8_t { kNumber, kText, kBoolean } kind = Kind::kNumber;
  std::string unit, property, range_property, confidence_property;
  /// How the figure follows from others.
  enum class Derivation : std::uint8_t {
    kNone,
    kLargestProduct,  ///< max over a number map of key x value
    kQuotient,        ///< first operand over second
    kSum,
    kMakerHeadquartersIn  ///< whether the maker's headquarters is in `codes` or in one of `groups`
  } derivation = Derivation::kNone;
  std::vector<std::string> operands;        ///< figures or properties
  std::vector<std::string> codes, groups;   ///< of kMakerHeadquartersIn
  std::vector<std::string> values;          ///< of a text: what it may be
  std::string default_value;                ///< of a text that nothing states; empty: unknown then
  std::vector<std::string> default_unless;  ///< properties that, once stated, leave no default
  std::string formula, plain, citation, verification, example;
  std::vector<FigureReading> readings;
};

/// What the law of one regime leaves open, or is not evaluated of it.
struct JurisdictionTerms {
  std::string regime;  ///< for which the rest holds; empty: none
  /// Headquarters of makers whose designs may be outside its jurisdiction: that is not computed.
  std::vector<std::string> maker_codes, maker_groups;
  std::vector<std::string> not_evaluated;  ///< what a note of its answers lists
};

/// Which terms the legality engine reads, so that its code names none of them (schema/legality.json).
struct LegalityTerms {
  std::string regime;  ///< the one evaluated when the question names none
  std::vector<FigureDeclaration> figures;
  RelationType group_membership, listing, not_listed, ownership;
  std::string share, share_bound, review_policy, footnotes, membership_certainty;  ///< attributes
  std::string share_range;  ///< an attribute: the share as a band; empty: none
  std::string headquarters, maker, family, launch, country_code, group_code, complete_as_of;  ///< properties
  /// Of whose law: until when it was read, and the consolidated text that was; empty: none.
  std::string law_read_until, law_text_of;
  std::vector<EntityType> item_types, family_types;
  std::vector<RelationType> beside;
  std::optional<RelationType> licence;  ///< of `beside`: not shown for a shipment inside the regime's country
  std::string goods, counterparty;      ///< attributes of `beside`; empty: none
  JurisdictionTerms jurisdiction;
  std::string comparison_formula, comparison_plain;  ///< how a figure is held against a threshold, in words
  std::string legality_topic;  ///< the topic of claims that say what was or was not allowed; empty: none
  std::string disclaimer;      ///< a sentence for every answer; empty: none
};

/// Which table declares a name: properties of entities, or attributes of relations.
enum class Declared : std::uint8_t { kProperties, kAttributes };

/// Immutable after reading; outlives everything that holds its numbers.
class Vocabulary {
 public:
  /// By id; nothing when it is not declared.
  [[nodiscard]] std::optional<EntityType> entity_type(std::string_view id) const;
  [[nodiscard]] std::optional<RelationType> relation_type(std::string_view id) const;
  [[nodiscard]] std::optional<ClaimStatus> claim_status(std::string_view id) const;
  [[nodiscard]] std::optional<Confidence> confidence(std::string_view id) const;
  [[nodiscard]] std::optional<Verification> verification(std::string_view id) const;
  [[nodiscard]] std::optional<ReviewPolicy> review_policy(std::string_view id) const;
  [[nodiscard]] const RuleKindDeclaration* rule_kind(std::string_view id) const;
  [[nodiscard]] const MetricDeclaration* metric(std::string_view id) const;
  [[nodiscard]] const TopicDeclaration* topic(std::string_view id) const;
  [[nodiscard]] const ValueDeclaration* property(std::string_view id) const;
  [[nodiscard]] const ValueDeclaration* attribute(std::string_view id) const;
  [[nodiscard]] const ValueDeclaration* declaration(Declared declared, std::string_view id) const {
    return declared == Declared::kProperties ? property(id) : attribute(id);
  }

  [[nodiscard]] const EntityTypeDeclaration& operator[](EntityType type) const {
    return entity_types[type.number];
  }
  [[nodiscard]] const RelationTypeDeclaration& operator[](RelationType type) const {
    return relation_types[type.number];
  }
  [[nodiscard]] const ClaimStatusDeclaration& operator[](ClaimStatus status) const {
    return claim_statuses[status.number];
  }
  [[nodiscard]] const std::string& operator[](Confidence value) const { return confidences[value.rank]; }
  [[nodiscard]] const std::string& operator[](Verification value) const { return verifications[value.rank]; }
  [[nodiscard]] const std::string& operator[](ReviewPolicy value) const {
    return review_policies[value.strictness];
  }

  // The tables themselves, in the order shown by /v1/schema. Sorted by id unless the order means something.
  std::vector<EntityTypeDeclaration> entity_types;
  std::vector<RelationTypeDeclaration> relation_types;
  std::vector<ValueDeclaration> properties, attributes;
  std::vector<ClaimStatusDeclaration> claim_statuses;
  std::vector<std::string> confidences;                             ///< low to high
  std::vector<std::string> verifications;                           ///< unverified to verified
  std::vector<std::string> review_policies;                         ///< strictest first
  std::vector<std::string> name_kinds;                              ///< the first is that of the label
  std::vector<std::string> bounds;                                  ///< words before a number
  std::map<std::string, BoundMeaning, std::less<>> bound_meanings;  ///< of those that say more than `near`
  std::vector<RuleKindDeclaration> rule_kinds;
  std::vector<TopicDeclaration> topics;
  std::vector<MetricDeclaration> metrics;
  ClaimStatus default_status;  ///< "fact": what a relation query asks for when it does not say
  ClaimStatus pending_status;  ///< "planned": also asked for with phase=pending
  std::optional<ClaimStatus> disputed_status;        ///< "disputed": contradicted by other evidence
  std::vector<std::string> disagreement_attributes;  ///< that say of a relation that sources disagree on it
  std::vector<std::string> one_answer_topics;        ///< topics that are a question with one answer
  LegalityTerms legality;
  OwnershipTerms ownership;              ///< empty where the vocabulary says nothing of it
  FollowTheMoneyTerms follow_the_money;  ///< empty where the vocabulary says nothing of it
};

}  // namespace ecgraph
