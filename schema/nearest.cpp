#include "schema/nearest.hpp"

#include <algorithm>
#include <numeric>

namespace ecgraph {
namespace {

constexpr std::size_t kShownMax = 3;
constexpr std::size_t kComparedMax = 100'000;  ///< more ids are not looked through one by one

std::u32string letters(std::string_view ascii) { return {ascii.begin(), ascii.end()}; }

}  // namespace

std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > limit) return limit + 1;
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t exchanged = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({exchanged, last[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    // Neither this row nor a swap from the one before it can come below the least of both.
    if (std::min(std::ranges::min(row), std::ranges::min(last)) > limit) return limit + 1;
    before_last.swap(last);
    last.swap(row);
  }
  return std::min(last[b.size()], limit + 1);
}

std::vector<std::string> nearest(std::string_view id, const std::vector<std::string>& ids) {
  const std::u32string asked = letters(id);
  const std::size_t limit = std::max<std::size_t>(1, std::min<std::size_t>(4, id.size() / 3));
  std::vector<std::pair<std::size_t, std::string_view>> close;
  const auto consider = [&](const std::string& candidate) {
    if (candidate == id) return;  // it is no other word
    if (candidate.starts_with(id) || id.starts_with(candidate)) {
      close.emplace_back(limit, candidate);
      return;
    }
    const std::size_t longer = std::max(candidate.size(), id.size()),
                      shorter = std::min(candidate.size(), id.size());
    if (longer - shorter > limit) return;
    if (const std::size_t apart = edit_distance(asked, letters(candidate), limit); apart <= limit)
      close.emplace_back(apart, candidate);
  };
  auto first = ids.begin(), last = ids.end();
  if (ids.size() > kComparedMax) {  // only what has the same beginning
    const std::string_view beginning = id.substr(0, std::max<std::size_t>(1, id.size() / 2));
    first = std::lower_bound(ids.begin(), ids.end(), beginning);
    last = std::find_if_not(first, ids.end(),
                            [&](const std::string& candidate) { return candidate.starts_with(beginning); });
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

}  // namespace ecgraph
