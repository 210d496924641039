#include "graph/write/nearest.hpp"

#include <algorithm>
#include <numeric>

namespace ecgraph::write {
namespace {

constexpr std::size_t kShownMax = 3;
constexpr std::size_t kComparedMax = 100'000;  ///< more ids are not looked through one by one

/// Letters to insert, drop or exchange, counted up to `limit` + 1.
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    std::size_t least = row[0];
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t exchanged = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({exchanged, row[j] + 1, row[j + 1] + 1});
      least = std::min(least, row[j + 1]);
    }
    if (least > limit) return limit + 1;
  }
  return row[b.size()];
}

}  // namespace

std::vector<std::string> nearest(std::string_view id, const std::vector<std::string>& ids) {
  const std::size_t limit = std::max<std::size_t>(1, std::min<std::size_t>(4, id.size() / 3));
  std::vector<std::pair<std::size_t, std::string_view>> close;
  const auto consider = [&](const std::string& candidate) {
    if (candidate.starts_with(id) || id.starts_with(candidate)) {
      close.emplace_back(limit, candidate);
      return;
    }
    const std::size_t longer = std::max(candidate.size(), id.size()), shorter = std::min(candidate.size(), id.size());
    if (longer - shorter > limit) return;
    if (const std::size_t apart = distance(id, candidate, limit); apart <= limit) close.emplace_back(apart, candidate);
  };
  auto first = ids.begin(), last = ids.end();
  if (ids.size() > kComparedMax) {  // only what has the same beginning
    const std::string_view beginning = id.substr(0, std::max<std::size_t>(1, id.size() / 2));
    first = std::lower_bound(ids.begin(), ids.end(), beginning);
    last = std::find_if_not(first, ids.end(), [&](const std::string& candidate) { return candidate.starts_with(beginning); });
    if (static_cast<std::size_t>(last - first) > kComparedMax) last = first + kComparedMax;
  }
  std::for_each(first, last, consider);
  std::ranges::sort(close);
  std::vector<std::string> shown;
  for (const auto& [apart, candidate] : close) {
    if (shown.size() < kShownMax) shown.emplace_back(candidate);
  }
  return shown;
}

}  // namespace ecgraph::write
