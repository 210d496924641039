#pragma once
// A listed party while its fields are read, one after another, by the rules of its format.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "server/import/country_names.hpp"
#include "server/import/format.hpp"
#include "server/import/record.hpp"

namespace ecgraph::import {

/// Takes the fields of one record, in one row or several.
class PartyDraft {
 public:
  /// All three outlive this.
  PartyDraft(const Format& format, const Vocabulary& vocabulary, const CountryNames& countries)
      : format_(format), vocabulary_(vocabulary), countries_(countries) {}

  /// Forgets what was taken; the record begins here.
  void begin(Place place);
  /// The list, when it is said around the records.
  void take_list(std::string_view word);
  /// What a field says; several values are told apart by the rule's separators.
  void take(const FieldRule& rule, std::string_view text);
  /// One of several values of a field, told apart already.
  void take_value(const FieldRule& rule, std::string_view value);
  /// A field of which the format says nothing.
  void take_unknown(std::string_view field);
  /// A row of the record ends: its address is whole.
  void end_row();
  /// The record, or why it is none. The draft is empty then.
  [[nodiscard]] Record finish();

 private:
  void take_part(const FieldRule& rule, std::string_view part);
  void take_remark(const FieldRule& rule, std::string_view remark);
  void take_as(Role role, const std::string& into, const FieldRule& rule, std::string_view value);
  void take_property(const FieldRule& rule, const std::string& into, std::string_view value);
  void take_word(const FieldRule& rule, std::string_view word);
  void take_date(Role role, const DateForms& dates, const FieldRule& rule, std::string_view value);
  void take_list_of(const FieldRule& rule, std::string_view word);
  void take_names(const FieldRule& rule, const std::string& kind, std::string_view text);
  void add_name(const std::string& kind, std::string_view name, const std::string& note);
  void add_address(const FieldRule& rule, std::string_view address);
  void add_country(std::string_view country);
  void add_value(std::vector<NamedValue>& values, const ValueDeclaration* declaration, std::string_view text);
  bool keep(const FieldRule& rule, std::string_view text);
  const FieldRule* here(const FieldRule& rule) const;
  void reject(std::string_view field, std::string reason);
  void finish_validity();
  [[nodiscard]] std::string_view label_field() const;

  const Format& format_;
  const Vocabulary& vocabulary_;
  const CountryNames& countries_;
  Place place_;
  ListedParty party_{EntityId::trusted({}), {}, false, {}, {}, {}, {}, {}, {}, {}, {}, {}};
  std::vector<NamedValue> properties_, attributes_;
  std::vector<std::string> address_parts_;
  std::string address_country_, list_word_, name_kind_, published_, until_field_;
  std::optional<EdtfDate> from_, until_, starts_by_;
  bool has_list_ = false, is_last_part_ = false;
  RejectedRecord rejected_;
  std::map<std::string, std::size_t> uncounted_;
};

/// Without blanks at the ends, no-break spaces included.
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace ecgraph::import
