#include "server/routes/cross_origin.hpp"

#include <string>

namespace ecgraph::routes {

void allow_cross_origin(http::Response& response) {
  response.headers.set("Access-Control-Allow-Origin", "*");
  response.headers.set("Access-Control-Expose-Headers",
                       "ETag, Link, Ecgraph-Revision, Ecgraph-Notes, Location, X-Request-Id");
}

http::Response options_response(std::string_view allowed_methods) {
  http::Response response;
  response.status = 204;
  response.headers.set("Allow", std::string(allowed_methods));
  response.headers.set("Access-Control-Allow-Methods", std::string(allowed_methods));
  response.headers.set("Access-Control-Allow-Headers",
                       "Authorization, Content-Type, Accept, If-None-Match, X-Request-Id");
  response.headers.set("Access-Control-Max-Age", "86400");
  return response;
}

}  // namespace ecgraph::routes
