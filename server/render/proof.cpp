// A proof: the one document of the answer, indented, for it is a file to keep and to read.

#include "server/render/json_text.hpp"
#include "server/render/row_source.hpp"

namespace ecgraph::render {
namespace {

class ProofSource final : public http::BodySource {
 public:
  explicit ProofSource(boost::json::object proof) : proof_(std::move(proof)) {}

  Next next(std::string& out) override {
    append_json(out, proof_, Layout::kIndented);
    out += '\n';
    return Next::kEnd;
  }

 private:
  boost::json::object proof_;
};

}  // namespace

std::unique_ptr<http::BodySource> proof_source(Answer answer, Writing /*writing*/) {
  return std::make_unique<ProofSource>(std::move(answer.proof));
}

}  // namespace ecgraph::render
