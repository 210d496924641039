#include "graph/store/key_codec.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <tuple>

#include "tests/support/random.hpp"

using namespace ecgraph;
using namespace ecgraph::store;

namespace {

VersionKey random_key(tests::Random& random) {
  // Few letters and few revisions, so that ids begin alike and keys meet.
  std::string id = random.text("a0", 1, 1) + random.text("a0+~.", 0, 4);
  const auto revision = random.chance(20) ? random.between<std::uint32_t>(0, UINT32_MAX)
                                          : random.between<std::uint32_t>(0, 300);
  return {{static_cast<StatementKind>(random.between(0, 5)), std::move(id)}, {revision}};
}

auto model_order(const VersionKey& key) {
  return std::tuple(key.statement.kind, key.statement.id, ~key.revision.number);
}

}  // namespace

TEST_CASE("a version's key reads back as what was written") {
  tests::Random random;
  INFO(random.replay());
  for (int i = 0; i < 20'000; ++i) {
    const VersionKey key = random_key(random);
    const auto decoded = decode_version_key(version_key(key.statement, key.revision));
    REQUIRE(decoded);
    CHECK(*decoded == key);
  }
}

TEST_CASE("keys of versions sort by kind, then id, then the newest revision first") {
  tests::Random random;
  INFO(random.replay());
  for (int i = 0; i < 50'000; ++i) {
    const VersionKey a = random_key(random), b = random_key(random);
    CAPTURE(a.statement.id);
    CAPTURE(b.statement.id);
    CHECK((version_key(a.statement, a.revision) < version_key(b.statement, b.revision)) ==
          (model_order(a) < model_order(b)));
  }
}

TEST_CASE("the prefix of a statement's versions fits no other statement") {
  tests::Random random;
  INFO(random.replay());
  for (int i = 0; i < 50'000; ++i) {
    const VersionKey a = random_key(random), b = random_key(random);
    const bool fits = version_key(b.statement, b.revision).starts_with(version_prefix(a.statement));
    CHECK(fits == (a.statement == b.statement));
  }
}

TEST_CASE("the first key at or after an as-of key is the newest version not after that revision") {
  tests::Random random;
  INFO(random.replay());
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> keys;
    std::vector<VersionKey> model;
    for (int i = 0; i < 40; ++i) {
      const VersionKey key = random_key(random);
      if (std::ranges::find(model, key) == model.end()) model.push_back(key);
    }
    for (const VersionKey& key : model) keys.push_back(version_key(key.statement, key.revision));
    std::ranges::sort(keys);
    const VersionKey sought = random.chance(50)
                                  ? random_key(random)
                                  : VersionKey{random.one_of(model).statement, {random.between(0U, 300U)}};
    const auto found = std::ranges::lower_bound(keys, version_key(sought.statement, sought.revision));
    const bool there = found != keys.end() && found->starts_with(version_prefix(sought.statement));
    std::optional<Revision> expected;
    for (const VersionKey& key : model) {
      if (key.statement == sought.statement && key.revision <= sought.revision &&
          (!expected || *expected < key.revision)) {
        expected = key.revision;
      }
    }
    REQUIRE(there == expected.has_value());
    if (there) CHECK(decode_version_key(*found)->revision == *expected);
  }
}

TEST_CASE("keys of the log and of revisions sort by number and read back") {
  tests::Random random;
  INFO(random.replay());
  for (int i = 0; i < 10'000; ++i) {
    const Revision a{random.between<std::uint32_t>(0, UINT32_MAX)},
        b{random.between<std::uint32_t>(0, 70'000)};
    CHECK(decode_log_key(log_key(a)) == a);
    CHECK(decode_revision_key(revision_key(a)) == a);
    CHECK((log_key(a) < log_key(b)) == (a < b));
    CHECK((revision_key(a) < revision_key(b)) == (a < b));
    CHECK(std::string_view(revision_key(a)) > revision_prefix());
  }
}

TEST_CASE("bytes that are no key are not read as one") {
  CHECK_FALSE(decode_version_key(""));
  CHECK_FALSE(decode_version_key(std::string("\0\0\xff\xff\xff\xff", 6)));  // no id
  CHECK_FALSE(
      decode_version_key(std::string("\x06"
                                     "a\0\xff\xff\xff\xff",
                                     7)));  // no such kind
  CHECK_FALSE(
      decode_version_key(std::string("\x00"
                                     "ab\xff\xff\xff\xff",
                                     7)));  // not terminated
  CHECK_FALSE(
      decode_version_key(std::string("\x00"
                                     "A\0\xff\xff\xff\xff",
                                     7)));  // no id of ours
  CHECK_FALSE(decode_log_key("123"));
  CHECK_FALSE(decode_revision_key("revision/123"));
  CHECK_FALSE(decode_revision_key("revisions/1234"));
  tests::Random random;
  for (int i = 0; i < 20'000; ++i) {
    const std::string bytes = random.text(std::string_view("\0\x01\x05\x06"
                                                           "a+\xff",
                                                           7),
                                          0, 12);
    if (const auto key = decode_version_key(bytes))
      CHECK(version_key(key->statement, key->revision) == bytes);
  }
}
