#include "graph/query/legal_world.hpp"

#include <set>
#include <utility>
#include <vector>

namespace ecgraph {
namespace {

std::vector<RelationType> types_read(const LegalityTerms& terms) {
  std::set<RelationType> types{terms.group_membership, terms.listing, terms.not_listed, terms.ownership};
  types.insert(terms.beside.begin(), terms.beside.end());
  return {types.begin(), types.end()};
}

/// Reads statements until one cannot be read.
class Statements {
 public:
  explicit Statements(const View& view) : view_(view) {}

  void relations(RelationType type) {
    for (const auto relation : view_.relations(type)) add(view_.relation(relation));
  }
  void entities() {
    for (const auto entity : view_.entities(std::nullopt)) add(view_.entity(entity));
  }
  void rules() {
    for (auto& id : view_.ids(StatementKind::kRule)) add(view_.rule(RuleId::trusted(std::move(id))));
  }
  void sources() {
    for (auto& id : view_.ids(StatementKind::kSource)) add(view_.source(SourceId::trusted(std::move(id))));
  }
  void claims(const std::string& topic) {
    if (topic.empty()) return;
    for (auto& id : view_.ids(StatementKind::kClaim)) {
      auto claim = view_.claim(ClaimId::trusted(std::move(id)));
      if (!claim || claim->topic == topic) add(std::move(claim));
    }
  }
  [[nodiscard]] Result<std::vector<Statement>> take() && {
    if (error_) return fail(std::move(*error_));
    return std::move(statements_);
  }

 private:
  template <class T>
  void add(Result<T> statement) {
    if (statement)
      statements_.emplace_back(std::move(*statement));
    else if (!error_)
      error_ = std::move(statement.error());
  }

  const View& view_;
  std::vector<Statement> statements_;
  std::optional<Error> error_;
};

}  // namespace

Result<std::shared_ptr<const legality::World>> read_world(const View& view) {
  Statements reading(view);
  reading.entities();
  reading.rules();
  reading.sources();
  reading.claims(view.vocabulary().legality.legality_topic);
  for (const auto type : types_read(view.vocabulary().legality)) reading.relations(type);
  auto statements = std::move(reading).take();
  if (!statements) return fail(std::move(statements.error()));
  return std::make_shared<const legality::World>(legality::World::build(view.vocabulary(), *statements));
}

}  // namespace ecgraph
