#pragma once
// Random small graphs of dated relations, with all that makes paths hard: partial dates, relations from an
// entity to itself, parallel statements, symmetric types, statements that are no facts.

#include "tests/graph/query/naive_paths.hpp"
#include "tests/support/random.hpp"
#include "tests/support/temporary_graph.hpp"

namespace ecgraph::tests {

/// A few entities of two types, and relations between them as they were written.
class RandomNetwork {
 public:
  explicit RandomNetwork(Random& random) {
    std::vector<Statement> statements{a_source()};
    for (const auto& [id, type] : types_) {
      statements.push_back(entity(id, type));
      ids_.push_back(id);
    }
    for (int left = random.between(8, 26); left > 0; --left) relations_.push_back(random_relation(random));
    statements.insert(statements.end(), relations_.begin(), relations_.end());
    graph_.assert_all(std::move(statements));
    view_.emplace(graph_.view());
  }

  [[nodiscard]] const View& view() const { return *view_; }
  [[nodiscard]] NaiveGraph naive() const { return {*view_, relations_, types_}; }
  [[nodiscard]] EntityNo some_entity(Random& random) const {
    return view_->find(entity_id(random.one_of(ids_))).value();
  }
  [[nodiscard]] std::vector<EntityNo> some_entities(Random& random) const {
    std::vector<EntityNo> entities{some_entity(random)};
    if (random.chance(25)) entities.push_back(some_entity(random));
    return entities;
  }

 private:
  static Validity random_validity(Random& random) {
    static const std::vector<std::string> kDates{
        "2023-01",    "2023-02",    "2023-03-01",      "2023-02-10", "2023-02-10~",
        "2023-01-31", "2023",       "2023-02?",        "2023-01-20", "2023-03-15",
        "2023-02-20", "2023-02/..", "2023-01-25",      "2022-12-31", "2023-01-01",
        "2023-01-10", "2023-02-01", "2023-01/2023-02", "2023-03-31", "2023-02-03"};
    while (true) {
      const int start = random.between(0, 9);
      const auto from = start < 8 ? std::optional(date(random.one_of(kDates))) : std::nullopt;
      const auto until = random.chance(65) ? std::optional(date(random.one_of(kDates))) : std::nullopt;
      if (auto made = Validity::make(from, until, start == 8)) return *made;
    }
  }

  Relation random_relation(Random& random) {
    // The order of the ids is not that in which they are made.
    const std::string id = "r" + std::to_string(10 + relations_.size() * 37 % 89);
    const bool listed = random.chance(30);
    const std::string subject = random.one_of(companies_);
    const std::string object = listed ? random.one_of(lists_) : random.one_of(companies_);
    auto made = relation(id,
                         listed              ? "listed_on"
                         : random.chance(50) ? "owns"
                                             : "partners_with",
                         subject, object);
    made.valid = random_validity(random);
    if (random.chance(15)) made.status = status(random.chance(50) ? "reported" : "planned");
    made.confidence = Confidence{random.between<std::uint8_t>(0, 2)};
    if (words()[made.type].id == "owns" && random.chance(60))
      made.attributes =
          NamedValues({value("share_percent", Share::of(decimal(random.chance(50) ? "30" : "60")).value())});
    return made;
  }

  const std::vector<std::string> companies_{"amd", "byd", "cxmt", "dji", "zte"}, lists_{"a-list", "m-list"};
  const std::map<std::string, std::string> types_{{"amd", "company"}, {"byd", "company"}, {"cxmt", "company"},
                                                  {"dji", "company"}, {"zte", "company"}, {"a-list", "list"},
                                                  {"m-list", "list"}};
  std::vector<std::string> ids_;
  std::vector<Relation> relations_;
  TemporaryGraph graph_;
  std::optional<View> view_;
};

inline Day random_day(Random& random) { return day("2022-12-25").plus(random.between(0, 100)); }

inline Interval random_period(Random& random) {
  const Day from = random_day(random);
  return *Interval::make(from, from.plus(random.between(1, 60)));
}

inline StepFilter random_filter(Random& random, const RandomNetwork& network) {
  StepFilter filter;
  auto& asked = filter.relations;
  asked.direction = random.chance(65) ? Direction::kBoth : static_cast<Direction>(random.between(0, 1));
  for (const char* type : {"owns", "listed_on", "partners_with"}) {
    if (random.chance(12)) asked.types.insert(relation_type(type));
  }
  if (random.chance(40))
    asked.when.at = random_day(random);
  else
    asked.when.during = random_period(random);
  asked.when.certainly_only = random.chance(20);
  if (random.chance(20)) asked.status.which = StatusFilter::Which::kAny;
  if (random.chance(10)) asked.confidence_at_least = Confidence{1};
  if (random.chance(10)) asked.where.push_back({"share_percent", ValueCondition::Test::kAtLeast, "50"});
  if (random.chance(15)) filter.reached.drop.insert(network.some_entity(random));
  if (random.chance(5)) filter.reached.keep = {network.some_entity(random), network.some_entity(random)};
  if (random.chance(8)) filter.reached.types.insert(entity_type(random.chance(70) ? "company" : "list"));
  if (random.chance(8)) filter.reached.dropped_types.insert(entity_type("list"));
  return filter;
}

}  // namespace ecgraph::tests
