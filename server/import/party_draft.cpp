#include "server/import/party_draft.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ecgraph::import {
namespace {

constexpr std::string_view kNoBreakSpace = "\xc2\xa0";
constexpr std::size_t kCode = 2;
/// Between the fields of what was published, and between the values of one.
constexpr char kFieldEnd = '\x1e', kFieldName = '\x1f';

bool is_blank(char letter) { return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n'; }

/// Where the next separator stands, and how long it is.
struct Cut {
  std::size_t at = std::string_view::npos, size = 0;
};

Cut next_cut(const std::vector<std::string>& separators, std::string_view text) {
  Cut first;
  for (const std::string& separator : separators) {
    const auto at = text.find(separator);
    if (at < first.at) first = {at, separator.size()};
  }
  return first;
}

/// Calls `visit` with each part of a text.
template <class Visit>
void for_each_part(const std::vector<std::string>& separators, std::string_view text, const Visit& visit) {
  while (true) {
    const Cut cut = next_cut(separators, text);
    if (const auto part = trimmed(text.substr(0, cut.at)); !part.empty()) visit(part);
    if (cut.at == std::string_view::npos) return;
    text.remove_prefix(cut.at + cut.size);
  }
}

std::string_view without(std::string_view text, std::string_view begins) {
  return !begins.empty() && text.starts_with(begins) ? trimmed(text.substr(begins.size())) : text;
}

/// With a blank for each line break and what blanks stand around it.
std::string on_one_line(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  while (true) {
    const auto at = text.find_first_of("\r\n");
    line += trimmed(text.substr(0, at));
    if (at == std::string_view::npos) return line;
    text = trimmed(text.substr(at));
    line += ' ';
  }
}

/// The two capital letters behind the last comma, or that are all there is.
std::string_view code_at_end(std::string_view address) {
  if (address.size() < kCode) return {};
  const auto code = address.substr(address.size() - kCode);
  const auto before = trimmed(address.substr(0, address.size() - kCode));
  return before.empty() || before.ends_with(',') ? code : std::string_view();
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (true) {
    if (!text.empty() && is_blank(text.front()))
      text.remove_prefix(1);
    else if (!text.empty() && is_blank(text.back()))
      text.remove_suffix(1);
    else if (text.starts_with(kNoBreakSpace))
      text.remove_prefix(kNoBreakSpace.size());
    else if (text.ends_with(kNoBreakSpace))
      text.remove_suffix(kNoBreakSpace.size());
    else
      return text;
  }
}

void PartyDraft::begin(Place place) {
  place_ = std::move(place);
  party_ = ListedParty{EntityId::trusted({}), {}, false, format_.type, {}, {}, {}, {}, {}, {}, {}, {}};
  properties_.clear();
  attributes_.clear();
  address_parts_.clear();
  address_country_.clear();
  list_word_.clear();
  name_kind_.clear();
  published_.clear();
  from_ = until_ = starts_by_ = std::nullopt;
  rejected_ = {};
  uncounted_.clear();
  has_list_ = format_.list.always.has_value();
  if (has_list_) party_.list = *format_.list.always;
}

void PartyDraft::take_list(std::string_view word) {
  const auto found = format_.list.words.find(word);
  if (found == format_.list.words.end()) return;
  list_word_ = word;
  party_.list = found->second;
  has_list_ = true;
}

void PartyDraft::take_list_of(const FieldRule& rule, std::string_view word) {
  if (has_list_) return;
  take_list(word);
  if (!has_list_ && rule.role == Role::kList)
    reject(rule.field, fmt::format("\"{}\" is no list that is known here.", word));
}

/// Whether the text says something to us.
bool PartyDraft::keep(const FieldRule& rule, std::string_view text) {
  if (text.empty() || text == format_.empty) return false;
  if (rule.as_published) {
    published_ += rule.field;
    published_ += kFieldName;
    published_ += text;
    published_ += kFieldEnd;
  }
  if (rule.in_entry_key) {
    party_.entry_key += text;
    party_.entry_key += kFieldEnd;
  }
  return true;
}

/// The rule that holds on the list of this record; null when none does.
const FieldRule* PartyDraft::here(const FieldRule& rule) const {
  if (rule.only_in.empty() || std::ranges::find(rule.only_in, list_word_) != rule.only_in.end()) return &rule;
  return rule.otherwise.empty() ? nullptr : &rule.otherwise.front();
}

void PartyDraft::take(const FieldRule& given, std::string_view text) {
  text = trimmed(text);
  const FieldRule* chosen = here(given);
  if (!keep(given, text) || chosen == nullptr) return;
  const FieldRule& rule = *chosen;
  if (!rule.starts_by.empty()) {
    auto date = rule.starts_by.earliest_in(text);
    if (date && (!starts_by_ || date->earliest() < starts_by_->earliest())) starts_by_ = std::move(date);
  }
  if (rule.separators.empty()) return take_part(rule, text);
  for_each_part(rule.separators, text, [&](std::string_view part) {
    is_last_part_ = part.data() + part.size() == text.data() + text.size();
    take_part(rule, part);
  });
}

void PartyDraft::take_value(const FieldRule& rule, std::string_view value) {
  value = trimmed(value);
  const FieldRule* chosen = here(rule);
  if (keep(rule, value) && chosen != nullptr) take_part(*chosen, value);
}

void PartyDraft::take_unknown(std::string_view field) { ++uncounted_[std::string(field)]; }

void PartyDraft::take_part(const FieldRule& rule, std::string_view part) {
  part = without(part, rule.drop_before);
  for (const std::string& begins : rule.cut_from) {
    const auto at = part.find(begins);
    if (at == std::string_view::npos) continue;
    add_value(properties_, vocabulary_.property(rule.cut_into), trimmed(part.substr(at)));
    part = trimmed(part.substr(0, at));
  }
  if (part.empty()) return;
  if (rule.names_list) take_list_of(rule, part);
  if (rule.role == Role::kRemarks) return take_remark(rule, part);
  take_as(rule.role, rule.into, rule, part);
}

void PartyDraft::take_as(Role role, const std::string& into, const FieldRule& rule, std::string_view value) {
  switch (role) {
    case Role::kNoParty:
      return reject(rule.field, fmt::format("The record names no party: {}", value));
    case Role::kPublisherId:
      if (!party_.id_lasts) party_.publisher_id = value;
      return;
    case Role::kLastingId:
      party_.publisher_id = value;
      party_.id_lasts = true;
      return;
    case Role::kType:
    case Role::kNameKind:
      return take_word(rule, value);
    case Role::kLabel:
      return take_names(rule, vocabulary_.name_kinds.front(), value);
    case Role::kName:
      return take_names(rule, name_kind_.empty() ? into : name_kind_, value);
    case Role::kAddress:
      return add_address(rule, value);
    case Role::kAddressPart:
      address_parts_.emplace_back(value);
      return;
    case Role::kAddressCountry:
      address_country_ = value;
      return add_country(value);
    case Role::kCountry:
      return add_country(value);
    case Role::kProperty:
      return take_property(rule, into, value);
    case Role::kAttribute:
      return add_value(attributes_, vocabulary_.attribute(into), value);
    case Role::kFrom:
    case Role::kUntil:
    case Role::kPublished:
      return take_date(role, rule.dates, rule, value);
    default:
      return;
  }
}

/// A text about the party; one that should be a date and is none is kept, and counted.
void PartyDraft::take_property(const FieldRule& rule, const std::string& into, std::string_view value) {
  if (!rule.dates.empty() && !rule.dates.read(value))
    take_unknown(fmt::format("{}: kept as text, no date", rule.field));
  add_value(properties_, vocabulary_.property(into), value);
}

/// A word that the rule knows.
void PartyDraft::take_word(const FieldRule& rule, std::string_view word) {
  const auto found = rule.words.find(word);
  if (found == rule.words.end()) return take_unknown(fmt::format("{} {}", rule.field, word));
  if (rule.role == Role::kNameKind)
    name_kind_ = found->second;
  else
    party_.type = vocabulary_.entity_type(found->second).value_or(party_.type);
}

void PartyDraft::take_date(Role role, const DateForms& dates, const FieldRule& rule, std::string_view value) {
  auto date = dates.read(value);
  if (!date) return reject(rule.field, date.error().message);
  if (role == Role::kFrom) {
    from_ = std::move(*date);
  } else if (role == Role::kPublished) {
    party_.published = std::move(*date);
  } else {
    until_ = rule.last_day && date->is_exact() ? EdtfDate::of(date->latest().plus(1)) : std::move(*date);
    until_field_ = rule.field;
  }
}

void PartyDraft::take_remark(const FieldRule& rule, std::string_view remark) {
  for (const Mark& mark : rule.marks) {
    if (remark.front() != mark.begins.front() || !remark.starts_with(mark.begins)) continue;
    std::string_view value = mark.whole ? remark : trimmed(remark.substr(mark.begins.size()));
    if (is_last_part_ && value.ends_with('.')) value.remove_suffix(1);  // that of the whole text
    if (!mark.ends.empty() && value.ends_with(mark.ends)) value.remove_suffix(mark.ends.size());
    if (value.empty()) return;
    if (mark.role == Role::kName) return add_name(mark.into, value, mark.note);
    if (!mark.dates.empty()) return take_date(mark.role, mark.dates, rule, value);
    return take_as(mark.role, mark.into, rule, value);
  }
  add_value(properties_, vocabulary_.property(rule.into), remark);
}

/// A name, and those that stand inside its text: "A (a.k.a. B; C)".
void PartyDraft::take_names(const FieldRule& rule, const std::string& kind, std::string_view text) {
  constexpr std::string_view kBefore = " ,;(", kAround = " ,;()";
  static const std::vector<std::string> kBetween{";"};
  std::string_view rest;
  const Mark* mark = nullptr;
  for (const Mark& row : rule.marks) {
    const auto at = text.find(row.begins);
    if (at == std::string_view::npos || at == 0) continue;
    rest = text.substr(at + row.begins.size());
    text = text.substr(0, at);
    mark = &row;
  }
  if (mark == nullptr) return add_name(kind, text, {});
  add_name(kind, text.substr(0, text.find_last_not_of(kBefore) + 1), {});
  std::vector<std::string> between = kBetween;
  for (const Mark& row : rule.marks) between.push_back(row.begins);
  for_each_part(between, rest, [&](std::string_view part) {
    const auto first = part.find_first_not_of(kAround), last = part.find_last_not_of(kAround);
    if (first != std::string_view::npos)
      add_name(mark->into, part.substr(first, last - first + 1), mark->note);
  });
}

void PartyDraft::add_name(const std::string& kind, std::string_view name, const std::string& note) {
  const bool known = std::ranges::any_of(party_.names, [&](const Name& other) { return other.name == name; });
  if (known || name.empty()) return;
  const bool is_label = kind == vocabulary_.name_kinds.front();
  party_.names.insert(is_label ? party_.names.begin() : party_.names.end(),
                      Name{std::string(name), kind, {}, {}, note});
}

void PartyDraft::add_address(const FieldRule& rule, std::string_view address) {
  if (rule.country_at_end) {
    const auto code = code_at_end(address);
    if (countries_.is_code(code)) add_country(code);
    if (code == address) return;  // nothing but the country
  }
  add_value(properties_, vocabulary_.property(rule.into), address);
}

void PartyDraft::add_country(std::string_view country) {
  auto code = countries_.code(country);
  if (!code) return take_unknown(fmt::format("country {}", country));
  if (std::ranges::find(party_.countries, *code) == party_.countries.end())
    party_.countries.push_back(std::move(*code));
}

void PartyDraft::add_value(std::vector<NamedValue>& values, const ValueDeclaration* declaration,
                           std::string_view text) {
  if (declaration == nullptr || text.empty()) return;
  std::string value = on_one_line(text);
  auto found = std::ranges::find(values, declaration->id, &NamedValue::name);
  if (found == values.end()) found = values.insert(found, {declaration->id, {}});
  const auto is_same = [&](const Scalar& other) { return std::get<std::string>(other) == value; };
  if (std::ranges::any_of(found->values, is_same)) return;
  if (declaration->many || found->values.empty())
    found->values.emplace_back(std::move(value));
  else
    std::get<std::string>(found->values.front()).append("; ").append(value);
}

void PartyDraft::end_row() {
  name_kind_.clear();
  if (!address_country_.empty() && !address_parts_.empty()) address_parts_.push_back(address_country_);
  address_country_.clear();
  if (address_parts_.empty()) return;
  std::string address;
  for (const std::string& part : address_parts_) {
    if (!address.empty()) address += ", ";
    address += part;
  }
  address_parts_.clear();
  add_value(properties_, vocabulary_.property(format_.addresses), address);
}

void PartyDraft::reject(std::string_view field, std::string reason) {
  if (rejected_.reason.empty()) rejected_ = {std::string(field), std::move(reason)};
}

void PartyDraft::finish_validity() {
  if (!from_ && starts_by_) {
    auto by = EdtfDate::parse("../" + starts_by_->text());
    if (by) from_ = std::move(*by);
  }
  auto valid = Validity::make(std::move(from_), std::move(until_), false);
  if (valid)
    party_.valid = std::move(*valid);
  else
    reject(until_field_, valid.error().message);
}

/// The field in which a name was missed.
std::string_view PartyDraft::label_field() const {
  const auto found = std::ranges::find(format_.fields, Role::kLabel, &FieldRule::role);
  return found == format_.fields.end() ? std::string_view() : found->field;
}

Record PartyDraft::finish() {
  if (!has_list_) reject(format_.list.field, "The record names no list that is known here.");
  if (party_.names.empty() || party_.names.front().kind != vocabulary_.name_kinds.front())
    reject(label_field(), "The record names nobody.");
  finish_validity();
  Record record{std::move(place_), RejectedRecord(), std::move(uncounted_)};
  if (!rejected_.reason.empty()) {
    record.content = std::move(rejected_);
    return record;
  }
  std::ranges::sort(party_.countries);
  party_.properties = NamedValues(std::move(properties_));
  party_.attributes = NamedValues(std::move(attributes_));
  party_.as_published.push_back(std::move(published_));
  properties_ = {};
  attributes_ = {};
  published_ = {};
  record.content = std::move(party_);
  return record;
}

}  // namespace ecgraph::import
