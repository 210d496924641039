#pragma once
// Records of the log as bytes.
//
//   layout(1) = 1
//   hash of the record before (32), zeros in the first
//   revision, recorded instant (8, microseconds), author, reason
//   number of changes, each: 1 assert | 2 correct | 3 retract, then the statement, or the kind and id
//   retracted BLAKE2b-256 of all bytes above (32)
//
// So each record vouches for all before it, and the hash of the first names the log.

#include <array>
#include <string>
#include <string_view>

#include "graph/model/transaction.hpp"

namespace ecgraph::store {

using RecordHash = std::array<unsigned char, 32>;

/// A record with its hash, the one that the next record starts with.
struct EncodedRecord {
  std::string bytes;
  RecordHash hash;
};
struct DecodedRecord {
  RecordedTransaction transaction;
  RecordHash previous, hash;
};

/// A transaction as the log keeps it, with the hash that chains it to the record before.
[[nodiscard]] EncodedRecord encode_record(const RecordedTransaction& transaction, const RecordHash& previous,
                                          const Vocabulary& vocabulary);
/// Damaged bytes are a kStorage error. That `previous` is the hash of the record before is the caller's to
/// check.
[[nodiscard]] Result<DecodedRecord> decode_record(std::string_view bytes, const Vocabulary& vocabulary);

/// 64 lower-case digits.
[[nodiscard]] std::string hex(const RecordHash& hash);

}  // namespace ecgraph::store
