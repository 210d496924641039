#include "server/routes/truncation.hpp"

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

}  // namespace ecgraph::routes
