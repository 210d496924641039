#include "schema/document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace ecgraph {
namespace {

/// Up to this many members a new name is looked for among them one by one; beyond, in a set.
constexpr std::size_t kFewMembers = 16;

}  // namespace

const Document* Document::member(std::string_view name) const {
  const auto* members = object();
  if (members == nullptr) return nullptr;
  const auto found = std::ranges::find(*members, name, &Object::value_type::first);
  return found == members->end() ? nullptr : &found->second;
}

std::string_view Document::what() const {
  constexpr std::array<std::string_view, 6> kWords = {"null", "true or false", "a number",
                                                      "text", "a list",        "an object"};
  static_assert(kWords.size() == std::variant_size_v<decltype(value_)>);
  return kWords[value_.index()];
}

Pointer Pointer::operator/(std::string_view member) const {
  std::string text = text_;
  text.reserve(text.size() + 1 + member.size());
  text += '/';
  for (const char c : member) {
    if (c == '~') {
      text += "~0";
    } else if (c == '/') {
      text += "~1";
    } else {
      text += c;
    }
  }
  return Pointer(std::move(text));
}

Pointer Pointer::operator/(std::size_t index) const { return Pointer(text_ + '/' + std::to_string(index)); }

bool DocumentBuilder::null() { return add(Document()); }

bool DocumentBuilder::boolean(bool value) { return add(Document(value)); }

bool DocumentBuilder::number(std::string text) { return add(Document(Document::Number{std::move(text)})); }

bool DocumentBuilder::text(std::string value) { return add(Document(std::move(value))); }

bool DocumentBuilder::begin_array() { return open(Document(Document::Array{})); }

bool DocumentBuilder::end_array() { return close(); }

bool DocumentBuilder::begin_object() { return open(Document(Document::Object{})); }

bool DocumentBuilder::end_object() { return close(); }

bool DocumentBuilder::name(std::string name) {
  Open& object = open_.back();
  const Document::Object& members = *object.container.object();
  bool twice = false;
  if (members.size() < kFewMembers) {
    twice = std::ranges::find(members, name, &Document::Object::value_type::first) != members.end();
  } else {
    if (object.names.empty()) {
      for (const auto& member : members) object.names.insert(member.first);
    }
    twice = !object.names.insert(name).second;
  }
  object.name = std::move(name);
  if (!twice) return true;
  return refuse(ErrorKind::kUnreadable,
                fmt::format("The name \"{}\" comes twice in one object: keep one of the two.", object.name));
}

bool DocumentBuilder::add(Document value) {
  if (++values_ > limits_.values_max) {
    return refuse(ErrorKind::kTooLarge,
                  fmt::format("The document has more than {} values: split it.", limits_.values_max));
  }
  if (open_.empty()) {
    root_ = std::move(value);
  } else if (auto* elements = open_.back().container.array()) {
    elements->push_back(std::move(value));
  } else {
    open_.back().container.object()->emplace_back(std::move(open_.back().name), std::move(value));
  }
  return true;
}

bool DocumentBuilder::open(Document container) {
  if (open_.size() >= limits_.depth_max) {
    return refuse(
        ErrorKind::kTooLarge,
        fmt::format("The document is nested more than {} levels deep: make it flatter.", limits_.depth_max));
  }
  open_.push_back(Open{std::move(container), {}, {}});
  return true;
}

bool DocumentBuilder::close() {
  Document container = std::move(open_.back().container);
  open_.pop_back();
  return add(std::move(container));
}

bool DocumentBuilder::refuse(ErrorKind kind, std::string message) {
  std::string pointer = place().text();
  error_ = Error{kind, message, {}, {}, {}, {Fault{std::move(pointer), message}}};
  return false;
}

Pointer DocumentBuilder::place() const {
  Pointer place;
  for (const Open& level : open_) {
    const auto* elements = level.container.array();
    place = elements != nullptr ? place / elements->size() : place / level.name;
  }
  return place;
}

}  // namespace ecgraph
