#include <doctest/doctest.h>

#include "graph/search/names.hpp"

namespace ecgraph::tests {

TEST_CASE("the script of a name is that of most of its letters") {
  CHECK(script_of("Nvidia") == "Latn");
  CHECK(script_of("中芯国际") == "Hani");
  CHECK(script_of("SK海力士半导体") == "Hani");
  CHECK(script_of("エヌビディア") == "Jpan");
  CHECK(script_of("東京エレクトロン") == "Jpan");
  CHECK(script_of("삼성전자") == "Kore");
  CHECK(script_of("Газпром") == "Cyrl");
  CHECK(script_of("Αθήνα") == "Grek");
}

TEST_CASE("a name without letters is in no script") {
  CHECK(script_of("") == "Zyyy");
  CHECK(script_of("123-4") == "Zyyy");
}

}  // namespace ecgraph::tests
