#pragma once
// "Cite this": an answer as an entry of a bibliography, with the link that gives it again and the hash by
// which anybody can tell that it is the same.

#include <boost/json.hpp>
#include <cstdint>
#include <memory>
#include <string>

#include "graph/time/instant.hpp"
#include "server/http/message.hpp"
#include "server/render/answer.hpp"
#include "server/render/format.hpp"

namespace ecgraph::render {

/// An entry, before it has a form. Nothing in it comes from the clock: a pinned answer has one citation.
struct Citation {
  std::string title, url, log_id, hash;
  std::uint32_t revision = 0;
  Instant recorded_at;  ///< of the revision; without meaning for revision 0, which nobody recorded
};

/// `ecgraph-r5-1f3a9c2d`: the same for the same answer.
[[nodiscard]] std::string citation_key(const Citation& citation);
/// A BibTeX entry, with what TeX would take for its own made harmless.
[[nodiscard]] std::string bibtex(const Citation& citation);
/// CSL-JSON (csl-data.json of citationstyles.org): a list of one item.
[[nodiscard]] boost::json::array csl_json(const Citation& citation);
/// One line of text.
[[nodiscard]] std::string citation_line(const Citation& citation);

/// SHA-256 of the canonical bytes (RFC 8785) of an answer as JSON, row by row, in lower-case hexadecimal.
class AnswerHash {
 public:
  AnswerHash();
  ~AnswerHash();
  AnswerHash(const AnswerHash&) = delete;
  AnswerHash& operator=(const AnswerHash&) = delete;
  /// What stands before the rows, each row, and what stands after; how many bytes that was.
  std::size_t begin(const Answer& answer);
  std::size_t row(const boost::json::object& row);
  [[nodiscard]] std::string end();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace ecgraph::render
