#pragma once
// A legality question as it was sent, in a query string or a body: texts that still have to be resolved.

#include <optional>
#include <string>
#include <vector>

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
};

/// Empty texts were not given.
struct LegalityRequest {
  std::vector<std::string> items, item_types;
  std::optional<SpecsRequest> specs;
  std::string destination, end_user, exporter, at, during, public_by, letters, view, regime, unlaunched,
      proof;
  std::optional<BuyerRequest> buyer;
  std::vector<std::string> legal, without_rules;
};

/// From the parameters of a query string.
[[nodiscard]] Result<LegalityRequest> read_query(const Call& call);
/// From a body.
[[nodiscard]] Result<LegalityRequest> read_posted(const ecgraph::Document& document,
                                                  const Vocabulary& vocabulary);

}  // namespace ecgraph::routes
