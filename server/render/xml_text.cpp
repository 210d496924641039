#include "server/render/xml_text.hpp"

namespace ecgraph::render {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

const xmlChar* as_xml(const char* text) { return reinterpret_cast<const xmlChar*>(text); }

/// Of valid UTF-8: control characters but tab and line ends, and the two noncharacters of XML 1.0, 2.2.
std::string allowed(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto three = text.substr(i, 3);
    if (three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF") {
      result += kReplacement;
      i += 2;
    } else if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') {
      result += kReplacement;
    } else {
      result += text[i];
    }
  }
  return result;
}

}  // namespace

XmlText::XmlText() : buffer_(xmlBufferCreate()), writer_(xmlNewTextWriterMemory(buffer_.get(), 0)) {
  if (buffer_ == nullptr || writer_ == nullptr) throw std::bad_alloc();
}

void XmlText::begin() {
  xmlTextWriterSetIndent(writer_.get(), 1);
  xmlTextWriterStartDocument(writer_.get(), nullptr, "UTF-8", nullptr);
}

void XmlText::open(const char* element) { xmlTextWriterStartElement(writer_.get(), as_xml(element)); }

void XmlText::attribute(const char* name, std::string_view value) {
  xmlTextWriterWriteAttribute(writer_.get(), as_xml(name), as_xml(allowed(value).c_str()));
}

void XmlText::text(std::string_view text) {
  xmlTextWriterWriteString(writer_.get(), as_xml(allowed(text).c_str()));
}

void XmlText::close() { xmlTextWriterEndElement(writer_.get()); }

void XmlText::element(const char* name, std::string_view text) {
  xmlTextWriterWriteElement(writer_.get(), as_xml(name), as_xml(allowed(text).c_str()));
}

void XmlText::drain(std::string& out) {
  xmlTextWriterFlush(writer_.get());
  const auto* written = reinterpret_cast<const char*>(xmlBufferContent(buffer_.get()));
  out.append(written, static_cast<std::size_t>(xmlBufferLength(buffer_.get())));
  xmlBufferEmpty(buffer_.get());
}

}  // namespace ecgraph::render
