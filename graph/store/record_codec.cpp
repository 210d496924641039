#include "graph/store/record_codec.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <cstring>

#include "graph/store/value_codec.hpp"

namespace ecgraph::store {
namespace {

constexpr std::uint8_t kLayout = 1;
constexpr std::size_t kHashBytes = std::tuple_size_v<RecordHash>;
static_assert(kHashBytes == crypto_generichash_BYTES);

/// The change's byte on disk, at the index of its alternative: never change them.
constexpr std::array<std::uint8_t, 3> kChangeBytes = {1, 2, 3};
static_assert(std::variant_size_v<Change> == kChangeBytes.size());

RecordHash hash_of(std::string_view bytes) {
  RecordHash hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size(), nullptr, 0);
  return hash;
}

std::string_view view_of(const RecordHash& hash) {
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

RecordHash to_hash(std::string_view bytes) {
  RecordHash hash{};
  if (bytes.size() == hash.size()) std::memcpy(hash.data(), bytes.data(), hash.size());
  return hash;
}

void write_change(ByteWriter& writer, const Change& change, const Vocabulary& vocabulary) {
  writer.byte(kChangeBytes[change.index()]);
  if (const auto* retract = std::get_if<Retract>(&change)) {
    writer.byte(static_cast<std::uint8_t>(retract->key.kind));
    writer.text(retract->key.id);
  } else if (const auto* correct = std::get_if<Correct>(&change)) {
    write_statement(writer, correct->statement, vocabulary);
  } else {
    write_statement(writer, std::get<Assert>(change).statement, vocabulary);
  }
}

std::optional<Change> read_retraction(ByteReader& reader) {
  const std::uint8_t kind = reader.byte();
  const std::string_view id = reader.text();
  if (kind >= std::variant_size_v<Statement>) reader.refuse("a retraction is of no known kind");
  if (reader.ok() && !is_id(id)) reader.refuse("a retraction names no id");
  if (!reader.ok()) return std::nullopt;
  return Retract{{static_cast<StatementKind>(kind), std::string(id)}};
}

std::optional<Change> read_change(ByteReader& reader, const Vocabulary& vocabulary) {
  const std::uint8_t what = reader.byte();
  if (what == kChangeBytes[2]) return read_retraction(reader);
  if (what != kChangeBytes[0] && what != kChangeBytes[1]) reader.refuse("a change is of no known kind");
  auto statement = read_statement(reader, vocabulary);
  if (!statement) return std::nullopt;
  if (what == kChangeBytes[0]) return Assert{*std::move(statement)};
  return Correct{*std::move(statement)};
}

RecordedTransaction read_transaction(ByteReader& reader, const Vocabulary& vocabulary) {
  RecordedTransaction transaction;
  const std::uint64_t revision = reader.number();
  if (revision == 0 || revision >= Revision::never().number) reader.refuse("its revision is out of range");
  transaction.revision = {static_cast<std::uint32_t>(revision)};
  transaction.recorded_at = Instant::from_microseconds(static_cast<std::int64_t>(reader.fixed_64()));
  transaction.author = reader.text();
  transaction.reason = reader.text();
  const std::size_t count = reader.count();
  for (std::size_t i = 0; i < count && reader.ok(); ++i) {
    if (auto change = read_change(reader, vocabulary)) transaction.changes.push_back(*std::move(change));
  }
  return transaction;
}

}  // namespace

EncodedRecord encode_record(const RecordedTransaction& transaction, const RecordHash& previous,
                            const Vocabulary& vocabulary) {
  ByteWriter writer;
  writer.byte(kLayout);
  writer.raw(view_of(previous));
  writer.number(transaction.revision.number);
  writer.fixed_64(static_cast<std::uint64_t>(transaction.recorded_at.microseconds()));
  writer.text(transaction.author);
  writer.text(transaction.reason);
  writer.number(transaction.changes.size());
  for (const Change& change : transaction.changes) write_change(writer, change, vocabulary);
  const RecordHash hash = hash_of(writer.bytes());
  writer.raw(view_of(hash));
  return {writer.take(), hash};
}

Result<DecodedRecord> decode_record(std::string_view bytes, const Vocabulary& vocabulary) {
  const std::size_t content = bytes.size() < kHashBytes ? 0 : bytes.size() - kHashBytes;
  const RecordHash hash = to_hash(bytes.substr(content));
  ByteReader reader(bytes.substr(0, content));
  if (reader.byte() != kLayout) reader.refuse("its layout is not known");
  if (reader.ok() && hash_of(bytes.substr(0, content)) != hash) reader.refuse("its checksum does not fit");
  const RecordHash previous = to_hash(reader.raw(kHashBytes));
  RecordedTransaction transaction = read_transaction(reader, vocabulary);
  if (reader.ok() && !reader.at_end()) reader.refuse("bytes are left over");
  if (reader.ok()) return DecodedRecord{std::move(transaction), previous, hash};
  return fail(ErrorKind::kStorage, fmt::format("A record of the log cannot be read: {}.", reader.fault()));
}

std::string hex(const RecordHash& hash) {
  std::string text;
  for (const unsigned char byte : hash) text += fmt::format("{:02x}", byte);
  return text;
}

}  // namespace ecgraph::store
