#include "server/wire/object_reader.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <charconv>

#include "schema/nearest.hpp"

namespace ecgraph::wire {

namespace {

constexpr std::size_t kFaultsMax = 1000;  ///< more are counted, not listed

}  // namespace

Error error_of(std::vector<Fault> faults) {
  const auto& first = faults.front();
  std::string message =
      fmt::format("{} {}", first.pointer.empty() ? "The document:" : first.pointer + ":", first.detail);
  if (faults.size() > 1) message += fmt::format(" ({} faults in all)", faults.size());
  if (faults.size() > kFaultsMax) faults.erase(faults.begin() + kFaultsMax, faults.end());
  return Error{ErrorKind::kUnprocessable, std::move(message), {}, {}, {}, std::move(faults)};
}

Error Faults::error() const { return error_of(faults_); }

ObjectReader::ObjectReader(const Document& document, Pointer at, Faults& faults)
    : document_(document), at_(std::move(at)), faults_(faults) {
  if (document.object() == nullptr)
    faults_.add(at_, fmt::format("must be an object, not {}.", document.what()));
}

bool ObjectReader::has(std::string_view name) const {
  const Document* member = document_.member(name);
  return member != nullptr && !member->is_null();
}

const Document* ObjectReader::take(std::string_view name) {
  read_.emplace(name);
  return has(name) ? document_.member(name) : nullptr;
}

const std::string* ObjectReader::id_text(const Document& document) {
  if (document.text() != nullptr) return document.text();
  const Document* id = document.member("id");
  return id == nullptr ? nullptr : id->text();
}

const Document* ObjectReader::require(std::string_view name) {
  const Document* member = take(name);
  if (member == nullptr && document_.object() != nullptr)
    faults_.add(at_, fmt::format("\"{}\" is missing.", name));
  return member;
}

void ObjectReader::expected(std::string_view name, std::string_view what, const Document& found) {
  fault(name, fmt::format("must be {}, not {}.", what, found.what()));
}

std::string ObjectReader::text(std::string_view name) {
  const Document* member = require(name);
  if (member == nullptr) return {};
  const std::string* text = member->text();
  if (text == nullptr) return expected(name, "text", *member), std::string();
  if (text->empty()) fault(name, "must not be empty.");
  return *text;
}

std::string ObjectReader::optional_text(std::string_view name) {
  return take(name) == nullptr ? std::string() : text(name);
}

bool ObjectReader::flag(std::string_view name) {
  const Document* member = take(name);
  if (member == nullptr) return false;
  const bool* value = member->boolean();
  if (value == nullptr) return expected(name, "true or false", *member), false;
  return *value;
}

std::int64_t ObjectReader::whole_number(std::string_view name, std::int64_t otherwise) {
  const Document* member = take(name);
  if (member == nullptr) return otherwise;
  const std::string* digits = member->number();
  std::int64_t value = otherwise;
  if (digits != nullptr) {
    const auto [end, error] = std::from_chars(digits->data(), digits->data() + digits->size(), value);
    if (error == std::errc() && end == digits->data() + digits->size()) return value;
  }
  if (digits != nullptr)
    fault(name, fmt::format("must be a whole number, not {}.", *digits));
  else
    expected(name, "a whole number", *member);
  return otherwise;
}

std::optional<Decimal> ObjectReader::decimal(std::string_view name) {
  const Document* member = take(name);
  if (member == nullptr) return std::nullopt;
  const std::string* digits = member->number();
  if (digits == nullptr) return expected(name, "a number", *member), std::nullopt;
  auto value = Decimal::parse(*digits);
  if (value) return *value;
  fault(name, value.error().message);
  return std::nullopt;
}

std::vector<std::string> ObjectReader::texts(std::string_view name) {
  std::vector<std::string> result;
  each(name, [&](const Document& element, const Pointer& at) {
    if (const std::string* text = element.text())
      result.push_back(*text);
    else
      faults_.add(at, fmt::format("must be text, not {}.", element.what()));
  });
  return result;
}

std::optional<EdtfDate> ObjectReader::date(std::string_view name) {
  const std::string written = optional_text(name);
  if (written.empty()) return std::nullopt;
  auto date = EdtfDate::parse(written);
  if (date) return std::move(*date);
  fault(name, date.error().message);
  return std::nullopt;
}

std::optional<Day> ObjectReader::day(std::string_view name) {
  const std::string written = optional_text(name);
  if (written.empty()) return std::nullopt;
  auto day = Day::parse(written);
  if (day) return *day;
  fault(name, day.error().message);
  return std::nullopt;
}

Validity ObjectReader::validity(std::string_view name) {
  const Document* member = take(name);
  if (member == nullptr) return {};
  ObjectReader bounds(*member, at_ / name, faults_);
  const Document* start = bounds.take("from");
  const bool open_start = start != nullptr && start->text() != nullptr && *start->text() == "..";
  std::optional<EdtfDate> from = open_start ? std::nullopt : bounds.date("from");
  auto validity = Validity::make(std::move(from), bounds.date("until"), open_start);
  bounds.finish();
  if (validity) return std::move(*validity);
  fault(name, validity.error().message);
  return {};
}

void ObjectReader::finish() {
  const auto* object = document_.object();
  if (object == nullptr) return;
  const std::vector<std::string> known(read_.begin(), read_.end());
  for (const auto& [name, value] : *object) {
    if (read_.contains(name)) continue;
    const auto near = nearest(name, known);
    faults_.add(at_ / name, near.empty()
                                ? fmt::format("is not known here; {} are.", fmt::join(known, ", "))
                                : fmt::format("is not known here. Did you mean \"{}\"?", near.front()));
  }
}

}  // namespace ecgraph::wire
