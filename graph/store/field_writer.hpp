#pragma once
// Writes the fields of a statement (fields.hpp), each in the form that FieldReader reads.

#include "graph/store/bytes.hpp"
#include "graph/store/fields.hpp"
#include "graph/store/stored_words.hpp"

namespace ecgraph::store {

/// Hands fields to a ByteWriter.
class FieldWriter {
 public:
  FieldWriter(ByteWriter& out, const Vocabulary& vocabulary) : out_(out), vocabulary_(vocabulary) {}

  template <class... Fields>
  void operator()(const Fields&... each) {
    (one(each), ...);
  }

 private:
  void one(const std::string& text) { out_.text(text); }
  void one(bool value) { out_.byte(value ? 1 : 0); }
  void one(std::int64_t number) { out_.signed_number(number); }
  void one(const Decimal& number) {
    out_.signed_number(number.coefficient());
    out_.byte(static_cast<std::uint8_t>(number.scale()));
  }
  void one(const Share& share) { one(share.percent()); }
  void one(const EdtfDate& date) { out_.text(date.text()); }
  void one(const Day& day) { out_.signed_number(day.number()); }
  void one(const CountryCode& code) { out_.text(code.text()); }
  void one(const Validity& valid) { (*this)(valid.from(), valid.until(), valid.open_start()); }
  void one(const NamedValues& values) { one(values.all()); }
  void one(EntityType type) { out_.text(vocabulary_[type].id); }
  void one(RelationType type) { out_.text(vocabulary_[type].id); }
  void one(ClaimStatus status) { out_.text(vocabulary_[status].id); }
  void one(Confidence confidence) { out_.text(vocabulary_[confidence]); }
  void one(Verification verification) { out_.text(vocabulary_[verification]); }

  template <class Tag>
  void one(const Id<Tag>& id) {
    out_.text(id.text());
  }
  template <class Enum>
  requires std::is_enum_v<Enum>
  void one(Enum value) { out_.byte(stored_byte(value)); }
  template <class T>
  void one(const std::optional<T>& value) {
    out_.byte(value ? 1 : 0);
    if (value) one(*value);
  }
  template <class T>
  void one(const std::vector<T>& values) {
    out_.number(values.size());
    for (const T& value : values) one(value);
  }
  template <class A, class B>
  void one(const std::pair<A, B>& value) {
    (*this)(value.first, value.second);
  }
  template <class... T>
  void one(const std::variant<T...>& value) {
    out_.byte(static_cast<std::uint8_t>(value.index()));
    std::visit([this](const auto& alternative) { one(alternative); }, value);
  }
  template <HasFields T>
  void one(const T& value) {
    fields(*this, value);
  }

  ByteWriter& out_;
  const Vocabulary& vocabulary_;
};

}  // namespace ecgraph::store
