#pragma once
// A small blocking HTTP client for tests, on a raw socket: it can send half a request, many at once, or
// nonsense, and tells a whole answer from one that was cut.

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ecgraph::tests {

/// An answer as it came. A field sent twice is joined by commas.
struct HttpAnswer {
  int status = 0;
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;                            ///< with chunks put together
  std::vector<std::size_t> chunks;             ///< sizes of the chunks, if it came in chunks
  bool whole = false;                          ///< ended as its framing says; false when it was cut or late

  /// The value of a field, empty if absent; `name` in lower case.
  [[nodiscard]] std::string header(const std::string& name) const;
};

using HttpFields = std::vector<std::pair<std::string, std::string>>;

/// One connection to 127.0.0.1, from an address of this machine. Reads give up after `patience`.
class HttpConnection {
 public:
  explicit HttpConnection(unsigned short port, std::chrono::milliseconds patience = std::chrono::seconds(5),
                          const char* from = "127.0.0.1");
  ~HttpConnection();
  HttpConnection(const HttpConnection&) = delete;
  HttpConnection& operator=(const HttpConnection&) = delete;

  /// Sends all bytes; false when the other side has gone.
  bool send(std::string_view bytes);
  /// Says that no more will be sent, and still reads.
  void half_close();
  /// The next answer. `method` matters because an answer to HEAD has no body.
  HttpAnswer read_answer(std::string_view method = "GET");
  /// Sends a request with a Host field and reads its answer.
  HttpAnswer request(std::string_view method, std::string_view target, std::string_view body = {},
                     const HttpFields& fields = {});
  /// What has arrived and was not read, after waiting for at least one more byte; nothing once the other side
  /// has closed, or when the patience is out.
  std::optional<std::string> read_some();
  /// Waits until the other side closes, and returns what came before; none if it does not within the
  /// patience.
  std::optional<std::string> read_to_end();
  /// How long until the other side closed, if it did: for idle limits.
  [[nodiscard]] bool is_closed() const { return closed_; }
  /// Whether the other side reset the connection instead of closing it.
  [[nodiscard]] bool was_reset() const { return reset_; }

 private:
  int socket_ = -1;
  std::string received_;
  bool closed_ = false;
  bool reset_ = false;

  bool receive();
  std::optional<std::string> line();
  bool take(std::size_t size, std::string& into);
  bool read_chunks(HttpAnswer& answer);
  bool read_until_close(std::string& into);
};

/// One request on a connection of its own.
HttpAnswer http_get(unsigned short port, std::string_view target, const HttpFields& fields = {});
HttpAnswer http_head(unsigned short port, std::string_view target, const HttpFields& fields = {});
HttpAnswer http_post(unsigned short port, std::string_view target, std::string_view body,
                     const HttpFields& fields = {});

}  // namespace ecgraph::tests
