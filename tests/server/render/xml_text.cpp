#include "server/render/xml_text.hpp"

#include <doctest/doctest.h>

using ecgraph::render::XmlText;

namespace {

std::string element(std::string_view text) {
  XmlText xml;
  xml.element("a", text);
  std::string out = "before ";
  xml.drain(out);
  return out;
}

}  // namespace

TEST_CASE("text in XML is escaped") {
  CHECK(element("a < b & \"c\" > d") == "before <a>a &lt; b &amp; &quot;c&quot; &gt; d</a>");
  CHECK(element("中芯国际") == "before <a>中芯国际</a>");
}

TEST_CASE("characters that no XML document may hold are replaced") {
  CHECK(element(std::string_view("a\0b\x01 \x1b", 6)) ==
        "before <a>a\xEF\xBF\xBD"
        "b\xEF\xBF\xBD \xEF\xBF\xBD</a>");
  CHECK(element("\xEF\xBF\xBE"
                "x") == "before <a>\xEF\xBF\xBDx</a>");
  CHECK(element("a\tb") == "before <a>a\tb</a>");
}

TEST_CASE("a document is written piece by piece") {
  XmlText xml;
  std::string out, more;
  xml.begin();
  xml.open("a");
  xml.attribute("b", "1\"2");
  xml.drain(out);
  CHECK(out == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\"1&quot;2\"");
  xml.element("c", "d");
  xml.close();
  xml.drain(more);
  CHECK(more == ">\n <c>d</c>\n</a>\n");
}
