#pragma once
// The rules compiled for evaluation, and which of their clauses a question reads.

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "graph/legality/criteria.hpp"
#include "graph/legality/groups.hpp"
#include "graph/legality/parties.hpp"
#include "graph/legality/statements.hpp"
#include "graph/model/rule.hpp"

namespace ecgraph::legality {

/// EndUserTest with its names resolved.
struct BuyerTest {
  EndUserTest::Kind kind = EndUserTest::Kind::kMilitary;
  std::optional<Party> list;
  std::string list_name;
  Decimal percent;
  bool military = true;
  Countries countries;
};

/// A clause, compiled. `name` is `rule#clause`.
struct CompiledClause {
  const Rule* rule = nullptr;
  const Clause* clause = nullptr;
  std::string name;
  Criterion item;
  Countries destination;
  std::optional<BuyerTest> buyer;
  std::optional<Party> addressee;
  std::vector<Countries> unless_destination;  ///< of `also_named`
  std::vector<BuyerTest> unless_buyer;
  std::optional<ReviewPolicy> review;  ///< its own policy, where that is one of the vocabulary
  Grounds grounds;
};

/// How a question reads the law (legality.md, Inputs).
struct Reading {
  std::optional<Day> public_by;
  enum class Letters : std::uint8_t { kInclude, kExclude } letters = Letters::kInclude;
  enum class View : std::uint8_t { kOperative, kText } view = View::kOperative;
};

/// All clauses of one set of rules. The rules are kept alive by it.
class RuleBook {
 public:
  RuleBook(const Vocabulary& vocabulary, const Groups& groups, const Parties& parties,
           std::vector<std::shared_ptr<const Rule>> rules, std::set<RuleId> without,
           StatementNumber first_statement);

  [[nodiscard]] const std::vector<CompiledClause>& clauses() const { return clauses_; }
  [[nodiscard]] const std::vector<Definition>& definitions() const { return definitions_; }
  [[nodiscard]] const std::vector<std::shared_ptr<const Rule>>& rules() const { return rules_; }
  /// The lists that the regime asks a licence for: an owner counts as listed when it is on one of them.
  [[nodiscard]] std::vector<Party> lists(const std::string& regime) const;
  /// Whether some rule of the regime, though it be left out, has a clause that asks for a licence or forbids.
  [[nodiscard]] bool has_clauses(const std::string& regime) const;
  [[nodiscard]] const std::set<RuleId>& without() const { return without_; }

  /// The days on which the clause counts for this reading; `nullopt` when it never does: its rule is not
  /// public, does not bear on verdicts, or it is a letter and letters are excluded. A closing rule that is
  /// not public, or was left out, leaves the clause open; non-enforcement by such a rule does not count.
  [[nodiscard]] std::optional<ValidityBounds> counted(const CompiledClause& clause,
                                                      const Reading& reading) const;
  /// The clauses and predicates as what answers rest on.
  [[nodiscard]] const RecordedStatements& statements() const { return statements_; }
  /// Whether the rule is public for this reading, and was not left out.
  [[nodiscard]] bool known(const RuleId& rule, const Reading& reading) const;
  /// The country read as another on the day, by the rules of the regime that are public.
  [[nodiscard]] CountryCode read_as(CountryCode code, Day day, const std::string& regime,
                                    const Reading& reading) const;

 private:
  [[nodiscard]] Criterion compile(const ItemTest& test, const Vocabulary& vocabulary,
                                  const Parties& parties) const;
  [[nodiscard]] static BuyerTest compile(const EndUserTest& test, const Groups& groups,
                                         const Parties& parties);
  void define(const Vocabulary& vocabulary, const Parties& parties);
  void add_clauses(const Rule& rule, const Vocabulary& vocabulary, const Groups& groups,
                   const Parties& parties);

  std::vector<std::shared_ptr<const Rule>> rules_;
  std::set<RuleId> without_;
  std::set<std::string> idle_kinds_;  ///< kinds that do not bear on a verdict
  std::map<RuleId, const Rule*> by_id_;
  std::map<std::string, std::uint16_t, std::less<>> predicate_numbers_;
  std::vector<const Predicate*> predicates_;
  std::vector<Definition> definitions_;
  std::vector<CompiledClause> clauses_;
  RecordedStatements statements_;
};

/// The day from which the rule counts as public: announced, else published, else effective, at its earliest;
/// with none, always.
[[nodiscard]] Day public_from(const Rule& rule);

}  // namespace ecgraph::legality
