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
  [[nodiscard]] Progress progress() const final { return {next_row_, answer_.rows.count}; }

 protected:
  [[nodiscard]] const Answer& answer() const { return answer_; }
  [[nodiscard]] const Writing& writing() const { return writing_; }
  /// What stands before the first row, and what stands after the last.
  virtual void begin(std::string& out) = 0;
  virtual void end(std::string& out) = 0;
  /// Makes row i and writes it.
  virtual Result<void> take(std::string& out, std::size_t i) = 0;

 private:
  Answer answer_;
  Writing writing_;
  std::size_t next_row_ = 0;
  bool begun_ = false;
};

/// A format of rows as trees, whatever they stand for.
class TreeSource : public RowSource {
 public:
  using RowSource::RowSource;

 protected:
  virtual void row(std::string& out, boost::json::object row) = 0;

 private:
  Result<void> take(std::string& out, std::size_t i) final;
};

/// One for each format.
[[nodiscard]] std::unique_ptr<http::BodySource> json_source(Answer answer, Writing writing);
[[nodiscard]] std::unique_ptr<http::BodySource> ndjson_source(Answer answer, Writing writing);
[[nodiscard]] std::unique_ptr<http::BodySource> csv_source(Answer answer, Writing writing);
[[nodiscard]] std::unique_ptr<http::BodySource> text_source(Answer answer, Writing writing);
[[nodiscard]] std::unique_ptr<http::BodySource> calendar_source(Answer answer, Writing writing);
[[nodiscard]] std::unique_ptr<http::BodySource> atom_source(Answer answer, Writing writing);
[[nodiscard]] std::unique_ptr<http::BodySource> json_ld_source(Answer answer, Writing writing);
[[nodiscard]] std::unique_ptr<http::BodySource> turtle_source(Answer answer, Writing writing);
[[nodiscard]] std::unique_ptr<http::BodySource> graphml_source(Answer answer, Writing writing);
[[nodiscard]] std::unique_ptr<http::BodySource> neo4j_nodes_source(Answer answer, Writing writing);
[[nodiscard]] std::unique_ptr<http::BodySource> neo4j_relationships_source(Answer answer, Writing writing);
[[nodiscard]] std::unique_ptr<http::BodySource> follow_the_money_source(Answer answer, Writing writing);
[[nodiscard]] std::unique_ptr<http::BodySource> proof_source(Answer answer, Writing writing);
[[nodiscard]] std::unique_ptr<http::BodySource> bibtex_source(Answer answer, Writing writing);
[[nodiscard]] std::unique_ptr<http::BodySource> csl_json_source(Answer answer, Writing writing);
[[nodiscard]] std::unique_ptr<http::BodySource> citation_source(Answer answer, Writing writing);

/// The members named, in the order named; all of them when none is.
[[nodiscard]] boost::json::object kept_members(boost::json::object row,
                                               const std::vector<std::string>& fields);

}  // namespace ecgraph::render
