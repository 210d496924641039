#include "server/auth/tokens.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

namespace ecgraph::auth {
namespace {

constexpr std::array kRoles{std::pair{Role::kReader, std::string_view("reader")},
                            std::pair{Role::kEditor, std::string_view("editor")},
                            std::pair{Role::kAdmin, std::string_view("admin")}};
constexpr std::string_view kPrefix = "ecg_";

std::string hash_of(std::string_view token) {
  std::array<unsigned char, crypto_generichash_BYTES> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(token.data()),
                     token.size(), nullptr, 0);
  std::array<char, 2 * crypto_generichash_BYTES + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return hex.data();
}

std::string random_token() {
  std::array<unsigned char, 32> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  constexpr auto kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::array<char, sodium_base64_ENCODED_LEN(32, kVariant)> text{};
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kVariant);
  return std::string(kPrefix) + text.data();
}

bool equal(const std::string& a, const std::string& b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

Result<void> append_durably(const std::filesystem::path& file, const std::string& line) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const bool written = descriptor >= 0 &&
                       ::write(descriptor, line.data(), line.size()) == static_cast<ssize_t>(line.size()) &&
                       ::fsync(descriptor) == 0;
  const int cause = errno;
  if (descriptor >= 0) ::close(descriptor);
  if (written) return {};
  return fail(ErrorKind::kStorage,
              fmt::format("The token file {} cannot be written: {}.", file.string(), std::strerror(cause)));
}

}  // namespace

std::string_view word(Role role) {
  return std::find_if(kRoles.begin(), kRoles.end(), [&](const auto& row) { return row.first == role; })
      ->second;
}

std::optional<Role> role(std::string_view word) {
  const auto found =
      std::find_if(kRoles.begin(), kRoles.end(), [&](const auto& row) { return row.second == word; });
  return found == kRoles.end() ? std::nullopt : std::optional(found->first);
}

Result<Tokens> Tokens::open(const std::filesystem::path& file) {
  if (sodium_init() < 0) return fail(ErrorKind::kInternal, "libsodium cannot be started.");
  Tokens tokens(file);
  if (auto read = tokens.read(); !read) return fail(read.error());
  return tokens;
}

Result<void> Tokens::read() {
  entries_.clear();
  std::error_code none;
  read_at_ = std::filesystem::last_write_time(file_, none);
  if (none) return {};  // no token was made yet
  std::ifstream input(file_);
  std::string line;
  for (int number = 1; std::getline(input, line); ++number) {
    std::istringstream fields(line);
    std::string hash, role_word, made_at, author;
    fields >> hash >> role_word >> made_at >> std::ws;
    std::getline(fields, author);
    const auto known = role(role_word);
    if (!known || author.empty())
      return fail(ErrorKind::kStorage,
                  fmt::format("Line {} of the token file {} cannot be read.", number, file_.string()));
    entries_.push_back({std::move(hash), {std::move(author), *known}});
  }
  return {};
}

Result<std::string> Tokens::create(Role role, std::string_view author, Instant now) {
  const bool printable = !author.empty() && author.find_first_of("\r\n") == std::string_view::npos;
  if (!printable) return fail(ErrorKind::kUnreadable, "The author must be one line of text.", "author");
  std::string token = random_token();
  auto appended =
      append_durably(file_, fmt::format("{} {} {} {}\n", hash_of(token), word(role), now.text(), author));
  if (!appended) return fail(appended.error());
  return token;
}

std::optional<Identity> Tokens::identify(std::string_view token) {
  const std::string hash = hash_of(token);
  const std::lock_guard lock(mutex_);
  std::error_code none;
  const auto changed_at = std::filesystem::last_write_time(file_, none);
  if (!none && changed_at != read_at_ && !read()) return std::nullopt;
  for (const auto& entry : entries_) {
    if (equal(entry.hash, hash)) return entry.identity;
  }
  return std::nullopt;
}

}  // namespace ecgraph::auth
