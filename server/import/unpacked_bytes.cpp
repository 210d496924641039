#include "server/import/unpacked_bytes.hpp"

#include <fmt/format.h>

#include <cstring>

namespace ecgraph::import {
namespace {

constexpr std::size_t kStoredBlock = std::size_t{128} << 10;
constexpr std::string_view kGzip = "\x1f\x8b";
constexpr std::string_view kZip = "PK\x03\x04";
/// What zlib is told so that it expects the header of gzip.
constexpr int kGzipWindow = 15 + 16;

}  // namespace

UnpackedBytes::UnpackedBytes(std::unique_ptr<std::istream> stored) : bytes_(std::move(stored)) {}

UnpackedBytes::~UnpackedBytes() {
  if (packed_) inflateEnd(&stream_);
}

/// Whether there are bytes not unpacked yet.
bool UnpackedBytes::fill_stored() {
  if (stored_from_ < stored_.size()) return true;
  stored_.resize(kStoredBlock);
  stored_from_ = 0;
  bytes_->read(stored_.data(), static_cast<std::streamsize>(stored_.size()));
  stored_.resize(static_cast<std::size_t>(bytes_->gcount()));
  stored_read_ += stored_.size();
  return !stored_.empty();
}

Result<void> UnpackedBytes::begin() {
  begun_ = true;
  fill_stored();
  if (bytes_->bad()) return fail(ErrorKind::kStorage, "The file cannot be read.");
  if (stored_.starts_with(kZip))
    return fail(ErrorKind::kUnsupportedMedia,
                "This is a ZIP archive: unpack it first and load what is in it.");
  if (!stored_.starts_with(kGzip)) return {};
  if (inflateInit2(&stream_, kGzipWindow) != Z_OK)
    return fail(ErrorKind::kInternal, "There is no memory to unpack the file.");
  packed_ = member_open_ = true;
  return {};
}

Result<void> UnpackedBytes::inflate_into(std::string& block) {
  std::size_t filled = 0;
  while (filled < block.size() && !damaged_) {
    if (!fill_stored()) {
      cut_off_ = member_open_;
      break;
    }
    if (!member_open_) {  // gzip files may be put one after another
      inflateReset(&stream_);
      member_open_ = true;
    }
    stream_.next_in = reinterpret_cast<Bytef*>(stored_.data() + stored_from_);  // NOLINT: zlib's own type
    stream_.avail_in = static_cast<uInt>(stored_.size() - stored_from_);
    stream_.next_out = reinterpret_cast<Bytef*>(block.data() + filled);  // NOLINT: the same
    stream_.avail_out = static_cast<uInt>(block.size() - filled);
    const int status = inflate(&stream_, Z_NO_FLUSH);
    stored_from_ = stored_.size() - stream_.avail_in;
    filled = block.size() - stream_.avail_out;
    if (status == Z_STREAM_END)
      member_open_ = false;
    else if (status != Z_OK && status != Z_BUF_ERROR) {
      damaged_ = true;
      break;
    }
  }
  block.resize(filled);
  if (damaged_ && filled == 0) return damage();  // what came before is given out first
  return {};
}

Failure UnpackedBytes::damage() const {
  return fail(ErrorKind::kUnreadable, fmt::format("The compressed data is damaged near byte {}.",
                                                  stored_read_ - (stored_.size() - stored_from_)));
}

Result<void> UnpackedBytes::read(std::string& block) {
  if (!begun_) {
    if (auto begins = begin(); !begins) return begins;
  }
  block.resize(block.capacity());
  if (packed_) return inflate_into(block);
  std::size_t filled = 0;
  while (filled < block.size() && fill_stored()) {
    const std::size_t size = std::min(block.size() - filled, stored_.size() - stored_from_);
    std::memcpy(block.data() + filled, stored_.data() + stored_from_, size);
    stored_from_ += size;
    filled += size;
  }
  block.resize(filled);
  if (bytes_->bad()) return fail(ErrorKind::kStorage, "The file cannot be read to its end.");
  return {};
}

}  // namespace ecgraph::import
