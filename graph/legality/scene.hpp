#pragma once
// What does not depend on the item: which clauses are in force on a day and reach this destination and end
// user. Computed once a question and day, so that many items cost little.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "graph/legality/buyer.hpp"

namespace ecgraph::legality {

/// A clause that may apply, whatever the item.
struct ClauseScene {
  const CompiledClause* clause = nullptr;
  Finding outside;                     ///< dates, destination and end user
  std::optional<ReviewPolicy> review;  ///< of a requirement: its default, or that of the listing or owner
  std::string exception_name;          ///< of an exception, on that day
  std::optional<ProofNode> proof;
};

/// One or more days on which all of it is the same.
struct Scene {
  Interval days;
  bool inside_own_country = false;   ///< a shipment inside the regime's own country: nothing is required
  std::vector<ClauseScene> clauses;  ///< in the order of the rules
  Grounds floor;  ///< what the clauses that do not reach this destination and end user rest on
  /// For each headquarters of a maker: the figures that depend on the day, then whether its designs are
  /// foreign.
  std::map<CountryCode, std::vector<Finding>> makers;
};

/// Everything of one question that its scenes and verdicts share. The references outlive it.
struct Setting {
  const World& world;
  const Question& question;
  std::shared_ptr<const RuleBook> rules;
  Reading reading;
  std::string regime;
  Buyer buyer;
  std::optional<Party> exporter;
  bool exporter_is_given = false;
  bool limits_jurisdiction = false;  ///< for some makers the regime's jurisdiction is not computed
  bool has_clauses = false;          ///< some clause of the regime that could ask for a licence is recorded
  std::vector<Countries>
      maker_sets;  ///< of the figures that depend on the day (others empty), then of foreign makers
  std::vector<Party> lists;
  std::vector<CountryCode> maker_countries;
};
/// A statement that a verdict of the setting rests on.
[[nodiscard]] const RecordedStatement& statement(const Setting& setting, StatementNumber number);
[[nodiscard]] Setting make_setting(const World& world, const Question& question, const Reading& reading,
                                   const std::vector<const Item*>& items);

/// The scenes of the question's period, in order; neighbours differ.
[[nodiscard]] std::vector<Scene> make_scenes(const Setting& setting, FactNames& facts);

}  // namespace ecgraph::legality
