#include "server/render/value_shape.hpp"

#include "server/render/json_text.hpp"

namespace ecgraph::render {
namespace {

namespace json = boost::json;

struct ScalarShape {
  Absent absent;

  json::value operator()(const std::string& text) const { return json::value(text); }
  json::value operator()(bool flag) const { return flag; }
  json::value operator()(std::int64_t number) const { return number; }
  json::value operator()(const Decimal& number) const { return exact_number(number); }
  json::value operator()(const Share& share) const { return exact_number(share.percent()); }
  json::value operator()(const EdtfDate& date) const { return json::value(date.text()); }
  json::value operator()(const EntityId& id) const { return json::value(id.text()); }
  json::value operator()(const DecimalRange& range) const {
    return json::array{exact_number(range.low), exact_number(range.high)};
  }
  json::value operator()(const Money& money) const {
    json::object object;
    Members members(object, absent);
    members.value("value", exact_number(money.value));
    members.text("currency", money.currency);
    members.text("bound", money.bound);
    return object;
  }
  json::value operator()(const NumberMap& map) const {
    json::object object;
    for (const auto& [key, number] : map.entries) object.emplace(std::to_string(key), exact_number(number));
    return object;
  }
  json::value operator()(const Footnote& footnote) const {
    json::object object;
    Members members(object, absent);
    members.value("footnote", footnote.number);
    members.date("from", footnote.from);
    return object;
  }
};

}  // namespace

json::value value_shape(const Scalar& value, Absent absent) { return std::visit(ScalarShape{absent}, value); }

json::object values_shape(const NamedValues& values, Declared declared, const Vocabulary& vocabulary,
                          Absent absent) {
  json::object object;
  for (const auto& value : values.all()) {
    const auto* declared_as = vocabulary.declaration(declared, value.name);
    const bool many = declared_as == nullptr ? value.values.size() != 1 : declared_as->many;
    if (!many && !value.values.empty()) {
      object.emplace(value.name, value_shape(value.values.front(), absent));
      continue;
    }
    json::array list;
    for (const auto& one : value.values) list.emplace_back(value_shape(one, absent));
    object.emplace(value.name, std::move(list));
  }
  return object;
}

json::value range_shape(const DecimalRange& range) {
  return range.low == range.high ? exact_number(range.low) : value_shape(range, Absent::kNull);
}

json::object validity_shape(const Validity& valid, Absent absent) {
  json::object object;
  Members members(object, absent);
  if (valid.open_start())
    members.value("from", "..");
  else
    members.date("from", valid.from());
  members.date("until", valid.until());
  return object;
}

json::value day_shape(Day day) {
  // The day after the last that a calendar can write is as good as never.
  if (!day.is_finite() || static_cast<int>(day.calendar().year()) > 9999) return nullptr;
  return json::value(day.text());
}

void Members::text(std::string_view name, std::string_view text) {
  if (!text.empty())
    object_.emplace(name, text);
  else if (absent_ == Absent::kNull)
    object_.emplace(name, nullptr);
}

void Members::date(std::string_view name, const std::optional<EdtfDate>& date) {
  text(name, date ? std::string_view(date->text()) : std::string_view());
}

void Members::day(std::string_view name, const std::optional<Day>& day) {
  text(name, day ? day->text() : std::string());
}

void Members::value(std::string_view name, json::value value) { object_.emplace(name, std::move(value)); }

void Members::list(std::string_view name, json::array list) {
  if (absent_ == Absent::kNull || !list.empty()) object_.emplace(name, std::move(list));
}

void Members::object(std::string_view name, json::object object) {
  if (absent_ == Absent::kNull || !object.empty()) object_.emplace(name, std::move(object));
}

void Members::texts(std::string_view name, std::span<const std::string> texts) {
  json::array list_of_texts;
  for (const auto& one : texts) list_of_texts.emplace_back(one);
  list(name, std::move(list_of_texts));
}

void Members::flag(std::string_view name, bool flag) {
  if (flag) object_.emplace(name, true);
}

}  // namespace ecgraph::render
