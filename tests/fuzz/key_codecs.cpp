// Bytes of the store: what decodes is written back as the same bytes, and keys order as what they stand for.

#include <string>

#include "graph/store/key_codec.hpp"
#include "graph/store/record_codec.hpp"
#include "graph/store/value_codec.hpp"
#include "schema/vocabulary_reader.hpp"
#include "tests/fuzz/invariant.hpp"

using namespace ecgraph;
using fuzz::demand;

namespace {

void keys(std::string_view bytes) {
  if (const auto revision = store::decode_log_key(bytes))
    demand(store::log_key(*revision) == bytes, "a log key is written as it was read");
  if (const auto revision = store::decode_revision_key(bytes))
    demand(store::revision_key(*revision) == bytes, "a revision key is written as it was read");
  const auto version = store::decode_version_key(bytes);
  if (!version) return;
  demand(store::version_key(version->statement, version->revision) == bytes,
         "a version key is written as it was read");
  demand(bytes.starts_with(store::version_prefix(version->statement)),
         "a version key begins with its prefix");
  const Revision next{version->revision.number + 1};
  if (next.number != 0)
    demand(store::version_key(version->statement, next) < bytes, "a newer version sorts before an older one");
}

void version(std::string_view bytes) {
  const auto read = store::decode_version(bytes, built_in_vocabulary());
  if (!read) return demand(!read.error().message.empty(), "damaged bytes are refused with a sentence");
  const auto written = store::encode_version(*read, built_in_vocabulary());
  const auto again = store::decode_version(written, built_in_vocabulary());
  demand(again && *again == *read, "a version reads back as what was written");
}

void record(std::string_view bytes) {
  const auto read = store::decode_record(bytes, built_in_vocabulary());
  if (!read) return demand(!read.error().message.empty(), "a damaged record is refused with a sentence");
  const auto written = store::encode_record(read->transaction, read->previous, built_in_vocabulary());
  demand(written.bytes == bytes, "a record is written as it was read");
}

}  // namespace

/// The first byte says of what the others are the bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return -1;
  const auto bytes = fuzz::text_of(data + 1, size - 1);
  switch (data[0] % 3) {
    case 0:
      keys(bytes);
      break;
    case 1:
      version(bytes);
      break;
    default:
      record(bytes);
      break;
  }
  return 0;
}
