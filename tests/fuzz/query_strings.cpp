// Targets of GET: whatever is asked, the built-in graph gives an answer or a problem document.

#include "tests/fuzz/built_in_service.hpp"
#include "tests/fuzz/invariant.hpp"

/// `/v1/…?…`; the slash is put in front where it is missing.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string target(ecgraph::fuzz::text_of(data, size));
  if (!target.starts_with('/')) target.insert(0, "/");
  ecgraph::fuzz::ask("GET", std::move(target), {});
  return 0;
}
