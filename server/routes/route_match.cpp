// Which rows of the table a request means.

#include <algorithm>

#include "server/routes/table.hpp"

namespace ecgraph::routes {
namespace {

using http::Method;

constexpr std::string_view kAnySegment = "{id}";

/// What stood for {id}; nothing when the path is another.
std::optional<std::string> fits(std::string_view path, std::span<const std::string> segments) {
  std::string argument;
  std::size_t number = 0;
  path.remove_prefix(1);
  if (path.empty()) return segments.empty() ? std::optional(argument) : std::nullopt;
  while (number < segments.size()) {
    const auto slash = std::min(path.find('/'), path.size());
    const auto wanted = path.substr(0, slash);
    if (wanted == kAnySegment && !segments[number].empty())
      argument = segments[number];
    else if (wanted != segments[number])
      return std::nullopt;
    ++number;
    if (slash == path.size()) return number == segments.size() ? std::optional(argument) : std::nullopt;
    path.remove_prefix(slash + 1);
  }
  return std::nullopt;
}

/// Whether a path as written is of a route, of which {id} is the last segment if it has one.
bool leads_to(std::string_view route, std::string_view path) {
  const auto argument = route.find(kAnySegment);
  if (argument == std::string_view::npos) return route == path;
  return route.substr(argument) == kAnySegment && path.size() > argument &&
         path.substr(0, argument) == route.substr(0, argument) &&
         path.find('/', argument) == std::string_view::npos;
}

}  // namespace

Matched match(std::span<const std::string> segments) {
  Matched matched;
  for (const auto& route : routes()) {
    if (auto argument = fits(route.path, segments)) {
      matched.routes.push_back(&route);
      matched.argument = std::move(*argument);
    }
  }
  return matched;
}

const Route* for_method(const Matched& matched, http::Method method) {
  const auto asked = method == Method::kHead ? Method::kGet : method;
  const auto found = std::find_if(matched.routes.begin(), matched.routes.end(),
                                  [&](const Route* route) { return route->method == asked; });
  return found == matched.routes.end() ? nullptr : *found;
}

http::Weight weight_of(const http::Request& request) {
  const auto path = std::string_view(request.target).substr(0, request.target.find('?'));
  const auto asked = request.method == Method::kHead ? Method::kGet : request.method;
  const auto found = std::find_if(routes().begin(), routes().end(), [&](const Route& route) {
    return route.weight != http::Weight::kLight && route.method == asked && leads_to(route.path, path);
  });
  return found == routes().end() ? http::Weight::kLight : found->weight;
}

std::vector<std::string> allowed_methods(const Matched& matched) {
  std::vector<std::string> methods;
  for (const auto* route : matched.routes) {
    methods.emplace_back(http::word(route->method));
    if (route->method == Method::kGet) methods.emplace_back(http::word(Method::kHead));
  }
  methods.emplace_back(http::word(Method::kOptions));
  return methods;
}

}  // namespace ecgraph::routes
