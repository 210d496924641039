#pragma once
// Entities found by a name: exactly, by its beginning, or nearly.

#include <boost/json.hpp>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graph/search/fuzzy_names.hpp"
#include "graph/search/names.hpp"
#include "server/render/labels.hpp"
#include "server/routes/party_selection.hpp"

namespace ecgraph::routes {

/// One entity, by the best of its names.
struct FoundName {
  EntityNo entity;
  double score = 0;
  BorneName matched;
  Match how = Match::kExact;
  FuzzyHit fuzzy = {};  ///< of a fuzzy one
};

/// How names are looked for.
struct NamesAsked {
  std::string name;
  std::set<Match> how;
  double score_min = 0;
  std::size_t limit = 0;  ///< of those nearly alike
};

/// Below this, what is nearly alike is not shown unless it is asked for.
inline constexpr double kScoreShown = 0.5;

/// Best first, then by entity id; each entity once. Fails only when the store does.
[[nodiscard]] Result<std::vector<FoundName>> find_names(const Service& service, const View& view,
                                                        const NamesAsked& asked, AdmittedParties& admitted);

/// A score to the digits that mean something: equal states give equal bytes on every machine.
[[nodiscard]] double shown_score(double score);
/// {"asked", "found", "how", "score"}.
[[nodiscard]] boost::json::object term_shape(const MatchTerm& term);

/// {"entity", "score", "matched", "terms"}.
class FoundShape {
 public:
  FoundShape(const Service& service, const View& view, std::string name,
             std::shared_ptr<render::Labels> labels)
      : service_(service), view_(view), name_(std::move(name)), labels_(std::move(labels)) {}
  [[nodiscard]] Result<boost::json::object> operator()(const FoundName& found) const;

 private:
  const Service& service_;
  View view_;
  std::string name_;
  std::shared_ptr<render::Labels> labels_;
};

}  // namespace ecgraph::routes
