#include "server/render/version_shape.hpp"

#include <algorithm>

#include "server/render/columns.hpp"
#include "server/render/statement_document.hpp"

namespace ecgraph::render {
namespace {

namespace json = boost::json;

std::string_view word(RecordedVersion::How how) {
  switch (how) {
    case RecordedVersion::How::kAssert:
      return "assert";
    case RecordedVersion::How::kCorrect:
      return "correct";
    case RecordedVersion::How::kRetract:
      break;
  }
  return "retract";
}

/// What a row of the statement has that its document has not: labels stay out of a history, and ends and
/// sources are plain ids there.
std::vector<Column> columns_of_versions(const std::vector<Column>& of_statement) {
  std::vector<Column> columns{{{"revision"}, true},
                              {{"recorded_at"}, true},
                              {{"change"}, true},
                              {{"author"}, true},
                              {{"reason"}, true}};
  for (const auto& column : of_statement) {
    const auto& path = column.path;
    const bool is_reference =
        path.front() == "subject" || path.front() == "object" || path.front() == "sources";
    if (path.front() == "label" || path.front() == "id") continue;
    if (is_reference && path.back() != "id") continue;
    std::vector<std::string> here{"statement"};
    here.insert(here.end(), path.begin(), is_reference ? path.begin() + 1 : path.end());
    columns.push_back({std::move(here), false});
  }
  return columns;
}

}  // namespace

json::object version_shape(const RecordedVersion& version, const Vocabulary& vocabulary) {
  json::object shape{{"revision", version.revision.number},
                     {"recorded_at", version.recorded_at.text()},
                     {"author", version.author},
                     {"reason", version.reason},
                     {"change", word(version.how)},
                     {"statement", nullptr}};
  if (version.statement) shape["statement"] = statement_document(*version.statement, vocabulary);
  return shape;
}

json::object change_shape(const RecordedTransaction& transaction, std::size_t number,
                          const Vocabulary& vocabulary) {
  json::object shape{{"revision", transaction.revision.number},
                     {"recorded_at", transaction.recorded_at.text()},
                     {"author", transaction.author},
                     {"reason", transaction.reason}};
  const Change& change = transaction.changes[number];
  if (const auto* retracted = std::get_if<Retract>(&change)) {
    shape["change"] = word(RecordedVersion::How::kRetract);
    shape["statement"] = json::object{{"kind", word(retracted->key.kind)}, {"id", retracted->key.id}};
    return shape;
  }
  const auto* asserted = std::get_if<Assert>(&change);
  const auto& statement = asserted != nullptr ? asserted->statement : std::get<Correct>(change).statement;
  shape["change"] =
      word(asserted != nullptr ? RecordedVersion::How::kAssert : RecordedVersion::How::kCorrect);
  shape["statement"] = statement_document(statement, vocabulary);
  return shape;
}

std::vector<Column> change_columns() {
  return {{{"revision"}, true},
          {{"recorded_at"}, true},
          {{"change"}, true},
          {{"author"}, true},
          {{"reason"}, false},
          {{"statement", "kind"}, true},
          {{"statement", "id"}, true},
          {{"statement", "type"}, false},
          {{"statement", "subject"}, false},
          {{"statement", "object"}, false}};
}

std::vector<Column> version_columns(const Vocabulary& vocabulary, std::span<const EntityType> types) {
  return columns_of_versions(entity_columns(vocabulary, types));
}

std::vector<Column> version_columns(const Vocabulary& vocabulary, std::span<const RelationType> types) {
  return columns_of_versions(relation_columns(vocabulary, types, Asked::kNoTime));
}

}  // namespace ecgraph::render
