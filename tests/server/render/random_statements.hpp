#pragma once
// Statements of every kind at random, each as the readers of server/wire could have made it.

#include "graph/model/statement.hpp"
#include "tests/support/random.hpp"

namespace ecgraph::tests {

[[nodiscard]] Statement random_statement(StatementKind kind, const Vocabulary& vocabulary, Random& random);
[[nodiscard]] Rule random_rule(const Vocabulary& vocabulary, Random& random);

/// Parts that rules and other statements share.
[[nodiscard]] std::string random_text(Random& random);
[[nodiscard]] std::string maybe_text(Random& random);
[[nodiscard]] Decimal random_decimal(Random& random);
[[nodiscard]] EdtfDate random_date(Random& random);
[[nodiscard]] std::optional<EdtfDate> maybe_date(Random& random);
[[nodiscard]] Day random_day(Random& random);
[[nodiscard]] Validity random_validity(Random& random);
[[nodiscard]] std::vector<std::string> random_texts(Random& random, std::size_t least);
[[nodiscard]] std::string random_id_text(Random& random);
[[nodiscard]] Confidence random_confidence(const Vocabulary& vocabulary, Random& random);
[[nodiscard]] Verification random_verification(const Vocabulary& vocabulary, Random& random);

template <class IdType>
IdType random_id(Random& random) {
  return IdType::trusted(random_id_text(random));
}
template <class IdType>
std::optional<IdType> maybe_id(Random& random) {
  if (random.chance(50)) return std::nullopt;
  return random_id<IdType>(random);
}
template <class IdType>
std::vector<IdType> random_ids(Random& random, std::size_t least) {
  std::vector<IdType> ids;
  for (auto left = random.between<std::size_t>(least, 3); left > 0; --left)
    ids.push_back(random_id<IdType>(random));
  return ids;
}

}  // namespace ecgraph::tests
