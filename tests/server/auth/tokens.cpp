#include "server/auth/tokens.hpp"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace ecgraph::tests {
namespace {

const Day kToday = *Day::parse("2026-11-25");
const Instant kNow = *Instant::parse("2026-11-25T12:00:00Z");

std::string text_of(const std::filesystem::path& path) {
  std::ifstream written(path);
  return {std::istreambuf_iterator<char>(written), {}};
}

struct TemporaryFile {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("ecgraph-tokens-" + std::to_string(getpid()));
  TemporaryFile() { std::filesystem::remove(path); }
  ~TemporaryFile() { std::filesystem::remove(path); }
};

TEST_CASE("a token is known by its text and kept only as a hash") {
  const TemporaryFile file;
  auto tokens = auth::Tokens::open(file.path);
  REQUIRE(tokens.has_value());
  const auto token = tokens->create(auth::Role::kEditor, "Ada Lovelace", Instant::from_microseconds(0));
  REQUIRE(token.has_value());
  const auto identity = tokens->identify(*token, kToday);
  REQUIRE(identity.has_value());
  CHECK(identity->author == "Ada Lovelace");
  CHECK(identity->role == auth::Role::kEditor);
  const auto text = text_of(file.path);
  CHECK(text.find(*token) == std::string::npos);
  CHECK(text.find(token->substr(4)) == std::string::npos);
  CHECK(text.find("Ada Lovelace") != std::string::npos);
}

TEST_CASE("a token made beside a running server is known to it") {
  const TemporaryFile file;
  auto server = auth::Tokens::open(file.path);
  auto command = auth::Tokens::open(file.path);
  const auto token = command->create(auth::Role::kReader, "somebody", Instant::now());
  CHECK(server->identify(*token, kToday).has_value());
}

TEST_CASE("an unknown token is nobody's") {
  const TemporaryFile file;
  auto tokens = auth::Tokens::open(file.path);
  CHECK_FALSE(tokens->identify("", kToday).has_value());
  CHECK_FALSE(tokens->identify("ecg_guess", kToday).has_value());
}

TEST_CASE("an author is one line of text") {
  const TemporaryFile file;
  auto tokens = auth::Tokens::open(file.path);
  CHECK_FALSE(tokens->create(auth::Role::kAdmin, "", Instant::now()).has_value());
  CHECK_FALSE(tokens->create(auth::Role::kAdmin, "two\nlines", Instant::now()).has_value());
}

TEST_CASE("a token is taken on its last day and not on the next") {
  const TemporaryFile file;
  auto tokens = auth::Tokens::open(file.path);
  const auto token = tokens->create(auth::Role::kEditor, "Ada", kNow, Day::parse("2027-01-31").value());
  CHECK(tokens->identify(*token, *Day::parse("2027-01-31")).has_value());
  const auto late = tokens->identify(*token, *Day::parse("2027-02-01"));
  REQUIRE_FALSE(late.has_value());
  CHECK(late.error().kind == ErrorKind::kUnauthorised);
  CHECK(late.error().message.find("2027-01-31") != std::string::npos);
  CHECK_FALSE(tokens->create(auth::Role::kEditor, "Ada", kNow, Day::parse("2026-11-24").value()).has_value());
}

TEST_CASE("a token revoked beside a running server is refused by it at once, others are not") {
  const TemporaryFile file;
  auto server = auth::Tokens::open(file.path);
  auto command = auth::Tokens::open(file.path);
  const auto first = command->create(auth::Role::kEditor, "Ada", kNow);
  const auto second = command->create(auth::Role::kEditor, "Ada", kNow);
  REQUIRE(server->identify(*first, kToday).has_value());
  const auto id = command->list()->front().id;
  CHECK(command->revoke(id, kNow)->revoked_at == kNow);
  CHECK(command->revoke(id, *Instant::parse("2026-11-26T00:00:00Z"))->revoked_at == kNow);
  const auto refused = server->identify(*first, kToday);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().message.find("revoked") != std::string::npos);
  CHECK(server->identify(*second, kToday).has_value());
  CHECK(auth::Tokens::open(file.path)->list()->front().revoked_at == kNow);
  CHECK_FALSE(command->revoke("nothing", kNow).has_value());
}

TEST_CASE("what is listed is all but the secret") {
  const TemporaryFile file;
  auto tokens = auth::Tokens::open(file.path);
  const auto token =
      tokens->create(auth::Role::kAdmin, "Ada  of until=never", kNow, Day::parse("2027-01-31").value());
  const auto listed = auth::Tokens::open(file.path)->list();
  REQUIRE(listed->size() == 1);
  CHECK(listed->front().identity.author == "Ada  of until=never");
  CHECK(listed->front().identity.role == auth::Role::kAdmin);
  CHECK(listed->front().made_at == kNow);
  CHECK(listed->front().last_day == *Day::parse("2027-01-31"));
  CHECK(listed->front().hash.starts_with(listed->front().id));
  CHECK(listed->front().hash.find(token->substr(4)) == std::string::npos);
}

TEST_CASE("when the file is gone, so are its tokens") {
  const TemporaryFile file;
  auto tokens = auth::Tokens::open(file.path);
  const auto token = tokens->create(auth::Role::kEditor, "Ada", kNow);
  REQUIRE(tokens->identify(*token, kToday).has_value());
  std::filesystem::remove(file.path);
  CHECK_FALSE(tokens->identify(*token, kToday).has_value());
}

TEST_CASE("the file is its owner's alone, and one that is not is refused") {
  using std::filesystem::perms;
  const TemporaryFile file;
  auto tokens = auth::Tokens::open(file.path);
  REQUIRE(tokens->create(auth::Role::kEditor, "Ada", kNow).has_value());
  CHECK(std::filesystem::status(file.path).permissions() == (perms::owner_read | perms::owner_write));
  std::filesystem::permissions(file.path, perms::group_read, std::filesystem::perm_options::add);
  const auto refused = auth::Tokens::open(file.path);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().message.find("chmod 600") != std::string::npos);
}

TEST_CASE("a line that is neither a token nor a revocation is refused with its number") {
  for (const std::string line :
       {"revoked nothing 2026-11-25T12:00:00Z", "short editor 2026-11-25T12:00:00Z Ada", "x", ""}) {
    CAPTURE(line);
    const TemporaryFile file;
    auto tokens = auth::Tokens::open(file.path);
    REQUIRE(tokens->create(auth::Role::kEditor, "Ada", kNow).has_value());
    std::ofstream(file.path, std::ios::app) << line << '\n';
    const auto refused = auth::Tokens::open(file.path);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().message.find("Line 2") != std::string::npos);
  }
}

TEST_CASE("a token file of before, without last days, is read") {
  const TemporaryFile file;
  std::string token, hash;
  {
    auto tokens = auth::Tokens::open(file.path);
    token = *tokens->create(auth::Role::kEditor, "Ada", kNow);
    hash = tokens->list()->front().hash;
  }
  std::ofstream(file.path, std::ios::trunc) << hash << " editor 2026-11-25T12:00:00Z Ada Lovelace\n";
  CHECK(auth::Tokens::open(file.path)->identify(token, kToday)->author == "Ada Lovelace");
}

/// Lets no file of this process grow beyond a size, as a disk that is full does.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) : ignored_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FullDisk() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, ignored_);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  rlimit before_{};
  void (*ignored_)(int);
};

TEST_CASE("a token that does not fit on the disk leaves the others as they were") {
  const TemporaryFile file;
  auto tokens = auth::Tokens::open(file.path);
  REQUIRE(tokens.has_value());
  const auto first = tokens->create(auth::Role::kEditor, "Ada", kNow);
  REQUIRE(first.has_value());
  const auto before = text_of(file.path);
  {
    const FullDisk full(before.size() + 20);
    const auto second = tokens->create(auth::Role::kEditor, "Grace", kNow);
    REQUIRE_FALSE(second.has_value());
    CHECK(second.error().message.find("cannot be written") != std::string::npos);
  }
  CHECK(text_of(file.path) == before);
  auto again = auth::Tokens::open(file.path);
  REQUIRE(again.has_value());
  CHECK(again->identify(*first, kToday).has_value());
}

}  // namespace
}  // namespace ecgraph::tests
