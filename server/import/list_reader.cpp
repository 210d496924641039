// Parties from JSON records.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "server/import/json_records.hpp"
#include "server/import/party_draft.hpp"
#include "server/import/party_reader.hpp"

namespace ecgraph::import {
namespace {

constexpr std::string_view kBetweenMembers = ", ";

/// A text or number as text; nothing for the rest.
const std::string* plain(const Document& value) {
  return value.text() != nullptr ? value.text() : value.number();
}

class ListReader : public RecordReader {
 public:
  ListReader(std::unique_ptr<TextSource> source, std::string file, const Format& format,
             const ReadingTerms& terms)
      : source_(std::move(source)),
        file_(std::move(file)),
        format_(format),
        records_(*source_, format.record_lists, {.record_max = terms.record_max}),
        draft_(format, terms.vocabulary, terms.countries) {
    if (format.list.always) lists_.insert(*format.list.always);
  }

  Result<std::optional<Record>> next() override {
    auto read = records_.next();
    if (!read) return fail(read.error());
    if (!*read) return std::optional<Record>();
    const JsonRecord& json = **read;
    if (json.fault.empty() && json.value.object() == nullptr)
      return rejected(json, fmt::format("The record is {}, and an object is expected.", json.value.what()));
    if (!json.fault.empty()) return rejected(json, json.fault);
    std::optional<Record> record = take(json);
    if (const auto* party = std::get_if<ListedParty>(&record->content)) lists_.insert(party->list);
    return record;
  }

  [[nodiscard]] std::uint64_t bytes_read() const override { return source_->bytes_read(); }
  [[nodiscard]] bool complete() const override { return records_.complete(); }
  [[nodiscard]] std::vector<EntityId> lists() const override { return {lists_.begin(), lists_.end()}; }
  [[nodiscard]] std::optional<Day> as_of() const override {
    const auto* day = around(format_.as_of);
    const auto read = day == nullptr ? fail(ErrorKind::kUnreadable, {}) : Day::parse(*day);
    return read ? std::optional(*read) : std::nullopt;
  }
  [[nodiscard]] std::string read_as() const override {
    return fmt::format("{}, {}", format_.id, source_->encoding());
  }

 private:
  [[nodiscard]] std::optional<Record> rejected(const JsonRecord& json, std::string reason) const {
    return Record{{file_, json.line}, RejectedRecord{{}, std::move(reason)}, {}};
  }

  /// A text among the members around the records.
  [[nodiscard]] const std::string* around(std::string_view member) const {
    const auto found = std::ranges::find(records_.around(), member, &Document::Object::value_type::first);
    return found == records_.around().end() ? nullptr : found->second.text();
  }

  Record take(const JsonRecord& json) {
    draft_.begin({file_, json.line});
    if (const auto* word = around(format_.list.field)) draft_.take_list(*word);
    for (const FieldRule& rule : format_.fields) {
      if (const Document* value = json.value.member(rule.field)) take_value(rule, *value);
    }
    for (const auto& [name, value] : *json.value.object()) {
      if (!value.is_null() && rule_of(format_.fields, name) == nullptr)
        draft_.take_unknown(fmt::format("member {}", name));
    }
    draft_.end_row();
    return draft_.finish();
  }

  void take_value(const FieldRule& rule, const Document& value) {
    if (const auto* text = plain(value)) return draft_.take(rule, *text);
    if (value.object() != nullptr) return draft_.take_value(rule, joined(rule, value));
    if (value.array() == nullptr) return;
    for (const Document& element : *value.array()) {
      if (const auto* text = plain(element))
        draft_.take_value(rule, *text);
      else
        draft_.take_value(rule, joined(rule, element));
    }
  }

  /// The members of an object that the rule names, in its order.
  static std::string joined(const FieldRule& rule, const Document& object) {
    std::string text;
    for (const std::string& name : rule.members) {
      const Document* member = object.member(name);
      const auto* part = member == nullptr ? nullptr : plain(*member);
      if (part == nullptr || trimmed(*part).empty()) continue;
      if (!text.empty()) text += kBetweenMembers;
      text += trimmed(*part);
    }
    return text;
  }

  std::unique_ptr<TextSource> source_;
  std::string file_;
  const Format& format_;
  JsonRecords records_;
  PartyDraft draft_;
  std::set<EntityId> lists_;
};

}  // namespace

Result<std::unique_ptr<RecordReader>> read_records(std::unique_ptr<TextSource> source, std::string file,
                                                   const Format& format, const ReadingTerms& terms) {
  return std::make_unique<ListReader>(std::move(source), std::move(file), format, terms);
}

}  // namespace ecgraph::import
