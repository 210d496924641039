#include "graph/store/view_entries.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/store/key_codec.hpp"
#include "graph/store/value_codec.hpp"

namespace ecgraph::store {
namespace {

/// The meta entry of a revision.
std::string encode_revision(const RecordedTransaction& transaction, const RecordHash& hash) {
  ByteWriter writer;
  writer.fixed_64(static_cast<std::uint64_t>(transaction.recorded_at.microseconds()));
  writer.raw({reinterpret_cast<const char*>(hash.data()), hash.size()});
  writer.text(transaction.author);
  writer.text(transaction.reason);
  return writer.take();
}

/// The key of the statement that a change is about, and what stands after it.
std::pair<StatementKey, std::optional<Statement>> outcome(const Change& change) {
  if (const auto* retract = std::get_if<Retract>(&change)) return {retract->key, std::nullopt};
  const auto* correct = std::get_if<Correct>(&change);
  const Statement& statement = correct != nullptr ? correct->statement : std::get<Assert>(change).statement;
  return {key_of(statement), statement};
}

}  // namespace

void for_each_view_entry(const RecordedTransaction& transaction, const RecordHash& hash,
                         const Vocabulary& vocabulary, const VisitViewEntry& visit) {
  for (const Change& change : transaction.changes) {
    const auto [key, statement] = outcome(change);
    visit(ViewFamily::kVersions, version_key(key, transaction.revision),
          encode_version(statement, vocabulary));
  }
  visit(ViewFamily::kRevisions, revision_key(transaction.revision), encode_revision(transaction, hash));
}

Result<RevisionEntry> decode_revision(std::string_view bytes, Revision revision) {
  ByteReader reader(bytes);
  RevisionEntry entry;
  entry.recorded_at = Instant::from_microseconds(static_cast<std::int64_t>(reader.fixed_64()));
  const std::string_view hash = reader.raw(entry.hash.size());
  std::copy(hash.begin(), hash.end(), entry.hash.begin());
  entry.author = reader.text();
  entry.reason = reader.text();
  if (reader.ok() && reader.at_end()) return entry;
  return fail(ErrorKind::kStorage, fmt::format("The entry of revision {} cannot be read.", revision.number));
}

}  // namespace ecgraph::store
