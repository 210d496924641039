#pragma once
// Worlds for the tests of the legality engine: the built-in data, and questions in a few words.

#include <string>
#include <vector>

#include "graph/legality/legality.hpp"

namespace ecgraph::tests {

/// The world of the built-in data, read once.
[[nodiscard]] const legality::World& seed_world();
/// The statements of the built-in data, read once.
[[nodiscard]] const std::vector<Statement>& seed_statements();

[[nodiscard]] Day day(const std::string& text);
/// `2023-10-05`, `2023-10`, `2023/2024` …
[[nodiscard]] Interval period(const std::string& text);
[[nodiscard]] CountryCode country(const std::string& code);
[[nodiscard]] EntityId entity(const std::string& id);

/// A question about items (or families), for the default end user.
[[nodiscard]] legality::Question question(const std::string& item, const std::string& destination,
                                          const std::string& when);
/// The end user of a table cell: empty, `military`, an id, `hq=MY parent=CN owner=smic:50 owner=huawei`;
/// `military` may follow any.
[[nodiscard]] legality::EndUser end_user(const std::string& cell);
/// The answer for one item from the built-in data.
[[nodiscard]] legality::ItemAnswer ask(const legality::Question& question);

/// "2023-10-01..2023-10-23 no_licence_required, 2023-10-23..2023-11-01 licence_required
/// presumption_of_denial".
[[nodiscard]] std::string told(const std::vector<legality::Piece>& pieces);
/// The requirements of a piece as `rule#clause`, joined by a space, in alphabetical order.
[[nodiscard]] std::string clauses(const legality::Piece& piece);
[[nodiscard]] std::string missing(const legality::Piece& piece);
[[nodiscard]] std::string exceptions(const legality::Piece& piece);

/// Statements by hand, for worlds of a few parties.
[[nodiscard]] Entity an_entity(const std::string& type, const std::string& id, NamedValues properties = {});
[[nodiscard]] Relation a_relation(const std::string& type, const std::string& subject,
                                  const std::string& object, const std::string& from,
                                  const std::string& until, NamedValues attributes = {});

}  // namespace ecgraph::tests
