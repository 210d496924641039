#include "tests/support/http_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <stdexcept>

namespace ecgraph::tests {
namespace {

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

}  // namespace

std::string HttpAnswer::header(const std::string& name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string() : found->second;
}

HttpConnection::HttpConnection(unsigned short port, std::chrono::milliseconds patience, const char* from)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  sockaddr_in own{};
  own.sin_family = AF_INET;
  inet_pton(AF_INET, from, &own.sin_addr);
  const bool bound = ::bind(socket_, reinterpret_cast<const sockaddr*>(&own), sizeof own) == 0;
  const int on = 1;
  setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  timeval limit{};
  limit.tv_sec = patience.count() / 1000;
  limit.tv_usec = patience.count() % 1000 * 1000;
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  if (!bound || ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    ::close(socket_);
    throw std::runtime_error("cannot connect to the server under test");
  }
}

HttpConnection::~HttpConnection() { ::close(socket_); }

bool HttpConnection::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

void HttpConnection::half_close() { ::shutdown(socket_, SHUT_WR); }

/// More bytes; false at the end of the stream and when patience is out.
bool HttpConnection::receive() {
  std::array<char, 64 * 1024> buffer;
  const ssize_t n = ::recv(socket_, buffer.data(), buffer.size(), 0);
  if (n > 0) {
    received_.append(buffer.data(), static_cast<std::size_t>(n));
    return true;
  }
  reset_ = reset_ || (n < 0 && errno == ECONNRESET);
  closed_ = closed_ || n == 0 || reset_;
  return false;
}

std::optional<std::string> HttpConnection::read_some() {
  if (!receive()) return std::nullopt;
  return std::exchange(received_, {});
}

std::optional<std::string> HttpConnection::line() {
  std::size_t end = 0;
  while ((end = received_.find("\r\n")) == std::string::npos) {
    if (!receive()) return std::nullopt;
  }
  std::string text = received_.substr(0, end);
  received_.erase(0, end + 2);
  return text;
}

bool HttpConnection::take(std::size_t size, std::string& into) {
  while (received_.size() < size) {
    if (!receive()) {
      into += std::exchange(received_, {});
      return false;
    }
  }
  into += received_.substr(0, size);
  received_.erase(0, size);
  return true;
}

bool HttpConnection::read_chunks(HttpAnswer& answer) {
  for (;;) {
    const auto size_line = line();
    if (!size_line) return false;
    const std::size_t size = std::strtoul(size_line->c_str(), nullptr, 16);
    if (size != 0) answer.chunks.push_back(size);
    if (!take(size, answer.body)) return false;
    if (const auto end = line(); !end || !end->empty()) return false;
    if (size == 0) return true;
  }
}

bool HttpConnection::read_until_close(std::string& into) {
  while (receive()) {
  }
  into += std::exchange(received_, {});
  return closed_ && !reset_;
}

HttpAnswer HttpConnection::read_answer(std::string_view method) {
  HttpAnswer answer;
  const auto status_line = line();
  if (!status_line || status_line->size() < 12) return answer;
  answer.status = std::atoi(status_line->c_str() + 9);
  for (;;) {
    const auto field = line();
    if (!field) return answer;
    if (field->empty()) break;
    const std::size_t colon = field->find(": ");
    if (colon == std::string::npos) return answer;
    std::string& value = answer.headers[lower(field->substr(0, colon))];
    value += (value.empty() ? "" : ", ") + field->substr(colon + 2);
  }
  if (method == "HEAD" || answer.status < 200 || answer.status == 204 || answer.status == 304) {
    answer.whole = true;
  } else if (answer.header("transfer-encoding") == "chunked") {
    answer.whole = read_chunks(answer);
  } else if (const auto length = answer.header("content-length"); !length.empty()) {
    answer.whole = take(std::strtoul(length.c_str(), nullptr, 10), answer.body);
  } else {
    answer.whole = read_until_close(answer.body);
  }
  return answer;
}

HttpAnswer HttpConnection::request(std::string_view method, std::string_view target, std::string_view body,
                                   const HttpFields& fields) {
  std::string text = std::string(method) + " " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n";
  for (const auto& [name, value] : fields) text += name + ": " + value + "\r\n";
  if (!body.empty() || method == "POST") text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  text += "\r\n";
  text += body;
  send(text);
  return read_answer(method);
}

std::optional<std::string> HttpConnection::read_to_end() {
  while (receive()) {
  }
  if (!closed_) return std::nullopt;
  return std::exchange(received_, {});
}

HttpAnswer http_get(unsigned short port, std::string_view target, const HttpFields& fields) {
  return HttpConnection(port).request("GET", target, {}, fields);
}

HttpAnswer http_head(unsigned short port, std::string_view target, const HttpFields& fields) {
  return HttpConnection(port).request("HEAD", target, {}, fields);
}

HttpAnswer http_post(unsigned short port, std::string_view target, std::string_view body,
                     const HttpFields& fields) {
  return HttpConnection(port).request("POST", target, body, fields);
}

}  // namespace ecgraph::tests
