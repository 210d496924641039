#pragma once
// Many names against the parties of the graph: what is asked, and what is found for each.

#include <boost/json.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "graph/query/identifiers.hpp"
#include "graph/search/fuzzy_names.hpp"
#include "server/render/labels.hpp"
#include "server/routes/call.hpp"
#include "server/routes/party_selection.hpp"

namespace ecgraph::routes {

/// One line of a list of customers.
struct ScreenedName {
  std::string id, name;            ///< the id is the asker's own; may be empty
  std::vector<std::string> marks;  ///< of its identifiers
  std::optional<EntityNo> country;
  std::optional<NameOf> whose;
};

/// A whole list, and how it is screened.
struct ScreenQuestion {
  std::vector<ScreenedName> names;
  PartySelection among;
  std::optional<Day> at;  ///< of the listings shown; always set once read
  double score_min = 0;
  std::size_t limit = 0;  ///< candidates of each name
};

/// Reads the document of a question; all its faults.
[[nodiscard]] Result<ScreenQuestion> read_screening(Call& call, const Document& document);

/// A party that a name may mean.
struct Candidate {
  EntityNo entity;
  double score = 0;
  std::optional<FuzzyHit> hit;          ///< found by name
  std::string mark;                     ///< found by an identifier too, or alone; empty: not
  std::optional<bool> of_country = {};  ///< of the one asked; nothing: not asked or not known
};

/// Finds candidates, many names at a time, with the help of threads that are free; shows them in the order
/// asked. Used by one thread at a time.
class Screening {
 public:
  Screening(const Call& call, ScreenQuestion question, std::shared_ptr<render::Labels> labels,
            boost::json::object coverage);
  /// Reads what is needed of the identifiers; fails only when the store does.
  [[nodiscard]] Result<void> prepare();
  [[nodiscard]] std::size_t size() const { return question_.names.size(); }
  /// {"asked", "candidates", "coverage"?} of a name; quickest when asked in order.
  [[nodiscard]] Result<boost::json::object> row(std::size_t i);

 private:
  [[nodiscard]] Result<void> find_from(std::size_t first);
  [[nodiscard]] std::vector<Candidate> find(const ScreenedName& name, AdmittedParties& admitted,
                                            PartyCountries& countries) const;
  [[nodiscard]] Result<boost::json::object> shape(const ScreenedName& name, const Candidate& candidate) const;
  [[nodiscard]] boost::json::array terms(const ScreenedName& name, const Candidate& candidate) const;
  [[nodiscard]] Result<boost::json::array> listings(EntityNo party) const;

  const Service& service_;
  View view_;
  ScreenQuestion question_;
  std::shared_ptr<render::Labels> labels_;
  boost::json::object coverage_;
  std::shared_ptr<const FuzzyNames> names_;
  std::shared_ptr<const PartyIdentifiers> identifiers_;  ///< null: none are asked
  std::size_t first_ = 0;                                ///< of those found
  std::vector<std::vector<Candidate>> found_;
};

}  // namespace ecgraph::routes
