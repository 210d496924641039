#include "graph/store/key_codec.hpp"

namespace ecgraph::store {
namespace {

constexpr std::size_t kRevisionBytes = 4;
constexpr std::string_view kRevisionPrefix = "revision/";

void append_big_endian(std::string& key, std::uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) key.push_back(static_cast<char>((number >> shift) & 0xFFU));
}

std::uint32_t read_big_endian(std::string_view bytes) {
  std::uint32_t number = 0;
  for (const char byte : bytes) number = (number << 8U) | static_cast<unsigned char>(byte);
  return number;
}

}  // namespace

std::string log_key(Revision revision) {
  std::string key;
  append_big_endian(key, revision.number);
  return key;
}

std::optional<Revision> decode_log_key(std::string_view key) {
  if (key.size() != kRevisionBytes) return std::nullopt;
  return Revision{read_big_endian(key)};
}

std::string version_prefix(const StatementKey& statement) {
  std::string key;
  key.reserve(statement.id.size() + 2 + kRevisionBytes);
  key.push_back(static_cast<char>(statement.kind));
  key.append(statement.id);
  key.push_back('\0');
  return key;
}

std::string version_key(const StatementKey& statement, Revision revision) {
  std::string key = version_prefix(statement);
  append_big_endian(key, ~revision.number);
  return key;
}

std::optional<VersionKey> decode_version_key(std::string_view key) {
  constexpr std::size_t kAround = 2 + kRevisionBytes;  // kind, 0x00, revision
  if (key.size() <= kAround) return std::nullopt;
  const auto kind = static_cast<unsigned char>(key.front());
  const std::string_view id = key.substr(1, key.size() - kAround);
  if (kind > static_cast<unsigned char>(StatementKind::kObservation) || key[1 + id.size()] != '\0' ||
      !is_id(id)) {
    return std::nullopt;
  }
  const std::uint32_t inverted = read_big_endian(key.substr(key.size() - kRevisionBytes));
  return VersionKey{{static_cast<StatementKind>(kind), std::string(id)}, Revision{~inverted}};
}

std::string revision_key(Revision revision) {
  std::string key(kRevisionPrefix);
  append_big_endian(key, revision.number);
  return key;
}

std::optional<Revision> decode_revision_key(std::string_view key) {
  if (key.size() != kRevisionPrefix.size() + kRevisionBytes || !key.starts_with(kRevisionPrefix))
    return std::nullopt;
  return Revision{read_big_endian(key.substr(kRevisionPrefix.size()))};
}

std::string_view revision_prefix() { return kRevisionPrefix; }

}  // namespace ecgraph::store
