#pragma once
// A random world behind the routes: transactions are posted, and what was taken is written down beside it.

#include <string>

#include "server/http/message.hpp"
#include "server/routes/service.hpp"
#include "tests/server/reads/document_generator.hpp"
#include "tests/server/reads/naive_graph.hpp"
#include "tests/support/temporary_graph.hpp"

namespace ecgraph::tests {

/// The day on which questions are asked.
inline constexpr const char* kToday = "2024-06-15";

struct Answered {
  int status = 0;
  http::Headers headers;
  std::string body;
  [[nodiscard]] boost::json::value json() const { return boost::json::parse(body); }
};

class RandomWorld {
 public:
  explicit RandomWorld(Random& random);
  ~RandomWorld();
  RandomWorld(const RandomWorld&) = delete;
  RandomWorld& operator=(const RandomWorld&) = delete;

  [[nodiscard]] Answered ask(const std::string& target, const std::string& if_none_match = {});
  /// Posts random transactions; refused ones leave the list as it is.
  void write(int transactions);

  [[nodiscard]] const NaiveGraph& naive() const { return naive_; }
  [[nodiscard]] Graph& graph() { return graph_.graph(); }
  [[nodiscard]] int posted() const { return posted_; }
  [[nodiscard]] int refused() const { return refused_; }
  /// The instant of the last write.
  [[nodiscard]] const std::string& clock() const { return clock_; }

 private:
  Answered send(const std::string& method, const std::string& target, const std::string& body,
                const std::string& if_none_match);
  void found();
  void post(boost::json::array changes);
  [[nodiscard]] std::optional<boost::json::object> change();
  [[nodiscard]] std::optional<boost::json::object> document(const std::string& kind, const std::string& id);
  void tick();

  Random& random_;
  DocumentGenerator generator_;
  TemporaryGraph graph_;
  std::string clock_ = "2024-01-01T00:00:00Z";
  int day_ = 0, posted_ = 0, refused_ = 0, exchanges_ = 0;
  auth::Tokens tokens_;
  routes::Service service_;
  std::string editor_;
  NaiveGraph naive_;
};

}  // namespace ecgraph::tests
