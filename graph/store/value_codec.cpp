#include "graph/store/value_codec.hpp"

#include "graph/store/field_reader.hpp"
#include "graph/store/field_writer.hpp"

namespace ecgraph::store {
namespace {

constexpr std::uint8_t kLayout = 1;
constexpr std::uint8_t kRetraction = 0;
constexpr int kScaleMax = 18;

/// A blank statement of the kind with this number.
template <std::size_t... Index>
std::optional<Statement> blank_statement(std::size_t kind, std::index_sequence<Index...>) {
  std::optional<Statement> blank_one;
  ((kind == Index ? void(blank_one = blank<std::variant_alternative_t<Index, Statement>>()) : void()), ...);
  return blank_one;
}

/// The fields of a statement whose kind's byte was read already.
std::optional<Statement> read_fields(ByteReader& reader, std::uint8_t kind_byte,
                                     const Vocabulary& vocabulary) {
  constexpr std::size_t kKinds = std::variant_size_v<Statement>;
  auto statement = kind_byte == kRetraction
                       ? std::nullopt
                       : blank_statement(kind_byte - std::size_t{1}, std::make_index_sequence<kKinds>());
  if (!statement) {
    reader.refuse("a statement is of no known kind");
    return std::nullopt;
  }
  FieldReader read(reader, vocabulary);
  std::visit([&](auto& one) { read(one); }, *statement);
  return reader.ok() ? std::move(statement) : std::nullopt;
}

}  // namespace

void FieldReader::one(Decimal& number) {
  const std::int64_t coefficient = in_.signed_number();
  const int scale = in_.byte();
  if (scale > kScaleMax) in_.refuse("a number has too many decimal places");
  if (in_.ok()) number = Decimal::scaled(coefficient, scale);
}

void FieldReader::one(Share& share) {
  Decimal percent;
  one(percent);
  take(share, Share::of(percent));
}

void FieldReader::one(Day& day) {
  const std::int64_t number = in_.signed_number();
  if (number < INT32_MIN || number > INT32_MAX) return in_.refuse("a day is out of range");
  day = Day::from_number(static_cast<std::int32_t>(number));
}

void FieldReader::one(Validity& valid) {
  std::optional<EdtfDate> from, until;
  bool open_start = false;
  (*this)(from, until, open_start);
  if (in_.ok()) take(valid, Validity::make(std::move(from), std::move(until), open_start));
}

void FieldReader::one(NamedValues& values) {
  std::vector<NamedValue> read;
  one(read);
  if (in_.ok()) values = NamedValues(std::move(read));
}

void write_statement(ByteWriter& writer, const Statement& statement, const Vocabulary& vocabulary) {
  writer.byte(static_cast<std::uint8_t>(static_cast<std::uint8_t>(kind_of(statement)) + 1));
  FieldWriter write(writer, vocabulary);
  std::visit([&](const auto& one) { write(one); }, statement);
}

std::optional<Statement> read_statement(ByteReader& reader, const Vocabulary& vocabulary) {
  return read_fields(reader, reader.byte(), vocabulary);
}

std::string encode_version(const std::optional<Statement>& statement, const Vocabulary& vocabulary) {
  ByteWriter writer;
  writer.byte(kLayout);
  if (statement) {
    write_statement(writer, *statement, vocabulary);
  } else {
    writer.byte(kRetraction);
  }
  return writer.take();
}

Result<std::optional<Statement>> decode_version(std::string_view bytes, const Vocabulary& vocabulary) {
  ByteReader reader(bytes);
  std::optional<Statement> statement;
  if (reader.byte() != kLayout) reader.refuse("its layout is not known");
  const std::uint8_t kind_byte = reader.byte();
  if (reader.ok() && kind_byte != kRetraction) statement = read_fields(reader, kind_byte, vocabulary);
  if (reader.ok() && !reader.at_end()) reader.refuse("bytes are left over");
  if (reader.ok()) return statement;
  return fail(ErrorKind::kStorage, fmt::format("A stored statement cannot be read: {}.", reader.fault()));
}

}  // namespace ecgraph::store
