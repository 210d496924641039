#pragma once
// The one error type. Expected failures are values from the parser to the renderer; what a kind means
// to a protocol (an HTTP status, an exit code) is decided at the edge.

#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace ecgraph {

/// What went wrong, independent of any protocol.
enum class ErrorKind {
  kUnreadable,        ///< the text cannot be read as what it should be
  kUnprocessable,     ///< well formed, but names something that does not exist, is ambiguous or does not fit
  kNotFound,          ///< the thing addressed does not exist
  kConflict,          ///< a precondition failed, or other content stands under that id
  kUnauthorised,      ///< no token, or not a known one
  kForbidden,         ///< the token's role does not allow it
  kMethodNotAllowed,  ///< the path exists, the method does not
  kNotAcceptable,     ///< no offered format is accepted
  kUnsupportedMedia,  ///< the body is in a format that is not read here
  kTooLarge,          ///< a stated bound was passed
  kUnavailable,       ///< not now: starting, stopping or overloaded
  kStorage,           ///< the disk or the store refused
  kInternal,          ///< our bug
};

/// One fault of a document that has many: where (JSON Pointer, RFC 6901) and what.
struct Fault {
  std::string pointer;
  std::string detail;
};

/// A failure with everything a person needs to mend it.
struct Error {
  ErrorKind kind = ErrorKind::kInternal;
  std::string message;               ///< a full sentence: what was wrong and what to write instead
  std::string field;                 ///< the parameter or member at fault; empty if none
  std::vector<std::string> allowed;  ///< what may stand there, when that is a short list
  std::vector<std::string> nearest;  ///< names close to the one given
  std::vector<Fault> faults;         ///< every fault of a document, in its order
};

template <class T>
using Result = tl::expected<T, Error>;

using Failure = tl::unexpected<Error>;

/// `return fail(ErrorKind::kUnreadable, "…", "at");`
[[nodiscard]] inline Failure fail(ErrorKind kind, std::string message, std::string field = {}) {
  return Failure(Error{kind, std::move(message), std::move(field), {}, {}, {}});
}
[[nodiscard]] inline Failure fail(Error error) { return Failure(std::move(error)); }

}  // namespace ecgraph
