#include "server/import/decoder.hpp"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include <array>

namespace ecgraph::import {

void Decoder::Close::operator()(UConverter* converter) const { ucnv_close(converter); }

Decoder::Decoder(std::string name, Converter from, Converter to)
    : name_(std::move(name)), from_(std::move(from)), to_(std::move(to)), pivot_(1024, u'\0') {}

Result<Decoder> Decoder::of(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  std::string own(name);
  Converter from(ucnv_open(own.c_str(), &status));
  Converter to(ucnv_open("UTF-8", &status));
  if (U_SUCCESS(status))
    ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  if (U_FAILURE(status))
    return fail(ErrorKind::kInternal, fmt::format("The encoding {} is not known here.", name));
  return Decoder(std::move(own), std::move(from), std::move(to));
}

Result<void> Decoder::decode(std::string_view bytes, bool last, std::string& text) {
  const char* source = bytes.data();
  const char* const source_end = source + bytes.size();
  UChar* const begin = pivot_.data();
  UChar* pivot_source = begin + pivot_from_;
  UChar* pivot_target = begin + pivot_to_;
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  std::array<char, 16384> part{};
  while (status == U_BUFFER_OVERFLOW_ERROR) {
    status = U_ZERO_ERROR;
    char* target = part.data();
    ucnv_convertEx(to_.get(), from_.get(), &target, part.data() + part.size(), &source, source_end, begin,
                   &pivot_source, &pivot_target, begin + pivot_.size(), false, last, &status);
    text.append(part.data(), target);
  }
  pivot_from_ = static_cast<std::size_t>(pivot_source - begin);
  pivot_to_ = static_cast<std::size_t>(pivot_target - begin);
  if (U_SUCCESS(status)) return {};
  return fail(ErrorKind::kUnreadable, fmt::format("The bytes are no {}, as which the file begins.", name_));
}

}  // namespace ecgraph::import
