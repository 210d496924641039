#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "schema/member_reader.hpp"
#include "server/import/format.hpp"

namespace ecgraph::import {
namespace {

constexpr std::string_view kFolder = "imports/formats/";
constexpr std::string_view kLists = "imports/lists.json";

struct RoleWord {
  std::string_view word;
  Role role;
};
constexpr std::array<RoleWord, 19> kRoles = {{{"ignored", Role::kIgnored},
                                              {"list", Role::kList},
                                              {"publisher_id", Role::kPublisherId},
                                              {"lasting_id", Role::kLastingId},
                                              {"type", Role::kType},
                                              {"label", Role::kLabel},
                                              {"name", Role::kName},
                                              {"name_kind", Role::kNameKind},
                                              {"address", Role::kAddress},
                                              {"address_part", Role::kAddressPart},
                                              {"address_country", Role::kAddressCountry},
                                              {"country", Role::kCountry},
                                              {"property", Role::kProperty},
                                              {"attribute", Role::kAttribute},
                                              {"from", Role::kFrom},
                                              {"until", Role::kUntil},
                                              {"published", Role::kPublished},
                                              {"no_party", Role::kNoParty},
                                              {"remarks", Role::kRemarks}}};

/// Lists by the words of a format.
using ListWords = std::map<std::string, std::map<std::string, EntityId, std::less<>>, std::less<>>;

class FormatReader {
 public:
  FormatReader(const Document& document, ecgraph::Place place, FileFaults& faults,
               const Vocabulary& vocabulary, const ListWords& lists)
      : reader_(document, std::move(place), faults), vocabulary_(vocabulary), lists_(lists) {}

  Format read() {
    Format format;
    format.id = reader_.text("id");
    format.label = reader_.text("label");
    if (const auto range = reader_.texts("years"); range.size() == 2) read_years(range);
    read_shape(format);
    format.recognised_by = reader_.texts("recognised_by");
    format.recognised_around = reader_.texts("recognised_around");
    format.as_of = reader_.optional_text("as_of");
    read_list(format.list);
    format.type = type_of(reader_, "type", reader_.text("type"));
    format.addresses = reader_.optional_text("addresses");
    if (!format.addresses.empty() && vocabulary_.property(format.addresses) == nullptr)
      reader_.fault("addresses", fmt::format("There is no property \"{}\".", format.addresses));
    format.fields = read_fields(reader_);
    for (FieldRule& rule : format.fields) rule.names_list = rule.field == format.list.field;
    read_beside(format);
    reader_.finish();
    return format;
  }

 private:
  void read_years(const std::vector<std::string>& range) {
    std::from_chars(range[0].data(), range[0].data() + range[0].size(), years_.first);
    std::from_chars(range[1].data(), range[1].data() + range[1].size(), years_.last);
  }

  void read_shape(Format& format) {
    for (const std::string& shape : reader_.required_texts("shapes")) {
      format.rows = format.rows || shape == "rows";
      format.records = format.records || shape == "records";
      if (shape != "rows" && shape != "records") reader_.fault("shapes", "A shape is rows or records.");
    }
    if (const std::string delimiter = reader_.optional_text("delimiter"); !delimiter.empty())
      format.delimiter = delimiter.front();
    format.columns = reader_.texts("columns");
    format.may_end_after = reader_.optional_text("may_end_after");
    format.empty = reader_.optional_text("empty");
    format.record_lists = reader_.texts("record_lists");
  }

  void read_list(ListOfRecord& list) {
    const auto* object = reader_.object("list");
    if (object == nullptr) return;
    const Document document{Document::Object(*object)};
    MemberReader reader(document, reader_.place() / std::string_view("list"), reader_.faults());
    if (const std::string id = reader.optional_text("is"); !id.empty()) list.always = EntityId::trusted(id);
    list.field = reader.optional_text("field");
    if (const std::string words = reader.optional_text("words"); !words.empty()) {
      const auto found = lists_.find(words);
      if (found == lists_.end())
        reader.fault("words", fmt::format("lists.json has no \"{}\".", words));
      else
        list.words = found->second;
    }
    if (!list.always && list.words.empty()) reader.fault("is", "Write either is, or field and words.");
    reader.finish();
  }

  EntityType type_of(MemberReader& reader, std::string_view member, const std::string& id) {
    const auto type = vocabulary_.entity_type(id);
    if (!type) reader.fault(member, fmt::format("There is no entity type \"{}\".", id));
    return type.value_or(EntityType{});
  }

  std::vector<FieldRule> read_fields(MemberReader& outer) {
    std::vector<FieldRule> rules;
    const auto* object = outer.object("fields");
    if (object == nullptr) return rules;
    for (const auto& [field, document] : *object) {
      MemberReader reader(document, outer.place() / std::string_view("fields") / field, outer.faults());
      rules.push_back(read_rule(reader));
      rules.back().field = field;
      for (FieldRule& otherwise : rules.back().otherwise) otherwise.field = field;
      reader.finish();
    }
    return rules;
  }

  FieldRule read_rule(MemberReader& reader) {
    FieldRule rule;
    rule.role = role_of(reader, reader.text("as"));
    rule.into = read_into(reader, rule.role);
    rule.separators = reader.texts("separators");
    rule.members = reader.texts("members");
    rule.drop_before = reader.optional_text("drop_before");
    rule.cut_from = reader.texts("cut_from");
    rule.cut_into = reader.optional_text("cut_into");
    read_words(reader, rule);
    rule.dates = read_dates(reader, "dates");
    rule.starts_by = read_dates(reader, "starts_by");
    rule.last_day = reader.flag("last_day");
    rule.country_at_end = reader.flag("country_at_end");
    rule.in_entry_key = reader.flag("in_entry_key");
    rule.in_one_party = reader.flag("in_one_party");
    rule.as_published = !reader.flag("not_as_published");
    rule.only_in = reader.texts("only_in");
    read_marks(reader, rule);
    if (const Document* otherwise = reader.take("otherwise"); otherwise != nullptr) {
      MemberReader inner(*otherwise, reader.place() / std::string_view("otherwise"), reader.faults());
      rule.otherwise.push_back(read_rule(inner));
      inner.finish();
    }
    const bool is_date =
        rule.role == Role::kFrom || rule.role == Role::kUntil || rule.role == Role::kPublished;
    if (is_date && rule.dates.empty()) reader.fault("dates", "Say in which forms the dates are written.");
    return rule;
  }

  Role role_of(MemberReader& reader, const std::string& word) {
    const auto found = std::ranges::find(kRoles, word, &RoleWord::word);
    if (found != kRoles.end()) return found->role;
    reader.fault("as", fmt::format("\"{}\" is no role of a field.", word));
    return Role::kIgnored;
  }

  /// The property, attribute or name kind that a role speaks of.
  std::string read_into(MemberReader& reader, Role role) {
    std::string into = reader.optional_text("into");
    const ValueDeclaration* declared = nullptr;
    switch (role) {
      case Role::kAddress:
      case Role::kProperty:
      case Role::kRemarks:
        declared = vocabulary_.property(into);
        break;
      case Role::kAttribute:
        declared = vocabulary_.attribute(into);
        break;
      case Role::kName:
        if (std::ranges::find(vocabulary_.name_kinds, into) == vocabulary_.name_kinds.end())
          reader.fault("into", fmt::format("There is no kind of name \"{}\".", into));
        return into;
      default:
        return into;
    }
    if (declared == nullptr || declared->kind != ValueKind::kText)
      reader.fault("into", fmt::format("There is no \"{}\" that holds text.", into));
    return into;
  }

  void read_words(MemberReader& reader, FieldRule& rule) {
    const Document* words = reader.take("words");
    if (words == nullptr || words->object() == nullptr) return;
    MemberReader members(*words, reader.place() / std::string_view("words"), reader.faults());
    for (const auto& [word, _] : *words->object()) {
      const std::string meaning = members.text(word);
      rule.words.emplace(word, meaning);
      if (rule.role == Role::kType) (void)type_of(members, word, meaning);
      if (rule.role == Role::kNameKind &&
          std::ranges::find(vocabulary_.name_kinds, meaning) == vocabulary_.name_kinds.end())
        members.fault(word, fmt::format("There is no kind of name \"{}\".", meaning));
    }
  }

  DateForms read_dates(MemberReader& reader, std::string_view member) {
    std::vector<DatePattern> patterns;
    for (const std::string& written : reader.texts(member)) {
      auto pattern = DatePattern::parse(written);
      if (pattern)
        patterns.push_back(std::move(*pattern));
      else
        reader.fault(member, pattern.error().message);
    }
    return DateForms(std::move(patterns), years_);
  }

  void read_marks(MemberReader& outer, FieldRule& rule) {
    const Document* marks = outer.take("marks");
    if (marks == nullptr || marks->array() == nullptr) return;
    std::size_t number = 0;
    for (const Document& document : *marks->array()) {
      MemberReader reader(document, outer.place() / std::string_view("marks") / number++, outer.faults());
      Mark mark;
      mark.role = role_of(reader, reader.text("as"));
      mark.into = read_into(reader, mark.role);
      mark.ends = reader.optional_text("ends");
      mark.note = reader.optional_text("note");
      mark.whole = reader.flag("whole");
      mark.dates = read_dates(reader, "dates");
      for (std::string& begins : reader.required_texts("begins")) {
        mark.begins = std::move(begins);
        rule.marks.push_back(mark);
      }
      reader.finish();
    }
  }

  void read_beside(Format& format) {
    const Document* beside = reader_.take("beside");
    if (beside == nullptr || beside->array() == nullptr) return;
    std::size_t number = 0;
    for (const Document& document : *beside->array()) {
      MemberReader reader(document, reader_.place() / std::string_view("beside") / number++,
                          reader_.faults());
      SideFile side;
      side.instead_of = reader.required_texts("instead_of");
      side.word = reader.text("word");
      side.columns = reader.required_texts("columns");
      side.fields = read_fields(reader);
      reader.finish();
      format.beside.push_back(std::move(side));
    }
  }

  MemberReader reader_;
  const Vocabulary& vocabulary_;
  const ListWords& lists_;
  YearRange years_;
};

ListWords read_list_words(const embedded::File& file, FileFaults& faults) {
  ListWords lists;
  const ecgraph::Place place{std::string(file.path), {}};
  const auto document = read_document(file.text, file.path);
  if (!document) {
    faults.add(place, document.error().message);
    return lists;
  }
  MemberReader reader(*document, place, faults);
  if (document->object() == nullptr) return lists;
  for (const auto& [format, _] : *document->object()) {
    const auto* words = reader.object(format);
    if (words == nullptr) continue;
    const Document inner{Document::Object(*words)};
    MemberReader members(inner, place / format, faults);
    for (const auto& [word, id] : *words) {
      auto list = EntityId::parse(members.text(word), word);
      if (list)
        lists[format].emplace(word, std::move(*list));
      else
        members.fault(word, list.error().message);
    }
  }
  return lists;
}

}  // namespace

Result<Formats> Formats::read(std::span<const embedded::File> files, const Vocabulary& vocabulary) {
  FileFaults faults;
  ListWords lists;
  if (const auto table = std::ranges::find(files, kLists, &embedded::File::path); table != files.end())
    lists = read_list_words(*table, faults);
  Formats formats;
  for (const embedded::File& file : files) {
    if (!file.path.starts_with(kFolder)) continue;
    const auto document = read_document(file.text, file.path);
    const ecgraph::Place place{std::string(file.path), {}};
    if (document)
      formats.formats_.push_back(FormatReader(*document, place, faults, vocabulary, lists).read());
    else
      faults.add(place, document.error().message);
  }
  if (!faults.empty()) return fail(faults.error());
  return formats;
}

const Format* Formats::find(std::string_view id) const {
  const auto found = std::ranges::find(formats_, id, &Format::id);
  return found == formats_.end() ? nullptr : &*found;
}

const FieldRule* rule_of(const std::vector<FieldRule>& rules, std::string_view field) {
  const auto found = std::ranges::find(rules, field, &FieldRule::field);
  return found == rules.end() ? nullptr : &*found;
}

}  // namespace ecgraph::import
