#pragma once
// Reads the members of one JSON object into typed values and collects every fault on the way, so that a
// document with ten faults is answered with ten sentences. A member that nobody asked for is a fault too.

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/ids.hpp"
#include "graph/time/edtf_date.hpp"
#include "graph/time/validity.hpp"
#include "schema/decimal.hpp"
#include "schema/document.hpp"

namespace ecgraph::wire {

/// Faults as one error, with the first in its message; of very many the first thousand are listed.
[[nodiscard]] Error error_of(std::vector<Fault> faults);

/// Faults in the order found.
class Faults {
 public:
  void add(const Pointer& at, std::string detail) { faults_.push_back({at.text(), std::move(detail)}); }
  [[nodiscard]] bool empty() const { return faults_.empty(); }
  [[nodiscard]] const std::vector<Fault>& all() const { return faults_; }
  /// All of them as one error, with the first in its message.
  [[nodiscard]] Error error() const;

 private:
  std::vector<Fault> faults_;
};

/// One object. On a fault the accessors return a harmless value: whoever reads must look at `faults` before
/// using it.
class ObjectReader {
 public:
  /// Adds a fault when `document` is no object; every member is then absent.
  ObjectReader(const Document& document, Pointer at, Faults& faults);
  ObjectReader(const ObjectReader&) = delete;
  ObjectReader& operator=(const ObjectReader&) = delete;

  [[nodiscard]] const Pointer& at() const { return at_; }
  [[nodiscard]] Faults& faults() { return faults_; }
  /// A member that is null counts as absent: answers show what a statement does not have as null.
  [[nodiscard]] bool has(std::string_view name) const;
  /// The member, marked as read; null when absent.
  [[nodiscard]] const Document* take(std::string_view name);
  /// The same, with a fault when absent.
  [[nodiscard]] const Document* require(std::string_view name);
  /// A member that answers show and that says nothing new: it may stand.
  void pass_over(std::string_view name) { read_.emplace(name); }
  void fault(std::string_view member, std::string detail) { faults_.add(at_ / member, std::move(detail)); }

  [[nodiscard]] std::string text(std::string_view name);           ///< required, not empty
  [[nodiscard]] std::string optional_text(std::string_view name);  ///< empty when absent
  [[nodiscard]] bool flag(std::string_view name);                  ///< false when absent
  /// `otherwise` when absent.
  [[nodiscard]] std::int64_t whole_number(std::string_view name, std::int64_t otherwise);
  /// A member as its type, nothing when it is absent; what cannot be read is added to the faults.
  [[nodiscard]] std::optional<Decimal> decimal(std::string_view name);
  [[nodiscard]] std::vector<std::string> texts(std::string_view name);  ///< empty when absent
  [[nodiscard]] std::optional<EdtfDate> date(std::string_view name);
  [[nodiscard]] std::optional<Day> day(std::string_view name);
  /// {"from", "until"}; `..` in from: an open start. Other members of the object are in `also`.
  [[nodiscard]] Validity validity(std::string_view name);

  template <class IdType>
  [[nodiscard]] IdType id(std::string_view name) {
    return id_of<IdType>(require(name), name);
  }
  template <class IdType>
  [[nodiscard]] std::optional<IdType> optional_id(std::string_view name) {
    const Document* member = take(name);
    if (member == nullptr) return std::nullopt;
    return id_of<IdType>(member, name);
  }
  template <class IdType>
  [[nodiscard]] std::vector<IdType> ids(std::string_view name) {
    std::vector<IdType> result;
    each(name, [&](const Document& element, const Pointer& at) {
      const std::string* written = id_text(element);
      if (written == nullptr) return faults_.add(at, "must be an id.");
      if (auto id = IdType::parse(*written, name))
        result.push_back(std::move(*id));
      else
        faults_.add(at, id.error().message);
    });
    return result;
  }
  /// A word that `lookup` knows; `allowed` for the fault's sentence.
  template <class T, class Lookup>
  [[nodiscard]] T word(std::string_view name, const Lookup& lookup, std::string_view allowed, T otherwise) {
    const auto written = text(name);
    if (written.empty()) return otherwise;
    if (const auto found = lookup(written)) return *found;
    fault(name, "\"" + written + "\" is not one of: " + std::string(allowed) + ".");
    return otherwise;
  }
  /// Calls `read(element, pointer)` for each element of a list; nothing when absent.
  template <class Read>
  void each(std::string_view name, const Read& read) {
    const Document* member = take(name);
    if (member == nullptr) return;
    const auto* list = member->array();
    if (list == nullptr) return expected(name, "a list", *member);
    for (std::size_t i = 0; i < list->size(); ++i) read((*list)[i], at_ / name / i);
  }
  /// Adds a fault for every member that was not read.
  void finish();

 private:
  template <class IdType>
  [[nodiscard]] IdType id_of(const Document* member, std::string_view name) {
    const std::string* written = member == nullptr ? nullptr : id_text(*member);
    if (member != nullptr && written == nullptr) expected(name, "an id", *member);
    if (written == nullptr) return IdType::trusted({});
    auto id = IdType::parse(*written, name);
    if (id) return std::move(*id);
    fault(name, id.error().message);
    return IdType::trusted({});
  }
  /// The id that a member names: as text, or as the {"id", …} of an answer.
  [[nodiscard]] static const std::string* id_text(const Document& document);
  void expected(std::string_view name, std::string_view what, const Document& found);

  const Document& document_;
  Pointer at_;
  Faults& faults_;
  std::set<std::string, std::less<>> read_;
};

}  // namespace ecgraph::wire
