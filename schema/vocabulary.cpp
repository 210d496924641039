#include "schema/vocabulary.hpp"

#include <algorithm>
#include <functional>

namespace ecgraph {
namespace {

/// The entry of that id in a table sorted by id, or null.
template <class Declaration>
const Declaration* find_sorted(const std::vector<Declaration>& table, std::string_view id) {
  const auto found = std::ranges::lower_bound(
      table, id, std::less<>{}, [](const Declaration& entry) -> std::string_view { return entry.id; });
  return found == table.end() || found->id != id ? nullptr : &*found;
}

/// The entry of that id in a short table of any order, or null.
template <class Declaration>
const Declaration* find_any(const std::vector<Declaration>& table, std::string_view id) {
  const auto found = std::ranges::find(table, id, &Declaration::id);
  return found == table.end() ? nullptr : &*found;
}

/// The number of `entry` in its table, as the small type that stands for it.
template <class Number, class Value, class Entry>
std::optional<Number> number_in(const std::vector<Entry>& table, const Entry* entry) {
  if (entry == nullptr) return std::nullopt;
  return Number{static_cast<Value>(entry - table.data())};
}

const std::string* find_word(const std::vector<std::string>& words, std::string_view word) {
  const auto found = std::ranges::find(words, word);
  return found == words.end() ? nullptr : &*found;
}

}  // namespace

std::optional<EntityType> Vocabulary::entity_type(std::string_view id) const {
  return number_in<EntityType, std::uint16_t>(entity_types, find_sorted(entity_types, id));
}

std::optional<RelationType> Vocabulary::relation_type(std::string_view id) const {
  return number_in<RelationType, std::uint16_t>(relation_types, find_sorted(relation_types, id));
}

std::optional<ClaimStatus> Vocabulary::claim_status(std::string_view id) const {
  return number_in<ClaimStatus, std::uint8_t>(claim_statuses, find_any(claim_statuses, id));
}

std::optional<Confidence> Vocabulary::confidence(std::string_view id) const {
  return number_in<Confidence, std::uint8_t>(confidences, find_word(confidences, id));
}

std::optional<Verification> Vocabulary::verification(std::string_view id) const {
  return number_in<Verification, std::uint8_t>(verifications, find_word(verifications, id));
}

std::optional<ReviewPolicy> Vocabulary::review_policy(std::string_view id) const {
  return number_in<ReviewPolicy, std::uint8_t>(review_policies, find_word(review_policies, id));
}

const RuleKindDeclaration* Vocabulary::rule_kind(std::string_view id) const {
  return find_any(rule_kinds, id);
}

const MetricDeclaration* Vocabulary::metric(std::string_view id) const { return find_any(metrics, id); }

const TopicDeclaration* Vocabulary::topic(std::string_view id) const { return find_any(topics, id); }

const ValueDeclaration* Vocabulary::property(std::string_view id) const {
  return find_sorted(properties, id);
}

const ValueDeclaration* Vocabulary::attribute(std::string_view id) const {
  return find_sorted(attributes, id);
}

}  // namespace ecgraph
