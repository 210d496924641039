#include <doctest/doctest.h>

#include <cstdlib>
#include <map>

#include "tests/server/reads/naive_reader.hpp"
#include "tests/server/reads/question_generator.hpp"
#include "tests/server/reads/random_world.hpp"

namespace ecgraph::tests {
namespace {

namespace json = boost::json;

constexpr int kUsualQuestions = 50'000;
constexpr int kQuestionsPerWorld = 2'000;
constexpr std::size_t kUsualLimit = 100;

int questions_of_this_run() {
  const char* written = std::getenv("ECGRAPH_TEST_QUESTIONS");
  return written == nullptr ? kUsualQuestions : std::atoi(written);
}

/// How often each parameter, value of few and outcome was drawn.
using Tally = std::map<std::string, int>;

json::array kept(const std::vector<json::object>& rows, const Question& question) {
  const auto fields = question.words("fields");
  json::array all;
  for (const json::object& row : rows) {
    json::object some;
    for (const std::string& field : fields)
      if (row.contains(field)) some[field] = row.at(field);
    all.push_back(fields.empty() ? row : some);
  }
  return all;
}

/// The cells of CSV (RFC 4180), a list a line.
std::vector<std::vector<std::string>> cells_of(std::string_view text) {
  std::vector<std::vector<std::string>> lines;
  std::vector<std::string> line(1);
  bool quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"') {
      if (quoted && at + 1 < text.size() && text[at + 1] == '"')
        line.back() += text[++at];
      else
        quoted = !quoted;
    } else if (!quoted && c == ',') {
      line.emplace_back();
    } else if (!quoted && c == '\n') {
      if (line.back().ends_with('\r')) line.back().pop_back();
      lines.push_back(std::exchange(line, std::vector<std::string>(1)));
    } else {
      line.back() += c;
    }
  }
  return lines;
}

class Comparison {
 public:
  Comparison(RandomWorld& world, Tally& tally)
      : world_(world), reader_(world.naive(), kToday), tally_(tally) {}

  void ask(const Question& question) {
    const std::string target = question.target();
    const Answered answered = world_.ask(target);
    const NaiveAnswer expected = reader_.answer(question);
    CAPTURE(target);
    CAPTURE(answered.body);
    CAPTURE(expected.status);
    CAPTURE(expected.parameter);
    REQUIRE(answered.status == expected.status);
    count(question, expected);
    if (expected.status == 308) REQUIRE(answered.headers.find("Location") == expected.parameter);
    if (expected.status >= 400) return check_problem(answered, expected);
    if (expected.status != 200) return;
    REQUIRE(answered.headers.find("Ecgraph-Revision") == std::to_string(expected.revision));
    const std::string format = question.first("format").value_or("json");
    if (format == "json") return check_json(question, answered, expected);
    if (format == "ndjson") check_lines(question, answered, expected);
    if (format == "csv") check_csv(question, answered, expected);
  }

 private:
  void count(const Question& question, const NaiveAnswer& expected) {
    for (const auto& [name, value] : question.parameters) {
      ++tally_[name.starts_with("where.") ? "where." : name];
      for (const char* few : {"phase", "direction", "sort", "holds", "match", "format", "confidence"})
        if (name == few) ++tally_[name + "=" + value];
      if (name.ends_with(".min") || name.ends_with(".max")) ++tally_["where" + name.substr(name.size() - 4)];
    }
    ++tally_["route " + std::to_string(static_cast<int>(question.reads))];
    ++tally_["status " + std::to_string(expected.status)];
    if (expected.status != 200) return;
    ++tally_[expected.rows.empty() ? "nothing found" : "something found"];
    if (!expected.left_out.empty()) ++tally_["left out"];
    for (const json::object& row : expected.rows) {
      if (!row.contains("valid")) continue;  // what claims and observations hold is a date
      for (const char* judged : {"holds", "held"})
        if (const auto* word = row.if_contains(judged); word != nullptr && word->is_string())
          ++tally_[std::string(judged) + ": " + std::string(word->get_string())];
      if (const auto* pieces = row.if_contains("pieces"))
        ++tally_["pieces: " + std::to_string(pieces->get_array().size())];
    }
  }

  static void check_problem(const Answered& answered, const NaiveAnswer& expected) {
    REQUIRE(answered.headers.find("Content-Type") == "application/problem+json");
    const auto problem = answered.json().as_object();
    const auto* parameter = problem.if_contains("parameter");
    REQUIRE((parameter == nullptr ? "" : parameter->get_string()) == expected.parameter);
  }

  static void check_rows(const json::array& rows, const json::array& expected) {
    for (std::size_t i = 0; i < std::min(rows.size(), expected.size()); ++i) {
      if (rows[i] == expected[i]) continue;
      CAPTURE(i);
      const std::string row = json::serialize(rows[i]), wanted = json::serialize(expected[i]);
      REQUIRE(row == wanted);
      FAIL("equal texts of unequal rows");
    }
    REQUIRE(rows.size() == expected.size());
  }

  static std::size_t limit_of(const Question& question, std::size_t usual) {
    const auto limit = question.first("limit");
    return limit ? std::stoul(*limit) : usual;
  }

  void check_json(const Question& question, const Answered& answered, const NaiveAnswer& expected) {
    const auto answer = answered.json().as_object();
    REQUIRE(answer.at("revision").to_number<std::size_t>() == expected.revision);
    REQUIRE(answer.at("query").at("known_at").to_number<std::size_t>() == expected.revision);
    const auto all = kept(expected.rows, question);
    if (!is_list(question.reads)) return check_rows({answer.at("result")}, all);
    const std::size_t limit = limit_of(question, kUsualLimit);
    const auto shown = static_cast<std::ptrdiff_t>(std::min(limit, all.size()));
    check_rows(answer.at("results").get_array(), json::array(all.begin(), all.begin() + shown));
    REQUIRE(answer.contains("next") == (all.size() > limit));
    const auto* left_out = answer.if_contains("left_out");
    REQUIRE((left_out == nullptr ? json::object() : left_out->get_object()) == expected.left_out);
    if (all.size() > limit) walk(question, answer, all);
  }

  /// Page after page, put together, is the whole.
  void walk(const Question& question, json::object page, const json::array& all) {
    ++tally_["walked"];
    json::array together = page.at("results").get_array();
    while (const auto* next = page.if_contains("next")) {
      const auto answered = world_.ask(question.with("cursor", std::string(next->get_string())).target());
      CAPTURE(answered.body);
      REQUIRE(answered.status == 200);
      page = answered.json().as_object();
      const auto& more = page.at("results").get_array();
      REQUIRE(!more.empty());
      together.insert(together.end(), more.begin(), more.end());
      ++tally_["pages"];
    }
    check_rows(together, all);
  }

  static std::vector<json::object> shown(const Question& question, const NaiveAnswer& expected) {
    auto rows = expected.rows;
    if (is_list(question.reads)) rows.resize(std::min(rows.size(), limit_of(question, rows.size())));
    return rows;
  }

  static void check_lines(const Question& question, const Answered& answered, const NaiveAnswer& expected) {
    json::array rows;
    for (std::size_t from = 0; from < answered.body.size();) {
      const auto end = answered.body.find('\n', from);
      REQUIRE(end != std::string::npos);
      rows.push_back(json::parse(std::string_view(answered.body).substr(from, end - from)));
      from = end + 1;
    }
    check_rows(rows, kept(shown(question, expected), question));
  }

  static void check_csv(const Question& question, const Answered& answered, const NaiveAnswer& expected) {
    const auto lines = cells_of(answered.body);
    const auto rows = shown(question, expected);
    REQUIRE(lines.size() == rows.size() + 1);
    const auto& header = lines.front();
    const auto id = std::ranges::find(header, question.reads == Reads::kSearch ? "entity_id" : "id");
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto& cells = lines[i + 1];
      REQUIRE(cells.size() == header.size());
      if (id == header.end()) continue;
      const auto& row = question.reads == Reads::kSearch ? rows[i].at("entity").get_object() : rows[i];
      REQUIRE(cells[static_cast<std::size_t>(id - header.begin())] == row.at("id").get_string());
    }
  }

  RandomWorld& world_;
  NaiveReader reader_;
  Tally& tally_;
};

void check_nothing_was_missed(const Tally& tally) {
  for (const char* drawn : {"at",
                            "during",
                            "known_at",
                            "public_by",
                            "phase=pending",
                            "phase=in_force",
                            "phase=ended",
                            "phase=any",
                            "status",
                            "holds=certainly",
                            "holds=possibly",
                            "confidence=low",
                            "confidence=medium",
                            "confidence=high",
                            "type",
                            "subject",
                            "object",
                            "entity",
                            "direction=out",
                            "direction=in",
                            "direction=both",
                            "where.",
                            "where.min",
                            "where.max",
                            "name",
                            "topic",
                            "metric",
                            "claimant",
                            "kind",
                            "regime",
                            "q",
                            "match=exact",
                            "match=prefix",
                            "format=json",
                            "format=ndjson",
                            "format=csv",
                            "format=text",
                            "fields",
                            "limit",
                            "sort=id",
                            "sort=-id",
                            "sort=from",
                            "sort=-from",
                            "sort=until",
                            "sort=-until",
                            "lang",
                            "pretty",
                            "status 200",
                            "status 308",
                            "status 400",
                            "status 404",
                            "status 422",
                            "nothing found",
                            "something found",
                            "left out",
                            "holds: certainly",
                            "holds: possibly",
                            "held: throughout",
                            "held: part",
                            "pieces: 1",
                            "pieces: 2",
                            "pieces: 3",
                            "walked",
                            "pages"}) {
    CHECK_MESSAGE(tally.contains(drawn), drawn, " was never drawn");
  }
  for (int route = 0; route <= static_cast<int>(Reads::kSource); ++route)
    CHECK(tally.contains("route " + std::to_string(route)));
}

}  // namespace

TEST_CASE("random questions to random worlds are answered as a scan of what was posted answers them") {
  Random random;
  INFO(random.replay());
  Tally tally;
  const int wanted = questions_of_this_run();
  for (int asked = 0; asked < wanted;) {
    RandomWorld world(random);
    CHECK(world.refused() * 2 < world.posted());
    QuestionGenerator questions(random, world.naive());
    Comparison comparison(world, tally);
    for (int of_world = 0; of_world < kQuestionsPerWorld && asked < wanted; ++of_world, ++asked)
      comparison.ask(questions.question());
  }
  std::string counts;
  for (const auto& [what, count] : tally) counts += what + " " + std::to_string(count) + ", ";
  INFO(counts);
  check_nothing_was_missed(tally);
}

}  // namespace ecgraph::tests
