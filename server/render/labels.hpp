#pragma once
// What a shape looks up beside its own statement: labels of entities and citations of sources, as of one
// view.

#include <boost/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/index/view.hpp"

namespace ecgraph::render {

/// Made once an answer, used by one thread at a time. A lookup that the store refuses leaves a gap and is
/// remembered in `failure()`; the shapes that return a Result look there, so that no answer goes out with a
/// gap.
class Labels {
 public:
  /// `lang`: a BCP 47 code; empty: everything by its label.
  Labels(View view, std::string lang) : view_(std::move(view)), lang_(std::move(lang)) {}

  [[nodiscard]] const View& view() const { return view_; }
  [[nodiscard]] const Vocabulary& vocabulary() const { return view_.vocabulary(); }

  /// The first name in the language asked (`zh` finds `zh-Hans`), else the label.
  [[nodiscard]] std::string label(EntityNo entity);
  [[nodiscard]] std::string label(const Entity& entity) const;
  /// {"id","label","type"}.
  [[nodiscard]] boost::json::object reference(EntityNo entity);
  /// The same; label and type are null when no such entity stands.
  [[nodiscard]] boost::json::object reference(const EntityId& entity);
  [[nodiscard]] boost::json::array references(std::span<const EntityId> entities);
  /// Null when there is none.
  [[nodiscard]] boost::json::value reference(const std::optional<EntityId>& entity);
  /// [{"id","citation"}]; the title where a source has no citation, null when no such source stands.
  [[nodiscard]] boost::json::array sources(std::span<const SourceId> sources);

  [[nodiscard]] const std::optional<Error>& failure() const { return failure_; }

 private:
  [[nodiscard]] boost::json::value citation(const SourceId& source);

  View view_;
  std::string lang_;
  std::unordered_map<std::uint32_t, std::string> labels_;  ///< of the language asked
  std::unordered_map<std::string, boost::json::value> citations_;
  std::optional<Error> failure_;
};

}  // namespace ecgraph::render
