#include "server/routes/legality_proof.hpp"

#include <spdlog/spdlog.h>

#include "graph/legality/legality.hpp"
#include "graph/query/legal_grounds.hpp"
#include "server/render/json_text.hpp"
#include "server/render/legality_shape.hpp"

namespace ecgraph::routes {
namespace {

/// The question about the one item that was answered.
legality::Question about(const legality::Question& question, const legality::ItemAnswer& answer) {
  auto one = question;
  one.asked = legality::Question::Asked::kByName;
  one.proof = legality::Question::Proof::kFull;
  one.items.clear();
  if (answer.item) one.items = {*answer.item};
  if (answer.item || answer.with_item) one.specs.reset();
  one.with_items.clear();
  if (answer.with_item) one.with_items = {question.with_items[*answer.with_item]};
  return one;
}

std::string told(const legality::World& world, const legality::Question& question) {
  const auto answer = legality::answer(world, question);
  if (answer.items.empty()) return "";
  return render::json_text(render::verdict_shape(answer.items.front(), world.vocabulary()));
}

}  // namespace

Result<boost::json::object> proof_of(const Service& service, const View& view,
                                     const legality::Question& question, const legality::ItemAnswer& answer,
                                     const std::string& permalink) {
  const auto one = about(question, answer);
  auto grounds = legal_grounds(view, one);
  if (!grounds) return fail(grounds.error());
  auto world = service.world(view);
  if (!world) return fail(world.error());
  const auto& vocabulary = view.vocabulary();
  if (told(**world, one) != told(legality::World::build(vocabulary, *grounds), one)) {
    spdlog::error("a proof does not follow from its statements: {}", permalink);
    return fail(ErrorKind::kInternal, "The proof could not be written down whole.");
  }
  const proof::Origin origin{service.version(), service.graph().log_id(), view.revision().number, permalink};
  return proof::proof_document(vocabulary, *grounds, one, origin);
}

}  // namespace ecgraph::routes
