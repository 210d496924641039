#include "server/routes/citing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/url/parse.hpp>

#include "server/render/json_text.hpp"

namespace ecgraph::routes {
namespace {

constexpr std::size_t kTitleBytes = 400;

/// What says how an answer is shown or pinned is no part of its title, and neither is a whole document.
bool is_in_title(std::string_view name) {
  static constexpr std::array kLeftOut{Parameter::kKnownAt, Parameter::kLimit, Parameter::kBody,
                                       Parameter::kLang};
  return std::ranges::none_of(kLeftOut,
                              [name](Parameter parameter) { return declaration(parameter).name == name; });
}

std::string in_words(const boost::json::value& value) {
  if (const auto* text = value.if_string()) return std::string(*text);
  const auto* list = value.if_array();
  if (list == nullptr) return render::json_text(value);
  std::string words;
  for (const auto& element : *list) words += (words.empty() ? "" : ", ") + in_words(element);
  return words;
}

/// Not within a character.
std::string cut(std::string text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
  return text.substr(0, bytes) + "…";
}

/// What the question is about: of a posted one, what is said of the GET that its link is.
std::string_view subject_of(const Route& route) {
  const auto linked = std::ranges::find_if(routes(), [&route](const Route& other) {
    return other.method == http::Method::kGet && other.path == route.path;
  });
  return linked == routes().end() ? route.summary : linked->summary;
}

std::string title_of(const Call& call, const Route& route, const boost::json::object& query) {
  std::string parts = call.path_argument;
  for (const auto& [name, value] : query) {
    if (!is_in_title(name)) continue;
    parts += fmt::format("{}{} {}", parts.empty() ? "" : "; ", std::string_view(name), in_words(value));
  }
  return cut(fmt::format("{}{}{}", subject_of(route), parts.empty() ? "" : ": ", parts), kTitleBytes);
}

}  // namespace

Result<std::string> read_public_url(std::string_view text) {
  const auto url = boost::urls::parse_uri(text);
  const bool good = url && (url->scheme() == "http" || url->scheme() == "https") && !url->host().empty() &&
                    !url->has_query() && !url->has_fragment() && !url->has_userinfo();
  if (!good)
    return fail(ErrorKind::kUnreadable,
                fmt::format("\"{}\" is not the address of a server, as https://graph.example.org is.", text),
                "public-url");
  std::string address(text);
  while (address.ends_with('/')) address.pop_back();
  return address;
}

std::string address_of(const Service& service, const http::Headers& headers) {
  const auto host = headers.find("Host");
  if (service.public_url().empty() && host && !host->empty()) return fmt::format("http://{}", *host);
  return service.public_url();
}

render::Citing citing_of(const Call& call, const Route& route, const http::Headers& headers,
                         const boost::json::object& query) {
  return {address_of(call.service, headers), title_of(call, route, query), call.service.graph().log_id(),
          call.view.recorded_at()};
}

Result<void> check_citable(const render::Answer& answer, const render::Writing& writing) {
  if (!render::declaration(writing.format).cites) return {};
  const auto refuse = [&](std::string_view why) {
    return fail(ErrorKind::kUnprocessable, fmt::format("This answer cannot be cited: {}", why),
                std::string(declaration(Parameter::kFormat).name));
  };
  if (!answer.links_itself) return refuse("its permanent link is longer than an address may be here.");
  if (answer.truncated && !answer.truncated->repeats)
    return refuse("it was cut by the time it took, and the same question may be cut elsewhere next time.");
  return {};
}

}  // namespace ecgraph::routes
