#include "server/render/document_value.hpp"

#include <charconv>

#include "server/render/json_text.hpp"

namespace ecgraph::render {
namespace {

boost::json::value number_value(const std::string& text) {
  if (const auto decimal = Decimal::parse(text)) return exact_number(*decimal);
  double nearest = 0;
  std::from_chars(text.data(), text.data() + text.size(), nearest);
  return nearest;
}

}  // namespace

boost::json::value document_value(const Document& document) {
  if (const auto* truth = document.boolean()) return *truth;
  if (const auto* number = document.number()) return number_value(*number);
  if (const auto* text = document.text()) return boost::json::value(*text);
  if (const auto* elements = document.array()) {
    boost::json::array array;
    for (const auto& element : *elements) array.push_back(document_value(element));
    return array;
  }
  if (const auto* members = document.object()) {
    boost::json::object object;
    for (const auto& [name, value] : *members) object[name] = document_value(value);
    return object;
  }
  return nullptr;
}

}  // namespace ecgraph::render
