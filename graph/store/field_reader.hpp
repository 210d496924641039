#pragma once
// Fills in the fields of a statement (fields.hpp) from bytes that may be damaged.

#include <fmt/format.h>

#include "graph/store/bytes.hpp"
#include "graph/store/fields.hpp"
#include "graph/store/stored_words.hpp"

namespace ecgraph::store {

/// A T to fill in; types that cannot be made from nothing have their own.
template <class T>
[[nodiscard]] T blank() {
  return T();
}
template <class IdType>
requires requires(const IdType& id) { IdType::trusted(id.text()); }
[[nodiscard]] IdType blank() { return IdType::trusted({}); }
template <>
[[nodiscard]] inline EdtfDate blank() {
  return EdtfDate::of(Day());
}
template <>
[[nodiscard]] inline Share blank() {
  return *Share::of(Decimal());
}
template <>
[[nodiscard]] inline Entity blank() {
  return {blank<EntityId>(), {}, {}, {}, {}, {}, {}, {}};
}
template <>
[[nodiscard]] inline Relation blank() {
  return {blank<RelationId>(), {}, blank<EntityId>(), blank<EntityId>(), {}, {}, {}, {}, {}, {}, {}, {}, {}};
}
template <>
[[nodiscard]] inline Source blank() {
  return {blank<SourceId>(), {}, {}, {}, {}, {}, {}, {}, {}};
}
template <>
[[nodiscard]] inline Rule blank() {
  return {
      blank<RuleId>(), {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
}
template <>
[[nodiscard]] inline Claim blank() {
  return {blank<ClaimId>(), {}, blank<EntityId>(), {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
}
template <>
[[nodiscard]] inline Observation blank() {
  return {blank<ObservationId>(), blank<EntityId>(), {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
}

/// Takes fields from a ByteReader; the first thing that does not fit becomes the reader's fault.
class FieldReader {
 public:
  FieldReader(ByteReader& in, const Vocabulary& vocabulary) : in_(in), vocabulary_(vocabulary) {}

  template <class... Fields>
  void operator()(Fields&... each) {
    (one(each), ...);
  }

 private:
  static constexpr int kDepthMax = 64;

  void one(std::string& text) { text = in_.text(); }
  void one(bool& value) { value = flag(); }
  void one(std::int64_t& number) { number = in_.signed_number(); }
  void one(Decimal& number);
  void one(Share& share);
  void one(EdtfDate& date) { take(date, EdtfDate::parse(in_.text())); }
  void one(Day& day);
  void one(CountryCode& code) { take(code, CountryCode::parse(in_.text(), "code")); }
  void one(Validity& valid);
  void one(NamedValues& values);
  void one(EntityType& type) {
    take_word(type, "entity type", [this](auto word) { return vocabulary_.entity_type(word); });
  }
  void one(RelationType& type) {
    take_word(type, "relation type", [this](auto word) { return vocabulary_.relation_type(word); });
  }
  void one(ClaimStatus& status) {
    take_word(status, "status", [this](auto word) { return vocabulary_.claim_status(word); });
  }
  void one(Confidence& confidence) {
    take_word(confidence, "confidence", [this](auto word) { return vocabulary_.confidence(word); });
  }
  void one(Verification& verification) {
    take_word(verification, "verification", [this](auto word) { return vocabulary_.verification(word); });
  }

  template <class Tag>
  void one(Id<Tag>& id) {
    take(id, Id<Tag>::parse(in_.text(), "id"));
  }
  template <class Enum>
  requires std::is_enum_v<Enum>
  void one(Enum& value) {
    if (const auto read = from_stored_byte<Enum>(in_.byte())) {
      value = *read;
    } else {
      in_.refuse("a byte stands for nothing");
    }
  }
  template <class T>
  void one(std::optional<T>& value) {
    if (flag()) one(value.emplace(blank<T>()));
  }
  template <class T>
  void one(std::vector<T>& values) {
    const std::size_t count = in_.count();
    for (std::size_t i = 0; i < count && in_.ok(); ++i) one(values.emplace_back(blank<T>()));
  }
  template <class A, class B>
  void one(std::pair<A, B>& value) {
    (*this)(value.first, value.second);
  }
  template <class... T>
  void one(std::variant<T...>& value) {
    alternative(value, in_.byte(), std::index_sequence_for<T...>());
  }
  template <HasFields T>
  void one(T& value) {
    if (++depth_ > kDepthMax) in_.refuse("tests are nested too deeply");
    if (in_.ok()) fields(*this, value);
    --depth_;
  }

  template <class Variant, std::size_t... Index>
  void alternative(Variant& value, std::uint8_t index, std::index_sequence<Index...>) {
    const bool known = ((index == Index && (fill<Index>(value), true)) || ...);
    if (!known) in_.refuse("a value is of no known kind");
  }
  template <std::size_t Index, class Variant>
  void fill(Variant& value) {
    one(value.template emplace<Index>(blank<std::variant_alternative_t<Index, Variant>>()));
  }
  template <class T>
  void take(T& target, Result<T> read) {
    if (!in_.ok()) return;
    if (read) {
      target = *std::move(read);
    } else {
      in_.refuse(read.error().message);
    }
  }
  template <class T, class Lookup>
  void take_word(T& target, std::string_view what, const Lookup& lookup) {
    const std::string_view word = in_.text();
    if (!in_.ok()) return;
    if (const std::optional<T> found = lookup(word)) {
      target = *found;
    } else {
      in_.refuse(fmt::format("the {} `{}` is not in this program's vocabulary", what, word));
    }
  }
  bool flag() {
    const std::uint8_t byte = in_.byte();
    if (byte > 1) in_.refuse("a flag is neither 0 nor 1");
    return byte == 1;
  }

  ByteReader& in_;
  const Vocabulary& vocabulary_;
  int depth_ = 0;
};

}  // namespace ecgraph::store
