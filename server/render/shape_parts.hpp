#pragma once
// What several shapes share.

#include "server/render/labels.hpp"
#include "server/render/value_shape.hpp"

namespace ecgraph::render {

/// Adds `confidence` and `verification`.
void add_trust(boost::json::object& shape, Confidence confidence, Verification verification,
               const Vocabulary& vocabulary);

/// Adds a text that is shown only when there is one.
void add_remark(boost::json::object& shape, std::string_view name, std::string_view text);

/// The shape, unless a lookup failed on the way.
[[nodiscard]] Result<boost::json::object> checked(boost::json::object shape, const Labels& labels);

/// [{"metric","value","unit","bound"}]
[[nodiscard]] boost::json::array figures_shape(const std::vector<Figure>& figures, Absent absent);

}  // namespace ecgraph::render
