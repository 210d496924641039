#pragma once
// A legal instrument as dated data: when it was announced, published, in force, and what its clauses ask
// (the evaluation is graph/legality).

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "graph/model/ids.hpp"
#include "graph/time/validity.hpp"
#include "schema/decimal.hpp"
#include "schema/vocabulary.hpp"

namespace ecgraph {

/// An ISO 3166-1 alpha-2 code, upper case.
class CountryCode {
 public:
  /// Two capital letters (ISO 3166-1 alpha-2); kUnreadable, naming `field`, otherwise.
  [[nodiscard]] static Result<CountryCode> parse(std::string_view text, std::string_view field);
  [[nodiscard]] std::string text() const { return {letters_, 2}; }
  friend auto operator<=>(const CountryCode&, const CountryCode&) = default;

 private:
  char letters_[2] = {'?', '?'};
};

enum class Comparison : std::uint8_t { kEqual, kAtLeast, kAtMost, kMoreThan, kLessThan };
/// `==`, `>=`, `<=`, `>`, `<`; and back, nothing for others.
[[nodiscard]] std::string_view symbol(Comparison comparison);
[[nodiscard]] std::optional<Comparison> comparison(std::string_view symbol);

/// A test of an item. A tree: `operands` is used by all, any and not.
struct ItemTest {
  enum class Kind : std::uint8_t { kConstant, kCompare, kAll, kAny, kNot, kPredicate, kItemIn, kCategoryIn };
  using Operand = std::variant<Decimal, bool, std::string>;
  Kind kind = Kind::kConstant;
  bool constant = true;  ///< kConstant
  std::string name;      ///< kCompare: the figure; kPredicate: the predicate
  Comparison comparison = Comparison::kEqual;
  Operand operand = true;               ///< kCompare
  std::vector<ItemTest> operands;       ///< kAll, kAny; kNot has one
  std::vector<EntityId> items;          ///< kItemIn
  std::vector<std::string> categories;  ///< kCategoryIn: other goods, as words of the instrument
  friend bool operator==(const ItemTest&, const ItemTest&) = default;
};

/// A set of countries. A country is in it when it is in `codes`, in a group of `groups` or in one of `any`,
/// or `all` is set; and not in `except_codes` nor in a group of `except_groups`.
struct CountrySet {
  bool all = false;  ///< written `all_except`
  std::vector<CountryCode> codes;
  std::vector<std::string> groups;
  std::vector<CountrySet> any;
  std::vector<CountryCode> except_codes;
  std::vector<std::string> except_groups;
  friend bool operator==(const CountrySet&, const CountrySet&) = default;
};

/// A test of the end user.
struct EndUserTest {
  /// What is asked of the end user; each uses some of the members below.
  enum class Kind : std::uint8_t {
    kListed,
    kOwnedByListedAtLeast,
    kMilitary,
    kHeadquartersIn,
    kHeadquartersOrParentIn
  };
  Kind kind = Kind::kMilitary;
  std::optional<EntityId> list;  ///< kListed
  Decimal percent;               ///< kOwnedByListedAtLeast
  bool military = true;          ///< kMilitary
  CountrySet countries;          ///< kHeadquartersIn, kHeadquartersOrParentIn
  friend bool operator==(const EndUserTest&, const EndUserTest&) = default;
};

/// A named definition of the instrument, as an ECCN paragraph.
struct Predicate {
  std::string id;  ///< unique in the graph: `3A090.a@2023`
  Validity valid;
  ItemTest test;
  std::string citation;
  Verification verification;
  std::string note;
  friend bool operator==(const Predicate&, const Predicate&) = default;
};

/// Another name of an exception from a day on, unless one of the tests is true.
struct AlsoNamed {
  std::string name;
  Day from;
  std::vector<CountrySet> unless_destination;
  std::vector<EndUserTest> unless_end_user;
  friend bool operator==(const AlsoNamed&, const AlsoNamed&) = default;
};

/// One evaluable sentence of a rule: what it asks of which items, where to, for whom, from when until when.
struct Clause {
  enum class Effect : std::uint8_t { kLicenceRequired, kProhibited, kReviewPolicy, kException, kTariff };
  std::string id;  ///< within the rule; `rule#clause` names it everywhere
  Effect effect = Effect::kLicenceRequired;
  Validity valid;
  std::optional<RuleId> until_set_by;  ///< the later rule that closed it
  std::optional<RuleId> not_enforced_by;
  std::optional<Day> operative_from, not_enforced_from;
  ItemTest item;
  CountrySet destination;
  std::optional<EndUserTest> end_user;
  std::optional<EntityId> addressee;  ///< a letter binds only this exporter
  std::string default_review;  ///< a review policy, `from_listing` or `from_owner`; licence_required only
  std::string policy;          ///< a review policy; review_policy only
  std::vector<std::string> applies_to;  ///< `rule#clause`; review_policy: the requirements it speaks of
  std::int64_t priority = 0;
  std::string name;                    ///< of an exception
  std::vector<std::string> overrides;  ///< `rule#clause`; exception: the requirements it lifts
  bool usable_without_more_facts = false;
  std::optional<AlsoNamed> also_named;
  std::vector<std::string> conditions;
  std::optional<Decimal> rate_percent;  ///< tariff
  std::vector<std::string> exemptions;
  bool certainty_unknown = false;  ///< a match is neither yes nor no
  bool reaches_foreign_made = false;
  std::string citation;
  Confidence confidence;
  std::string note;
  friend bool operator==(const Clause&, const Clause&) = default;
};
/// `licence_required` …; and back, nothing for others.
[[nodiscard]] std::string_view word(Clause::Effect effect);
[[nodiscard]] std::optional<Clause::Effect> clause_effect(std::string_view word);

/// A country read as another from a day on.
struct DestinationAlias {
  CountryCode code, treat_as;
  Day from;
  friend bool operator==(const DestinationAlias&, const DestinationAlias&) = default;
};

/// A legal instrument with its dates, and what of it can be evaluated.
struct Rule {
  RuleId id;
  std::string regime;  ///< whose law: an ISO code, or EU
  std::string kind;    ///< a rule kind of the vocabulary
  std::string issuer, title;
  std::optional<EdtfDate> announced, published, effective, compliance, ended;
  std::optional<RuleId> ended_by;
  std::vector<RuleId> amends, supersedes, suspends;
  std::vector<DestinationAlias> destination_aliases;
  std::vector<Predicate> predicates;
  std::vector<Clause> clauses;
  Confidence confidence;
  Verification verification;
  std::vector<SourceId> sources;     ///< what it is cited by
  std::vector<std::string> read_in;  ///< where it was read
  std::string note;
  friend bool operator==(const Rule&, const Rule&) = default;
};

}  // namespace ecgraph
