#include "server/http/body.hpp"

#include <spdlog/spdlog.h>

#include <exception>

#include "server/http/problem.hpp"

namespace ecgraph::http {
namespace {

// A source that works long before it has something to say gives way in between.
constexpr int kDrawsMax = 64;

/// A source whose first piece was drawn already.
class Begun final : public BodySource {
 public:
  Begun(std::string start, Next state, std::unique_ptr<BodySource> rest)
      : start_(std::move(start)), state_(state), rest_(std::move(rest)) {}

  Next next(std::string& out) override {
    if (given_) return rest_->next(out);
    given_ = true;
    out += std::exchange(start_, {});
    return state_;
  }
  void end_soon() override { rest_->end_soon(); }
  void wake_by(std::function<void()> wake) override { rest_->wake_by(std::move(wake)); }

 private:
  std::string start_;
  Next state_;
  bool given_ = false;
  std::unique_ptr<BodySource> rest_;
};

BodySource::Next draw(BodySource& source, std::string& out) {
  try {
    return source.next(out);
  } catch (const std::exception& error) {
    spdlog::error("a streamed answer threw: {}", error.what());
  } catch (...) {
    spdlog::error("a streamed answer threw something that is no exception");
  }
  return BodySource::Next::kBroken;
}

}  // namespace

BodySource::Next fill(BodySource& source, std::string& piece) {
  auto state = BodySource::Next::kMore;
  for (int draws = 0; draws < kDrawsMax && state == BodySource::Next::kMore && piece.size() < kPieceBytes;
       ++draws)
    state = draw(source, piece);
  return state;
}

void settle(Response& response) {
  auto* source = std::get_if<std::unique_ptr<BodySource>>(&response.body);
  if (source == nullptr) return;
  std::string start;
  // A null source is a handler's slip; an empty answer is the mildest reading.
  const auto state = *source == nullptr ? BodySource::Next::kEnd : fill(**source, start);
  if (state == BodySource::Next::kBroken) {
    response = problem(500, "The answer could not be made; the server's log says why.");
  } else if (state == BodySource::Next::kEnd) {
    response.body = std::move(start);
  } else {
    response.body = std::make_unique<Begun>(std::move(start), state, std::move(*source));
  }
}

}  // namespace ecgraph::http
