// What the envelope says, as header fields.

#include "server/render/format.hpp"
#include "server/render/notes.hpp"

namespace ecgraph::render {
namespace {

/// Many servers and clients take 8 KiB of header fields in all.
constexpr std::size_t kNotesBytesMax = 3000;
constexpr std::string_view kCutMark = "...";

/// Visible ASCII but for `also` stays, the rest becomes %XX of its UTF-8 bytes.
std::string percent_encoded(std::string_view text, std::string_view also) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7f && also.find(c) == std::string_view::npos) {
      encoded += c;
    } else {
      encoded += '%';
      encoded += kHex[byte >> 4];
      encoded += kHex[byte & 15];
    }
  }
  return encoded;
}

std::string link(std::string_view target, std::string_view relation) {
  return "<" + percent_encoded(target, " <>\"") + ">; rel=\"" + std::string(relation) + "\"";
}

/// Notes are separated by " | "; a note's own bars and percent signs are encoded, so that decoding gives it
/// back.
std::string notes_value(const std::vector<std::string>& notes) {
  std::string value;
  for (const auto& note : notes) {
    const std::string encoded = percent_encoded(note, "%|");
    const std::string separator = value.empty() ? "" : " | ";
    if (value.size() + separator.size() + encoded.size() > kNotesBytesMax)
      return value + separator + std::string(kCutMark);
    value += separator + encoded;
  }
  return value;
}

}  // namespace

void set_headers(const Answer& answer, const Writing& writing, http::Headers& headers) {
  headers.set("Content-Type", std::string(declaration(writing.format).media_type));
  headers.set("Ecgraph-Revision", std::to_string(answer.revision));
  if (!answer.permalink.empty() && answer.links_itself)
    headers.add("Link", link(answer.permalink, "bookmark"));
  if (!answer.next.empty()) headers.add("Link", link(answer.next, "next"));
  auto all = sentences(answer);
  for (auto& note : notes_of_format(answer, writing.format)) all.push_back(std::move(note));
  const auto notes = notes_value(all);
  if (!notes.empty()) headers.set("Ecgraph-Notes", notes);
}

}  // namespace ecgraph::render
