// Exact decimals: read or refused, written so that they read back, and ordered as they are subtracted.

#include <string>

#include "schema/decimal.hpp"
#include "tests/fuzz/invariant.hpp"

using namespace ecgraph;
using fuzz::demand;

namespace {

void pair(const Decimal& a, const Decimal& b) {
  const auto difference = Decimal::difference(a, b);
  if (difference) demand((*difference < Decimal()) == (a < b), "the order is that of the difference");
  const auto sum = Decimal::sum(a, b);
  const auto turned = Decimal::sum(b, a);
  demand(sum.has_value() == turned.has_value() && (!sum || *sum == *turned), "a sum has no order");
  if (sum && difference) {
    const auto back = Decimal::difference(*sum, b);
    demand(!back || *back == a, "what was added can be taken away");
  }
}

}  // namespace

/// Two numbers, one a line.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  const auto line = std::min(text.find('\n'), size);
  const auto first = Decimal::parse(text.substr(0, line));
  if (!first) {
    demand(!first.error().message.empty(), "a number that is refused is refused with a sentence");
    return 0;
  }
  const auto again = Decimal::parse(first->text());
  demand(again && *again == *first && again->text() == first->text(),
         "a number reads back as what was written");
  const auto second = line < size ? Decimal::parse(text.substr(line + 1)) : first;
  if (second) pair(*first, *second);
  return 0;
}
