#include "graph/index/column.hpp"

#include <doctest/doctest.h>

#include "graph/index/sorted_numbers.hpp"
#include "tests/support/random.hpp"

using namespace ecgraph;
using tests::Random;

TEST_CASE("a column keeps what it held when a copy of it goes on") {
  Random random;
  INFO(random.replay());
  Column<int> newest(0);
  std::vector<int> model;
  std::vector<std::pair<Column<int>, std::vector<int>>> past;
  for (int step = 0; step < 200; ++step) {
    Column<int> next(newest);
    for (int left = random.between(0, 40); left > 0; --left) {
      if (!model.empty() && random.chance(30)) {
        const auto row = random.between<std::size_t>(0, model.size() - 1);
        next.edit(row) = model[row] = random.between(0, 1'000'000);
      } else {
        model.push_back(random.between(0, 1'000'000));
        next.push_back(model.back());
      }
    }
    past.emplace_back(next, model);
    newest = std::move(next);
  }
  for (const auto& [column, rows] : past) {
    REQUIRE(column.size() == rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) REQUIRE(column[row] == rows[row]);
  }
}

TEST_CASE("a copy that is given up leaves no trace in the next") {
  Column<int> first(0);
  for (int i = 0; i < 700; ++i) first.push_back(i);
  {
    Column<int> given_up(first);
    for (int i = 0; i < 700; ++i) given_up.push_back(-1);
    given_up.edit(0) = -1;
  }
  Column<int> next(first);
  next.push_back(700);
  REQUIRE(next.size() == 701);
  CHECK(next[0] == 0);
  CHECK(next[700] == 700);
  CHECK(first.size() == 700);
}

TEST_CASE("numbers stay in the order of their texts and past states keep theirs") {
  Random random;
  INFO(random.replay());
  std::vector<std::string> texts;
  const auto text_of = [&](std::uint32_t number) -> std::string_view { return texts[number]; };
  SortedNumbers newest;
  std::vector<std::pair<SortedNumbers, std::vector<std::string>>> past;
  std::vector<std::string> model;
  for (int step = 0; step < 60; ++step) {
    SortedNumbers next(newest);
    for (int left = random.between(0, 200); left > 0; --left) {
      const std::string text = random.text("abcd", 1, 7);
      const auto place = std::ranges::lower_bound(model, text);
      const bool known = place != model.end() && *place == text;
      REQUIRE(next.find(text, text_of).has_value() == known);
      if (known) continue;
      model.insert(place, text);
      texts.push_back(text);
      next.insert(static_cast<std::uint32_t>(texts.size() - 1), text_of);
    }
    past.emplace_back(next, model);
    newest = std::move(next);
  }
  for (const auto& [numbers, sorted] : past) {
    std::vector<std::string> walked;
    numbers.for_each([&](std::uint32_t number) { walked.push_back(texts[number]); });
    REQUIRE(walked == sorted);
  }
  for (const std::string& text : model) CHECK(text_of(newest.find(text, text_of).value()) == text);
}
