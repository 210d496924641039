#include "server/wire/words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace ecgraph::wire {

Confidence read_confidence(ObjectReader& reader, const Vocabulary& vocabulary) {
  return reader.word<Confidence>("confidence",
                                 [&](std::string_view word) { return vocabulary.confidence(word); },
                                 fmt::format("{}", fmt::join(vocabulary.confidences, ", ")), {});
}

Verification read_verification(ObjectReader& reader, const Vocabulary& vocabulary) {
  return reader.word<Verification>("verification",
                                   [&](std::string_view word) { return vocabulary.verification(word); },
                                   fmt::format("{}", fmt::join(vocabulary.verifications, ", ")), {});
}

ClaimStatus read_status(ObjectReader& reader, const Vocabulary& vocabulary) {
  std::vector<std::string_view> words;
  for (const auto& status : vocabulary.claim_statuses) words.push_back(status.id);
  return reader.word<ClaimStatus>("status",
                                  [&](std::string_view word) { return vocabulary.claim_status(word); },
                                  fmt::format("{}", fmt::join(words, ", ")), {});
}

}  // namespace ecgraph::wire
