// Bodies of POST /v1/legality: whatever is asked, the built-in graph gives an answer or a problem document.

#include "tests/fuzz/built_in_service.hpp"
#include "tests/fuzz/invariant.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ecgraph::fuzz::ask("POST", "/v1/legality", std::string(ecgraph::fuzz::text_of(data, size)));
  return 0;
}
