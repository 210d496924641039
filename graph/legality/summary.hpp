#pragma once
// Answers as plain English.

#include <string>
#include <vector>

#include "graph/legality/answer.hpp"
#include "graph/legality/world.hpp"

namespace ecgraph::legality {

/// `October 2023`, `2023-10-05`, `1 May 2023 to 3 June 2024`, `from 1 May 2023`.
[[nodiscard]] std::string words(const Interval& days);
/// "Nvidia H800 SXM5 to China, October 2023: part. 1 to 22 October 2023 no licence was needed; …"
[[nodiscard]] std::string summary_of(const Vocabulary& vocabulary, const ItemAnswer& answer,
                                     const std::string& destination, const Interval& during);
/// Where the members of a family agree.
[[nodiscard]] std::string family_summary(const std::string& family,
                                         const std::vector<const ItemAnswer*>& members);

}  // namespace ecgraph::legality
