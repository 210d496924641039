#include "server/render/cell.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "server/render/json_text.hpp"

namespace ecgraph::render {
namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, 3> kReducedTo = {"id", "citation", "name"};

std::string joined(const json::array& list, std::string_view separator) {
  std::string text;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) text += separator;
    const auto* pair = list[i].if_array();
    text += pair == nullptr ? plain_text(list[i]) : joined(*pair, "..");
  }
  return text;
}

std::string pairs(const json::object& object) {
  std::string text;
  for (const auto& member : object) {
    if (member.value().is_null()) continue;
    if (!text.empty()) text += ", ";
    text += member.key();
    text += ": ";
    text += plain_text(member.value());
  }
  return text;
}

std::string object_text(const json::object& object) {
  for (const auto name : kReducedTo) {
    const auto* member = object.if_contains(name);
    if (member != nullptr && !member->is_structured() && !member->is_null()) return plain_text(*member);
  }
  return pairs(object);
}

/// What stands under `path`, copied; a list on the way becomes a list of what its elements have there.
json::value follow(const json::value& value, std::span<const std::string> path) {
  if (path.empty()) return value;
  if (const auto* list = value.if_array()) {
    json::array found;
    for (const auto& element : *list) found.push_back(follow(element, path));
    return found;
  }
  const auto* object = value.if_object();
  const auto* member = object == nullptr ? nullptr : object->if_contains(path.front());
  return member == nullptr ? json::value() : follow(*member, path.subspan(1));
}

bool all_null(const json::value& value) {
  const auto* list = value.if_array();
  return list == nullptr ? value.is_null() : std::all_of(list->begin(), list->end(), all_null);
}

Cell cell_of(const json::value& value) {
  if (all_null(value)) return {};
  return {plain_text(value), value.is_number() || wrapped_digits(value).has_value()};
}

void add_leaves(std::vector<Column>& columns, std::vector<std::string> path, const json::object& object) {
  for (const auto& member : object) {
    auto here = path;
    here.emplace_back(member.key());
    const auto* inner = member.value().if_object();
    if (inner == nullptr || inner->empty() || wrapped_digits(member.value()))
      columns.push_back({std::move(here), true});
    else
      add_leaves(columns, std::move(here), *inner);
  }
}

}  // namespace

Cell cell(const json::object& row, const Column& column) {
  auto path = std::span(column.path);
  if (path.empty()) return {};
  const auto* here = row.if_contains(path.front());
  for (path = path.subspan(1); here != nullptr && !path.empty(); path = path.subspan(1)) {
    if (here->is_array()) return cell_of(follow(*here, path));
    const auto* object = here->if_object();
    here = object == nullptr ? nullptr : object->if_contains(path.front());
  }
  return here == nullptr ? Cell() : cell_of(*here);
}

std::string plain_text(const json::value& value) {
  switch (value.kind()) {
    case json::kind::null:
      return {};
    case json::kind::bool_:
      return value.get_bool() ? "true" : "false";
    case json::kind::int64:
      return std::to_string(value.get_int64());
    case json::kind::uint64:
      return std::to_string(value.get_uint64());
    case json::kind::double_:
      return number_text(value.get_double());
    case json::kind::string:
      return std::string(value.get_string());
    case json::kind::array:
      return joined(value.get_array(), "; ");
    case json::kind::object:
      break;
  }
  if (const auto digits = wrapped_digits(value)) return std::string(*digits);
  return object_text(value.get_object());
}

std::vector<Column> columns_of(const json::object& row) {
  std::vector<Column> columns;
  add_leaves(columns, {}, row);
  return columns;
}

std::vector<Column> kept_columns(const std::vector<Column>& columns, const std::vector<std::string>& fields) {
  if (fields.empty()) return columns;
  std::vector<Column> kept;
  std::vector<bool> is_kept(columns.size());  // `valid,valid_from` asks for one column once
  for (const auto& field : fields) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (is_kept[i] || (columns[i].path.front() != field && columns[i].name() != field)) continue;
      kept.push_back(columns[i]);
      is_kept[i] = true;
    }
  }
  return kept;
}

}  // namespace ecgraph::render
