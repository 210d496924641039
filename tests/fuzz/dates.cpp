// Every text that may be a date: read or refused with a sentence, and what was read says itself again.

#include <string>

#include "graph/time/day.hpp"
#include "graph/time/edtf_date.hpp"
#include "graph/time/instant.hpp"
#include "graph/time/period.hpp"
#include "tests/fuzz/invariant.hpp"

using namespace ecgraph;
using fuzz::demand;

namespace {

void day(std::string_view text) {
  const auto read = Day::parse(text);
  if (!read) return demand(!read.error().message.empty(), "a day that is refused is refused with a sentence");
  demand(read->text() == text, "a day is written as it was read");
}

void edtf(std::string_view text) {
  const auto read = EdtfDate::parse(text);
  if (!read)
    return demand(!read.error().message.empty(), "a date that is refused is refused with a sentence");
  demand(read->text() == text, "a date is kept as it was written");
  demand(read->earliest() <= read->latest(), "the bounds of a date are in order");
  demand(!Day::parse(text) || read->earliest() == read->latest(), "a whole day is one day");
}

void instant(std::string_view text) {
  const auto read = Instant::parse(text);
  if (!read)
    return demand(!read.error().message.empty(), "an instant that is refused is refused with a sentence");
  const auto again = Instant::parse(read->text());
  demand(again && *again == *read, "an instant reads back as what was written");
}

void period(std::string_view text) {
  const auto read = Period::parse(text, "during");
  if (!read)
    return demand(!read.error().message.empty(), "a period that is refused is refused with a sentence");
  demand(read->days().from() < read->days().until(), "a period has a day");
  demand(EdtfDate::parse(text).has_value(), "a period is written in EDTF");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  day(text);
  edtf(text);
  instant(text);
  period(text);
  return 0;
}
