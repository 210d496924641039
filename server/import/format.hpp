#pragma once
// What the columns or members of a published file mean, as its table in schema/imports/formats/ says: the
// code knows the shapes of files and the roles of fields, the tables know which field has which.

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/ids.hpp"
#include "schema/embedded.hpp"
#include "schema/vocabulary.hpp"
#include "server/import/date_forms.hpp"

namespace ecgraph::import {

/// What a field tells of a party or its listing.
enum class Role : std::uint8_t {
  kIgnored,         ///< known, and not kept
  kList,            ///< which list
  kPublisherId,     ///< an id that may change from version to version
  kLastingId,       ///< an id that stays
  kType,            ///< a word for what the party is
  kLabel,           ///< its name
  kName,            ///< another name
  kNameKind,        ///< a word for what sort of name stands in this row
  kAddress,         ///< a whole address
  kAddressPart,     ///< a part of one; the parts of a row are put together
  kAddressCountry,  ///< the country of the address, its last part
  kCountry,         ///< a country
  kProperty,        ///< a property of the party
  kAttribute,       ///< an attribute of the listing
  kFrom,            ///< the first day
  kUntil,           ///< the end
  kPublished,       ///< the day of publication
  kNoParty,         ///< says that the record names no party
  kRemarks          ///< a text of many parts, told apart by their beginnings
};

/// How a part of a text of many parts begins, and what it then is.
struct Mark {
  std::string begins, ends;
  Role role = Role::kIgnored;
  std::string into;    ///< property, attribute or name kind
  std::string note;    ///< of a name
  bool whole = false;  ///< keeps its beginning
  DateForms dates;     ///< of kPublished and the like
};

/// What one field means.
struct FieldRule {
  std::string field;
  Role role = Role::kIgnored;
  std::string into;                     ///< property, attribute or name kind
  std::vector<std::string> separators;  ///< between several values in one text
  std::vector<std::string> members;     ///< of a value that is an object: these, put together
  std::string drop_before;              ///< a word before a value that is no part of it
  std::vector<std::string> cut_from;    ///< where a remark begins that is no part of the value
  std::string cut_into;                 ///< the property that keeps such remarks; empty: none
  std::map<std::string, std::string, std::less<>> words;
  DateForms dates;        ///< of dates
  DateForms starts_by;    ///< dates in the text, by the earliest of which it had begun
  bool last_day = false;  ///< an end is the last day, not the first after it
  bool country_at_end = false;
  bool in_entry_key = false;  ///< tells entries of one party apart
  bool names_list = false;    ///< its words say which list
  bool in_one_party = false;  ///< rows that agree in these are one party
  bool as_published = true;   ///< a change of it changes the record
  std::vector<Mark> marks;
  std::vector<std::string> only_in;  ///< lists, by their words; empty: in all
  std::vector<FieldRule> otherwise;  ///< in the other lists; one, or none: nothing there
};

/// Rows of another file beside the main one that belong to its records.
struct SideFile {
  std::vector<std::string> instead_of;  ///< words of the main file's name
  std::string word;                     ///< that stands in their place
  std::vector<std::string> columns;
  std::vector<FieldRule> fields;
};

/// Which list a record speaks of.
struct ListOfRecord {
  std::optional<EntityId> always;
  std::string field;  ///< a column or a member; or a member around the records
  std::map<std::string, EntityId, std::less<>> words;
};

/// One format.
struct Format {
  std::string id, label;
  bool rows = false, records = false;  ///< delimited text, JSON
  char delimiter = ',';
  std::vector<std::string> columns;            ///< of text without a header
  std::string may_end_after;                   ///< rows may be short after this column; empty: never
  std::string empty;                           ///< how an empty value is written
  std::vector<std::string> record_lists;       ///< members that hold the records
  std::vector<std::string> recognised_by;      ///< columns, or members of the first record
  std::vector<std::string> recognised_around;  ///< members around the records
  std::string as_of;                           ///< the member around the records that states the day
  ListOfRecord list;
  std::string addresses;  ///< the property of addresses that are put together
  EntityType type;        ///< of a party of which nothing is said
  std::vector<FieldRule> fields;
  std::vector<SideFile> beside;
};

/// The formats of listed parties, in the order in which they are tried.
class Formats {
 public:
  /// From `imports/formats/*.json` and `imports/lists.json`; every fault with its file and place.
  [[nodiscard]] static Result<Formats> read(std::span<const embedded::File> files,
                                            const Vocabulary& vocabulary);
  /// By id; null when there is none.
  [[nodiscard]] const Format* find(std::string_view id) const;
  [[nodiscard]] const std::vector<Format>& all() const { return formats_; }

 private:
  std::vector<Format> formats_;
};

/// The place in `rules` of the one for a field; nothing when there is none.
[[nodiscard]] const FieldRule* rule_of(const std::vector<FieldRule>& rules, std::string_view field);

}  // namespace ecgraph::import
