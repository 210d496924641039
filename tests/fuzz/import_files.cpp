// Any bytes as a published file: read to the end in bounded steps, or refused with a sentence; never half a
// record, and the same each time.

#include <fmt/format.h>

#include <sstream>
#include <string>
#include <vector>

#include "schema/vocabulary_reader.hpp"
#include "server/import/csv_rows.hpp"
#include "server/import/json_records.hpp"
#include "server/import/published_file.hpp"
#include "tests/fuzz/invariant.hpp"

using namespace ecgraph;
using fuzz::demand;

namespace {

constexpr std::size_t kRecordMax = 4096;

std::unique_ptr<import::TextSource> source_of(std::string_view text) {
  auto source = import::TextSource::of(std::make_unique<std::istringstream>(std::string(text)));
  if (source) return std::move(*source);
  demand(!source.error().message.empty(), "a file that is refused is refused with a sentence");
  return nullptr;
}

const import::Formats& formats() {
  static const auto read = import::Formats::read(embedded::vocabulary(), built_in_vocabulary());
  demand(read.has_value(), "the built-in formats can be read");
  return *read;
}

const import::CountryNames& countries() {
  static const import::CountryNames names = [] {
    import::CountryNames made;
    made.add("China", "CN");
    made.add("Cuba", "CU");
    return made;
  }();
  return names;
}

void rows(std::string_view text, char delimiter) {
  const auto source = source_of(text);
  if (source == nullptr) return;
  import::CsvRows rows(*source, delimiter, kRecordMax);
  std::uint64_t line = 0;
  while (true) {
    const auto row = rows.next();
    if (!row || *row == nullptr) break;
    demand((*row)->line >= line && (*row)->line > 0, "rows come in the order of their lines");
    demand((*row)->fault.empty() == !(*row)->fields.empty() || !(*row)->fault.empty(),
           "a row without fault has fields");
    line = (*row)->line;
  }
}

void records(std::string_view text) {
  const auto source = source_of(text);
  if (source == nullptr) return;
  import::JsonRecords records(*source, {"results", "entities"}, {.record_max = kRecordMax});
  std::uint64_t line = 0;
  while (true) {
    auto record = records.next();
    if (!record) demand(!records.complete(), "a file that cannot be read on is not complete");
    if (!record || !*record) break;
    demand((*record)->line >= line, "records come in the order of their lines");
    line = (*record)->line;
  }
}

/// What is read, as one text.
std::string read(std::string_view text) {
  auto source = source_of(text);
  if (source == nullptr) return {};
  const auto beginning = import::beginning_of(source->head(), formats());
  const auto* format = import::format_of(beginning, formats());
  if (format == nullptr) return {};
  const import::ReadingTerms terms{built_in_vocabulary(), formats(), countries(), kRecordMax};
  auto reader = beginning.record ? import::read_records(std::move(source), "f", *format, terms)
                                 : import::read_rows(std::move(source), "f", *format, {}, terms);
  if (!reader) return reader.error().message;
  std::string all;
  while (true) {
    auto record = (*reader)->next();
    if (!record || !*record) break;
    if (const auto* party = std::get_if<import::ListedParty>(&(*record)->content)) {
      demand(!party->names.empty() && !party->names.front().name.empty(), "a party has a name");
      demand(!party->list.text().empty(), "a party is on a list");
      all += fmt::format("{} {} {}\n", (*record)->place.line, party->names.front().name, party->publisher_id);
    } else if (const auto* rejected = std::get_if<import::RejectedRecord>(&(*record)->content)) {
      demand(!rejected->reason.empty(), "a record is rejected with a reason");
      all += fmt::format("{} {}\n", (*record)->place.line, rejected->reason);
    }
  }
  return all;
}

void dates(std::string_view text) {
  static const import::DateForms forms = [] {
    std::vector<import::DatePattern> patterns;
    for (const auto* written : {"YYYY-MM-DD", "M/D/YYYY", "M/D/YY", "D.M.YYYY", "D Month YYYY",
                                "Month D, YYYY", "YYYY", "circa YYYY~"})
      patterns.push_back(*import::DatePattern::parse(written));
    return import::DateForms(std::move(patterns), {});
  }();
  const auto date = forms.read(text);
  if (!date) demand(!date.error().message.empty(), "a date that is refused is refused with a sentence");
  if (date) demand(EdtfDate::parse(date->text()).has_value(), "a date that is read is EDTF");
  if (date) demand(forms.earliest_in(text).has_value(), "a date that is read is found in its text too");
  (void)import::DatePattern::parse(text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  rows(text, ',');
  rows(text, '\t');
  records(text);
  demand(read(text) == read(text), "the same file is read the same");
  dates(text.substr(0, text.find('\n')));
  return 0;
}
