#include "server/render/row_source.hpp"

namespace ecgraph::render {
namespace {

/// Rows are gathered until a piece has this many bytes.
constexpr std::size_t kPieceBytes = 32 * 1024;

}  // namespace

http::BodySource::Next RowSource::next(std::string& out) {
  const std::size_t before = out.size();
  if (!begun_) {
    begun_ = true;
    begin(out);
  }
  while (next_row_ < answer_.rows.count) {
    if (out.size() - before >= kPieceBytes) return Next::kMore;
    if (!take(out, next_row_)) return Next::kBroken;
    ++next_row_;
  }
  end(out);
  return Next::kEnd;
}

Result<void> TreeSource::take(std::string& out, std::size_t i) {
  auto made = answer().rows.at(i);
  if (!made) return fail(made.error());
  row(out, std::move(*made));
  return {};
}

boost::json::object kept_members(boost::json::object row, const std::vector<std::string>& fields) {
  if (fields.empty()) return row;
  boost::json::object kept;
  for (const auto& field : fields) {
    if (auto* member = row.if_contains(field)) kept.emplace(field, std::move(*member));
  }
  return kept;
}

}  // namespace ecgraph::render
