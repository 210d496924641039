#pragma once
// Properties, attributes and dates as JSON.

#include <boost/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/value.hpp"
#include "graph/time/validity.hpp"
#include "schema/value_kind.hpp"
#include "schema/vocabulary.hpp"

namespace ecgraph::render {

/// What becomes of a member without a value: an answer shows null, so that its shape is always the same; a
/// statement that can be sent back leaves it out.
enum class Absent { kNull, kLeftOut };

/// One value: numbers plain, money {"value","currency","bound"}, a reference its id, a date as written, a
/// range [low, high], a number map an object, a footnote {"footnote","from"}.
[[nodiscard]] boost::json::value value_shape(const Scalar& value, Absent absent);

/// An object of all values; those declared `many` are lists.
[[nodiscard]] boost::json::object values_shape(const NamedValues& values, Declared declared,
                                               const Vocabulary& vocabulary, Absent absent);

/// A number, or [low, high].
[[nodiscard]] boost::json::value range_shape(const DecimalRange& range);
/// {"from","until"} as written; an open start is "..".
[[nodiscard]] boost::json::object validity_shape(const Validity& valid, Absent absent);
/// A day of a computed interval: null at the ends of time.
[[nodiscard]] boost::json::value day_shape(Day day);

/// Adds members and minds `absent`: no date, no text, an empty list or object are without a value. (Lists are
/// never null: an answer shows them empty.)
class Members {
 public:
  Members(boost::json::object& object, Absent absent) : object_(object), absent_(absent) {}

  /// A member each, left out when there is nothing to say, unless stated otherwise.
  void text(std::string_view name, std::string_view text);
  void date(std::string_view name, const std::optional<EdtfDate>& date);
  void day(std::string_view name, const std::optional<Day>& day);
  void value(std::string_view name, boost::json::value value);  ///< always there
  void list(std::string_view name, boost::json::array list);
  void object(std::string_view name, boost::json::object object);
  void texts(std::string_view name, std::span<const std::string> texts);
  template <class Tag>
  void id(std::string_view name, const std::optional<Id<Tag>>& id) {
    text(name, id ? std::string_view(id->text()) : std::string_view());
  }
  template <class Tag>
  void ids(std::string_view name, const std::vector<Id<Tag>>& ids) {
    boost::json::array texts;
    for (const auto& one : ids) texts.emplace_back(one.text());
    list(name, std::move(texts));
  }
  void flag(std::string_view name, bool flag);  ///< false: without a value, left out everywhere

 private:
  boost::json::object& object_;
  Absent absent_;
};

}  // namespace ecgraph::render
