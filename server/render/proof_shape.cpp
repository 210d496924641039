#include "server/render/proof_shape.hpp"

#include "server/render/value_shape.hpp"

namespace ecgraph::render {

boost::json::object proof_shape(const legality::ProofNode& node, const Vocabulary& vocabulary) {
  boost::json::object shape;
  Members members(shape, Absent::kLeftOut);
  members.text("kind", node.kind);
  members.text("subject", node.subject);
  members.text("value", node.value);
  members.text("op", node.op);
  members.text("threshold", node.threshold);
  members.text("result", legality::word(node.result));
  members.text("note", node.note);
  members.text("citation", node.citation);
  if (node.verification) members.text("verification", vocabulary[*node.verification]);
  if (node.confidence) members.text("confidence", vocabulary[*node.confidence]);
  boost::json::array parts;
  for (const auto& part : node.parts) parts.push_back(proof_shape(part, vocabulary));
  members.list("parts", std::move(parts));
  return shape;
}

}  // namespace ecgraph::render
