#pragma once
// Random questions to a random world: of every route, with every parameter, mostly about what is there.

#include <map>
#include <string>

#include "tests/server/reads/document_generator.hpp"
#include "tests/server/reads/question.hpp"

namespace ecgraph::tests {

class QuestionGenerator {
 public:
  QuestionGenerator(Random& random, const NaiveGraph& graph)
      : random_(random), graph_(graph), documents_(random) {}

  Question question();
  /// The same, with a recorded state named.
  Question pinned_question();
  Question of(Reads reads);

 private:
  void add(Question& question, const std::string& name, std::string value) {
    question.parameters.emplace_back(name, std::move(value));
  }
  void maybe(Question& question, int percent, const std::string& name,
             const std::vector<std::string>& values) {
    if (random_.chance(percent)) add(question, name, random_.one_of(values));
  }
  void some_words(Question& question, int percent, const std::string& name,
                  const std::vector<std::string>& words);
  void time(Question& question, bool phases);
  void relation_filters(Question& question);
  void said(Question& question, const std::string& parameter, std::vector<std::string> words);
  void where(Question& question, bool of_entities);
  void shown(Question& question);
  void known_at(Question& question, bool pinned_only);
  std::string an_entity();
  std::string a_name();
  std::string an_id(std::string_view kind);
  std::string day() {
    return wall_calendar()[static_cast<std::size_t>(
        random_.between(days_like("2021-06").first, days_like("2025-06").last))];
  }
  std::string period();
  std::optional<std::string> stated_operand(const std::string& kind, std::string_view values,
                                            const std::string& name);
  [[nodiscard]] const Standing& standing() const { return graph_.at(graph_.newest()); }

  Random& random_;
  const NaiveGraph& graph_;
  DocumentGenerator documents_;
};

}  // namespace ecgraph::tests
