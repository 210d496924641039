#pragma once
// Why a result failed, for the messages of assertions (which doctest may also print when they hold).

#include <string>

#include "schema/error.hpp"

namespace ecgraph::tests {

/// The error's text and faults; nothing when there is no error.
template <class T>
std::string why(const Result<T>& result) {
  if (result) return {};
  std::string text = result.error().message;
  for (const Fault& fault : result.error().faults) text += "\n  " + fault.pointer + ": " + fault.detail;
  return text;
}

}  // namespace ecgraph::tests
