#include "tests/support/second_mind/numbers.hpp"

#include <string>

namespace ecgraph::tests::naive {

Number number_of(const nlohmann::json& value) {
  std::string text = value.dump();
  int exponent = 0;
  if (const auto mark = text.find_first_of("eE"); mark != std::string::npos) {
    exponent = std::stoi(text.substr(mark + 1));
    text.resize(mark);
  }
  if (const auto point = text.find('.'); point != std::string::npos) {
    exponent -= static_cast<int>(text.size() - point - 1);
    text.erase(point, 1);
  }
  const bool negative = text.starts_with('-');
  text.erase(0, negative ? 1 : 0);
  // A leading zero would be read as octal.
  text.erase(0, std::min(text.find_first_not_of('0'), text.size() - 1));
  boost::multiprecision::cpp_int whole(text), tens = 1;
  for (int left = std::abs(exponent); left > 0; --left) tens *= 10;
  const Number number = exponent < 0 ? Number(whole, tens) : Number(whole * tens);
  return negative ? Number(-number) : number;
}

Bounds bounds_of(const nlohmann::json& value) {
  if (value.is_array()) return {number_of(value.at(0)), number_of(value.at(1))};
  return {number_of(value), number_of(value)};
}

}  // namespace ecgraph::tests::naive
