#include "server/routes/api_document.hpp"

#include <yaml-cpp/yaml.h>

#include <boost/json.hpp>

#include "schema/embedded.hpp"

namespace ecgraph::routes {
namespace {

namespace json = boost::json;

/// A plain scalar is typed by YAML's core schema; a quoted one is text.
json::value scalar(const YAML::Node& node) {
  const std::string& text = node.Scalar();
  if (node.Tag() == "!") return json::string(text);
  if (text == "true" || text == "false") return text == "true";
  if (text == "null" || text == "~" || text.empty()) return nullptr;
  json::error_code error;
  if (auto number = json::parse(text, error); !error && number.is_number()) return number;
  return json::string(text);
}

json::value convert(const YAML::Node& node) {
  if (node.IsSequence()) {
    json::array array;
    for (const auto& element : node) array.push_back(convert(element));
    return array;
  }
  if (node.IsMap()) {
    json::object object;
    for (const auto& member : node) object[member.first.Scalar()] = convert(member.second);
    return object;
  }
  return node.IsScalar() ? scalar(node) : json::value(nullptr);
}

std::string converted() {
  for (const auto& file : embedded::api()) {
    if (file.path == "openapi.yaml") return json::serialize(convert(YAML::Load(std::string(file.text))));
  }
  return "{}";
}

}  // namespace

std::string_view api_document() {
  static const std::string document = converted();
  return document;
}

}  // namespace ecgraph::routes
