#pragma once
// The legality engine asked with documents: statements and questions go through the readers that serve them
// when they are posted.

#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "graph/legality/legality.hpp"

namespace ecgraph::tests {

/// The statements that the documents say; throws std::runtime_error with the faults when they are not
/// readable.
[[nodiscard]] std::vector<Statement> statements_of(const std::vector<nlohmann::json>& documents);

class EngineWorld {
 public:
  explicit EngineWorld(const std::vector<nlohmann::json>& documents)
      : EngineWorld(statements_of(documents)) {}
  explicit EngineWorld(std::vector<Statement> statements);

  /// The question that a posted body means; none when the reader refuses it. Ids stand for themselves.
  [[nodiscard]] std::optional<legality::Question> question(const nlohmann::json& body) const;
  [[nodiscard]] legality::Answer answer(const legality::Question& question) const {
    return legality::answer(world_, question);
  }
  [[nodiscard]] const legality::World& world() const { return world_; }
  [[nodiscard]] const std::vector<Statement>& statements() const { return statements_; }

 private:
  std::vector<Statement> statements_;
  legality::World world_;
};

}  // namespace ecgraph::tests
