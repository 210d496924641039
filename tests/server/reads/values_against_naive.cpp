#include "tests/server/reads/over_time.hpp"

namespace ecgraph::tests {
namespace {

namespace json = boost::json;

class ValuesOverTime {
 public:
  ValuesOverTime(Random& random, RandomWorld& world, Tally& tally)
      : random_(random), world_(world), asking_(random, world), tally_(tally) {}

  void compare() {
    const bool tariffs = random_.chance(70);
    Question question =
        asking_.relations().without("type").without("phase").without("at").without("during").without("holds");
    const std::string type = tariffs ? "levies_tariff_on" : "owns";
    const std::string attribute = tariffs ? "rate_percent" : "share_percent";
    question = question.with("type", type);
    const Question of_values = question.with("attribute", attribute);
    const auto answered = asking_.ask("/v1/values", of_values);
    INFO(of_values.query());
    INFO(answered.body);
    const auto naive = asking_.naive(question);
    REQUIRE(answered.status == naive.status);
    if (naive.status != 200) return;
    const auto& standing = world_.naive().at(naive.revision);
    const auto public_by = question.first("public_by");
    std::vector<const Row*> suspensions;
    for (const auto& [id, relation] : standing.of("relation")) {
      if (!is_suspension(relation) ||
          (public_by && !NaiveValidity(relation).was_public_by(day_named(*public_by))))
        continue;
      suspensions.push_back(&relation);
    }
    NaiveValues expected(attribute, tariffs ? "measure" : "", std::move(suspensions));
    for (const Row& row : naive.rows)
      expected.add(*standing.find("relation", std::string(row.at("id").get_string())));
    check(answered.json().as_object(), expected, naive, tariffs);
  }

 private:
  static bool is_suspension(const Row& relation) {
    const auto* attributes = relation.if_contains("attributes");
    if (relation.at("type") != "modifies" || relation.at("status") != "fact" || attributes == nullptr)
      return false;
    return text_of(attributes->get_object(), "effect").value_or("").starts_with("suspends");
  }

  /// Lays the pieces out day by day.
  static void lay_out(const json::object& piece, const std::string& key, ValuesByDay& days) {
    const auto index = [](const json::value& day, int open) {
      return day.is_null() ? open : remembered_meaning(std::string(day.get_string())).first;
    };
    DayValue value{piece.at("holds") == "certainly" ? Sure::kCertainly : Sure::kPossibly,
                   piece.at("low").is_null(),
                   0,
                   0,
                   {}};
    if (!value.suspended) value.low = millionths(piece.at("low")), value.high = millionths(piece.at("high"));
    for (const auto& id : piece.at("suspended_by").get_array())
      value.by += (value.by.empty() ? "" : " ") + std::string(id.get_string());
    const int until = index(piece.at("until"), after() + 1);
    for (int day = index(piece.at("from"), kBefore); day < until; ++day) {
      REQUIRE(!days.contains({key, day}));
      days[{key, day}] = value;
    }
  }

  void check(const json::object& answer, const NaiveValues& expected, const NaiveAnswer& naive, bool stacks) {
    ValuesByDay values, totals;
    for (const auto& row : answer.at("results").get_array()) {
      const auto& piece = row.get_object();
      if (piece.at("kind") == "value") {
        lay_out(piece, std::string(piece.at("relation").get_string()), values);
        ++tally_[piece.at("low").is_null() ? "suspended"
                                           : "value " + std::string(piece.at("holds").get_string())];
        continue;
      }
      lay_out(piece,
              std::string(piece.at("subject").at("id").get_string()) + " > " +
                  std::string(piece.at("object").at("id").get_string()),
              totals);
      ++tally_[piece.at("value").is_null() ? "total in bounds" : "total"];
    }
    REQUIRE(values == expected.values());
    if (stacks)
      REQUIRE(totals == expected.totals());
    else
      REQUIRE(totals.empty());
    REQUIRE(counts(answer, "without_value").size() == (expected.without_value() > 0 ? 1U : 0U));
    auto left_out = expected.never_hold();
    if (const auto* status = naive.left_out.if_contains("status"))
      for (const auto& member : status->get_object())
        left_out[std::string(member.key())] += static_cast<int>(member.value().to_number<std::int64_t>());
    REQUIRE(counts(answer, "status") == left_out);
  }

  Random& random_;
  RandomWorld& world_;
  Asking asking_;
  Tally& tally_;
};

}  // namespace

TEST_CASE("random values over time are those of each day, and so are their totals") {
  on_random_worlds<ValuesOverTime>(
      [](ValuesOverTime& values) { values.compare(); },
      {"value certainly", "value possibly", "suspended", "total", "total in bounds"});
}

}  // namespace ecgraph::tests
