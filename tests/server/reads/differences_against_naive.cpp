#include "tests/server/reads/over_time.hpp"

namespace ecgraph::tests {
namespace {

namespace json = boost::json;

class Differences {
 public:
  Differences(Random& random, RandomWorld& world, Tally& tally)
      : random_(random), world_(world), asking_(random, world), tally_(tally) {}

  void compare_days() {
    const Question question = asking_.relations().without("at").without("during");
    const auto first = days_like("2021-06").first, last = days_like("2025-06").last;
    const int one = random_.between(first, last), other = random_.between(first, last);
    const auto text = [](int day) { return wall_calendar()[static_cast<std::size_t>(day)]; };
    const std::string before = text(std::min(one, other)), after = text(std::max(one, other));
    const auto answered = asking_.ask("/v1/diff", question.with("before", before).with("after", after));
    INFO(question.with("before", before).with("after", after).query());
    INFO(answered.body);
    const auto refused = asking_.naive(question.with("at", before));
    if (one == other && refused.status == 200) return require_status(answered, 400);
    REQUIRE(answered.status == refused.status);
    if (refused.status == 200) check_days(question, before, after, answered.json().as_object());
  }

  void compare_states() {
    const Question question = asking_.relations().without("known_at").without("phase");
    const auto newest = world_.naive().newest();
    const auto one = random_.between<std::size_t>(0, newest), other = random_.between<std::size_t>(0, newest);
    const auto before = std::min(one, other), after = std::max(one, other);
    const Question of_states =
        question.with("known_before", std::to_string(before)).with("known_at", std::to_string(after));
    const auto answered = asking_.ask("/v1/diff", of_states);
    INFO(of_states.query());
    INFO(answered.body);
    Question all = question.first("status") ? question : with_every_status(question);
    const auto then = asking_.naive(all.with("known_at", std::to_string(before)));
    const auto now = asking_.naive(all.with("known_at", std::to_string(after)));
    REQUIRE(answered.status == now.status);
    // A name that means something now may have meant nothing, or another thing, then: the state that answers
    // decides, so only what is named by id can be compared.
    if (now.status != 200 || then.status != 200 || names_by_name(question)) return;
    check_states(then.rows, now.rows, before, after, answered.json().as_object());
  }

 private:
  void check_days(const Question& question, const std::string& before, const std::string& after,
                  const json::object& answer) {
    const bool certainly = question.first("holds") == "certainly";
    const bool pending = question.first("phase") == "pending";
    const Question any = with_every_status(question.without("holds"));
    const auto on_before = asking_.naive(any.with("at", before)).rows,
               on_after = asking_.naive(any.with("at", after)).rows;
    auto then = sure_by_id(on_before), now = sure_by_id(on_after);
    std::map<std::string, std::string> statuses;
    for (const auto* rows : {&on_before, &on_after})
      for (const Row& row : *rows)
        statuses[std::string(row.at("id").get_string())] = std::string(row.at("status").get_string());
    const auto words = question.words("status");
    std::map<std::string, std::string> told;  // id → "no certainly"
    std::map<std::string, int> left_out;
    int undecided = 0;
    for (const auto& [id, status] : statuses) {
      const Sure was = then[id], is = now[id];
      const bool asked = words.empty()
                             ? status == "fact" || (pending && status == "planned")
                             : std::ranges::count(words, status) + std::ranges::count(words, "any") > 0;
      const bool differs =
          certainly ? std::min(was, is) == Sure::kNot && std::max(was, is) == Sure::kCertainly : was != is;
      if (asked && differs) told[id] = std::string(word_of(was)) + " " + std::string(word_of(is));
      if (!asked && differs && words.empty()) ++left_out[status];
      if (asked && was == Sure::kPossibly && is == Sure::kPossibly) ++undecided;
    }
    std::map<std::string, std::string> answered;
    for (const auto& row : answer.at("results").get_array()) {
      REQUIRE(row.at("before").at("day").get_string() == before);
      REQUIRE(row.at("after").at("day").get_string() == after);
      answered[std::string(row.at("relation").at("id").get_string())] =
          std::string(row.at("before").at("holds").get_string()) + " " +
          std::string(row.at("after").at("holds").get_string());
    }
    REQUIRE(answered == told);
    REQUIRE(answered.size() == answer.at("results").get_array().size());
    REQUIRE(counts(answer, "status") == left_out);
    REQUIRE(counts(answer, "holds")["possibly_on_both_days"] == undecided);
    for (const auto& [id, how] : told) ++tally_["days: " + how];
    if (undecided > 0) ++tally_["possibly on both days"];
  }

  static bool names_by_name(const Question& question) {
    for (const char* end : {"subject", "object", "entity"})
      for (const auto& text : question.all(end))
        if (std::ranges::none_of(
                kEntityPools, [&](const EntityPool& pool) { return std::ranges::count(pool.ids, text) > 0; }))
          return true;
    return false;
  }

  void check_states(const std::vector<Row>& then, const std::vector<Row>& now, std::size_t before,
                    std::size_t after, const json::object& answer) {
    Ids selected, told, answered;
    for (const auto* rows : {&then, &now})
      for (const Row& row : *rows) selected.insert(std::string(row.at("id").get_string()));
    const auto& graph = world_.naive();
    const auto version = [&](std::size_t revision, const std::string& id) {
      const auto* document = graph.at(revision).find("relation", id);
      return document == nullptr ? std::string("none") : json::serialize(*document);
    };
    for (const auto& id : selected)
      if (version(before, id) != version(after, id)) told.insert(id);
    const auto stands = [](const json::value& side) {
      return side.is_object() && side.at("statement").is_object();
    };
    for (const auto& row : answer.at("results").get_array()) {
      const std::string id(row.at("relation").at("id").get_string());
      answered.insert(id);
      REQUIRE(stands(row.at("before")) == (graph.at(before).find("relation", id) != nullptr));
      REQUIRE(stands(row.at("after")) == (graph.at(after).find("relation", id) != nullptr));
      if (row.at("before").is_object())
        REQUIRE(row.at("before").at("revision").to_number<std::size_t>() <= before);
      REQUIRE(row.at("after").at("revision").to_number<std::size_t>() > before);
      REQUIRE(row.at("after").at("revision").to_number<std::size_t>() <= after);
      ++tally_["state: " + std::string(row.at("after").at("change").get_string())];
    }
    REQUIRE(answered == told);
  }

  Random& random_;
  RandomWorld& world_;
  Asking asking_;
  Tally& tally_;
};

}  // namespace

TEST_CASE("random comparisons of two days tell what a scan of both days tells apart") {
  on_random_worlds<Differences>(
      [](Differences& differences) { differences.compare_days(); },
      {"days: no certainly", "days: no possibly", "days: certainly no", "days: certainly possibly",
       "days: possibly certainly", "days: possibly no", "possibly on both days"});
}

TEST_CASE("random comparisons of two recorded states tell the relations whose documents differ") {
  on_random_worlds<Differences>([](Differences& differences) { differences.compare_states(); },
                                {"state: assert", "state: correct", "state: retract"});
}

}  // namespace ecgraph::tests
