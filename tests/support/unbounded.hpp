#pragma once
// For tests that ask a question without a bound.

#include "graph/query/effort.hpp"

namespace ecgraph::tests {

/// Stands for an effort that nothing ends, as long as the call.
class Unbounded {
 public:
  operator Effort&() { return effort_; }  // NOLINT(google-explicit-constructor): that is what it is for

 private:
  Effort effort_{EffortLimits::none()};
};

}  // namespace ecgraph::tests
