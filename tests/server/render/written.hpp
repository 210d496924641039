#pragma once
// Answers made by hand, and what a format makes of them.

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "server/render/format.hpp"

namespace ecgraph::tests {

/// A list of these rows, at revision 12.
inline render::Answer list_of(std::vector<boost::json::object> rows, std::vector<render::Column> columns) {
  render::Answer answer;
  answer.columns = std::move(columns);
  answer.query.emplace("at", "2023-10-17");
  answer.revision = 12;
  answer.permalink = "/v1/entities?known_at=12";
  answer.rows.count = rows.size();
  answer.rows.at = [rows = std::move(rows)](std::size_t number) -> Result<boost::json::object> {
    return rows[number];
  };
  return answer;
}

inline boost::json::object object(std::string_view text) {
  return boost::json::parse(boost::json::string_view(text.data(), text.size())).as_object();
}

inline render::Writing as(render::Format format) {
  render::Writing writing;
  writing.format = format;
  return writing;
}

/// The whole body, asked for until it ends.
inline std::string written(render::Answer answer, render::Writing writing) {
  const auto source = render::write(std::move(answer), std::move(writing));
  std::string out;
  auto next = http::BodySource::Next::kMore;
  while (next == http::BodySource::Next::kMore) next = source->next(out);
  CHECK(next == http::BodySource::Next::kEnd);
  return out;
}

}  // namespace ecgraph::tests
