// ecgraph export: what GET /v1/export answers, without a server.

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <memory>

#include "server/cli/progress_bar.hpp"
#include "server/cli/session.hpp"
#include "server/http/problem.hpp"
#include "server/routes/dispatch.hpp"
#include "server/routes/presentation.hpp"

namespace ecgraph::cli {
namespace {

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

Error cannot_write(const std::filesystem::path& file) {
  return {ErrorKind::kStorage, fmt::format("{} cannot be written.", file.string()), {}, {}, {}, {}};
}

std::string target_of(const ExportOptions& options) {
  std::vector<std::pair<std::string, std::string>> parameters{{"format", options.format}};
  for (const auto& parameter : options.parameters) {
    const auto equals = std::min(parameter.find('='), parameter.size());
    parameters.emplace_back(parameter.substr(0, equals),
                            equals < parameter.size() ? parameter.substr(equals + 1) : "");
  }
  return "/v1/export?" + routes::query_string(parameters);
}

/// Writes the body piece by piece; false when it breaks off or the file takes no more.
bool write(http::BodySource& source, std::FILE* file, ProgressBar& bar) {
  using Next = http::BodySource::Next;
  std::string piece;
  for (Next next = Next::kMore; next == Next::kMore;) {
    piece.clear();
    next = source.next(piece);
    if (next == Next::kBroken || std::fwrite(piece.data(), 1, piece.size(), file) != piece.size())
      return false;
    const auto progress = source.progress();
    bar.draw("export", progress.done, progress.all);
  }
  return std::fflush(file) == 0;
}

/// A file that is named has its name only once it is whole.
Result<void> write_file(http::BodySource& source, const std::filesystem::path& output, ProgressBar& bar) {
  auto partial = output;
  partial += ".partial";
  const std::unique_ptr<std::FILE, Close> file(std::fopen(partial.c_str(), "wb"));
  if (file == nullptr) return fail(cannot_write(output));
  std::error_code error;
  const bool whole = write(source, file.get(), bar) && fsync(fileno(file.get())) == 0;
  if (whole) std::filesystem::rename(partial, output, error);
  if (whole && !error) return {};
  std::filesystem::remove(partial, error);
  return fail(cannot_write(output));
}

}  // namespace

int export_graph(const ExportOptions& options) {
  auto session = open_session(options.store, Graph::Open::kCreate, false, Progress::kSilent);
  if (!session) return report(session.error());
  if (auto loaded = load_built_in(*session->graph, Progress::kSilent); !loaded) return report(loaded.error());
  http::Request request;
  request.method_text = "GET";
  request.target = target_of(options);
  auto response = routes::dispatch(*session->service, request);
  auto* body = std::get_if<std::unique_ptr<http::BodySource>>(&response.body);
  if (response.status != 200 || body == nullptr) {
    fmt::print(stderr, "ecgraph: {}", http::plain_text(response));
    return 1;
  }
  if (const auto notes = response.headers.find("Ecgraph-Notes")) fmt::print(stderr, "ecgraph: {}\n", *notes);
  ProgressBar bar;
  if (options.output.empty()) return write(**body, stdout, bar) ? 0 : 1;
  auto written = write_file(**body, options.output, bar);
  return written ? 0 : report(written.error());
}

}  // namespace ecgraph::cli
