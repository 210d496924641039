#pragma once
// The names of one recorded state, to be found under spellings that are nearly theirs.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/index/view.hpp"
#include "graph/search/gram_index.hpp"

namespace ecgraph {

/// An entity found by the nearest of its names.
struct FuzzyHit {
  EntityNo entity;
  double score = 0;  ///< of name_match.hpp
  NameNo matched;    ///< the spelling
};

/// A spelling that an entity bears.
struct BorneName {
  EntityNo entity;
  std::string name, kind, lang;
};

/// Which entities are wanted, and how near.
struct FuzzyAsked {
  std::optional<NameOf> whose = {};  ///< the name asked; nothing: not known
  double score_min = 0;
  std::size_t limit = 20;                     ///< entities
  std::function<bool(EntityNo)> wanted = {};  ///< empty: all are
};

/// Built once for a state and shared; safe from any thread.
class FuzzyNames {
 public:
  /// Reads every name of a state.
  [[nodiscard]] static std::shared_ptr<const FuzzyNames> build(const View& view);
  /// Best first, then by entity id; each entity once. `view` is the state that it was built of.
  [[nodiscard]] std::vector<FuzzyHit> search(std::string_view name, const FuzzyAsked& asked,
                                             const View& view) const;
  /// The spelling that a hit names.
  [[nodiscard]] const BorneName& operator[](NameNo name) const { return names_[name.number]; }
  /// How the score of a hit came about.
  [[nodiscard]] std::vector<MatchTerm> terms(std::string_view name, const FuzzyHit& hit) const;

 private:
  std::vector<BorneName> names_;  ///< by entity id, then as the entity states them
  GramIndex index_;
};

}  // namespace ecgraph
