#include "server/routes/cursor.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <charconv>
#include <vector>

namespace ecgraph::routes {
namespace {

constexpr auto kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
constexpr char kSeparator = '\n';

Failure not_a_cursor() {
  return fail(
      ErrorKind::kUnreadable,
      "\"cursor\" is not one that this server gave: take it from `next` of the page before, unchanged.",
      "cursor");
}

}  // namespace

std::string base64url(std::string_view bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), kVariant);
  text.pop_back();  // the terminator
  return text;
}

Result<std::string> from_base64url(std::string_view text, std::string_view field) {
  std::string bytes(text.size(), '\0');
  std::size_t length = 0;
  const char* end = nullptr;
  const int failed = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(),
                                       text.data(), text.size(), nullptr, &length, &end, kVariant);
  if (failed != 0 || end != text.data() + text.size())
    return fail(ErrorKind::kUnreadable,
                fmt::format("\"{}\" is not base64url (RFC 4648, without padding).", field),
                std::string(field));
  bytes.resize(length);
  return bytes;
}

std::string short_hash(std::string_view text) {
  std::array<char, 16> hash{};
  crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
                     reinterpret_cast<const unsigned char*>(text.data()), text.size(), nullptr, 0);
  return base64url({hash.data(), hash.size()});
}

std::string write_cursor(const Cursor& cursor) {
  return base64url(fmt::format("{1}{0}{2}{0}{3}{0}{4}", kSeparator, cursor.log_id, cursor.revision.number,
                               cursor.question, cursor.after));
}

Result<Cursor> read_cursor(std::string_view text) {
  auto bytes = from_base64url(text, "cursor");
  if (!bytes) return not_a_cursor();
  std::vector<std::string> parts;
  std::string_view rest = *bytes;
  for (int i = 0; i < 3; ++i) {
    const auto end = rest.find(kSeparator);
    if (end == std::string_view::npos) return not_a_cursor();
    parts.emplace_back(rest.substr(0, end));
    rest.remove_prefix(end + 1);
  }
  Revision revision;
  const auto& digits = parts[1];
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), revision.number);
  if (error != std::errc() || end != digits.data() + digits.size()) return not_a_cursor();
  return Cursor{parts[0], revision, parts[2], std::string(rest)};
}

}  // namespace ecgraph::routes
