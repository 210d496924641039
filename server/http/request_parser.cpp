#include "server/http/request_parser.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <optional>

#include "server/http/header_rules.hpp"
#include "server/http/target.hpp"

namespace ecgraph::http {
namespace {

namespace beast = boost::beast;
using Code = beast::error_code;
using Bytes = beast::string_view;

std::string text(Bytes bytes) { return {bytes.data(), bytes.size()}; }

/// Beast's tokeniser, writing straight into a Request.
class Tokeniser final : public beast::http::basic_parser<true> {
 public:
  explicit Tokeniser(Request& request) : request_(request) { eager(false); }

  [[nodiscard]] Version version() const { return version_; }
  [[nodiscard]] const std::optional<Refusal>& refusal() const { return refusal_; }

 private:
  void on_request_impl(beast::http::verb, Bytes method, Bytes target, int version, Code&) override {
    request_.method_text = text(method);
    request_.method = method_of(request_.method_text);
    version_ = version == 10 ? Version::kHttp10 : Version::kHttp11;
    refusal_ = fault_of_target(text(target), request_.method);
    request_.target = origin_form(text(target), request_.method);
  }

  void on_field_impl(beast::http::field name, Bytes key, Bytes value, Code&) override {
    if (is_header_done()) return;  // a trailer must not pass for a header, say an Authorization
    if (name == beast::http::field::transfer_encoding && !refusal_)
      refusal_ = fault_of_coding(text(value), version_);  // Beast takes a body of another coding for none
    request_.headers.add(text(key), text(value));
  }

  std::size_t on_body_impl(Bytes piece, Code&) override {
    request_.body.append(piece.data(), piece.size());
    return piece.size();
  }

  std::size_t on_chunk_body_impl(std::uint64_t, Bytes piece, Code& code) override {
    return on_body_impl(piece, code);
  }

  void on_response_impl(int, Bytes, int, Code&) override {}
  void on_header_impl(Code&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, Code&) override {}
  void on_chunk_header_impl(std::uint64_t, Bytes, Code&) override {}
  void on_finish_impl(Code&) override {}

  Request& request_;
  Version version_ = Version::kHttp11;
  std::optional<Refusal> refusal_;
};

/// The sentence for what Beast calls by a code.
std::string sentence(beast::http::error code) {
  using enum beast::http::error;
  switch (code) {
    case bad_method:
      return "The request line does not begin with a method.";
    case bad_target:
      return "The request line has no target, or one with spaces or control characters.";
    case bad_version:
      return "The request line does not end in HTTP/1.1 or HTTP/1.0 and CR LF.";
    case bad_field:
      return "A header field's name has characters that are not allowed there.";
    case bad_value:
      return "A header field's value has characters that are not allowed there, or does not end in CR LF.";
    case bad_obs_fold:
      return "A header field is folded over several lines; write it on one.";
    case bad_content_length:
      return "Content-Length is not a number, or stands beside a Transfer-Encoding.";
    case multiple_content_length:
      return "Content-Length is given more than once, with different values.";
    case bad_transfer_encoding:
      return "Transfer-Encoding is given twice, or stands beside a Content-Length.";
    case bad_chunk:
    case bad_chunk_extension:
      return "The chunked body is not well formed.";
    default:
      return "The request is not well-formed HTTP.";
  }
}

/// The version of a request line when it is well formed but not one that is spoken here.
bool names_other_version(std::string_view line) {
  line = line.substr(0, line.find_first_of("\r\n"));
  const auto at = line.rfind(" HTTP/");
  if (at == std::string_view::npos) return false;
  const auto version = line.substr(at + 6);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return version.size() == 3 && is_digit(version[0]) && version[1] == '.' && is_digit(version[2]) &&
         version != "1.1" && version != "1.0";
}

std::size_t blank_lines(std::string_view bytes) {
  return std::min(bytes.find_first_not_of("\r\n"), bytes.size());
}

}  // namespace

class RequestParser::Message {
 public:
  explicit Message(Request& request) : tokeniser(request) {}
  Tokeniser tokeniser;
};

RequestParser::RequestParser(const Limits& limits) : limits_(limits) {}
RequestParser::~RequestParser() = default;

void RequestParser::reset() {
  stage_ = Stage::kEmpty;
  request_ = Request{};
  header_bytes_ = 0;
  message_.reset();
}

RequestParser::Stage RequestParser::stage() const { return stage_; }
const Refusal& RequestParser::refusal() const { return refusal_; }
Request& RequestParser::request() { return request_; }
bool RequestParser::keep_alive() const { return stage_ == Stage::kDone && message_->tokeniser.keep_alive(); }
bool RequestParser::is_http_1_0() const {
  return message_ != nullptr && message_->tokeniser.version() == Version::kHttp10;
}

bool RequestParser::expects_continue() const {
  return !is_http_1_0() && same_word(request_.headers.find("Expect").value_or(""), "100-continue");
}

void RequestParser::refuse(int status, std::string detail) {
  stage_ = Stage::kRefused;
  refusal_ = Refusal{status, std::move(detail)};
}

std::size_t RequestParser::feed(std::string_view bytes) {
  std::size_t used = 0;
  if (stage_ == Stage::kEmpty) {
    // Some clients send a stray CR LF after a body.
    used = blank_lines(bytes);
    if (used == bytes.size()) return used;
    message_ = std::make_unique<Message>(request_);
    message_->tokeniser.header_limit(static_cast<std::uint32_t>(limits_.header_bytes));
    message_->tokeniser.body_limit(limits_.body_bytes);
    stage_ = Stage::kHeader;
  }
  if (stage_ == Stage::kHeader) {
    if (auto fault = fault_of_lines(bytes.substr(used, limits_.header_bytes))) {
      refuse(fault->status, std::move(fault->detail));
      return used;
    }
  }
  const Stage before = stage_;
  while (stage_ == before && (stage_ == Stage::kHeader || stage_ == Stage::kBody)) {
    const std::size_t more = put(bytes.substr(used));
    used += more;
    if (more == 0 || used == bytes.size()) break;
  }
  return used;
}

/// One step of the tokeniser; refuses what it finds wrong.
std::size_t RequestParser::put(std::string_view bytes) {
  // Beast 1.81 asserts (and so dies, in a debug build) when it looks twice at fewer bytes than the shortest
  // end of a chunked body. That many always follow, so nothing is lost by waiting for them.
  constexpr std::size_t kShortestEnd = 5;
  if (stage_ == Stage::kBody && message_->tokeniser.chunked() && bytes.size() < kShortestEnd) return 0;
  Code code;
  const std::size_t used =
      message_->tokeniser.put(boost::asio::const_buffer(bytes.data(), bytes.size()), code);
  if (stage_ == Stage::kHeader) header_bytes_ += used;
  if (message_->tokeniser.refusal()) {
    refuse(message_->tokeniser.refusal()->status, message_->tokeniser.refusal()->detail);
  } else if (code && code != beast::http::error::need_more) {
    refuse_for(code.value(), bytes.substr(used));
  } else if (used == 0 && stage_ == Stage::kBody && message_->tokeniser.chunked() &&
             has_bare_newline(bytes)) {
    // What waits unread in a chunked body is a line between chunks: Beast would wait for its CR LF for ever.
    refuse(400, "A line between the chunks does not end in CR LF.");
  } else {
    advance(bytes.substr(used));
  }
  return used;
}

void RequestParser::advance(std::string_view unread) {
  const bool header_done = message_->tokeniser.is_header_done();
  if (stage_ == Stage::kHeader && header_bytes_ + (header_done ? 0 : unread.size()) > limits_.header_bytes) {
    refuse_length(unread);
  } else if (stage_ == Stage::kHeader && header_done) {
    check_header();
  } else if (stage_ == Stage::kBody && unread.size() > limits_.header_bytes) {
    // In a body only the lines between chunks and the trailer wait unread: they have no bound of their own.
    refuse(400, "A chunk's size line or the trailer is too long.");
  }
  if (stage_ == Stage::kRefused) return;
  if (message_->tokeniser.is_done()) {
    stage_ = Stage::kDone;
  } else if (header_done) {
    stage_ = Stage::kBody;
  }
}

void RequestParser::check_header() {
  if (request_.target.size() > limits_.target_bytes) return refuse_length({});
  if (auto fault = fault_of_header(request_, message_->tokeniser.version(), limits_))
    refuse(fault->status, std::move(fault->detail));
}

/// Tells a target that is too long from fields that are. Until the whole header is there, Beast may not have
/// taken the request line yet: then it still stands at the front of `unread`.
void RequestParser::refuse_length(std::string_view unread) {
  const std::size_t target =
      request_.target.empty() ? std::min(unread.find('\n'), unread.size()) : request_.target.size();
  if (target > limits_.target_bytes) {
    refuse(414, fmt::format("The request target is longer than {} bytes; POST takes long questions.",
                            limits_.target_bytes));
  } else {
    refuse(431, fmt::format("The request line and header fields are longer than {} bytes together.",
                            limits_.header_bytes));
  }
}

void RequestParser::refuse_for(int fault, std::string_view unread) {
  const auto code = static_cast<beast::http::error>(fault);
  if (code == beast::http::error::body_limit) {
    refuse(413, fmt::format("The body is longer than {} bytes.", limits_.body_bytes));
  } else if (code == beast::http::error::header_limit) {
    refuse_length(unread);
  } else if (code == beast::http::error::bad_version && names_other_version(unread)) {
    refuse(505, "HTTP/1.1 and HTTP/1.0 are spoken here.");
  } else {
    refuse(400, sentence(code));
  }
}

}  // namespace ecgraph::http
