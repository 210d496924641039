// GET /metrics: the Prometheus text exposition format, version 0.0.4.

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <fstream>

#include "server/routes/handlers.hpp"
#include "server/routes/table.hpp"

namespace ecgraph::routes {
namespace {

constexpr std::string_view kMediaType = "text/plain; version=0.0.4; charset=utf-8";
constexpr double kMicrosInSecond = 1e6;

/// One metric: its two lines of description, and its samples.
class Page {
 public:
  void describe(std::string_view name, std::string_view type, std::string_view help) {
    text_ += fmt::format("# HELP {} {}\n# TYPE {} {}\n", name, help, name, type);
  }
  template <class Value>
  void sample(std::string_view name, std::string_view labels, Value value) {
    text_ += labels.empty() ? fmt::format("{} {}\n", name, value)
                            : fmt::format("{}{{{}}} {}\n", name, labels, value);
  }
  template <class Value>
  void single(std::string_view name, std::string_view type, std::string_view help, Value value) {
    describe(name, type, help);
    sample(name, {}, value);
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

/// Every series that has counted something: `visit(labels, series)`.
template <class Visit>
void for_each_series(const Metrics& metrics, Visit visit) {
  for (std::size_t row = 0; row <= routes().size(); ++row) {
    const auto path = row < routes().size() ? routes()[row].path : std::string_view("none");
    for (std::size_t number = 0; number < Metrics::kMethods; ++number) {
      const auto method = static_cast<http::Method>(number);
      const auto word = method == http::Method::kOther ? std::string_view("other") : http::word(method);
      visit(fmt::format("method=\"{}\",route=\"{}\"", word, path), metrics.series(row, method));
    }
  }
}

void add_requests(Page& page, const Metrics& metrics) {
  constexpr std::string_view kName = "ecgraph_http_requests_total";
  page.describe(kName, "counter",
                "Requests answered, by the template of their path and the class of the status.");
  for_each_series(metrics, [&](const std::string& labels, const RequestSeries& series) {
    for (std::size_t i = 0; i < series.by_class.size(); ++i) {
      const auto count = series.by_class[i].load(std::memory_order_relaxed);
      if (count > 0) page.sample(kName, fmt::format("{},status=\"{}xx\"", labels, i + 1), count);
    }
  });
}

void add_durations(Page& page, const Metrics& metrics) {
  constexpr std::string_view kName = "ecgraph_http_request_duration_seconds";
  page.describe(kName, "histogram", "From the whole request to the last byte of its answer.");
  for_each_series(metrics, [&](const std::string& labels, const RequestSeries& series) {
    std::array<std::uint64_t, RequestSeries::kBounds.size() + 1> counts{};
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < counts.size(); ++i)
      counts[i] = total += series.buckets[i].load(std::memory_order_relaxed);
    if (total == 0) return;
    const auto bucket = fmt::format("{}_bucket", kName);
    for (std::size_t i = 0; i < RequestSeries::kBounds.size(); ++i)
      page.sample(bucket,
                  fmt::format("{},le=\"{}\"", labels,
                              static_cast<double>(RequestSeries::kBounds[i]) / kMicrosInSecond),
                  counts[i]);
    page.sample(bucket, labels + ",le=\"+Inf\"", total);
    const auto micros = series.microseconds.load(std::memory_order_relaxed);
    page.sample(fmt::format("{}_sum", kName), labels, static_cast<double>(micros) / kMicrosInSecond);
    page.sample(fmt::format("{}_count", kName), labels, total);
  });
}

void add_traffic(Page& page, const Metrics& metrics) {
  add_requests(page, metrics);
  add_durations(page, metrics);
  page.single("ecgraph_http_requests_in_flight", "gauge", "Requests whose answer has not left yet.",
              metrics.in_flight());
  page.single("ecgraph_http_connections", "gauge", "Connections open.", metrics.open_connections());
  page.single("ecgraph_http_response_bytes_total", "counter", "Bytes sent, heads of answers included.",
              metrics.bytes());
  page.single("ecgraph_http_answers_cut_total", "counter", "Answers that were not sent whole.",
              metrics.cut());
}

void add_graph(Page& page, const Call& call) {
  const double recorded = static_cast<double>(call.view.recorded_at().microseconds()) / kMicrosInSecond;
  const double now = static_cast<double>(call.service.now().microseconds()) / kMicrosInSecond;
  const auto revision = call.view.revision().number;
  page.single("ecgraph_revision", "gauge", "The newest revision.", revision);
  page.single("ecgraph_revision_recorded_timestamp_seconds", "gauge",
              "When the newest revision was recorded.", recorded);
  page.single("ecgraph_evidence_age_seconds", "gauge", "How long ago the newest revision was recorded.",
              revision == 0 ? 0 : now - recorded);
  page.single("ecgraph_log_records", "gauge", "Transactions in the log.", revision);
  page.single("ecgraph_log_bytes", "gauge", "About how many bytes the log takes.",
              call.service.graph().log_bytes());
}

/// How far the law of each regime was read; of a month its first day, since more is not certain.
Result<void> add_law_read(Page& page, const Call& call) {
  constexpr std::string_view kName = "ecgraph_law_read_until_timestamp_seconds";
  constexpr std::int64_t kSecondsInDay = 86'400;
  auto world = call.service.world(call.view);
  if (!world) return fail(world.error());
  page.describe(kName, "gauge",
                "The day up to which the law of a regime was read; later law is not recorded.");
  for (const auto& [regime, read] : (*world)->law_read()) {
    if (read.until && read.until->earliest().is_finite())
      page.sample(kName, fmt::format("regime=\"{}\"", regime),
                  read.until->earliest().number() * kSecondsInDay);
  }
  return {};
}

/// Pages of memory, from the second field of /proc/self/statm; 0 where there is none.
std::uint64_t resident_bytes() {
  std::uint64_t all = 0;
  std::uint64_t resident = 0;
  std::ifstream("/proc/self/statm") >> all >> resident;
  return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

double cpu_seconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / kMicrosInSecond;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

void add_process(Page& page, const Service& service) {
  page.describe("ecgraph_build_info", "gauge", "The program's version; always 1.");
  page.sample("ecgraph_build_info", fmt::format("version=\"{}\"", service.version()), 1);
  page.single("process_start_time_seconds", "gauge", "When the process began to serve.",
              static_cast<double>(service.started_at().microseconds()) / kMicrosInSecond);
  page.single("process_resident_memory_bytes", "gauge", "Resident memory.", resident_bytes());
  page.single("process_cpu_seconds_total", "counter", "Processor time taken.", cpu_seconds());
}

}  // namespace

Result<Reply> get_metrics(Call& call) {
  Page page;
  add_traffic(page, call.service.metrics());
  add_graph(page, call);
  if (auto added = add_law_read(page, call); !added) return fail(added.error());
  add_process(page, call.service);
  return Text{std::string(kMediaType), page.take()};
}

}  // namespace ecgraph::routes
