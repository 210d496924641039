#include "server/routes/start_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "server/routes/table.hpp"

namespace ecgraph::routes {
namespace {

constexpr std::string_view kBeginning =
    "ecgraph {}: what may be shipped where, to whom, on which day, and why. A research model, not legal "
    "advice.\n"
    "\n"
    "Try:\n"
    "  /v1/legality?item=H800&destination=CN&during=2023-10&format=text\n"
    "  /v1/entities/smic/relations?at=2021-06-01&format=text\n"
    "  /v1/search?q=中芯国际&pretty=true\n"
    "\n"
    "All that can be asked (the parameters of each: /openapi.json):\n";

}  // namespace

Result<Reply> get_start(Call& call) {
  std::size_t widest = 0;
  for (const auto& route : routes()) widest = std::max(widest, route.path.size());
  auto page = fmt::format(kBeginning, call.service.version());
  for (const auto& route : routes())
    page += fmt::format("  {:<4}  {:<{}}  {}\n", http::word(route.method), route.path, widest, route.summary);
  return Text{"text/plain; charset=utf-8", std::move(page)};
}

}  // namespace ecgraph::routes
