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
    : graph_(graph), options_(std::move(options)), spoke_(Clock::now()), asked_token_(spoke_) {}

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
  if (!token_stands())
    return end(out, "token", "The token of this stream is taken no more: it was revoked, or has expired.");
  if (options_.after >= graph_.newest().revision()) return wait(out);
  return open_event(out, {options_.after.number + 1});
}

http::BodySource::Next ChangeEvents::open_event(std::string& out, Revision following) {
  auto record = graph_.transaction(following);
  if (!record) return fail_to_read(out, following, record.error());
  auto rows = changes_of(graph_, *record, options_.selection);
  if (!rows) return fail_to_read(out, following, rows.error());
  out += fmt::format("id: {}\n", following.number);
  if (rows->empty()) {
    out += "\n";
    options_.after = following;
    spoke_ = Clock::now();
    return Next::kMore;
  }
  open_ = std::move(*record);
  asked_rows_ = std::move(*rows);
  next_row_ = 0;
  out += "event: changes\ndata: [\n";
  return Next::kMore;
}

http::BodySource::Next ChangeEvents::fail_to_read(std::string& out, Revision following, const Error& error) {
  spdlog::error("revision {} could not be sent as an event: {}", following.number, error.message);
  return end(out, "storage", "The log cannot be read here; the server's log says why.");
}

/// Looked up as often as life is shown, also while there is much to say.
bool ChangeEvents::token_stands() {
  if (!options_.token_stands || Clock::now() - asked_token_ < options_.heartbeat) return true;
  asked_token_ = Clock::now();
  return options_.token_stands();
}

/// Rows of the event that is open; a reader of the protocol joins the lines.
void ChangeEvents::rows(std::string& out) {
  const auto before = out.size();
  const auto& vocabulary = graph_.newest().vocabulary();
  for (; next_row_ < asked_rows_.size() && out.size() - before < kPieceBytes; ++next_row_) {
    out += "data: ";
    render::append_json(out, render::change_shape(*open_, asked_rows_[next_row_], vocabulary));
    out += next_row_ + 1 < asked_rows_.size() ? ",\n" : "\n";
  }
  if (next_row_ < asked_rows_.size()) return;
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
