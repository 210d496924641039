#include "graph/legality/figures.hpp"

#include <doctest/doctest.h>

#include "schema/vocabulary_reader.hpp"

namespace ecgraph::legality {
namespace {

Decimal decimal(const std::string& text) { return Decimal::parse(text).value(); }

FigureValue figure(const std::string& id, std::vector<NamedValue> properties) {
  const auto& vocabulary = built_in_vocabulary();
  const auto figures = figures_of(vocabulary, NamedValues(std::move(properties)), {});
  for (std::size_t i = 0; i < figures.size(); ++i) {
    if (vocabulary.legality.figures[i].id == id) return figures[i];
  }
  FAIL("no figure " << id);
  return {};
}

Kleene compared(const FigureValue& value, Comparison comparison, const std::string& threshold) {
  return compare(value, comparison, ItemTest::Operand(decimal(threshold)));
}

TEST_CASE("TPP is the largest product of bit length and dense throughput, finer than the stated figure") {
  const NumberMap tops{{{8, decimal("1978.9")}, {16, decimal("989.4")}}};
  const auto value = figure("tpp", {{"dense_tops_by_bit_length", {tops}}, {"tpp", {decimal("15831")}}});
  CHECK(value.shown() == "15831.2");
}

TEST_CASE("a stated TPP stands where no throughput is known, and a stated range makes it a range") {
  CHECK(figure("tpp", {{"tpp", {decimal("2300")}}}).shown() == "2300");
  const DecimalRange range{decimal("4480"), decimal("6400")};
  const auto value = figure("tpp", {{"tpp", {decimal("6016")}}, {"tpp_range", {range}}});
  CHECK(value.shown() == "4480 to 6400");
  CHECK(compared(value, Comparison::kAtLeast, "4800") == Kleene::kUnknown);
  CHECK(compared(value, Comparison::kAtLeast, "4480") == Kleene::kTrue);
  CHECK(compared(value, Comparison::kLessThan, "4480") == Kleene::kFalse);
  CHECK(compared(value, Comparison::kMoreThan, "6400") == Kleene::kFalse);
}

TEST_CASE("performance density is compared unrounded") {
  const auto value = figure("performance_density", {{"tpp", {decimal("2000")}},
                                                    {"applicable_die_area_mm2", {decimal("628.4")}},
                                                    {"performance_density", {decimal("3.2")}}});
  CHECK(compared(value, Comparison::kAtLeast, "3.2") == Kleene::kFalse);  // 3.1827
  CHECK(compared(value, Comparison::kAtLeast, "3.18") == Kleene::kTrue);
}

TEST_CASE("a density that is only stated is used as it stands") {
  const auto value = figure("performance_density", {{"performance_density", {decimal("3.2")}}});
  CHECK(compared(value, Comparison::kAtLeast, "3.2") == Kleene::kTrue);
  CHECK(compared(value, Comparison::kLessThan, "3.2") == Kleene::kFalse);
}

TEST_CASE("a sum with a missing part is unknown") {
  CHECK(figure("dram_plus_io_gb_s", {{"dram_bandwidth_gb_s", {decimal("1600")}}}).kind ==
        FigureValue::Kind::kUnknown);
  const auto value = figure("dram_plus_io_gb_s", {{"dram_bandwidth_gb_s", {decimal("1600")}},
                                                  {"io_bidirectional_gb_s", {decimal("100")}}});
  CHECK(compared(value, Comparison::kAtLeast, "1700") == Kleene::kTrue);
  CHECK(compared(value, Comparison::kMoreThan, "1700") == Kleene::kFalse);
}

TEST_CASE("a flag is equal to itself and a missing one is unknown") {
  CHECK(compare(figure("datacenter", {{"datacenter", {false}}}), Comparison::kEqual, true) == Kleene::kFalse);
  CHECK(compare(figure("datacenter", {}), Comparison::kEqual, true) == Kleene::kUnknown);
  const auto kind = figure("kind", {{"kind", {std::string("accelerator")}}});
  CHECK(compare(kind, Comparison::kEqual, std::string("accelerator")) == Kleene::kTrue);
  CHECK(compare(kind, Comparison::kEqual, std::string("hbm_stack")) == Kleene::kFalse);
}

TEST_CASE("a figure is no better than its own confidence") {
  const auto& vocabulary = built_in_vocabulary();
  const auto high = vocabulary.confidence("high").value();
  const auto figures =
      figures_of(vocabulary, NamedValues({{"tpp", {decimal("1")}}, {"tpp_confidence", {std::string("low")}}}),
                 {high, vocabulary.verification("verified").value()});
  for (std::size_t i = 0; i < figures.size(); ++i) {
    if (vocabulary.legality.figures[i].id == "tpp")
      CHECK(figures[i].grounds.confidence == vocabulary.confidence("low").value());
  }
}

}  // namespace
}  // namespace ecgraph::legality
