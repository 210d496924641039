#pragma once
// Reads the members of one JSON object of a vocabulary file and collects every fault on the way, each with
// its file and place. A member that nobody asked for is a fault too, so that a misspelt one is not silently
// lost.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "schema/document.hpp"

namespace ecgraph {

/// A place in a file: `relation-types/owns.json#/domain/0`.
struct Place {
  std::string file;
  Pointer pointer;
  template <class Step>
  [[nodiscard]] Place operator/(const Step& step) const {
    return {file, pointer / step};
  }
  [[nodiscard]] std::string text() const { return file + "#" + pointer.text(); }
};

/// The faults of a set of files, in the order found.
class FileFaults {
 public:
  void add(const Place& place, std::string detail) { faults_.push_back({place.text(), std::move(detail)}); }
  [[nodiscard]] bool empty() const { return faults_.empty(); }
  /// All of them as one error; its message has the first.
  [[nodiscard]] Error error() const;

 private:
  std::vector<Fault> faults_;
};

/// Whether `id` may name a type, property or attribute: lower-case letters, digits and underscores, a letter
/// first.
[[nodiscard]] bool is_term(std::string_view id);

/// One object. After a fault the accessors return something empty: look at `faults` before using what was
/// read.
class MemberReader {
 public:
  /// Adds a fault when `document` is no object; all members are absent then.
  MemberReader(const Document& document, Place place, FileFaults& faults);

  [[nodiscard]] const Place& place() const { return place_; }
  [[nodiscard]] FileFaults& faults() { return faults_; }
  void fault(std::string_view member, std::string detail) { faults_.add(place_ / member, std::move(detail)); }

  /// The member, marked as read; null when absent.
  [[nodiscard]] const Document* take(std::string_view name);
  /// Text that must be there and not be empty.
  [[nodiscard]] std::string text(std::string_view name);
  /// Text; empty when absent.
  [[nodiscard]] std::string optional_text(std::string_view name);
  /// False when absent.
  [[nodiscard]] bool flag(std::string_view name);
  /// True or false that must be there.
  [[nodiscard]] bool required_flag(std::string_view name);
  /// A list of texts, none twice; empty when absent.
  [[nodiscard]] std::vector<std::string> texts(std::string_view name);
  /// The same, with a fault when absent or empty.
  [[nodiscard]] std::vector<std::string> required_texts(std::string_view name);
  /// An object that must be there, as a reader for its own members: null after a fault.
  [[nodiscard]] const Document::Object* object(std::string_view name);
  /// Adds a fault for every member that was not read.
  void finish();

 private:
  void expected(std::string_view name, std::string_view what, const Document* found);

  const Document& document_;
  Place place_;
  FileFaults& faults_;
  std::set<std::string, std::less<>> read_;
};

}  // namespace ecgraph
