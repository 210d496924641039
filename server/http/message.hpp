#pragma once
// A request and its answer, free of Beast: handlers see only these, and tests make them by hand.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace ecgraph::http {

/// The methods that the route table can name. HEAD is answered from GET, OPTIONS from the table.
enum class Method : std::uint8_t { kGet, kHead, kPost, kOptions, kOther };
[[nodiscard]] std::string_view word(Method method);
/// `kOther` for every text that is not exactly one of the words: methods are case-sensitive.
[[nodiscard]] Method method_of(std::string_view text);

/// Whether two field names, tokens or schemes are equal without regard to ASCII case.
[[nodiscard]] bool same_word(std::string_view a, std::string_view b);

/// Header fields in the order given; names are compared without case.
class Headers {
 public:
  void set(std::string name, std::string value);  ///< replaces all of that name
  void add(std::string name, std::string value);  ///< beside others of that name
  /// Every field of that name.
  void remove(std::string_view name);
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;  ///< the first
  /// All values of a list field (`Accept`, `If-None-Match` …) joined by commas, as if sent on one line; empty
  /// if absent.
  [[nodiscard]] std::string list(std::string_view name) const;
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& all() const { return fields_; }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

/// A whole request, within all limits. `target` is in origin form (`/v1/entities?type=chip`) or `*`, not yet
/// decoded (target.hpp does that); a target sent in absolute form has lost its scheme and authority here.
struct Request {
  Method method = Method::kGet;
  std::string method_text;  ///< as sent, for the 405 sentence
  std::string target;
  Headers headers;
  std::string body;
  /// Requested to stop when the client has closed its side, so that nobody waits for the answer. Only heavy
  /// requests are watched.
  std::stop_token client_left = {};
};

/// Gives a long body piece by piece, so that memory does not grow with its length.
///
/// The front asks from a worker thread, never from two at once, and asks again only when the client has taken
/// what it got: a slow reader slows the source. Pieces of any size will do, the front gathers small ones.
/// For HEAD only the first is asked for. A source is destroyed when the client has gone, so it may hold a
/// snapshot open.
class BodySource {
 public:
  /// What a source of a body has to say after a piece.
  enum class Next : std::uint8_t {
    kMore,    ///< appended something, or nothing yet; ask again at once
    kEnd,     ///< what was appended (if anything) is the last; the answer is whole
    kWait,    ///< nothing more for now (a feed): send what there is, ask again when woken, or after
              ///< `Limits::poll`; ends whole when the server stops, and when the client closes its side
    kBroken,  ///< cannot go on: the connection is cut instead of pretending that the answer was whole
  };
  virtual ~BodySource() = default;
  /// Appends the next piece to `out`, which may already hold text.
  virtual Next next(std::string& out) = 0;
  /// The server stops: a source that could go on for ever comes to its end soon, and may say so. Called
  /// before next(), perhaps more than once.
  virtual void end_soon() {}
  /// Gives a source that waits the means to say that there is news: it may call `wake` from any thread as
  /// long as it lives, and is asked again soon. Called once, before the first next().
  virtual void wake_by(std::function<void()> /*wake*/) {}
  /// How far it has come, where it knows: for whoever watches.
  struct Progress {
    std::size_t done = 0, all = 0;
  };
  [[nodiscard]] virtual Progress progress() const { return {}; }
};

/// An answer. The front itself writes `Date`, `Content-Length`, `Transfer-Encoding` and `Connection`, and
/// leaves out what a handler set there; only `Connection: close` is obeyed.
struct Response {
  int status = 200;
  Headers headers;
  std::variant<std::string, std::unique_ptr<BodySource>> body;
  /// Called once nothing more of the answer will be sent, with its bytes on the wire and whether that was all
  /// of it. May be empty; must not throw.
  std::function<void(std::uint64_t bytes, bool whole)> on_sent;
};

/// How much work an answer is, as far as that can be told from the request.
enum class Weight : std::uint8_t {
  kProbe,  ///< none worth mentioning: answered at once, whatever else goes on
  kLight,
  kHeavy,  ///< may take long: never on all workers at once
};
/// Called for every whole request, before its handler; must be quick and not throw.
using Weigher = std::function<Weight(const Request&)>;

/// Answers a request; called from a worker thread, may block (see ServerOptions::threads). For HEAD it
/// answers as it would for GET: the front leaves the body out. Never throws for bad input; if it throws all
/// the same, that is a 500.
using Handler = std::function<Response(const Request&)>;

}  // namespace ecgraph::http
