#include "graph/query/changes.hpp"

namespace ecgraph {

Changes::Changes(const Graph& graph, View view, Revision since)
    : graph_(&graph),
      view_(std::move(view)),
      since_(since),
      before_(view_.changes_until(since)),
      count_(static_cast<std::size_t>(view_.changes_until(view_.revision()) - before_)) {}

ChangePlace Changes::place(std::size_t number) const {
  const std::uint64_t sought = before_ + number;
  // The first revision up to which there are more changes than come before the one sought.
  std::uint32_t low = since_.number + 1;
  std::uint32_t high = view_.revision().number;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (view_.changes_until({middle}) > sought)
      high = middle;
    else
      low = middle + 1;
  }
  return {{low}, static_cast<std::size_t>(sought - view_.changes_until({low - 1}))};
}

std::optional<std::size_t> Changes::number(const ChangePlace& place) const {
  if (place.revision <= since_ || place.revision > view_.revision()) return std::nullopt;
  const auto first = view_.changes_until({place.revision.number - 1});
  if (place.position >= view_.changes_until(place.revision) - first) return std::nullopt;
  return static_cast<std::size_t>(first - before_) + place.position;
}

Result<std::shared_ptr<const RecordedTransaction>> Changes::transaction(Revision revision) {
  if (held_ == nullptr || held_->revision != revision) {
    auto read = graph_->transaction(revision);
    if (!read) return fail(std::move(read.error()));
    held_ = std::make_shared<const RecordedTransaction>(std::move(*read));
  }
  return held_;
}

}  // namespace ecgraph
