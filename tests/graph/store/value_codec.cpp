#include "graph/store/value_codec.hpp"

#include <doctest/doctest.h>

#include "graph/store/record_codec.hpp"
#include "schema/vocabulary_reader.hpp"
#include "tests/support/statement_generator.hpp"
#include "tests/support/why.hpp"

using namespace ecgraph;
using namespace ecgraph::store;
using tests::Random;
using tests::StatementGenerator;
using tests::why;

namespace {

const Vocabulary& words() { return built_in_vocabulary(); }

/// One to four flipped bits, or a piece cut off, or bytes appended.
std::string damaged(std::string bytes, Random& random) {
  const int how = random.between(0, 9);
  if (how == 0) return bytes.substr(0, random.between<std::size_t>(0, bytes.size() - 1));
  if (how == 1) return bytes + random.text("\x01\x7f", 1, 3);
  for (int left = random.between(1, 4); left > 0; --left) {
    char& byte = bytes[random.between<std::size_t>(0, bytes.size() - 1)];
    byte = static_cast<char>(byte ^ (1 << random.between(0, 7)));
  }
  return bytes;
}

}  // namespace

TEST_CASE("statements of every kind read back as what was written") {
  Random random;
  INFO(random.replay());
  StatementGenerator generator(random, words());
  for (int i = 0; i < 5'000; ++i) {
    const Statement statement = generator.statement();
    const std::string bytes = encode_version(statement, words());
    const auto decoded = decode_version(bytes, words());
    REQUIRE_MESSAGE(decoded, why(decoded));
    REQUIRE(*decoded);
    CHECK(**decoded == statement);
    CHECK(encode_version(*decoded, words()) == bytes);
  }
}

TEST_CASE("bounds of dates survive storing") {
  const auto valid =
      Validity::make(EdtfDate::parse("2023-10~").value(), EdtfDate::parse("2024?").value(), false).value();
  Random random;
  Relation relation = StatementGenerator(random, words()).relation();
  relation.valid = valid;
  const auto decoded = decode_version(encode_version(relation, words()), words());
  REQUIRE(decoded);
  CHECK(std::get<Relation>(**decoded).valid.bounds() == valid.bounds());
}

TEST_CASE("a retraction reads back as no statement") {
  const auto decoded = decode_version(encode_version(std::nullopt, words()), words());
  REQUIRE(decoded);
  CHECK_FALSE(decoded->has_value());
}

TEST_CASE("words that the vocabulary does not have are named in the error") {
  Vocabulary larger = words();
  larger.claim_statuses.push_back({"rumoured", "heard of", true});
  Random random;
  Relation relation = StatementGenerator(random, words()).relation();
  relation.status = {static_cast<std::uint8_t>(larger.claim_statuses.size() - 1)};
  const auto decoded = decode_version(encode_version(relation, larger), words());
  REQUIRE_FALSE(decoded);
  CHECK(decoded.error().kind == ErrorKind::kStorage);
  CHECK(decoded.error().message.find("rumoured") != std::string::npos);
}

TEST_CASE("a reordered vocabulary reads what another order wrote") {
  Vocabulary reordered = words();
  std::swap(reordered.claim_statuses.front(), reordered.claim_statuses.back());
  Random random;
  Relation relation = StatementGenerator(random, words()).relation();
  relation.status = {0};
  const auto decoded = decode_version(encode_version(relation, words()), reordered);
  REQUIRE(decoded);
  CHECK(reordered[std::get<Relation>(**decoded).status].id == words().claim_statuses.front().id);
}

TEST_CASE("every shortened version is refused") {
  Random random;
  INFO(random.replay());
  StatementGenerator generator(random, words());
  for (int i = 0; i < 60; ++i) {
    const std::string bytes = encode_version(generator.statement(), words());
    for (std::size_t length = 0; length < bytes.size(); length += 1 + length / 40) {
      const auto decoded = decode_version(std::string_view(bytes).substr(0, length), words());
      REQUIRE_FALSE(decoded);
      CHECK(decoded.error().kind == ErrorKind::kStorage);
    }
  }
}

TEST_CASE("damaged versions are refused or read as something else, and never crash") {
  Random random;
  INFO(random.replay());
  StatementGenerator generator(random, words());
  int refused = 0;
  for (int i = 0; i < 30'000; ++i) {
    const auto decoded =
        decode_version(damaged(encode_version(generator.statement(), words()), random), words());
    if (!decoded) ++refused;
  }
  CHECK(refused > 1'000);
}

TEST_CASE("a test nested without end is refused") {
  Rule rule = [] {
    Random random;
    return StatementGenerator(random, words()).rule();
  }();
  ItemTest test;
  for (int i = 0; i < 200; ++i) {
    ItemTest outer;
    outer.kind = ItemTest::Kind::kNot;
    outer.operands.push_back(std::move(test));
    test = std::move(outer);
  }
  rule.predicates = {Predicate{"p", {}, std::move(test), {}, {}, {}}};
  CHECK_FALSE(decode_version(encode_version(rule, words()), words()));
}

TEST_CASE("records of the log read back as what was written, with the hash of the one before") {
  Random random;
  INFO(random.replay());
  StatementGenerator generator(random, words());
  RecordHash previous{};
  for (int i = 0; i < 500; ++i) {
    RecordedTransaction transaction{
        {random.between<std::uint32_t>(1, UINT32_MAX - 1)},
        Instant::from_microseconds(random.between<std::int64_t>(-1'000'000, 2'000'000'000'000'000)),
        generator.text(),
        generator.text(),
        {}};
    for (int left = random.between(0, 3); left > 0; --left) {
      const int how = random.between(0, 2);
      if (how == 0) transaction.changes.emplace_back(Assert{generator.statement()});
      if (how == 1) transaction.changes.emplace_back(Correct{generator.statement()});
      if (how == 2) transaction.changes.emplace_back(Retract{{StatementKind::kClaim, generator.id_text()}});
    }
    const EncodedRecord encoded = encode_record(transaction, previous, words());
    const auto decoded = decode_record(encoded.bytes, words());
    REQUIRE_MESSAGE(decoded, why(decoded));
    CHECK(decoded->hash == encoded.hash);
    CHECK(decoded->previous == previous);
    CHECK(decoded->transaction.revision == transaction.revision);
    CHECK(decoded->transaction.recorded_at == transaction.recorded_at);
    CHECK(decoded->transaction.author == transaction.author);
    CHECK(decoded->transaction.reason == transaction.reason);
    CHECK(encode_record(decoded->transaction, previous, words()).bytes == encoded.bytes);
    previous = encoded.hash;
  }
}

TEST_CASE("every damaged record is refused") {
  Random random;
  INFO(random.replay());
  StatementGenerator generator(random, words());
  for (int i = 0; i < 5'000; ++i) {
    const RecordedTransaction transaction{{1}, {}, "author", "reason", {Assert{generator.source()}}};
    const std::string bytes = encode_record(transaction, {}, words()).bytes;
    const std::string other = damaged(bytes, random);
    if (other == bytes) continue;
    const auto decoded = decode_record(other, words());
    REQUIRE_FALSE(decoded);
    CHECK(decoded.error().kind == ErrorKind::kStorage);
  }
}
