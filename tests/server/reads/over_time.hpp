#pragma once
// What the comparisons over time share: a question asked at two paths, and many cases on random worlds.

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "tests/server/reads/naive_over_time.hpp"
#include "tests/server/reads/naive_reader.hpp"
#include "tests/server/reads/question_generator.hpp"
#include "tests/server/reads/random_world.hpp"

namespace ecgraph::tests {

inline constexpr int kCases = 4'000;
inline constexpr int kCasesPerWorld = 400;

/// How often each thing happened: a test that never met one tests nothing of it.
using Tally = std::map<std::string, int>;

/// A question about relations without what only shows the answer, and its naive answer.
class Asking {
 public:
  Asking(Random& random, RandomWorld& world)
      : random_(random), world_(world), reader_(world.naive(), kToday) {}

  [[nodiscard]] Question relations() {
    Question question = QuestionGenerator(random_, world_.naive()).of(Reads::kRelations);
    for (const char* shown : {"sort", "format", "fields", "limit", "lang", "pretty"})
      question = question.without(shown);
    return question;
  }
  [[nodiscard]] NaiveAnswer naive(const Question& question) const { return reader_.answer(question); }
  /// The same question, asked at another path.
  [[nodiscard]] Answered ask(const std::string& path, const Question& question) {
    return world_.ask(path + question.with("limit", "1000000").query());
  }
  [[nodiscard]] std::size_t revision(const Question& question) const {
    return reader_.answer(question).revision;
  }

 private:
  Random& random_;
  RandomWorld& world_;
  NaiveReader reader_;
};

inline Question with_every_status(const Question& question) {
  return question.without("status").with("status", "any");
}

inline void require_status(const Answered& answered, int status) { REQUIRE(answered.status == status); }

inline std::string id_of(const boost::json::value& reference) {
  return std::string(reference.at("id").get_string());
}

/// Counts of `left_out`.
inline std::map<std::string, int> counts(const boost::json::object& answer, const char* what) {
  std::map<std::string, int> counts;
  const auto* left_out = answer.if_contains("left_out");
  const auto* members = left_out == nullptr ? nullptr : left_out->get_object().if_contains(what);
  if (members == nullptr) return counts;
  for (const auto& member : members->get_object())
    counts[member.key()] = static_cast<int>(member.value().get_int64());
  return counts;
}

/// Runs `compare` over a few thousand cases and says what was met.
template <class Compared, class Compare>
void on_random_worlds(const Compare& compare, const std::vector<const char*>& to_be_met) {
  Random random;
  INFO(random.replay());
  Tally tally;
  for (int done = 0; done < kCases; done += kCasesPerWorld) {
    RandomWorld world(random);
    Compared compared(random, world, tally);
    for (int i = 0; i < kCasesPerWorld; ++i) compare(compared);
  }
  std::string met;
  for (const auto& [what, count] : tally) met += what + " " + std::to_string(count) + ", ";
  INFO(met);
  for (const char* what : to_be_met) CHECK_MESSAGE(tally.contains(what), what, " was never met");
}

}  // namespace ecgraph::tests
