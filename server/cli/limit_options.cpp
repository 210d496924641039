#include "server/cli/limit_options.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace ecgraph::cli {
namespace {

using Number = std::uint64_t;
using Milliseconds = std::chrono::milliseconds;

constexpr Number kKibi = 1024;
constexpr Number kMebi = kKibi * kKibi;

std::string shown_size(Number bytes) {
  if (bytes % kMebi == 0) return fmt::format("{}MiB", bytes / kMebi);
  if (bytes % kKibi == 0) return fmt::format("{}KiB", bytes / kKibi);
  return fmt::format("{}B", bytes);
}

std::string shown_time(Milliseconds time) {
  if (time.count() % 1000 == 0) return fmt::format("{}s", time.count() / 1000);
  return fmt::format("{}ms", time.count());
}

/// `header-time` → `ECGRAPH_LIMIT_HEADER_TIME`
std::string variable_of(std::string_view name) {
  std::string variable = "ECGRAPH_LIMIT_";
  for (const char c : name) variable += c == '-' ? '_' : static_cast<char>(c - ('a' - 'A'));
  return variable;
}

/// What a limit may be given as, and how it is read.
struct Form {
  const char* type;
  const char* sentence;
  CLI::Validator units;  ///< turns `8MiB` into 8388608
};

const Form& counted() {
  static const Form form{"COUNT", "a whole number above 0", CLI::Validator("")};
  return form;
}

const Form& sized() {
  static const Form form{"SIZE", "a size as 512B, 64KiB or 8MiB", CLI::AsSizeValue(false)};
  return form;
}

const Form& timed() {
  static const std::map<std::string, Number> kUnits{{"ms", 1}, {"s", 1000}, {"min", 60'000}};
  static const Form form{"TIME", "a time as 250ms, 10s or 2min",
                         CLI::AsNumberWithUnit(kUnits, CLI::AsNumberWithUnit::UNIT_REQUIRED)};
  return form;
}

std::optional<Number> read(const Form& form, std::string text) {
  constexpr Number kMost = 1'000'000'000'000'000;  // sums and time points of limits cannot overflow
  try {
    if (!form.units(text).empty()) return std::nullopt;
  } catch (const CLI::ValidationError&) {
    return std::nullopt;
  }
  Number number = 0;
  const auto* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end || number == 0 || number > kMost) return std::nullopt;
  return number;
}

/// Adds the options of one command, a line each.
class LimitOptions {
 public:
  explicit LimitOptions(CLI::App& command) : command_(command) {}

  template <class Integer>
  void count(const char* name, Integer& limit, const char* meaning) {
    add(name, counted(), std::to_string(limit), meaning, [&limit](Number given) { limit = given; });
  }

  template <class Integer>
  void size(const char* name, Integer& limit, const char* meaning) {
    add(name, sized(), shown_size(limit), meaning, [&limit](Number given) { limit = given; });
  }

  void time(const char* name, Milliseconds& limit, const char* meaning) {
    add(name, timed(), shown_time(limit), meaning,
        [&limit](Number given) { limit = Milliseconds(static_cast<Milliseconds::rep>(given)); });
  }

 private:
  CLI::App& command_;

  // Checked and not transformed: what was written is what --show-config shows.
  void add(const char* name, const Form& form, const std::string& shown, const char* meaning,
           std::function<void(Number)> set) {
    const auto take = [&form, set = std::move(set)](const std::string& text) {
      set(read(form, text).value());
    };
    const auto check = [&form](std::string& text) {
      return read(form, text) ? std::string() : fmt::format("\"{}\" is not {}.", text, form.sentence);
    };
    command_.add_option_function<std::string>(fmt::format("--limit-{}", name), take, meaning)
        ->envname(variable_of(name))
        ->check(CLI::Validator(check, ""))
        ->type_name(form.type)
        ->default_str(shown)
        ->group("Limits");
  }
};

void add_sizes(LimitOptions& options, Limits& limits) {
  options.size("header", limits.http.header_bytes, "Request line and header fields together (431)");
  options.count("fields", limits.http.header_fields, "Header fields of a request (431)");
  options.size("target", limits.http.target_bytes, "The target of a request (414)");
  options.size("body", limits.http.body_bytes, "The body of a request (413)");
  options.size("bodies", limits.http.bodies_bytes, "All bodies of requests held at once (503)");
  options.count("depth", limits.answers.body.depth_max, "Levels of a JSON body (413)");
  options.count("values", limits.answers.body.values_max, "Values of a JSON body (413)");
  options.count("items", limits.answers.items_max,
                "Items, owners or bit lengths of one question of legality (413)");
  options.count("cells", limits.answers.cells_max,
                "Items by columns of a matrix of legality; buckets of counts and sums (422)");
  options.count("hops", limits.answers.hops_max,
                "Relations in a row that `depth` and `max_length` may ask for (400)");
  options.count("visited", limits.answers.effort.visited,
                "Relations that one question looks at; then its answer is cut");
  options.count("paths", limits.answers.effort.paths, "Paths that one question keeps; likewise");
  options.count("results", limits.answers.effort.results, "Results of traversal; likewise");
  options.count("rows", limits.answers.rows_max, "The most that `limit` may ask for (400)");
  options.count("page", limits.answers.default_rows, "Results of a page of JSON or text without `limit`");
}

void add_numbers(LimitOptions& options, Limits& limits) {
  options.count("connections", limits.http.connections, "Connections open at once (503)");
  options.count("connections-per-address", limits.http.address_connections,
                "The same from one IPv4 address or IPv6 network of 64 bits (503)");
  options.count("waiting", limits.http.waiting, "Requests that wait for a worker (503)");
  options.count("streams", limits.answers.streams_max, "Streams of events open at once (503)");
  options.count("compressing", limits.http.compressing,
                "Long answers compressed as they are sent; more go uncompressed");
  options.count("pipelined", limits.http.pipelined,
                "Answers in a row to one connection before others have their turn");
}

void add_times(LimitOptions& options, Limits& limits) {
  options.time("turn-time", limits.http.turn, "For a request to wait for a worker (503)");
  options.time("work-time", limits.answers.effort.time,
               "For the work on one question; then its answer is cut");
  options.time("idle-time", limits.http.idle, "For a connection without a request");
  options.time("first-time", limits.http.first_request,
               "For the request of a client that connected as the server stops");
  options.time("header-time", limits.http.request_header, "For a header to arrive whole (408)");
  options.time("body-time", limits.http.request_body, "For a body to arrive whole (408)");
  options.time("write-time", limits.http.write, "For a client to take 64 KiB of an answer");
  options.time("linger-time", limits.http.linger, "For a client to read the last answer and close");
  options.time("poll-time", limits.http.poll,
               "Until a feed that has nothing to say is asked again; what is recorded wakes it");
  options.time("heartbeat-time", limits.answers.heartbeat,
               "Until a stream of events that has nothing to say shows life");
  options.time("drain-time", limits.http.drain, "For requests in flight when the server stops");
}

}  // namespace

void add_limit_options(CLI::App& command, Limits& limits) {
  LimitOptions options(command);
  add_sizes(options, limits);
  add_numbers(options, limits);
  add_times(options, limits);
}

}  // namespace ecgraph::cli
