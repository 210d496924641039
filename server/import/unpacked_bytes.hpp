#pragma once
// The bytes of a stored file, unpacked when they are gzip.

#include <zlib.h>

#include <cstdint>
#include <istream>
#include <memory>
#include <string>

#include "schema/error.hpp"

namespace ecgraph::import {

/// Reads block by block.
class UnpackedBytes {
 public:
  explicit UnpackedBytes(std::unique_ptr<std::istream> stored);
  ~UnpackedBytes();
  UnpackedBytes(const UnpackedBytes&) = delete;
  UnpackedBytes& operator=(const UnpackedBytes&) = delete;

  /// Fills `block` up to its capacity; empty at the end. Refuses a ZIP archive and damaged gzip data.
  [[nodiscard]] Result<void> read(std::string& block);
  [[nodiscard]] std::uint64_t bytes_read() const { return stored_read_; }
  /// The gzip data stopped before its end.
  [[nodiscard]] bool cut_off() const { return cut_off_; }

 private:
  Result<void> begin();
  Result<void> inflate_into(std::string& block);
  [[nodiscard]] Failure damage() const;
  bool fill_stored();

  std::unique_ptr<std::istream> bytes_;
  std::string stored_;  ///< what was read and not unpacked yet begins at stored_from_
  std::size_t stored_from_ = 0;
  std::uint64_t stored_read_ = 0;
  bool begun_ = false, packed_ = false, member_open_ = false, cut_off_ = false, damaged_ = false;
  z_stream stream_{};
};

}  // namespace ecgraph::import
