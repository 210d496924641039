#pragma once
// What is known of the words of names: legal forms, trades, titles, nicknames, numbers (schema/names/*.json).

#include <span>
#include <string>
#include <vector>

#include "schema/embedded.hpp"
#include "schema/error.hpp"

namespace ecgraph {

/// A legal form and how it is written: `GmbH`, of the class of limited companies.
struct LegalFormWords {
  std::string form;
  std::string form_class;  ///< forms of one class can be taken for each other; empty: nothing is known
  std::vector<std::string> spellings;
};

/// Each list of lists holds what means the same, or sounds alike.
struct NameWords {
  using Lists = std::vector<std::vector<std::string>>;
  std::vector<LegalFormWords> legal_forms;
  Lists words;                            ///< of trades and kinds of organisation, in many languages
  std::vector<std::string> small_words;   ///< of, and, the
  std::vector<std::string> person_types;  ///< ids of the entity types whose names are names of people
  std::vector<std::string> titles, articles;
  std::vector<std::string> child_of;  ///< bin, bint: what follows is the name of a parent
  Lists same;                         ///< parts of names of people: abdul, abd al
  Lists nicknames;
  Lists numbers;                  ///< the digits first
  Lists alike;                    ///< of two: letters, and those that another romanisation writes for them
  std::vector<std::string> near;  ///< letters of each are near each other
  Lists digits_as_letters;        ///< of two: a digit, and the letter that it is written for
  std::vector<std::string> identifier_properties;  ///< ids of properties that hold marks of one party alone
};

/// Reads the files of names/ among `files`; all faults, each with its place.
[[nodiscard]] Result<NameWords> read_name_words(std::span<const embedded::File> files);

/// Those of the program, read once; the program ends when its own files are broken.
[[nodiscard]] const NameWords& built_in_name_words();

}  // namespace ecgraph
