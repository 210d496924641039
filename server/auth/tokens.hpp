#pragma once
// Bearer tokens: made once, printed once, kept only as a hash.

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/time/instant.hpp"
#include "schema/error.hpp"

namespace ecgraph::auth {

/// What a token allows; each role includes the ones before it.
enum class Role : std::uint8_t { kReader, kEditor, kAdmin };
/// `reader`, `editor` or `admin`
[[nodiscard]] std::string_view word(Role role);
/// The role of that word; nothing for another.
[[nodiscard]] std::optional<Role> role(std::string_view word);

/// Whose token it is.
struct Identity {
  std::string author;
  Role role = Role::kReader;
};

/// What is kept of a token.
struct Token {
  std::string id;    ///< the beginning of the hash; names the token, and is no secret
  std::string hash;  ///< hex
  Identity identity;
  Instant made_at;
  std::optional<Day> last_day;  ///< on which it is taken, UTC; none: it does not expire
  std::optional<Instant> revoked_at;
};

/// The token file beside the store. Only its owner may read or write it (mode 0600); it is only ever appended
/// to: a line a token with its hash, role, instant, last day and author, and a line a revocation.
///
/// Tokens are 256 random bits. A slow hash makes guessing expensive where secrets are few and guessable;
/// here nobody gets anywhere in a space of 2^256 whatever a guess costs, so a fast hash (BLAKE2b) is as safe,
/// needs no cache of verified tokens, and gives a flood of false tokens nothing to wear out.
class Tokens {
 public:
  /// Reads the file, which may not exist yet; refuses one that others than its owner may read or change.
  [[nodiscard]] static Result<Tokens> open(const std::filesystem::path& file);
  Tokens(Tokens&& other) noexcept
      : file_(std::move(other.file_)), state_(other.state_), tokens_(std::move(other.tokens_)) {}

  /// Makes a token, stores its hash durably and returns its text, which is never seen again.
  [[nodiscard]] Result<std::string> create(Role role, std::string_view author, Instant now,
                                           std::optional<Day> last_day = {});
  /// Whose token this is, on that day; else a sentence that says whether it is unknown, expired or revoked.
  /// Reads the file again when it has changed, so that what is made or revoked beside a running server counts
  /// at once.
  [[nodiscard]] Result<Identity> identify(std::string_view text, Day today);
  /// All tokens in the order in which they were made.
  [[nodiscard]] Result<std::vector<Token>> list();
  /// Revokes the token with this id, durably, and returns it; one that is revoked already stays as it is.
  [[nodiscard]] Result<Token> revoke(std::string_view id, Instant now);

 private:
  /// When the file was last changed, and how long it is: it only grows.
  struct FileState {
    std::filesystem::file_time_type changed_at;
    std::uintmax_t size = 0;
    friend bool operator==(const FileState&, const FileState&) = default;
  };
  explicit Tokens(std::filesystem::path file) : file_(std::move(file)) {}
  [[nodiscard]] FileState file_state() const;
  [[nodiscard]] Result<void> refresh();
  [[nodiscard]] Result<void> read();
  [[nodiscard]] bool take(const std::string& line);
  [[nodiscard]] Token* find(std::string_view id);

  std::filesystem::path file_;
  std::optional<FileState> state_;  ///< of what was read; none: nothing was
  std::vector<Token> tokens_;
  std::mutex mutex_;
};

}  // namespace ecgraph::auth
