#include "schema/member_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ecgraph {

Error FileFaults::error() const {
  Error error{ErrorKind::kUnreadable, {}, {}, {}, {}, faults_};
  if (faults_.empty()) return error;
  error.message = fmt::format("{}: {}", faults_.front().pointer, faults_.front().detail);
  if (faults_.size() > 1) error.message += fmt::format(" (And {} more.)", faults_.size() - 1);
  return error;
}

bool is_term(std::string_view id) {
  if (id.empty() || id.front() < 'a' || id.front() > 'z') return false;
  return std::ranges::all_of(
      id, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

MemberReader::MemberReader(const Document& document, Place place, FileFaults& faults)
    : document_(document), place_(std::move(place)), faults_(faults) {
  if (document_.object() == nullptr)
    faults_.add(place_, fmt::format("This is {}; write an object.", document_.what()));
}

const Document* MemberReader::take(std::string_view name) {
  read_.emplace(name);
  return document_.member(name);
}

std::string MemberReader::text(std::string_view name) {
  const Document* member = take(name);
  if (member == nullptr || member->text() == nullptr || member->text()->empty()) {
    expected(name, "text that is not empty", member);
    return {};
  }
  return *member->text();
}

std::string MemberReader::optional_text(std::string_view name) {
  const Document* member = take(name);
  return member == nullptr ? std::string() : text(name);
}

bool MemberReader::flag(std::string_view name) {
  const Document* member = take(name);
  return member != nullptr && required_flag(name);
}

bool MemberReader::required_flag(std::string_view name) {
  const Document* member = take(name);
  if (member != nullptr && member->boolean() != nullptr) return *member->boolean();
  expected(name, "true or false", member);
  return false;
}

std::vector<std::string> MemberReader::texts(std::string_view name) {
  const Document* member = take(name);
  std::vector<std::string> read;
  if (member == nullptr) return read;
  const auto* elements = member->array();
  if (elements == nullptr) {
    expected(name, "a list of texts", member);
    return read;
  }
  for (std::size_t index = 0; index < elements->size(); ++index) {
    const std::string* text = (*elements)[index].text();
    const Place place = place_ / name / index;
    if (text == nullptr || text->empty()) {
      faults_.add(place, fmt::format("This is {}; write text that is not empty.", (*elements)[index].what()));
    } else if (std::ranges::find(read, *text) != read.end()) {
      faults_.add(place, fmt::format("\"{}\" comes twice.", *text));
    } else {
      read.push_back(*text);
    }
  }
  return read;
}

std::vector<std::string> MemberReader::required_texts(std::string_view name) {
  std::vector<std::string> read = texts(name);
  const Document* member = document_.member(name);
  const bool list = member != nullptr && member->array() != nullptr;
  if (member == nullptr || (list && member->array()->empty()))
    expected(name, "a list of at least one text", member);
  return read;
}

const Document::Object* MemberReader::object(std::string_view name) {
  const Document* member = take(name);
  if (member == nullptr || member->object() == nullptr) {
    expected(name, "an object", member);
    return nullptr;
  }
  return member->object();
}

void MemberReader::finish() {
  const auto* members = document_.object();
  if (members == nullptr) return;
  for (const auto& [name, value] : *members) {
    if (!read_.contains(name))
      faults_.add(place_ / name, "This member is not known here: remove it or correct its name.");
  }
}

void MemberReader::expected(std::string_view name, std::string_view what, const Document* found) {
  if (document_.object() == nullptr) return;  // said already
  if (found == nullptr) return fault(name, fmt::format("This member is missing: write {}.", what));
  fault(name, fmt::format("This is {}; write {}.", found->what(), what));
}

}  // namespace ecgraph
