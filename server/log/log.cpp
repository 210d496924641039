#include "server/log/log.hpp"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <string>
#include <utility>

#include "server/log/line_format.hpp"

namespace ecgraph::log {

void start(std::string_view level, Format format) {
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

void complain(std::string_view message) { spdlog::error("{}", message); }

}  // namespace ecgraph::log
