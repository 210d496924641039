#pragma once
// What every handler works with: the graph, and what is derived from a recorded state once and then shared.

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "graph/graph.hpp"
#include "graph/legality/world.hpp"
#include "graph/query/countries.hpp"
#include "graph/query/effort.hpp"
#include "graph/query/identifiers.hpp"
#include "graph/search/fuzzy_names.hpp"
#include "graph/search/names.hpp"
#include "schema/document.hpp"
#include "server/auth/tokens.hpp"
#include "server/routes/metrics.hpp"
#include "server/routes/revision_cache.hpp"

namespace ecgraph::routes {

/// Bounds of questions and answers; those of HTTP are in server/http/limits.hpp, the options that set both in
/// server/cli/limit_options.cpp.
struct AnswerLimits {
  std::size_t default_rows = 100;  ///< of json and text; the other formats give everything
  std::size_t rows_max = 1'000'000;
  std::size_t items_max = 1'000;      ///< items or owners named in one legality question
  std::size_t cells_max = 100'000;    ///< of a matrix: items by columns; buckets of counts
  std::size_t hops_max = 20;          ///< relations in a row that `depth` and `max_length` may ask for
  EffortLimits effort;                ///< of one question that searches the graph
  std::size_t link_bytes = 8 * 1024;  ///< of a link in a header field: what the front takes as a target
  std::size_t streams_max = 256;      ///< of events, open at once
  std::chrono::milliseconds heartbeat{15'000};  ///< a stream that has nothing to say shows life
  DocumentLimits body{.depth_max = 32, .values_max = 1'000'000};  ///< of a JSON body, once it is received
};

/// What is configured.
struct ServiceOptions {
  std::string version;  ///< of the program
  bool reads_need_token = false;
  std::function<Instant()> clock;
  AnswerLimits limits = {};
  Effort::Stopwatch stopwatch = std::chrono::steady_clock::now;  ///< times the work on a question
  std::string public_url = {};  ///< under which citations name this server; empty: as its clients name it
};

/// The graph with its tokens, and what is derived from a recorded state.
class Service {
 public:
  Service(Graph& graph, auth::Tokens& tokens, ServiceOptions options);

  [[nodiscard]] Graph& graph() const { return graph_; }
  [[nodiscard]] auth::Tokens& tokens() const { return tokens_; }
  [[nodiscard]] const std::string& version() const { return options_.version; }
  [[nodiscard]] bool reads_need_token() const { return options_.reads_need_token; }
  [[nodiscard]] const std::string& public_url() const { return options_.public_url; }
  [[nodiscard]] Instant now() const { return options_.clock(); }
  [[nodiscard]] const Effort::Stopwatch& stopwatch() const { return options_.stopwatch; }
  [[nodiscard]] Instant started_at() const { return started_at_; }
  [[nodiscard]] const AnswerLimits& limits() const { return options_.limits; }
  /// A place among the streams of events that may be open at once, until the last holder lets go; null when
  /// all are taken.
  [[nodiscard]] std::shared_ptr<void> stream_place() const;
  [[nodiscard]] Metrics& metrics() const { return metrics_; }
  /// The names of a recorded state, folded and sorted.
  [[nodiscard]] std::shared_ptr<const NameIndex> names(const View& view) const;
  /// The same to be found under spellings that are nearly theirs; built when it is first asked for.
  [[nodiscard]] std::shared_ptr<const FuzzyNames> fuzzy_names(const View& view) const;
  /// The numbers and marks of a recorded state's parties.
  [[nodiscard]] Result<std::shared_ptr<const PartyIdentifiers>> identifiers(const View& view) const;
  /// A place for a thread that helps with one answer, until the last holder lets go: one less than there are
  /// processors, for all answers together. Null when all are taken.
  [[nodiscard]] std::shared_ptr<void> helper_place() const;
  /// ISO codes of a recorded state.
  [[nodiscard]] Result<std::shared_ptr<const CountryCodes>> countries(const View& view) const;
  /// What the law and the graph say at a recorded state, compiled for evaluation.
  [[nodiscard]] Result<std::shared_ptr<const legality::World>> world(const View& view) const;

 private:
  Graph& graph_;
  auth::Tokens& tokens_;
  ServiceOptions options_;
  Instant started_at_;
  mutable Metrics metrics_;
  std::shared_ptr<std::atomic<std::size_t>> open_streams_ = std::make_shared<std::atomic<std::size_t>>(0);
  mutable RevisionCache<NameIndex> names_;
  mutable RevisionCache<FuzzyNames> fuzzy_names_;
  std::shared_ptr<std::atomic<std::size_t>> helpers_ = std::make_shared<std::atomic<std::size_t>>(0);
  mutable RevisionCache<PartyIdentifiers> identifiers_;
  mutable RevisionCache<CountryCodes> countries_;
  mutable RevisionCache<legality::World> worlds_;
};

}  // namespace ecgraph::routes
