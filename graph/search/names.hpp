#pragma once
// Names in any script: folding, exact and prefix search, and resolving a name to one entity.

#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/index/view.hpp"

namespace ecgraph {

/// The form in which names are compared: Unicode NFKC casefold, accents removed, punctuation and runs of
/// space made one space (ICU). Han text is kept; simplified and traditional forms are not mixed; the voicing
/// marks of kana and the vowel signs of Indic scripts are letters, not accents. Empty when the name is
/// nothing but punctuation.
[[nodiscard]] std::string fold(std::string_view name);

/// The four-letter ISO 15924 code of the script most letters of `name` are in: "Latn", "Cyrl", "Hani" (Han
/// alone, whichever forms), "Jpan" (kana, with Han or alone), "Kore" (hangul, with Han or alone); "Zyyy" when
/// it has no letters.
[[nodiscard]] std::string script_of(std::string_view name);

enum class Match : std::uint8_t { kExact, kPrefix, kFuzzy };  ///< the last is FuzzyNames' (fuzzy_names.hpp)

/// An entity found by one of its names.
struct NameHit {
  EntityNo entity;
  double score = 0;  ///< 1 for an exact match, less for a prefix by how much of the name it covers
  std::string name, kind, lang;  ///< the spelling that matched best
};

/// Folded names of one view, built once and shared; safe from any thread.
class NameIndex {
 public:
  /// Folds and sorts every name of a state.
  [[nodiscard]] static std::shared_ptr<const NameIndex> build(const View& view);
  /// Best first, then by entity id; each entity once.
  [[nodiscard]] std::vector<NameHit> search(std::string_view query, const std::set<Match>& how,
                                            const std::set<EntityType>& types, const View& view) const;
  /// The entity that `text` means: its id, else the one that bears exactly this name (label before alias
  /// before former; a name with a note resolves only when nothing else bears it; a family before its
  /// members). Fails with kUnprocessable: ambiguous (the candidates in `allowed`) or unknown (the closest in
  /// `nearest`). `types`: empty means any.
  [[nodiscard]] Result<EntityNo> resolve(std::string_view text, const std::set<EntityType>& types,
                                         const View& view, std::string_view parameter) const;
  /// The closest names to a misspelt one, best first, as "id (label)".
  [[nodiscard]] std::vector<std::string> nearest(std::string_view text, const std::set<EntityType>& types,
                                                 const View& view, std::size_t count) const;

 private:
  struct Entry {
    std::string folded;
    EntityNo entity;
    std::string name, kind, lang, note;
    std::size_t rank = 0;  ///< of the kind: the label's is 0
  };
  using Entries = std::span<const Entry>;
  [[nodiscard]] static bool is_of_types(const View& view, EntityNo entity,
                                        const std::set<EntityType>& types) {
    return types.empty() || types.contains(view.head(entity).type);
  }
  /// Those that bear exactly this folded name, or whose name begins so.
  [[nodiscard]] Entries bearing(const std::string& folded) const;
  [[nodiscard]] Entries beginning(const std::string& folded) const;

  std::vector<Entry> entries_;  ///< by folded name, then entity id, then rank, then name
};

}  // namespace ecgraph
