#pragma once
// The words that several kinds of statement share.

#include <string_view>

#include "schema/vocabulary.hpp"
#include "server/wire/object_reader.hpp"

namespace ecgraph::wire {

/// Written in `default_review`: the policy is that of the listing, or the strictest of the owners' listings.
inline constexpr std::string_view kReviewFromListing = "from_listing";
inline constexpr std::string_view kReviewFromOwner = "from_owner";

/// Words of the vocabulary that every statement may carry, or their defaults.
[[nodiscard]] Confidence read_confidence(ObjectReader& reader, const Vocabulary& vocabulary);
[[nodiscard]] Verification read_verification(ObjectReader& reader, const Vocabulary& vocabulary);
[[nodiscard]] ClaimStatus read_status(ObjectReader& reader, const Vocabulary& vocabulary);

}  // namespace ecgraph::wire
