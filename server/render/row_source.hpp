#pragma once
// What all formats share: rows are taken one at a time until a chunk is full. One maker a format.

#include <memory>
#include <string>

#include "server/http/message.hpp"
#include "server/render/answer.hpp"
#include "server/render/format.hpp"

namespace ecgraph::render {

/// Asks for rows and hands them to a format. A row that fails breaks the body off.
class RowSource : public http::BodySource {
 public:
  RowSource(Answer answer, Writing writing) : answer_(std::move(answer)), writing_(std::move(writing)) {}
  /// Writes the next rows; the begin and the end with them.
  Next next(std::string& out) final;

 protected:
  [[nodiscard]] const Answer& answer() const { return answer_; }
  [[nodiscard]] const Writing& writing() const { return writing_; }
  /// What stands before the first row, each row in order, and what stands after the last.
  virtual void begin(std::string& out) = 0;
  virtual void row(std::string& out, boost::json::object row) = 0;
  virtual void end(std::string& out) = 0;

 private:
  Answer answer_;
  Writing writing_;
  std::size_t next_row_ = 0;
  bool begun_ = false;
};

/// One for each format.
[[nodiscard]] std::unique_ptr<http::BodySource> json_source(Answer answer, Writing writing);
[[nodiscard]] std::unique_ptr<http::BodySource> ndjson_source(Answer answer, Writing writing);
[[nodiscard]] std::unique_ptr<http::BodySource> csv_source(Answer answer, Writing writing);
[[nodiscard]] std::unique_ptr<http::BodySource> text_source(Answer answer, Writing writing);
[[nodiscard]] std::unique_ptr<http::BodySource> proof_source(Answer answer, Writing writing);
[[nodiscard]] std::unique_ptr<http::BodySource> bibtex_source(Answer answer, Writing writing);
[[nodiscard]] std::unique_ptr<http::BodySource> csl_json_source(Answer answer, Writing writing);
[[nodiscard]] std::unique_ptr<http::BodySource> citation_source(Answer answer, Writing writing);

/// The members named, in the order named; all of them when none is.
[[nodiscard]] boost::json::object kept_members(boost::json::object row,
                                               const std::vector<std::string>& fields);

}  // namespace ecgraph::render
