#pragma once
// A legality question as it was sent, in a query string or a body: texts that still have to be resolved.

#include <optional>
#include <string>
#include <vector>

#include "graph/model/rule.hpp"
#include "graph/model/value.hpp"
#include "schema/document.hpp"
#include "server/routes/call.hpp"

namespace ecgraph::routes {

/// An owner of a described buyer, as asked.
struct OwnerRequest {
  std::string id;
  std::optional<DecimalRange> share;
};
/// A described buyer, as asked.
struct BuyerRequest {
  std::string headquarters, ultimate_parent_headquarters;
  std::vector<OwnerRequest> owners;
  bool military = false;
};
/// A described item, as asked.
struct SpecsRequest {
  NamedValues figures;
  std::string maker, maker_headquarters;
  /// Whether nothing is stated of the item.
  [[nodiscard]] bool is_empty() const {
    return figures.all().empty() && maker.empty() && maker_headquarters.empty();
  }
};

/// An item of the question's own, as asked.
struct SuppliedRequest {
  std::string name;
  SpecsRequest specs;
};

/// What is asked for; each has a path, and the same body but for a few members.
enum class LegalityForm : std::uint8_t { kVerdicts, kTimeline, kDiff, kMatrix };

/// Empty texts were not given.
struct LegalityRequest {
  std::vector<std::string> items, item_types;
  std::optional<SpecsRequest> specs;
  std::string destination, end_user, exporter, at, during, public_by, letters, view, regime, unlaunched,
      proof;
  std::optional<BuyerRequest> buyer;
  std::vector<std::string> legal, without_rules;
  std::vector<Rule> with_rules;             ///< read, and not yet held against the graph
  std::vector<SuppliedRequest> with_items;  ///< only in a body
  std::string before, after, by;            ///< of a diff; of a matrix
  std::vector<std::string> destinations;    ///< of a matrix
  /// Whether no query string can ask this. One asks of an item of which nothing is said by saying nothing.
  [[nodiscard]] bool needs_body() const {
    return buyer || !with_rules.empty() || !with_items.empty() || (specs && specs->is_empty());
  }
};

/// From the parameters of a query string.
[[nodiscard]] Result<LegalityRequest> read_query(const Call& call, LegalityForm form);
/// From a body.
[[nodiscard]] Result<LegalityRequest> read_posted(const ecgraph::Document& document,
                                                  const Vocabulary& vocabulary, LegalityForm form);

}  // namespace ecgraph::routes
