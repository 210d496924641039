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

/// The property at fault, and what is said of it.
Error contradiction(std::vector<NamedValue> properties) {
  const auto checked = check_consistent(built_in_vocabulary(), NamedValues(std::move(properties)));
  return checked ? Error{} : checked.error();
}

TEST_CASE("a figure that contradicts those it follows from is named with both values") {
  const auto density = contradiction({{"tpp", {decimal("2300")}},
                                      {"applicable_die_area_mm2", {decimal("100")}},
                                      {"performance_density", {decimal("3.1")}}});
  CHECK(density.kind == ErrorKind::kUnprocessable);
  CHECK(density.field == "performance_density");
  CHECK(
      density.message ==
      "performance_density is stated as 3.1, but from tpp and applicable_die_area_mm2 it comes to 23. Leave "
      "out performance_density, or one of tpp and applicable_die_area_mm2.");
  const NumberMap tops{{{8, decimal("600")}}};
  const auto tpp = contradiction({{"dense_tops_by_bit_length", {tops}}, {"tpp", {decimal("100")}}});
  CHECK(tpp.field == "tpp");
  CHECK(tpp.message ==
        "tpp is stated as 100, but from dense_tops_by_bit_length it comes to 4800. Leave out tpp, or "
        "dense_tops_by_bit_length.");
}

TEST_CASE("a contradiction is found through figures that are not stated themselves") {
  const NumberMap tops{{{8, decimal("600")}}};
  const auto density = contradiction({{"dense_tops_by_bit_length", {tops}},
                                      {"applicable_die_area_mm2", {decimal("100")}},
                                      {"performance_density", {decimal("3.1")}}});
  CHECK(density.field == "performance_density");
  CHECK(density.message.find("from dense_tops_by_bit_length and applicable_die_area_mm2") !=
        std::string::npos);
}

TEST_CASE("rounding to the decimals that are stated is no contradiction") {
  const auto density = [](const std::string& stated) {
    return contradiction({{"tpp", {decimal("2000")}},
                          {"applicable_die_area_mm2", {decimal("628.4")}},
                          {"performance_density", {decimal(stated)}}})
        .field;
  };
  CHECK(density("3.18").empty());  // 3.1827
  CHECK(density("3.2").empty());
  CHECK(density("3").empty());
  CHECK(density("3.19") == "performance_density");
  CHECK(density("3.1") == "performance_density");
  const NumberMap tops{{{8, decimal("1978.9")}, {16, decimal("989.4")}}};
  CHECK(contradiction({{"dense_tops_by_bit_length", {tops}}, {"tpp", {decimal("15831")}}}).field.empty());
  CHECK(contradiction({{"dense_tops_by_bit_length", {tops}}, {"tpp", {decimal("15830")}}}).field == "tpp");
}

TEST_CASE("figures that nothing else gives cannot contradict") {
  CHECK(contradiction({}).field.empty());
  CHECK(contradiction({{"tpp", {decimal("2300")}}, {"performance_density", {decimal("3.1")}}}).field.empty());
  CHECK(contradiction({{"applicable_die_area_mm2", {decimal("0")}},
                       {"tpp", {decimal("1")}},
                       {"performance_density", {decimal("3")}}})
            .field.empty());
  CHECK(contradiction({{"kind", {std::string("accelerator")}}, {"datacenter", {true}}}).field.empty());
}

}  // namespace
}  // namespace ecgraph::legality
