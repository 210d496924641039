#include "server/import/json_records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>

#include "server/wire/json_events.hpp"

namespace ecgraph::import {
namespace {

namespace json = boost::json;

/// How deep the parser itself goes: beyond it, text is not read as JSON at all.
constexpr std::size_t kParserDepth = 512;
constexpr std::string_view kBlanks = " \t\r\n";

/// Takes the events of a text and puts the records in it together.
class RecordSink {
 public:
  RecordSink(const std::vector<std::string>& members, JsonLimits limits, std::deque<JsonRecord>& records)
      : members_(members), limits_(limits), builder_(limits.document), records_(records) {}

  std::uint64_t line = 0;  ///< of the text that comes next
  Document around{Document::Object{}};
  std::string member;

  /// Before another text.
  void reset() {
    depth_ = record_depth_ = 0;
    open_ = passed_over_ = false;
  }
  /// Whether a record has begun and not ended, and the line on which it began.
  [[nodiscard]] bool is_open() const { return open_; }
  [[nodiscard]] std::uint64_t open_line() const { return record_line_; }

  bool room(std::size_t bytes) {
    size_ += bytes + 1;
    if (size_ > limits_.record_max && fault_.empty())
      fault_ = fmt::format("The record is longer than {} bytes.", limits_.record_max);
    return fault_.empty() && !passed_over_;
  }
  bool null() {
    return value([&] { return builder_.null(); });
  }
  bool boolean(bool truth) {
    return value([&] { return builder_.boolean(truth); });
  }
  bool number(std::string text) {
    return value([&] { return builder_.number(std::move(text)); });
  }
  bool text(std::string text) {
    return value([&] { return builder_.text(std::move(text)); });
  }
  bool name(std::string name) {
    if (depth_ == 1 && record_depth_ == 0) name_ = name;
    return build([&] { return builder_.name(std::move(name)); });
  }
  bool begin_object() {
    begin();
    ++depth_;
    return build([&] { return builder_.begin_object(); });
  }
  bool end_object() {
    return end([&] { return builder_.end_object(); });
  }
  bool begin_array() {
    if (depth_ == 0 || is_list_of_records()) return begin_records();
    begin();
    ++depth_;
    return build([&] { return builder_.begin_array(); });
  }
  bool end_array() {
    if (depth_ == record_depth_ && record_depth_ > 0 && !open_) {
      --depth_;
      passed_over_ = true;  // what follows the list
      return true;
    }
    return end([&] { return builder_.end_array(); });
  }

 private:
  [[nodiscard]] bool is_list_of_records() const {
    return depth_ == 1 && record_depth_ == 0 && std::ranges::find(members_, name_) != members_.end();
  }
  /// The elements of the list that begins are the records; what was read of an object stands around them.
  bool begin_records() {
    if (depth_ == 1 && fault_.empty()) {
      builder_.null();
      builder_.end_object();
      around = builder_.take();
      member = name_;
    }
    record_depth_ = ++depth_;
    open_ = false;
    return true;
  }
  void begin() {
    if (depth_ != record_depth_ || passed_over_) return;
    open_ = true;
    record_line_ = line;
    size_ = 0;
    fault_.clear();
    builder_ = DocumentBuilder(limits_.document);
  }
  /// What the builder refuses is a fault of the record, not of the file.
  template <class Event>
  bool build(const Event& event) {
    if (open_ && fault_.empty() && !event()) fault_ = builder_.error().message;
    return true;
  }
  template <class Event>
  bool value(const Event& event) {
    begin();
    build(event);
    finish();
    return true;
  }
  template <class Event>
  bool end(const Event& event) {
    --depth_;
    build(event);
    finish();
    return true;
  }
  void finish() {
    if (!open_ || depth_ != record_depth_) return;
    open_ = false;
    if (fault_.empty())
      records_.push_back({record_line_, builder_.take(), {}});
    else
      records_.push_back({record_line_, {}, fault_});
  }

  const std::vector<std::string>& members_;
  JsonLimits limits_;
  DocumentBuilder builder_;
  std::deque<JsonRecord>& records_;
  std::size_t depth_ = 0, record_depth_ = 0, size_ = 0;
  std::uint64_t record_line_ = 0;
  std::string name_, fault_;
  bool open_ = false, passed_over_ = false;
};

using Events = wire::JsonEvents<RecordSink, std::size_t(-1)>;

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

/// Whether a value stands on each line: the first ends where the second begins.
bool has_value_a_line(std::string_view head) {
  const auto first = head.find('\n');
  if (first == std::string_view::npos) return false;
  const std::string_view line = trimmed(head.substr(0, first)), rest = trimmed(head.substr(first));
  return line.starts_with('{') && rest.starts_with('{') && line.ends_with('}');
}

json::parse_options options() {
  json::parse_options options;
  options.max_depth = kParserDepth;
  return options;
}

}  // namespace

class JsonRecords::Reading {
 public:
  Reading(TextSource& source, std::vector<std::string> members, JsonLimits limits)
      : source_(source),
        members_(std::move(members)),
        parser_(options(), members_, limits, records_),
        value_a_line_(has_value_a_line(source.head())) {}

  Result<std::optional<JsonRecord>> next() {
    while (records_.empty()) {
      if (ended_) return std::optional<JsonRecord>();
      auto piece = source_.next();
      if (!piece) return broken(piece.error());
      if (!*piece) {
        finish();
      } else if (auto read = read_piece(**piece); !read) {
        return broken(read.error());
      }
    }
    std::optional<JsonRecord> record = std::move(records_.front());
    records_.pop_front();
    return record;
  }

  RecordSink& sink() { return parser_.handler().sink; }
  [[nodiscard]] bool complete() const { return ended_ && !broken_; }

 private:
  Failure broken(Error error) {
    ended_ = broken_ = true;
    return fail(std::move(error));
  }

  void reset() {
    parser_.reset();
    parser_.handler().part.clear();
    sink().reset();
    begun_ = false;
  }

  void reject(std::uint64_t line, std::string reason) { records_.push_back({line, {}, std::move(reason)}); }

  Result<void> read_piece(const TextPiece& piece) {
    if (skipping_) {
      skipping_ = !piece.ends_line;
      return {};
    }
    sink().line = piece.line;
    std::string_view text = piece.text;
    while (text.find_first_not_of(kBlanks) != std::string_view::npos) {
      if (begun_ && parser_.done()) reset();
      begun_ = true;
      json::error_code error;
      const std::size_t read = parser_.write_some(true, text.data(), text.size(), error);
      if (error) return refuse(piece, error);
      text.remove_prefix(read);
    }
    if (value_a_line_ && piece.ends_line && begun_ && !parser_.done()) {
      reject(piece.line, "The line ends inside a JSON value.");
      reset();
    }
    return {};
  }

  Result<void> refuse(const TextPiece& piece, const json::error_code& error) {
    if (!value_a_line_)
      return fail(ErrorKind::kUnreadable,
                  fmt::format("From line {} on the file is no JSON: {}.", piece.line, error.message()));
    reject(piece.line, fmt::format("The line is no JSON: {}.", error.message()));
    reset();
    skipping_ = !piece.ends_line;
    return {};
  }

  void finish() {
    ended_ = true;
    broken_ = source_.cut_off() || (begun_ && !parser_.done());
    if (begun_ && !parser_.done() && sink().is_open())
      reject(sink().open_line(), "The file ends inside this record.");
  }

  TextSource& source_;
  const std::vector<std::string> members_;
  std::deque<JsonRecord> records_;
  json::basic_parser<Events> parser_;
  bool value_a_line_, begun_ = false, skipping_ = false, ended_ = false, broken_ = false;
};

JsonRecords::JsonRecords(TextSource& source, std::vector<std::string> members, JsonLimits limits)
    : reading_(std::make_unique<Reading>(source, std::move(members), limits)) {}

JsonRecords::~JsonRecords() = default;

Result<std::optional<JsonRecord>> JsonRecords::next() { return reading_->next(); }

const Document::Object& JsonRecords::around() const { return *reading_->sink().around.object(); }

const std::string& JsonRecords::member() const { return reading_->sink().member; }

bool JsonRecords::complete() const { return reading_->complete(); }

}  // namespace ecgraph::import
