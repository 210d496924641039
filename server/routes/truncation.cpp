#include "server/routes/truncation.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace ecgraph::routes {

Result<std::optional<render::Truncated>> truncation(const Effort& effort,
                                                    const std::vector<Parameter>& narrow_with) {
  if (effort.asker_left())
    return fail(ErrorKind::kUnavailable, "The question was dropped: whoever asked it has left.");
  const auto bound = effort.reached();
  if (!bound) return std::nullopt;
  render::Truncated cut{std::string(word(*bound)), effort.limit(*bound), {}, *bound != Bound::kTime};
  for (const auto parameter : narrow_with) {
    const auto& declared = declaration(parameter);
    cut.narrow_with.push_back(std::string(declared.name) + (declared.is_prefix ? "…" : ""));
  }
  return cut;
}

Result<void> check_whole(const Effort& effort, const std::vector<Parameter>& narrow_with) {
  const auto cut = truncation(effort, narrow_with);
  if (!cut) return fail(cut.error());
  if (!*cut) return {};
  return fail(ErrorKind::kUnprocessable,
              fmt::format("The question takes longer than the {} ms that one may: ask of less, with {}.",
                          (*cut)->limit, fmt::join((*cut)->narrow_with, ", ")),
              (*cut)->narrow_with.front());
}

}  // namespace ecgraph::routes
