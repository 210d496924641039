#pragma once
// Bearer tokens: made once, printed once, kept only as a hash.

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
[[nodiscard]] std::string_view word(Role role);
[[nodiscard]] std::optional<Role> role(std::string_view word);

/// Whose token it is.
struct Identity {
  std::string author;
  Role role = Role::kReader;
};

/// The token file beside the store: one line a token, its hash, role, author and when it was made. Tokens are
/// 256 random bits, so a plain (keyed, fast) hash keeps them as safe as a slow one would and costs no time on
/// each request.
class Tokens {
 public:
  /// Reads the file, which need not exist yet.
  [[nodiscard]] static Result<Tokens> open(const std::filesystem::path& file);
  Tokens(Tokens&& other) noexcept : file_(std::move(other.file_)), entries_(std::move(other.entries_)) {}

  /// Makes a token, stores its hash durably and returns its text, which is never seen again.
  [[nodiscard]] Result<std::string> create(Role role, std::string_view author, Instant now);
  /// Whose token this is. Reads the file again when it has changed, so that a token made beside a running
  /// server works.
  [[nodiscard]] std::optional<Identity> identify(std::string_view token);

 private:
  struct Entry {
    std::string hash;
    Identity identity;
  };
  explicit Tokens(std::filesystem::path file) : file_(std::move(file)) {}
  [[nodiscard]] Result<void> read();

  std::filesystem::path file_;
  std::filesystem::file_time_type read_at_;
  std::vector<Entry> entries_;
  std::mutex mutex_;
};

}  // namespace ecgraph::auth
