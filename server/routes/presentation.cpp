#include "server/routes/presentation.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>
#include <charconv>
#include <span>

#include "server/http/negotiation.hpp"
#include "server/routes/cursor.hpp"

namespace ecgraph::routes {
namespace {

/// Raised when the same question may be answered in other bytes: part of every tag.
constexpr std::string_view kAnswerVersion = "2";

/// In the order of preference.
std::vector<render::FormatDeclaration> fitting(render::RowKind rows) {
  std::vector<render::FormatDeclaration> formats;
  for (const auto& format : render::formats()) {
    if (render::fits(format, rows)) formats.push_back(format);
  }
  return formats;
}

std::vector<std::string> words_of(std::span<const render::FormatDeclaration> formats) {
  std::vector<std::string> words;
  for (const auto& format : formats) words.emplace_back(format.word);
  return words;
}

Result<render::Format> negotiate(std::string_view accept,
                                 std::span<const render::FormatDeclaration> offered) {
  std::vector<std::string_view> types;
  for (const auto& format : offered)
    types.push_back(format.media_type.substr(0, format.media_type.find(';')));
  const auto best = http::best_media_type(accept, types);
  if (best) return offered[*best].format;
  std::vector<std::string> distinct;
  for (const auto type : types) {
    if (std::ranges::find(distinct, type) == distinct.end()) distinct.emplace_back(type);
  }
  return fail(Error{
      ErrorKind::kNotAcceptable,
      fmt::format(
          "None of the formats that \"Accept: {}\" names is offered. Ask for one of: {}; or use format=.",
          accept, fmt::join(distinct, ", ")),
      "Accept",
      distinct,
      {},
      {}});
}

Result<render::Format> format_of(Arguments& arguments, const http::Headers& headers, render::RowKind rows,
                                 bool lines_first) {
  auto offered = fitting(rows);
  const auto given = arguments.first(Parameter::kFormat);
  if (!given) {
    // A proof is only for whoever asks for it by its word.
    std::erase_if(offered, [](const auto& format) { return format.is_proof; });
    if (lines_first)
      std::ranges::stable_partition(
          offered, [](const auto& format) { return format.format == render::Format::kNdjson; });
    return negotiate(headers.find("Accept").value_or(""), offered);
  }
  const auto words = words_of(offered);
  const auto format = render::format(*given);
  if (!format)
    return fail(bad_value(Parameter::kFormat, *given,
                          fmt::format("must be one of: {}.", fmt::join(words, ", ")), words));
  if (render::fits(render::declaration(*format), rows)) return *format;
  return fail(Error{
      ErrorKind::kNotAcceptable,
      fmt::format("These results have no form as {}. Ask for one of: {}.", *given, fmt::join(words, ", ")),
      std::string(declaration(Parameter::kFormat).name),
      words,
      {},
      {}});
}

Result<bool> truth(Arguments& arguments, Parameter parameter) {
  static constexpr std::array<std::string_view, 2> kWords{"true", "false"};
  const auto given = arguments.first(parameter);
  if (!given) return false;
  if (*given == kWords[0] || *given == kWords[1]) return *given == kWords[0];
  return fail(bad_value(parameter, *given, "must be true or false.", {"true", "false"}));
}

/// How many rows a page may have; none: all.
Result<std::optional<std::size_t>> limit_of(Arguments& arguments, const render::Writing& writing,
                                            const AnswerLimits& limits) {
  const auto given = arguments.first(Parameter::kLimit);
  if (!given) {
    if (render::declaration(writing.format).whole_by_default) return std::nullopt;
    return limits.default_rows;
  }
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), value);
  if (error != std::errc() || end != given->data() + given->size() || value == 0 || value > limits.rows_max)
    return fail(bad_value(Parameter::kLimit, *given,
                          fmt::format("must be a whole number from 1 to {}.", limits.rows_max)));
  return value;
}

/// The row that has a key.
std::optional<std::size_t> number_of(const render::Rows& rows, std::string_view key) {
  if (rows.number) return rows.number(key);
  for (std::size_t i = 0; i < rows.count; ++i) {
    if (rows.key(i) == key) return i;
  }
  return std::nullopt;
}

/// Where the page starts: after the row that the cursor names.
Result<std::size_t> start_of(const render::Answer& answer, const Cursor& expected, std::string_view text) {
  auto cursor = read_cursor(text);
  if (!cursor) return fail(cursor.error());
  const auto refuse = [](std::string_view why) {
    return fail(ErrorKind::kUnreadable, fmt::format("\"cursor\" {}", why), "cursor");
  };
  if (cursor->log_id != expected.log_id) return refuse("comes from another graph.");
  if (cursor->question != expected.question)
    return refuse("belongs to another question: send it with the parameters it came from.");
  if (cursor->revision != expected.revision)
    return refuse(fmt::format("belongs to revision {}: add known_at={}.", cursor->revision.number,
                              cursor->revision.number));
  if (const auto row = number_of(answer.rows, cursor->after)) return *row + 1;
  return refuse("names a result that is not in this answer.");
}

/// Leaves out the first `start` rows.
void skip(render::Rows& rows, std::size_t start) {
  const auto shifted = [start](auto& by_number) {
    if (by_number) by_number = [at = std::move(by_number), start](std::size_t i) { return at(start + i); };
  };
  shifted(rows.at);
  shifted(rows.key);
  shifted(rows.statement);
  shifted(rows.head);
}

/// The question as resolved, pinned to its revision, and how it is shown where that was said; `page` is its
/// cursor.
std::vector<std::pair<std::string, std::string>> pinned_parameters(const Call& call,
                                                                   const render::Writing& writing,
                                                                   std::string_view page) {
  auto parameters = call.arguments.resolved();
  const auto add = [&](Parameter parameter, std::string_view value) {
    if (!value.empty()) parameters.emplace_back(declaration(parameter).name, value);
  };
  add(Parameter::kKnownAt, std::to_string(call.view.revision().number));
  const auto otherwise = call.lines_first ? render::Format::kNdjson : render::Format::kJson;
  if (writing.format != otherwise) add(Parameter::kFormat, render::declaration(writing.format).word);
  for (const auto kept : {Parameter::kCsv, Parameter::kFields, Parameter::kLimit, Parameter::kPretty})
    add(kept, call.arguments.first(kept).value_or(""));
  add(Parameter::kCursor, page);
  return parameters;
}

}  // namespace

Result<render::Writing> writing_of(Arguments& arguments, const http::Headers& headers, render::RowKind rows,
                                   bool lines_first) {
  render::Writing writing;
  auto format = format_of(arguments, headers, rows, lines_first);
  if (!format) return fail(format.error());
  writing.format = *format;
  auto pretty = truth(arguments, Parameter::kPretty);
  if (!pretty) return fail(pretty.error());
  writing.pretty = *pretty;
  if (const auto csv = arguments.first(Parameter::kCsv)) {
    if (*csv != "excel") return fail(bad_value(Parameter::kCsv, *csv, "must be excel.", {"excel"}));
    if (writing.format != render::Format::kCsv)
      return fail(ErrorKind::kUnreadable, "\"csv\" is about CSV: write format=csv with it.", "csv");
    writing.for_excel = true;
  }
  writing.fields = arguments.words(Parameter::kFields);
  if (!writing.fields.empty() && !render::declaration(writing.format).rows.empty())
    return fail(ErrorKind::kUnreadable,
                fmt::format("\"fields\" chooses members of a result, which {} does not have.",
                            render::declaration(writing.format).word),
                std::string(declaration(Parameter::kFields).name));
  return writing;
}

std::string question_hash(const Call& call) {
  auto parameters = call.arguments.resolved();
  std::erase_if(parameters, [](const auto& parameter) {
    return parameter.first == declaration(Parameter::kKnownAt).name;
  });
  return short_hash(call.path + "?" + query_string(parameters));
}

Result<void> take_page(render::Answer& answer, Arguments& arguments, const render::Writing& writing,
                       const Call& call) {
  if (answer.shape != render::Shape::kList) return {};
  auto limit = limit_of(arguments, writing, call.service.limits());
  if (!limit) return fail(limit.error());
  Cursor cursor{call.service.graph().log_id(), call.view.revision(), question_hash(call), {}};
  std::size_t start = 0;
  if (const auto given = arguments.first(Parameter::kCursor)) {
    auto found = start_of(answer, cursor, *given);
    if (!found) return fail(found.error());
    start = *found;
  }
  if (*limit) answer.query[declaration(Parameter::kLimit).name] = **limit;
  const std::size_t left = answer.rows.count - start;
  const std::size_t shown = std::min(left, limit->value_or(left));
  // What time cut has no second page: the next answer may lack the row after which it would go on.
  const bool continues = !answer.truncated || answer.truncated->repeats;
  if (shown < left && shown > 0 && continues) {
    cursor.after = answer.rows.key(start + shown - 1);
    answer.next_cursor = write_cursor(cursor);
    answer.next = call.path + "?" + query_string(pinned_parameters(call, writing, answer.next_cursor));
  }
  if (start > 0) skip(answer.rows, start);
  answer.rows.count = shown;
  return {};
}

std::string permanent_link(const Call& call, const render::Writing& writing) {
  return call.path + "?" +
         query_string(
             pinned_parameters(call, writing, call.arguments.first(Parameter::kCursor).value_or("")));
}

std::string cited_link(const Call& call, const render::Writing& writing) {
  if (!render::declaration(writing.format).cites) return permanent_link(call, writing);
  render::Writing as_json = writing;
  as_json.format = render::Format::kJson;
  return permanent_link(call, as_json);
}

std::string entity_tag(const Call& call, const render::Answer& answer, const render::Writing& writing) {
  auto text = fmt::format("{}\n{}\n{}", kAnswerVersion, call.service.graph().log_id(), answer.permalink);
  if (const auto& format = render::declaration(writing.format); format.cites)
    text += fmt::format("\n{}\n{}", format.word, writing.citing.base_url);
  if (const auto& cut = answer.truncated) text += fmt::format("\n{}={}", cut->by, cut->limit);
  return fmt::format("\"{}\"", short_hash(text));
}

std::string query_string(const std::vector<std::pair<std::string, std::string>>& parameters) {
  // Comma, colon, slash and tilde need no encoding in a query and make dates and lists readable.
  static constexpr auto kPlain = boost::urls::unreserved_chars + boost::urls::grammar::lut_chars(",:/");
  std::string text;
  for (const auto& [name, value] : parameters) {
    if (!text.empty()) text += '&';
    text += boost::urls::encode(name, kPlain) + "=" + boost::urls::encode(value, kPlain);
  }
  return text;
}

}  // namespace ecgraph::routes
