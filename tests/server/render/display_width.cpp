#include "server/render/display_width.hpp"

#include <doctest/doctest.h>

using namespace ecgraph::render;

TEST_CASE("Chinese letters take two columns and accents none") {
  CHECK(display_width("SMIC") == 4);
  CHECK(display_width("中芯国际") == 8);
  CHECK(display_width("é") == 1);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("ｱ") == 1);
  CHECK(display_width("Ａ") == 2);
  CHECK(display_width("삼성") == 4);
  CHECK(display_width("") == 0);
}

TEST_CASE("text is cut to a width without splitting a letter") {
  CHECK(cut_to_width("SMIC", 4) == "SMIC");
  CHECK(cut_to_width("SMIC Beijing", 5) == "SMIC…");
  CHECK(cut_to_width("中芯国际", 8) == "中芯国际");
  CHECK(cut_to_width("中芯国际", 7) == "中芯国…");
  CHECK(cut_to_width("中芯国际", 6) == "中芯…");
  CHECK(display_width(cut_to_width("中芯国际", 6)) == 5);
}

TEST_CASE("nothing in a cell can steer a terminal") {
  CHECK(one_line("a\nb\tc") == "a b c");
  CHECK(one_line("a\x1b[31mred") == "a [31mred");
  CHECK(one_line("a\u202Eb\u2066c") == "abc");
  CHECK(one_line("a\xff"
                 "b") ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(one_line("a\u2028b\u0085c") == "a b c");
}
