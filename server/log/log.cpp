#include "server/log/log.hpp"

#include <fmt/format.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <atomic>
#include <string>
#include <utility>

#include "server/log/line_format.hpp"

namespace ecgraph::log {
namespace {

std::atomic<Format> format_in_use = Format::kText;

}  // namespace

void start(std::string_view level, Format format) {
  format_in_use = format;
  auto sink = std::make_shared<spdlog::sinks::stderr_color_sink_mt>();
  auto logger = std::make_shared<spdlog::logger>("ecgraph", std::move(sink));
  if (format == Format::kJson)
    logger->set_formatter(std::make_unique<JsonLine>());
  else
    logger->set_formatter(std::make_unique<TextLine>());
  logger->set_level(spdlog::level::from_str(std::string(level)));
  spdlog::set_default_logger(std::move(logger));
}

RequestScope::RequestScope(std::string_view id) : outer_(std::exchange(context().request_id, id)) {}
RequestScope::~RequestScope() { context().request_id = outer_; }

bool informs() { return spdlog::should_log(spdlog::level::info); }

void inform(std::string_view message, std::span<const Field> fields) {
  context().fields = fields;
  spdlog::info("{}", message);
  context().fields = {};
}

void announce(std::string_view message) {
  if (format_in_use == Format::kText) return fmt::print(stderr, "{}\n", message);
  const spdlog::details::log_msg line("ecgraph", spdlog::level::info, {message.data(), message.size()});
  for (const auto& sink : spdlog::default_logger()->sinks()) sink->log(line);
}

void warn(std::string_view message) { spdlog::warn("{}", message); }

void complain(std::string_view message) { spdlog::error("{}", message); }

}  // namespace ecgraph::log
