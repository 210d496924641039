#pragma once
// The parts of a vocabulary that have a file of their own. Each fills in its part of `vocabulary` and adds
// the faults of its file; a term is looked up in what was read before, so the order is that of the functions
// here.

#include "schema/member_reader.hpp"
#include "schema/vocabulary.hpp"

namespace ecgraph {

/// properties.json or attributes.json → declarations, sorted by id. Entity types are checked later.
[[nodiscard]] std::vector<ValueDeclaration> read_value_declarations(const Document& document,
                                                                    const Place& place, FileFaults& faults);

/// statement-words.json.
void read_statement_words(const Document& document, const Place& place, FileFaults& faults,
                          Vocabulary& vocabulary);

/// legality.json; every type, property, attribute and topic that it names must exist.
void read_legality_terms(const Document& document, const Place& place, FileFaults& faults,
                         Vocabulary& vocabulary);

/// follow-the-money.json; every type, property and attribute of ours that it names must exist.
void read_follow_the_money(const Document& document, const Place& place, FileFaults& faults,
                           Vocabulary& vocabulary);

/// ownership-methods.json; every type, property and verification that it names must exist.
void read_ownership_methods(const Document& document, const Place& place, FileFaults& faults,
                            Vocabulary& vocabulary);

/// The figures of legality.json.
[[nodiscard]] std::vector<FigureDeclaration> read_figures(const Document::Object& figures, const Place& place,
                                                          FileFaults& faults, const Vocabulary& vocabulary);

/// Codes and groups of `{"any": [{"codes": […]}, {"groups": […]}]}`, the only country set a vocabulary file
/// may name.
struct CountryTerms {
  std::vector<std::string> codes, groups;
};
[[nodiscard]] CountryTerms read_country_terms(const Document& document, const Place& place,
                                              FileFaults& faults);

}  // namespace ecgraph
