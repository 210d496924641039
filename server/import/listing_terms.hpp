#pragma once
// Which words of the vocabulary an import writes, and what it says of publications
// (schema/imports/listings.json).

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/embedded.hpp"
#include "schema/error.hpp"
#include "schema/vocabulary.hpp"

namespace ecgraph::import {

/// What is known of those who publish in some formats.
struct Publication {
  std::vector<std::string> formats;
  std::string prefix;  ///< of the ids of what is read in them
  std::string title, publisher;
  std::vector<std::string> urls;
};

/// The words for what an import says of a listing.
struct ListingTerms {
  std::string fingerprint, publisher_id, removed_in, end_reason;  ///< attributes
  std::string countries;                                          ///< property
  std::string former_name;                                        ///< kind of name
  std::string name_note;  ///< of names, so that others who bear them are meant first
  std::string removed;    ///< words before the day of removal
  Confidence confidence;
  Verification verification;
  std::vector<Publication> publications;

  /// That of a format; null when nothing is said of it.
  [[nodiscard]] const Publication* publication(std::string_view format) const;
};

/// Reads the table from a set of vocabulary files; every fault is named with its place.
[[nodiscard]] Result<ListingTerms> read_listing_terms(std::span<const embedded::File> files,
                                                      const Vocabulary& vocabulary);

}  // namespace ecgraph::import
