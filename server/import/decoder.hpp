#pragma once
// Bytes in an encoding → UTF-8, by ICU.

#include <memory>
#include <string>
#include <string_view>

#include "schema/error.hpp"

struct UConverter;

namespace ecgraph::import {

/// Decodes block by block; a character may be cut by the end of a block.
class Decoder {
 public:
  /// `name` as ICU knows it: "utf-16le", "windows-1252".
  [[nodiscard]] static Result<Decoder> of(std::string_view name);
  /// Adds the text of `bytes` to `text`. An error when they are none in this encoding, or when the last of
  /// them end inside a character.
  [[nodiscard]] Result<void> decode(std::string_view bytes, bool last, std::string& text);

 private:
  struct Close {
    void operator()(UConverter* converter) const;
  };
  using Converter = std::unique_ptr<UConverter, Close>;
  Decoder(std::string name, Converter from, Converter to);

  std::string name_;
  Converter from_, to_;
  std::u16string pivot_;
  std::size_t pivot_from_ = 0, pivot_to_ = 0;
};

}  // namespace ecgraph::import
