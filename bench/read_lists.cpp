// A reader alone: records of the Consolidated Screening List from text to parties, no comparison and no
// commit.

#include <benchmark/benchmark.h>

#include <sstream>
#include <string>

#include "bench/built_in_graph.hpp"
#include "schema/vocabulary_reader.hpp"
#include "server/import/published_file.hpp"

namespace ecgraph::bench {
namespace {

constexpr int kRecords = 20'000;

/// Rows with as much in them as the real list has on average, some 410 bytes.
std::string rows() {
  std::string text =
      "_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_"
      "date,"
      "remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,places_of_birth,"
      "source_information_url,ids\n";
  for (int i = 0; i < kRecords; ++i)
    text += fmt::format(
        "{0},Specially Designated Nationals (SDN) - Treasury Department,{0},Individual,SDGT; IRAN,\"FAMILY "
        "{0}, "
        "Given\",Director of the Company,\"Street {0}, Building 7, City, 10{0}, CN; Other Street {0}, City, "
        "RU\",,,,,http://bit.ly/1I7ipyR,FAMILY {0} Given; Given Middle FAMILY "
        "{0},CN,1973-03-25,CN,\"City, "
        "Province\",http://bit.ly/1MLgpye,\"Passport, {0}, CN; Tax ID No., 77{0}, CN; Gender, Male\"\n",
        i);
  return text;
}

void read_screening_list(benchmark::State& state) {
  const std::string text = rows();
  const auto formats = must(import::Formats::read(embedded::vocabulary(), built_in_vocabulary()));
  import::CountryNames countries;
  countries.add("China", "CN");
  countries.add("Russia", "RU");
  const import::ReadingTerms terms{built_in_vocabulary(), formats, countries};
  for (auto _ : state) {
    auto source = must(import::TextSource::of(std::make_unique<std::istringstream>(text)));
    const auto* format = import::format_of(import::beginning_of(source->head(), formats), formats);
    if (format == nullptr) return state.SkipWithError("the format is not recognised");
    auto reader = must(import::read_rows(std::move(source), "list", *format, {}, terms));
    std::size_t records = 0;
    for (auto record = must(reader->next()); record; record = must(reader->next())) ++records;
    if (records != kRecords) return state.SkipWithError("not every record was read");
  }
  state.SetItemsProcessed(state.iterations() * kRecords);
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(read_screening_list)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace ecgraph::bench
