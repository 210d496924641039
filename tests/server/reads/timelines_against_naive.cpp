#include "tests/server/reads/over_time.hpp"

namespace ecgraph::tests {
namespace {

namespace json = boost::json;

bool is_month(const std::string& date) { return date.size() == 7; }

class Timelines {
 public:
  Timelines(Random& random, RandomWorld& world, Tally& tally)
      : random_(random), world_(world), asking_(random, world), tally_(tally) {}

  void compare() {
    Question question = asking_.relations();
    EventsAskedFor asked;
    while (random_.chance(25)) {
      const std::string kind =
          random_.one_of(std::vector<std::string>{"announced", "published", "effective", "ended"});
      asked.kinds.insert(kind);
    }
    Question events = question;
    for (const auto& kind : asked.kinds) events = events.with("event", kind);
    const bool both = random_.chance(40) && names_entities_by_id(question);
    if (both) events = events.with("ends", "both");
    const auto answered = asking_.ask("/v1/timeline", events);
    INFO(events.query());
    INFO(answered.body);
    const int status = asking_.naive(question).status;
    if (status != 200) return require_status(answered, status);
    // A period of any length chooses events, so it stands beside no phase.
    if (question.first("during") && question.first("phase")) return require_status(answered, 400);
    REQUIRE(answered.status == 200);
    check(answered.json().as_object(), expected(question, asked, both), asked);
  }

 private:
  [[nodiscard]] bool names_entities_by_id(const Question& question) const {
    const auto named = question.all("entity");
    const auto& standing = world_.naive().at(asking_.revision(question));
    return !named.empty() &&
           std::ranges::all_of(named, [&](const auto& id) { return standing.find("entity", id) != nullptr; });
  }

  [[nodiscard]] NaiveTimeline expected(const Question& question, EventsAskedFor& asked, bool both) {
    Question of_relations = with_every_status(question);
    const auto at = question.first("at");
    const auto during = at && is_month(*at) ? at : question.first("during");
    if (during) {
      asked.during = asked_period(*during);
      asked.certainly = question.first("holds") == "certainly";
      of_relations = of_relations.without("at").without("during").without("holds");
    }
    const auto words = question.words("status");
    asked.statuses = {words.begin(), words.end()};
    asked.pending = question.first("phase") == "pending";
    auto rows = asking_.naive(of_relations).rows;
    const auto entities = question.all("entity");
    if (both)
      std::erase_if(rows, [&](const Row& row) {
        return std::ranges::count(entities, id_of(row.at("subject"))) == 0 ||
               std::ranges::count(entities, id_of(row.at("object"))) == 0;
      });
    ++tally_[both ? "ends=both" : "ends=either"];
    return naive_timeline(rows, asked);
  }

  void check(const json::object& answer, const NaiveTimeline& told, const EventsAskedFor& asked) {
    std::vector<std::size_t> order(told.rows.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::sort(order, {}, [&](std::size_t i) { return told.order[i]; });
    const auto& rows = answer.at("results").get_array();
    REQUIRE(rows.size() == order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
      Row row = rows[i].get_object();
      row["relation"] = row.at("relation").at("id");
      REQUIRE(json::serialize(row) == json::serialize(told.rows[order[i]]));
      ++tally_["event " + std::string(row.at("event").get_string())];
      if (const auto* holds = row.if_contains("holds")) ++tally_["holds " + std::string(holds->get_string())];
    }
    REQUIRE(counts(answer, "status") == told.left_out);
    auto undated = counts(answer, "undated");
    REQUIRE(undated["effective"] == told.undated_starts);
    REQUIRE(undated["relations"] == told.undated);
    if (!told.left_out.empty()) ++tally_["left out"];
    if (told.undated_starts > told.undated) ++tally_["undated start"];
    if (asked.pending && !told.rows.empty()) ++tally_["pending"];
  }

  Random& random_;
  RandomWorld& world_;
  Asking asking_;
  Tally& tally_;
};

}  // namespace

TEST_CASE("random timelines tell every event of the relations that a scan finds, in order") {
  on_random_worlds<Timelines>(
      [](Timelines& timelines) { timelines.compare(); },
      {"event announced", "event published", "event effective", "event ended", "holds certainly",
       "holds possibly", "left out", "undated start", "pending", "ends=both"});
}

}  // namespace ecgraph::tests
