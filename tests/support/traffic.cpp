#include "tests/support/traffic.hpp"

#include <unistd.h>

#include <boost/json.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace ecgraph::tests {

void keep_exchange(const http::Request& request, int status, const http::Headers& headers,
                   const std::string& answer) {
  const char* folder = std::getenv("ECGRAPH_TRAFFIC");
  if (folder == nullptr) return;
  std::filesystem::create_directories(folder);
  std::ofstream file(std::filesystem::path(folder) / (std::to_string(getpid()) + ".ndjson"), std::ios::app);
  boost::json::array fields;
  for (const auto& [name, value] : headers.all()) fields.push_back(boost::json::array{name, value});
  const boost::json::object line{{"method", request.method_text}, {"target", request.target},
                                 {"body", request.body},          {"status", status},
                                 {"headers", std::move(fields)},  {"answer", answer}};
  file << boost::json::serialize(line) << "\n";
}

}  // namespace ecgraph::tests
