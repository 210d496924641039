// NDJSON: a row a line, nothing else; what the envelope says stands in the headers.

#include "server/render/json_text.hpp"
#include "server/render/row_source.hpp"

namespace ecgraph::render {
namespace {

class NdjsonSource final : public TreeSource {
 public:
  using TreeSource::TreeSource;

 private:
  void begin(std::string&) override {}
  void row(std::string& out, boost::json::object row) override {
    append_json(out, kept_members(std::move(row), writing().fields));
    out += '\n';
  }
  void end(std::string&) override {}
};

}  // namespace

std::unique_ptr<http::BodySource> ndjson_source(Answer answer, Writing writing) {
  return std::make_unique<NdjsonSource>(std::move(answer), std::move(writing));
}

}  // namespace ecgraph::render
