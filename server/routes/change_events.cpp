#include "server/routes/change_events.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>

#include "server/render/json_text.hpp"
#include "server/render/version_shape.hpp"

namespace ecgraph::routes {
namespace {

constexpr std::size_t kPieceBytes = 32 * 1024;
constexpr std::string_view kRetry = "retry: 2000\n\n";  // milliseconds until a reader that was cut comes back
constexpr std::string_view kHeartbeat = ":\n\n";

}  // namespace

ChangeEvents::ChangeEvents(const Graph& graph, EventsOptions options)
    : graph_(graph), options_(std::move(options)), spoke_(Clock::now()) {}

http::BodySource::Next ChangeEvents::next(std::string& out) {
  if (ended_) return Next::kEnd;
  if (!begun_) out += kRetry;
  begun_ = true;
  if (!open_) return between_events(out);
  rows(out);
  spoke_ = Clock::now();
  return Next::kMore;
}

http::BodySource::Next ChangeEvents::between_events(std::string& out) {
  if (stopping_) return end(out, "stopping", "The server stops; another with the same log can go on.");
  if (options_.until && options_.after >= *options_.until)
    return end(out, "known_at", "That was everything that known_at asks for.");
  if (options_.after >= graph_.newest().revision()) return wait(out);
  const Revision following{options_.after.number + 1};
  auto record = graph_.transaction(following);
  if (!record) {
    spdlog::error("revision {} could not be sent as an event: {}", following.number, record.error().message);
    return end(out, "storage", "The log cannot be read here; the server's log says why.");
  }
  open_ = std::move(*record);
  next_row_ = 0;
  out += fmt::format("id: {}\nevent: changes\ndata: [\n", following.number);
  return Next::kMore;
}

/// Rows of the event that is open; a reader of the protocol joins the lines.
void ChangeEvents::rows(std::string& out) {
  const auto before = out.size();
  const auto& vocabulary = graph_.newest().vocabulary();
  for (; next_row_ < open_->changes.size() && out.size() - before < kPieceBytes; ++next_row_) {
    out += "data: ";
    render::append_json(out, render::change_shape(*open_, next_row_, vocabulary));
    out += next_row_ + 1 < open_->changes.size() ? ",\n" : "\n";
  }
  if (next_row_ < open_->changes.size()) return;
  out += "data: ]\n\n";
  options_.after = open_->revision;
  open_.reset();
}

http::BodySource::Next ChangeEvents::end(std::string& out, std::string_view reason, std::string_view detail) {
  ended_ = true;
  out += "event: end\ndata: ";
  render::append_json(out, {{"reason", reason}, {"detail", detail}});
  out += "\n\n";
  return Next::kEnd;
}

http::BodySource::Next ChangeEvents::wait(std::string& out) {
  if (Clock::now() - spoke_ >= options_.heartbeat) {
    out += kHeartbeat;
    spoke_ = Clock::now();
  }
  return Next::kWait;
}

}  // namespace ecgraph::routes
