#include "graph/write/check_statement.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/write/check_rule.hpp"
#include "graph/write/check_values.hpp"

namespace ecgraph::write {
namespace {

/// Whether a unit is an ISO 4217 code.
bool is_currency(std::string_view unit) {
  return unit.size() == 3 && std::ranges::all_of(unit, [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// Checks one statement of any kind.
class Check {
 public:
  Check(const Vocabulary& vocabulary, const Pointer& at, FaultsOfChange& faults)
      : vocabulary_(vocabulary), at_(at), faults_(faults) {}

  void operator()(const Entity& entity) {
    const EntityTypeDeclaration& type = vocabulary_[entity.type];
    names(entity.names);
    check_values(entity.properties,
                 {type.properties, [this](std::string_view name) { return vocabulary_.property(name); },
                  fmt::format("an entity of type `{}`", type.id), "property"},
                 vocabulary_, at_ / "properties", faults_);
  }
  void operator()(const Relation& relation) {
    const RelationTypeDeclaration& type = vocabulary_[relation.type];
    check_values(relation.attributes,
                 {type.attributes, [this](std::string_view name) { return vocabulary_.attribute(name); },
                  fmt::format("a relation of type `{}`", type.id), "attribute"},
                 vocabulary_, at_ / "attributes", faults_);
    sources(relation.sources);
  }
  void operator()(const Source& source) { present(source.title, "title"); }
  void operator()(const Rule& rule) { check_rule(rule, vocabulary_, at_, faults_); }
  void operator()(const Claim& claim) {
    if (vocabulary_.topic(claim.topic) == nullptr) {
      std::vector<std::string> topics;
      for (const TopicDeclaration& topic : vocabulary_.topics) topics.push_back(topic.id);
      faults_.add(at_ / "topic",
                  fmt::format("There is no topic `{}`: write {}.", claim.topic, listed(topics, " or ")));
    }
    present(claim.value, "value");
    sources(claim.sources);
  }
  void operator()(const Observation& observation) {
    if (observation.figures.empty()) faults_.add(at_ / "figures", "An observation has at least one figure.");
    for (std::size_t i = 0; i < observation.figures.size(); ++i)
      figure(observation.figures[i], at_ / "figures" / i);
    sources(observation.sources);
  }

 private:
  void present(const std::string& text, std::string_view member) {
    if (text.empty()) faults_.add(at_ / member, fmt::format("`{}` is missing.", member));
  }
  void sources(const std::vector<SourceId>& ids) {
    if (ids.empty()) faults_.add(at_ / "sources", "At least one source is needed: who says so?");
  }
  void names(const std::vector<Name>& names) {
    const Pointer at = at_ / "names";
    if (names.empty()) return faults_.add(at, "An entity has at least one name, its label.");
    const std::string& label = vocabulary_.name_kinds.front();
    if (names.front().kind != label) {
      faults_.add(at / std::size_t{0} / "kind",
                  fmt::format("The first name is the label: its kind is `{}`.", label));
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i].name.empty()) faults_.add(at / i / "name", "A name is not empty.");
      if (std::ranges::find(vocabulary_.name_kinds, names[i].kind) == vocabulary_.name_kinds.end()) {
        faults_.add(at / i / "kind", fmt::format("There is no kind of name `{}`: write {}.", names[i].kind,
                                                 listed(vocabulary_.name_kinds, " or ")));
      } else if (i > 0 && names[i].kind == label) {
        faults_.add(at / i / "kind", "An entity has one label: this is an alias or a former name.");
      }
    }
  }
  void figure(const Figure& figure, const Pointer& at) {
    const MetricDeclaration* metric = vocabulary_.metric(figure.metric);
    if (metric == nullptr) {
      std::vector<std::string> metrics;
      for (const MetricDeclaration& known : vocabulary_.metrics) metrics.push_back(known.id);
      faults_.add(at / "metric",
                  fmt::format("There is no metric `{}`: write {}.", figure.metric, listed(metrics, " or ")));
    } else if (!metric->unit.empty() && figure.unit != metric->unit &&
               !(is_currency(metric->unit) && is_currency(figure.unit))) {
      // Money stays in the currency of its source, and a converted figure may stand beside it.
      faults_.add(at / "unit", fmt::format("The metric `{}` is given in {}, not in {}.", figure.metric,
                                           metric->unit, figure.unit.empty() ? "nothing" : figure.unit));
    }
    if (figure.value.high < figure.value.low) faults_.add(at / "value", "The lower number stands first.");
    if (!figure.bound.empty() &&
        std::ranges::find(vocabulary_.bounds, figure.bound) == vocabulary_.bounds.end()) {
      faults_.add(at / "bound", fmt::format("There is no bound \"{}\": write {}.", figure.bound,
                                            listed(vocabulary_.bounds, " or ")));
    }
  }

  const Vocabulary& vocabulary_;
  const Pointer& at_;
  FaultsOfChange& faults_;
};

}  // namespace

void check_statement(const Statement& statement, const Vocabulary& vocabulary, const Pointer& at,
                     FaultsOfChange& faults) {
  const StatementKey key = key_of(statement);
  if (!is_id(key.id)) faults.add(at / "id", not_an_id(key.id, "id").value().message);
  Check check(vocabulary, at, faults);
  std::visit([&](const auto& one) { check(one); }, statement);
}

}  // namespace ecgraph::write
