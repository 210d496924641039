#include "server/routes/dispatch.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "server/http/negotiation.hpp"
#include "server/http/problem.hpp"
#include "server/render/format.hpp"
#include "server/routes/citing.hpp"
#include "server/routes/cross_origin.hpp"
#include "server/routes/cursor.hpp"
#include "server/routes/identify.hpp"
#include "server/routes/known_at.hpp"
#include "server/routes/presentation.hpp"
#include "server/routes/reading.hpp"
#include "server/routes/resolved.hpp"
#include "server/routes/specs.hpp"
#include "server/routes/table.hpp"

namespace ecgraph::routes {
namespace {

constexpr std::string_view kEventStream = "text/event-stream";
constexpr std::string_view kEventFormat = "sse";

/// Whether events are asked for, by `format` or else by Accept.
std::optional<EventsAsked> events_of(const Service& service, const Route& route, const Arguments& arguments,
                                     const http::Headers& headers) {
  if (!route.offers_events) return std::nullopt;
  const auto format = arguments.first(Parameter::kFormat);
  const std::array offered{render::declaration(render::Format::kJson).media_type, kEventStream};
  const auto accept = headers.list("Accept");
  const bool asked = format ? *format == kEventFormat : http::best_media_type(accept, offered) == 1U;
  if (!asked) return std::nullopt;
  EventsAsked events{std::string(headers.find("Last-Event-ID").value_or(""))};
  if (const auto token = bearer(headers)) {
    events.token_stands = [&service, token = std::string(*token)] {
      return service.tokens().identify(token, service.now().day()).has_value();
    };
  }
  return events;
}

/// An error about the format, which may be that of events too.
Error beside_events(const Route& route, Error error) {
  if (!route.offers_events || error.allowed.empty()) return error;
  if (error.field == "Accept") error.allowed.emplace_back(kEventStream);
  if (error.field == declaration(Parameter::kFormat).name) error.allowed.emplace_back(kEventFormat);
  return error;
}

bool takes(const Route& route, Parameter parameter) {
  return std::find(route.parameters.begin(), route.parameters.end(), parameter) != route.parameters.end();
}

/// The route's path with the segments of `path` where it takes any.
std::string filled(std::string_view route, std::string_view path) {
  std::string result;
  for (std::size_t slash = 0; slash < route.size();) {
    const auto end = std::min(route.find('/', slash + 1), route.size());
    const auto other = std::min(path.find('/', 1), path.size());
    const bool takes_any = route.substr(slash, end - slash) == "/{id}" && other > 1;
    result += takes_any ? path.substr(0, other) : route.substr(slash, end - slash);
    path.remove_prefix(other);
    slash = end;
  }
  return result;
}

/// Addresses that may have been meant, also where the path lacks the `/v1` that they begin with.
std::vector<std::string> near_paths(std::string_view path) {
  constexpr std::string_view kVersion = "/v1";
  constexpr std::size_t kLengthMax = 200;  // longer ones are near to nothing
  if (path.size() > kLengthMax) return {};
  for (const auto& asked : {std::string(path), std::string(kVersion).append(path)}) {
    std::vector<std::string> known;
    for (const auto& route : routes()) {
      if (route.path == "/") continue;  // near to everything, and never meant
      auto one = filled(route.path, asked);
      if (one == asked) return {one};
      if (std::ranges::find(known, one) == known.end()) known.push_back(std::move(one));
    }
    if (auto near = nearest(asked, known); !near.empty()) return near;
  }
  return {};
}

Failure no_such_path(std::string_view path) {
  std::vector<std::string> known;
  for (const auto& route : routes()) {
    if (std::find(known.begin(), known.end(), route.path) == known.end()) known.emplace_back(route.path);
  }
  auto near = near_paths(path);
  return fail(Error{ErrorKind::kNotFound,
                    fmt::format("There is nothing at {}.", path),
                    {},
                    std::move(known),
                    std::move(near),
                    {}});
}

Failure no_such_method(const http::Request& request, const Matched& matched) {
  const auto allowed = allowed_methods(matched);
  return fail(
      Error{ErrorKind::kMethodNotAllowed,
            fmt::format("{} is not possible here; {} are.", request.method_text, fmt::join(allowed, ", ")),
            {},
            allowed,
            {},
            {}});
}

Result<void> check_media_type(const http::Request& request, const Route& route) {
  if (request.method != http::Method::kPost) return {};
  if (const auto coding = request.headers.find("Content-Encoding");
      coding && !http::same_word(*coding, "identity"))
    return fail(ErrorKind::kUnsupportedMedia,
                fmt::format("A body in Content-Encoding {} is not read here: send it plain.", *coding),
                "Content-Encoding");
  const auto type = request.headers.find("Content-Type").value_or("");
  const auto essence = type.substr(0, type.find_first_of("; \t"));
  const std::string_view wanted = route.takes_form ? "application/x-www-form-urlencoded" : "application/json";
  if (http::same_word(essence, wanted)) return {};
  return fail(
      Error{ErrorKind::kUnsupportedMedia,
            fmt::format("The body must be {}, not \"{}\": send \"Content-Type: {}\" with it{}.", wanted, type,
                        wanted, route.takes_form ? "" : " (curl: -H, or --json in place of -d)"),
            "Content-Type",
            {std::string(wanted)},
            {},
            {}});
}

/// Whether the client holds the answer of this tag.
bool is_known(const http::Request& request, std::string_view tag) {
  const auto known = request.headers.find("If-None-Match");
  return known && http::etag_matches(*known, tag);
}

http::Response text_response(const http::Request& request, Text text) {
  http::Response response;
  response.headers.set("Content-Type", text.media_type);
  response.headers.set("Cache-Control", "no-cache");
  if (request.method == http::Method::kPost) {  // what was done, not what can be held
    response.body = std::move(text.text);
    return response;
  }
  const auto tag = fmt::format("\"{}\"", short_hash(text.text));
  response.headers.set("ETag", tag);
  if (!is_known(request, tag))
    response.body = std::move(text.text);
  else
    response.status = 304;
  return response;
}

http::Response stream_response(Stream stream, Revision newest) {
  http::Response response;
  response.headers.set("Ecgraph-Revision", std::to_string(newest.number));
  response.headers.set("Content-Type", std::string(kEventStream));
  response.headers.set("Cache-Control", "no-store");
  response.headers.set("X-Accel-Buffering", "no");  // proxies that gather answers would hold events back
  response.headers.set("Vary", "Accept");
  response.body = std::move(stream.source);
  return response;
}

http::Response redirect_response(const Redirect& redirect) {
  http::Response response;
  response.status = 308;
  response.headers.set("Location", redirect.location);
  response.headers.set("Cache-Control", "no-cache");
  response.headers.set("Content-Type", "text/plain; charset=utf-8");
  response.body = fmt::format("The name leads to {} (`curl -L` goes there by itself).\n", redirect.location);
  return response;
}

/// Makes the first row now, so that a store that cannot be read is an error and not a broken stream; and
/// refuses fields that no row has.
Result<void> check_first_row(render::Answer& answer, const render::Writing& writing) {
  if (answer.rows.count == 0) return {};
  auto first = answer.rows.at(0);
  if (!first) return fail(first.error());
  if (writing.fields.empty()) return {};
  std::vector<std::string> names;
  for (const auto& member : *first) names.emplace_back(member.key());
  for (const auto& column : answer.columns) names.push_back(column.name());
  auto known = once(std::move(names));
  const std::set<std::string_view> sorted(known.begin(), known.end());
  for (const auto& field : writing.fields) {
    if (sorted.contains(field)) continue;
    auto near = nearest(field, known);
    return fail(Error{ErrorKind::kUnprocessable,
                      fmt::format("\"{}\" is no member of these results.", field),
                      std::string(declaration(Parameter::kFields).name),
                      std::move(known),
                      std::move(near),
                      {}});
  }
  return {};
}

/// A part must not pass for the whole in a format that cannot say so.
Result<void> check_whole(const render::Answer& answer, const render::Writing& writing) {
  const auto& format = render::declaration(writing.format);
  if (!answer.truncated || format.says_truncated) return {};
  return fail(
      Error{ErrorKind::kUnprocessable,
            fmt::format("The work ended at the bound {} = {}, and {} cannot say so: narrow the question "
                        "with {}, or ask for format=json.",
                        answer.truncated->by, answer.truncated->limit, format.word,
                        fmt::join(answer.truncated->narrow_with, ", ")),
            std::string(declaration(Parameter::kFormat).name),
            {},
            {},
            {}});
}

/// A link that the front would refuse as a target is no header field either: clients refuse long ones whole.
void keep_links_short(render::Answer& answer, std::size_t most) {
  if (answer.next.size() > most) answer.next.clear();
  if (answer.permalink.size() <= most) return;
  answer.links_itself = false;
  answer.notes.push_back(fmt::format(
      "The permanent link is of {} bytes, more than an address may have here ({}): it is not sent as a "
      "header field, and answers where limit-target is raised.",
      answer.permalink.size(), most));
}

/// A proof is made before the first byte, so that what cannot be proven is an error.
Result<void> make_proof(render::Answer& answer, const render::Writing& writing) {
  if (!render::declaration(writing.format).is_proof) return {};
  if (!answer.prove)
    return fail(ErrorKind::kUnprocessable,
                fmt::format("A proof is of one item, and this answer is of {}: name one, which is no family.",
                            answer.rows.count),
                std::string(declaration(Parameter::kFormat).name));
  auto proof = answer.prove(answer.permalink);
  if (!proof) return fail(proof.error());
  answer.proof = std::move(*proof);
  return {};
}

/// What an answer is of: its rows, recorded state and question.
void place(render::Answer& answer, const Call& call, const render::Writing& writing, render::RowKind rows) {
  answer.kind = rows;
  answer.revision = call.view.revision().number;
  answer.view = call.view;
  answer.lang = call.arguments.first(Parameter::kLang).value_or("");
  answer.question = question_hash(call);
  answer.permalink = cited_link(call, writing);
}

Result<http::Response> answer_response(const http::Request& request, Call& call, render::Answer answer,
                                       render::Writing writing, const Route& route) {
  if (auto whole = check_whole(answer, writing); !whole) return fail(whole.error());
  place(answer, call, writing, route.rows);
  tell_reading(answer, call);
  if (auto page = take_page(answer, call.arguments, writing, call); !page) return fail(page.error());
  if (auto checked = check_first_row(answer, writing); !checked) return fail(checked.error());
  if (auto proven = make_proof(answer, writing); !proven) return fail(proven.error());
  keep_links_short(answer, call.service.limits().link_bytes);
  if (auto citable = check_citable(answer, writing); !citable) return fail(citable.error());
  answer.rows.at = [at = std::move(answer.rows.at)](std::size_t i) {
    auto row = at(i);
    if (!row) spdlog::error("row {} of an answer could not be made: {}", i, row.error().message);
    return row;
  };
  for (const auto& [name, value] : call.arguments.resolved()) add_resolved(answer.query, name, value);
  for (const auto& [name, value] : call.arguments.told()) add_resolved(answer.query, name, value);
  answer.query[declaration(Parameter::kKnownAt).name] = answer.revision;
  writing.citing = citing_of(call, route, request.headers, answer.query);
  http::Response response;
  render::set_headers(answer, writing, response.headers);
  response.headers.set("Vary", "Accept");
  // Where time cut it, the next answer to the same question has other bytes.
  if (answer.truncated && !answer.truncated->repeats) {
    response.headers.set("Cache-Control", "no-store");
    response.body = render::write(std::move(answer), writing);
    return response;
  }
  const auto tag = entity_tag(call, answer, writing);
  response.headers.set("ETag", tag);
  // A pinned question has one answer, unless a bound cut it that may be set otherwise; any other may be
  // answered anew after the next write.
  const bool pinned = call.arguments.first(Parameter::kKnownAt).has_value() &&
                      request.target == permanent_link(call, writing);
  response.headers.set("Cache-Control", pinned && !answer.truncated ? "public, max-age=86400" : "no-cache");
  if (!is_known(request, tag))
    response.body = render::write(std::move(answer), writing);
  else
    response.status = 304;
  return response;
}

Result<http::Response> ask(const Service& service, const http::Request& request, const http::Target& target,
                           std::string path_argument, Exchange& exchange) {
  const Route& route = *exchange.route;
  auto identity = identify(service, request, route);
  if (!identity) return fail(identity.error());
  exchange.author = identity->author;
  auto arguments =
      Arguments::read(route.parameters, target.query, spec_names(service.graph().newest().vocabulary()));
  if (!arguments) return fail(arguments.error());
  if (auto media = check_media_type(request, route); !media) return fail(media.error());
  auto events = events_of(service, route, *arguments, request.headers);
  render::Writing writing;
  if (!events && takes(route, Parameter::kFormat)) {
    auto read = writing_of(*arguments, request.headers, route.rows, route.lines_first);
    if (!read) return fail(beside_events(route, std::move(read.error())));
    writing = std::move(*read);
  }
  auto view = view_of(service, *arguments);
  if (!view) return fail(view.error());
  const auto question_mark = std::min(request.target.find('?'), request.target.size());
  Call call{.service = service,
            .path = request.target.substr(0, question_mark),
            .path_argument = std::move(path_argument),
            .query_as_sent = request.target.substr(question_mark),
            .arguments = *arguments,
            .view = std::move(*view),
            .today = service.now().day(),
            .body = request.body,
            .address = address_of(service, request.headers),
            .author = identity->author,
            .lines_first = route.lines_first,
            .format = writing.format,
            .events = std::move(events),
            .asker_left = request.client_left};
  exchange.revision = call.view.revision();
  auto reply = route.handler(call);
  if (call.made) exchange.revision = call.made;
  if (!reply) return fail(with_reading(std::move(reply.error()), call));
  if (auto* text = std::get_if<Text>(&*reply)) return text_response(request, std::move(*text));
  if (const auto* redirect = std::get_if<Redirect>(&*reply)) return redirect_response(*redirect);
  if (auto* stream = std::get_if<Stream>(&*reply))
    return stream_response(std::move(*stream), call.view.revision());
  return answer_response(request, call, std::get<render::Answer>(std::move(*reply)), std::move(writing),
                         route);
}

Result<http::Response> respond(const Service& service, const http::Request& request, Exchange& exchange) {
  auto target = http::parse_target(request.target);
  if (!target) return fail(target.error());
  if (target->asterisk) return options_response("GET, HEAD, POST, OPTIONS");
  auto matched = match(target->segments);
  if (matched.routes.empty()) return no_such_path(request.target.substr(0, request.target.find('?')));
  exchange.route = matched.routes.front();
  if (request.method == http::Method::kOptions)
    return options_response(fmt::format("{}", fmt::join(allowed_methods(matched), ", ")));
  const Route* route = for_method(matched, request.method);
  if (route == nullptr) return no_such_method(request, matched);
  exchange.route = route;
  return ask(service, request, *target, std::move(matched.argument), exchange);
}

}  // namespace

http::Response dispatch(const Service& service, const http::Request& request, Exchange& exchange) {
  auto response = respond(service, request, exchange);
  http::Response sent = response ? std::move(*response) : http::problem(response.error(), exchange.id);
  allow_cross_origin(sent);
  return sent;
}

http::Response dispatch(const Service& service, const http::Request& request) {
  Exchange nobody_asks;
  return dispatch(service, request, nobody_asks);
}

}  // namespace ecgraph::routes
