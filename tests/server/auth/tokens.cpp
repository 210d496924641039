#include "server/auth/tokens.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace ecgraph::tests {
namespace {

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
  const auto identity = tokens->identify(*token);
  REQUIRE(identity.has_value());
  CHECK(identity->author == "Ada Lovelace");
  CHECK(identity->role == auth::Role::kEditor);
  std::ifstream written(file.path);
  const std::string text(std::istreambuf_iterator<char>(written), {});
  CHECK(text.find(*token) == std::string::npos);
  CHECK(text.find("Ada Lovelace") != std::string::npos);
}

TEST_CASE("a token made beside a running server is known to it") {
  const TemporaryFile file;
  auto server = auth::Tokens::open(file.path);
  auto command = auth::Tokens::open(file.path);
  const auto token = command->create(auth::Role::kReader, "somebody", Instant::now());
  CHECK(server->identify(*token).has_value());
}

TEST_CASE("an unknown token is nobody's") {
  const TemporaryFile file;
  auto tokens = auth::Tokens::open(file.path);
  CHECK_FALSE(tokens->identify("").has_value());
  CHECK_FALSE(tokens->identify("ecg_guess").has_value());
}

TEST_CASE("an author is one line of text") {
  const TemporaryFile file;
  auto tokens = auth::Tokens::open(file.path);
  CHECK_FALSE(tokens->create(auth::Role::kAdmin, "", Instant::now()).has_value());
  CHECK_FALSE(tokens->create(auth::Role::kAdmin, "two\nlines", Instant::now()).has_value());
}

}  // namespace
}  // namespace ecgraph::tests
