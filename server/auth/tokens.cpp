#include "server/auth/tokens.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/file.h>
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
constexpr std::size_t kHashDigits = 2 * crypto_generichash_BYTES;
constexpr std::size_t kIdDigits = 12;
constexpr std::string_view kRevoked = "revoked";  // the first word of a revocation: revoked ID INSTANT
constexpr std::string_view kUntil = "until=";     // before a token's last day
constexpr std::string_view kNever = "never";

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
  if (descriptor >= 0) ::flock(descriptor, LOCK_EX);  // until it is closed: others append, too
  const auto before = descriptor < 0 ? -1 : ::lseek(descriptor, 0, SEEK_END);
  if (descriptor >= 0) errno = ENOSPC;  // what a short write means, which sets nothing
  const bool written = descriptor >= 0 &&
                       ::write(descriptor, line.data(), line.size()) == static_cast<ssize_t>(line.size()) &&
                       ::fsync(descriptor) == 0;
  const int cause = errno;
  // Half a line would make the file unreadable, and every other token with it.
  const bool is_whole = before < 0 || written || ::ftruncate(descriptor, before) == 0;
  if (descriptor >= 0) ::close(descriptor);
  if (written) return {};
  return fail(ErrorKind::kStorage,
              fmt::format("The token file {} cannot be written: {}.{}", file.string(), std::strerror(cause),
                          is_whole ? "" : " It ends in half a line, which has to be removed."));
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
  if (auto read = tokens.refresh(); !read) return fail(read.error());
  return tokens;
}

Tokens::FileState Tokens::file_state() const {
  FileState state;
  std::error_code none;
  state.changed_at = std::filesystem::last_write_time(file_, none);
  if (!none) state.size = std::filesystem::file_size(file_, none);
  return none ? FileState{} : state;
}

/// Reads the file unless it is as it was.
Result<void> Tokens::refresh() {
  const auto state = file_state();
  if (state_ == state) return {};
  state_.reset();  // until it has been read whole
  if (auto done = read(); !done) return fail(done.error());
  state_ = state;
  return {};
}

Result<void> Tokens::read() {
  tokens_.clear();
  std::error_code none;
  const auto status = std::filesystem::status(file_, none);
  if (!std::filesystem::exists(status)) return {};  // no token was made yet
  constexpr auto kOthers = std::filesystem::perms::group_all | std::filesystem::perms::others_all;
  if ((status.permissions() & kOthers) != std::filesystem::perms::none)
    return fail(ErrorKind::kStorage,
                fmt::format("The token file {0} is open to others than its owner: run chmod 600 {0}.",
                            file_.string()));
  std::ifstream input(file_);
  std::string line;
  for (int number = 1; std::getline(input, line); ++number) {
    if (!take(line))
      return fail(ErrorKind::kStorage,
                  fmt::format("Line {} of the token file {} cannot be read.", number, file_.string()));
  }
  return {};
}

/// One line of the file; false when it is neither a token nor a revocation.
bool Tokens::take(const std::string& line) {
  std::istringstream fields(line);
  std::string first, second, third;
  fields >> first >> second >> third >> std::ws;
  const auto instant = Instant::parse(third);
  if (!instant) return false;
  if (first == kRevoked) {
    Token* token = find(second);
    if (token != nullptr && !token->revoked_at) token->revoked_at = *instant;
    return token != nullptr;
  }
  std::string author;
  std::getline(fields, author);
  std::optional<Day> last_day;
  if (author.starts_with(kUntil)) {
    const auto space = std::min(author.find(' '), author.size() - 1);
    const auto day = author.substr(kUntil.size(), space - kUntil.size());
    author.erase(0, space + 1);
    if (const auto parsed = Day::parse(day))
      last_day = *parsed;
    else if (day != kNever)
      return false;
  }
  const auto known = role(second);
  if (!known || author.empty() || first.size() != kHashDigits) return false;
  auto id = first.substr(0, kIdDigits);
  tokens_.push_back({std::move(id), std::move(first), {std::move(author), *known}, *instant, last_day, {}});
  return true;
}

Token* Tokens::find(std::string_view id) {
  const auto found = std::find_if(tokens_.begin(), tokens_.end(), [&](const Token& t) { return t.id == id; });
  return found == tokens_.end() ? nullptr : &*found;
}

Result<std::string> Tokens::create(Role role, std::string_view author, Instant now,
                                   std::optional<Day> last_day) {
  const bool printable = !author.empty() && std::none_of(author.begin(), author.end(), [](char c) {
    return (c >= 0 && c < ' ') || c == '\x7f';
  });
  if (!printable || author.front() == ' ')
    return fail(ErrorKind::kUnreadable, "The author must be one line of text.", "author");
  if (last_day && *last_day < now.day())
    return fail(
        ErrorKind::kUnprocessable,
        fmt::format("{} is past: give the last day on which the token is to be taken.", last_day->text()),
        "expires");
  std::string token = random_token();
  auto appended =
      append_durably(file_, fmt::format("{} {} {} {}{} {}\n", hash_of(token), word(role), now.text(), kUntil,
                                        last_day ? last_day->text() : std::string(kNever), author));
  if (!appended) return fail(appended.error());
  return token;
}

Result<Identity> Tokens::identify(std::string_view text, Day today) {
  const std::string hash = hash_of(text);
  const std::lock_guard lock(mutex_);
  if (auto read = refresh(); !read) return fail(read.error());
  const auto token =
      std::find_if(tokens_.begin(), tokens_.end(), [&](const Token& each) { return equal(each.hash, hash); });
  const auto refuse = [](std::string sentence) {
    return fail(ErrorKind::kUnauthorised, std::move(sentence), "Authorization");
  };
  if (token == tokens_.end()) return refuse("The token is not known here.");
  if (token->revoked_at)
    return refuse(fmt::format("The token was revoked at {}.", token->revoked_at->text()));
  if (token->last_day && *token->last_day < today)
    return refuse(fmt::format("The token has expired: {} was its last day.", token->last_day->text()));
  return token->identity;
}

Result<std::vector<Token>> Tokens::list() {
  const std::lock_guard lock(mutex_);
  if (auto read = refresh(); !read) return fail(read.error());
  return tokens_;
}

Result<Token> Tokens::revoke(std::string_view id, Instant now) {
  const std::lock_guard lock(mutex_);
  if (auto read = refresh(); !read) return fail(read.error());
  Token* token = find(id);
  if (token == nullptr)
    return fail(ErrorKind::kNotFound,
                fmt::format("There is no token \"{}\". `ecgraph token list` shows them.", id), "id");
  if (token->revoked_at) return *token;
  auto appended = append_durably(file_, fmt::format("{} {} {}\n", kRevoked, id, now.text()));
  if (!appended) return fail(appended.error());
  token->revoked_at = now;
  return *token;
}

}  // namespace ecgraph::auth
