#pragma once
// Finds the names that may be nearly a name asked for, among many, and scores those.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/search/name_match.hpp"
#include "graph/search/prepared_name.hpp"

namespace ecgraph {

/// A name by its number: how many were added before it.
struct NameNo {
  std::uint32_t number = 0;
  friend auto operator<=>(const NameNo&, const NameNo&) = default;
};

/// A name found, and how near it is.
struct NearName {
  NameNo name;
  double score = 0;
};

/// What is wanted of names that are near.
struct NearAsked {
  std::optional<NameOf> whose = {};  ///< of the name asked; nothing: not known
  double score_min = 0;
  std::size_t limit = 20;
  std::function<bool(NameNo)> wanted = {};  ///< empty: all are
};

/// Names by their words, and words by what they sound like, three letters at a time. Filled once by one
/// thread, then safe from any.
class GramIndex {
 public:
  explicit GramIndex(const Lexicon& lexicon = Lexicon::built_in());
  ~GramIndex();
  GramIndex(const GramIndex&) = delete;
  GramIndex& operator=(const GramIndex&) = delete;

  /// Names are numbered in the order added.
  void add(std::string_view name, NameOf whose);
  /// Makes what was added ready to be searched.
  void finish();

  /// Best first, then in the order added.
  [[nodiscard]] std::vector<NearName> near(std::string_view name, const NearAsked& asked) const;
  /// How the score of a name came about.
  [[nodiscard]] NameMatch explain(std::string_view name, std::optional<NameOf> whose, NameNo found) const;

  /// Names.
  [[nodiscard]] std::size_t size() const;
  /// Of memory, roughly.
  [[nodiscard]] std::size_t bytes() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace ecgraph
