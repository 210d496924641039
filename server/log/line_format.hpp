#pragma once
// How a line of the log looks. Internal to server/log.

#include <spdlog/formatter.h>

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "server/log/log.hpp"

namespace ecgraph::log {

/// What a line says beside its message; set by the thread that writes it.
struct Context {
  std::string_view request_id;
  std::span<const Field> fields;
};
[[nodiscard]] Context& context();

/// `2026-11-25T06:14:02.123Z info message request_id=… name=value`
class TextLine final : public spdlog::formatter {
 public:
  /// Appends the line with its end.
  void format(const spdlog::details::log_msg& line, spdlog::memory_buf_t& out) override;
  [[nodiscard]] std::unique_ptr<formatter> clone() const override { return std::make_unique<TextLine>(); }
};

/// `{"time": …, "level": …, "message": …, "request_id": …, name: value}`
class JsonLine final : public spdlog::formatter {
 public:
  /// Appends the line with its end.
  void format(const spdlog::details::log_msg& line, spdlog::memory_buf_t& out) override;
  [[nodiscard]] std::unique_ptr<formatter> clone() const override { return std::make_unique<JsonLine>(); }
};

}  // namespace ecgraph::log
