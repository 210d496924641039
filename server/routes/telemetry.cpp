#include "server/routes/telemetry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <exception>
#include <random>
#include <vector>

#include "server/http/problem.hpp"
#include "server/log/log.hpp"
#include "server/routes/cross_origin.hpp"
#include "server/routes/dispatch.hpp"
#include "server/routes/exchange.hpp"
#include "server/routes/table.hpp"

namespace ecgraph::routes {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view kRequestId = "X-Request-Id";
constexpr std::size_t kLongestId = 64;

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         c == '.' || c == ':';
}

/// Ids need only differ, not be secret.
std::string new_id() {
  thread_local std::mt19937_64 random{std::random_device{}()};
  return fmt::format("{:016x}", random());
}

std::string id_of(const http::Headers& headers) {
  const auto given = headers.find(kRequestId).value_or("");
  const bool taken = !given.empty() && given.size() <= kLongestId && std::ranges::all_of(given, is_plain);
  return taken ? std::string(given) : new_id();
}

/// One request from its arrival until its answer has left.
class Account {
 public:
  Account(Metrics& metrics, http::Method method, std::string id) : metrics_(metrics), method_(method) {
    exchange.id = std::move(id);
    metrics_.begin();
  }
  ~Account() { metrics_.end(); }
  Account(const Account&) = delete;
  Account& operator=(const Account&) = delete;

  void close(int status, std::uint64_t bytes, bool whole) const {
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begun_);
    const auto row = exchange.route != nullptr ? static_cast<std::size_t>(exchange.route - routes().data())
                                               : routes().size();
    metrics_.count(row, method_, status, took, bytes, whole);
    if (log::informs()) write_line(status, bytes, whole, took);
  }

  Exchange exchange;

 private:
  void write_line(int status, std::uint64_t bytes, bool whole, std::chrono::microseconds took) const {
    const log::RequestScope scope(exchange.id);
    std::vector<log::Field> fields{
        {"method", method_ == http::Method::kOther ? "other" : http::word(method_)},
        {"route", exchange.route != nullptr ? exchange.route->path : "none"},
        {"status", static_cast<std::uint64_t>(status)},
        {"bytes", bytes},
        {"duration_us", static_cast<std::uint64_t>(took.count())}};
    if (exchange.revision) fields.push_back({"revision", std::uint64_t{exchange.revision->number}});
    if (!exchange.author.empty()) fields.push_back({"author", std::string_view(exchange.author)});
    if (!whole) fields.push_back({"cut", std::uint64_t{1}});
    log::inform("request", fields);
  }

  Metrics& metrics_;
  http::Method method_;
  Clock::time_point begun_ = Clock::now();
};

/// A long answer, whose lines in the log name the request too.
class NamedSource final : public http::BodySource {
 public:
  NamedSource(std::unique_ptr<http::BodySource> inner, std::shared_ptr<const Account> account)
      : inner_(std::move(inner)), account_(std::move(account)) {}

  Next next(std::string& out) override {
    const log::RequestScope scope(account_->exchange.id);
    return inner_->next(out);
  }
  void end_soon() override { inner_->end_soon(); }
  void wake_by(std::function<void()> wake) override { inner_->wake_by(std::move(wake)); }

 private:
  std::unique_ptr<http::BodySource> inner_;
  std::shared_ptr<const Account> account_;
};

void close_when_sent(http::Response& response, std::shared_ptr<const Account> account) {
  response.headers.set(std::string(kRequestId), account->exchange.id);
  if (auto* source = std::get_if<std::unique_ptr<http::BodySource>>(&response.body))
    *source = std::make_unique<NamedSource>(std::move(*source), account);
  response.on_sent = [status = response.status, account = std::move(account)](
                         std::uint64_t bytes, bool whole) { account->close(status, bytes, whole); };
}

http::Response dispatched(const Service& service, const http::Request& request, Exchange& exchange) {
  try {
    return dispatch(service, request, exchange);
  } catch (const std::exception& thrown) {
    log::complain(fmt::format("a handler threw: {}", thrown.what()));
  } catch (...) {
    log::complain("a handler threw something that is no exception");
  }
  return http::problem(500, "The server could not answer; its log says why.", exchange.id);
}

}  // namespace

http::Response Telemetry::answer(const http::Request& request) const {
  const auto account = std::make_shared<Account>(service_.metrics(), request.method, id_of(request.headers));
  const log::RequestScope scope(account->exchange.id);
  auto response = dispatched(service_, request, account->exchange);
  close_when_sent(response, account);
  return response;
}

http::Response Telemetry::fault(int status, std::string_view detail) const {
  const auto account = std::make_shared<Account>(service_.metrics(), http::Method::kOther, new_id());
  auto response = http::problem(status, detail, account->exchange.id);
  allow_cross_origin(response);
  close_when_sent(response, account);
  return response;
}

}  // namespace ecgraph::routes
