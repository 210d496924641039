#include "tests/fuzz/built_in_service.hpp"

#include <unistd.h>

#include <boost/json.hpp>
#include <filesystem>

#include "schema/vocabulary_reader.hpp"
#include "server/routes/dispatch.hpp"
#include "server/seed/seed_loader.hpp"
#include "tests/fuzz/invariant.hpp"

namespace ecgraph::fuzz {
namespace {

/// A store in a folder that goes away with the process.
class BuiltIn {
 public:
  BuiltIn()
      : folder_(std::filesystem::temp_directory_path() / ("ecgraph-fuzz-" + std::to_string(getpid()))),
        graph_(std::move(*Graph::open(folder_, built_in_vocabulary(), Graph::Open::kCreate))),
        tokens_(std::move(*auth::Tokens::open(folder_ / "none"))),
        service_(*graph_, tokens_, {"fuzz", false, [] { return *Instant::parse("2026-11-25T12:00:00Z"); }}) {
    const auto seed = seed::read_seed(embedded::seed(), built_in_vocabulary());
    demand(seed.has_value() && seed::load_seed(*graph_, *seed).has_value(), "the built-in data loads");
  }
  BuiltIn(const BuiltIn&) = delete;
  BuiltIn& operator=(const BuiltIn&) = delete;
  ~BuiltIn() {
    graph_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  [[nodiscard]] const routes::Service& service() const { return service_; }

 private:
  std::filesystem::path folder_;
  std::unique_ptr<Graph> graph_;
  auth::Tokens tokens_;
  routes::Service service_;
};

/// More than any answer to a short question over the built-in data.
constexpr std::size_t kBytesMax = 64UL << 20;

std::string whole(http::Response& response) {
  if (auto* text = std::get_if<std::string>(&response.body)) return std::move(*text);
  std::string body;
  auto& source = *std::get<std::unique_ptr<http::BodySource>>(response.body);
  while (source.next(body) == http::BodySource::Next::kMore)
    demand(body.size() < kBytesMax, "an answer ends");
  return body;
}

}  // namespace

void ask(std::string_view method, std::string target, std::string body) {
  static const BuiltIn built_in;
  http::Request request;
  request.method_text = method;
  request.method = http::method_of(method);
  request.target = std::move(target);
  request.body = std::move(body);
  if (!request.body.empty()) request.headers.set("Content-Type", "application/json");
  auto response = routes::dispatch(built_in.service(), request);
  demand(response.status < 500, "no question is answered with a fault of ours");
  const auto text = whole(response);
  if (response.status < 400) return;
  boost::json::error_code fault;
  const auto problem = boost::json::parse(text, fault);
  demand(!fault && problem.is_object() && problem.get_object().contains("detail"),
         "every refusal is a problem document");
}

}  // namespace ecgraph::fuzz
