#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>

#include "schema/vocabulary_parts.hpp"

namespace ecgraph {
namespace {

ClaimStatusDeclaration read_status(const std::string& id, MemberReader& reader) {
  return {id, reader.text("meaning"), reader.required_flag("holds")};
}

RuleKindDeclaration read_rule_kind(const std::string& id, MemberReader& reader) {
  return {id, reader.text("meaning"), reader.required_flag("bears_on_verdict"), reader.flag("shown_beside")};
}

MetricDeclaration read_metric(const std::string& id, MemberReader& reader) {
  return {id, reader.text("unit"), reader.optional_text("meaning")};
}

/// Reads each member of the object `name` with `read`, in the order written.
template <class Declaration>
std::vector<Declaration> read_table(MemberReader& reader, std::string_view name,
                                    Declaration (*read)(const std::string&, MemberReader&)) {
  std::vector<Declaration> table;
  const auto* members = reader.object(name);
  if (members == nullptr) return table;
  for (const auto& [id, written] : *members) {
    MemberReader entry(written, reader.place() / name / id, reader.faults());
    table.push_back(read(id, entry));
    entry.finish();
  }
  if (table.empty()) reader.fault(name, "At least one is needed.");
  return table;
}

/// Topics have nothing but a meaning, so it stands alone.
std::vector<TopicDeclaration> read_topics(MemberReader& reader) {
  std::vector<TopicDeclaration> topics;
  const auto* members = reader.object("claim_topics");
  if (members == nullptr) return topics;
  for (const auto& [id, written] : *members) {
    const bool meaning = written.text() != nullptr && !written.text()->empty();
    if (!meaning)
      reader.faults().add(reader.place() / "claim_topics" / id, "Write the meaning of the topic, as text.");
    topics.push_back({id, meaning ? *written.text() : std::string()});
  }
  return topics;
}

/// The status that the member `name` names.
ClaimStatus read_named_status(MemberReader& reader, std::string_view name, const Vocabulary& vocabulary) {
  const std::string written = reader.text(name);
  const auto status = vocabulary.claim_status(written);
  if (!status) reader.fault(name, fmt::format("\"{}\" is not among the claim statuses.", written));
  return status.value_or(ClaimStatus{});
}

/// What the words before numbers leave open.
std::map<std::string, BoundMeaning, std::less<>> read_bound_meanings(MemberReader& reader,
                                                                     const std::vector<std::string>& bounds) {
  static const std::map<std::string, BoundMeaning, std::less<>> kMeanings{
      {"near", BoundMeaning::kNear},          {"at_most", BoundMeaning::kAtMost},
      {"less_than", BoundMeaning::kLessThan}, {"at_least", BoundMeaning::kAtLeast},
      {"more_than", BoundMeaning::kMoreThan}, {"anything", BoundMeaning::kAnything}};
  std::map<std::string, BoundMeaning, std::less<>> meanings;
  const auto* written = reader.take("bound_meanings");
  const auto* members = written == nullptr ? nullptr : written->object();
  if (members == nullptr) return meanings;
  for (const auto& [bound, meaning] : *members) {
    const auto known = meaning.text() == nullptr ? kMeanings.end() : kMeanings.find(*meaning.text());
    const auto place = reader.place() / std::string_view("bound_meanings") / bound;
    if (std::ranges::find(bounds, bound) == bounds.end())
      reader.faults().add(place, "This is not among the bounds.");
    else if (known == kMeanings.end())
      reader.faults().add(place, "Write near, at_most, less_than, at_least, more_than or anything.");
    else
      meanings.emplace(bound, known->second);
  }
  return meanings;
}

/// Which statements contradict each other, in words that the vocabulary has.
void read_disagreement(MemberReader& reader, Vocabulary& vocabulary) {
  vocabulary.bound_meanings = read_bound_meanings(reader, vocabulary.bounds);
  if (const std::string written = reader.optional_text("disputed_status"); !written.empty()) {
    vocabulary.disputed_status = vocabulary.claim_status(written);
    if (!vocabulary.disputed_status)
      reader.fault("disputed_status", fmt::format("\"{}\" is not among the claim statuses.", written));
  }
  vocabulary.disagreement_attributes = reader.texts("disagreement_attributes");
  for (const auto& id : vocabulary.disagreement_attributes)
    if (vocabulary.attribute(id) == nullptr)
      reader.fault("disagreement_attributes", fmt::format("\"{}\" is not declared in attributes.json.", id));
  vocabulary.one_answer_topics = reader.texts("one_answer_topics");
  for (const auto& id : vocabulary.one_answer_topics)
    if (vocabulary.topic(id) == nullptr)
      reader.fault("one_answer_topics", fmt::format("\"{}\" is not among the topics.", id));
}

/// The words are numbered by eight bits.
void check_count(MemberReader& reader, std::string_view name, std::size_t count) {
  if (count > std::numeric_limits<std::uint8_t>::max())
    reader.fault(name, "There may be 255 of these at most.");
}

}  // namespace

void read_statement_words(const Document& document, const Place& place, FileFaults& faults,
                          Vocabulary& vocabulary) {
  MemberReader reader(document, place, faults);
  vocabulary.claim_statuses = read_table(reader, "claim_statuses", read_status);
  vocabulary.confidences = reader.required_texts("confidence");
  vocabulary.verifications = reader.required_texts("verification");
  vocabulary.name_kinds = reader.required_texts("name_kinds");
  vocabulary.review_policies = reader.required_texts("review_policies");
  vocabulary.rule_kinds = read_table(reader, "rule_kinds", read_rule_kind);
  vocabulary.topics = read_topics(reader);
  vocabulary.metrics = read_table(reader, "observation_metrics", read_metric);
  vocabulary.bounds = reader.required_texts("bounds");
  vocabulary.default_status = read_named_status(reader, "default_status", vocabulary);
  vocabulary.pending_status = read_named_status(reader, "pending_status", vocabulary);
  read_disagreement(reader, vocabulary);
  check_count(reader, "claim_statuses", vocabulary.claim_statuses.size());
  check_count(reader, "confidence", vocabulary.confidences.size());
  check_count(reader, "verification", vocabulary.verifications.size());
  check_count(reader, "review_policies", vocabulary.review_policies.size());
  reader.finish();
}

}  // namespace ecgraph
