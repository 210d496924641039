#include "server/routes/address.hpp"

#include <fmt/format.h>

#include "server/routes/listing.hpp"
#include "server/routes/selection.hpp"

namespace ecgraph::routes {

Result<Addressed> addressed_entity(Call& call, std::string_view rest, std::string_view before) {
  const auto& text = call.path_argument;
  if (auto id = EntityId::parse(text, "id")) {
    if (const auto found = call.view.find(*id)) return Addressed{found, std::nullopt};
  }
  auto meant = entity(call, Parameter::kEntity, text);
  if (!meant) {
    Error error = meant.error();
    if (error.allowed.empty())
      error.kind = ErrorKind::kNotFound;  // names nothing; an ambiguous name stays unprocessable
    error.field.clear();
    if (error.kind == ErrorKind::kNotFound && error.message.ends_with('.')) {
      error.message.pop_back();
      error.message +=
          fmt::format(" at revision {}{}.", call.view.revision().number,
                      call.view.count(StatementKind::kEntity) == 0 ? ", when none was recorded yet" : "");
    }
    return fail(std::move(error));
  }
  const auto& id = call.view.head(*meant).id.text();
  return Addressed{std::nullopt, Redirect{fmt::format("{}{}{}{}", before, id, rest, call.query_as_sent)}};
}

Error no_such_relation(const Call& call) {
  Error error{ErrorKind::kNotFound,
              fmt::format("There is no relation \"{}\" at revision {}.", call.path_argument,
                          call.view.revision().number),
              {},
              {},
              {},
              {}};
  return with_nearest(std::move(error), call, StatementKind::kRelation);
}

}  // namespace ecgraph::routes
