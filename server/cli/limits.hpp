#pragma once
// Every limit of a server that can be set, with its default.

#include "server/http/limits.hpp"
#include "server/routes/service.hpp"

namespace ecgraph::cli {

/// What the HTTP front allows, and what a question and its answer may amount to.
struct Limits {
  http::Limits http;
  routes::AnswerLimits answers;
};

}  // namespace ecgraph::cli
