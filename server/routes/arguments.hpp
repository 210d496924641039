#pragma once
// The query parameters of one request, checked against what its route takes; and what they came to mean, for
// the answer's `query` and its permanent link.

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/error.hpp"
#include "schema/nearest.hpp"
#include "server/http/target.hpp"
#include "server/routes/parameter.hpp"

namespace ecgraph::routes {

/// The query string, read by the parameters that a route takes; remembers what they resolved to.
class Arguments {
 public:
  /// Fails on a parameter that the route does not take (naming those it takes and the nearest) and on one
  /// given twice that may be given once.
  [[nodiscard]] static Result<Arguments> read(std::span<const Parameter> taken,
                                              std::span<const http::QueryParameter> given,
                                              std::span<const std::string_view> spec_names);

  /// As sent; nothing when not given.
  [[nodiscard]] std::optional<std::string_view> first(Parameter parameter) const;
  /// In the order given.
  [[nodiscard]] std::vector<std::string> all(Parameter parameter) const;
  /// The same, of words that are no names and may be joined by commas (`type=chip,company`); each once.
  [[nodiscard]] std::vector<std::string> words(Parameter parameter) const;
  /// Of a prefix parameter: what follows the prefix, and the value.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> named(Parameter parameter) const;

  /// The name of the first parameter given that is none of these.
  [[nodiscard]] std::optional<std::string_view> given_beside(std::span<const Parameter> these) const;

  /// One of a few words, or `otherwise` when not given; resolved under the parameter's name.
  [[nodiscard]] Result<std::string> word(Parameter parameter, std::span<const std::string_view> allowed,
                                         std::string_view otherwise);

  /// Says what a parameter came to mean.
  void resolve(Parameter parameter, std::string value);
  void resolve(std::string name, std::string value);
  /// Says a default that the answer's `query` shows, and its link need not repeat: it may mean more than the
  /// word alone.
  void tell(Parameter parameter, std::string value);
  void tell(std::string name, std::string value) { told_.emplace_back(std::move(name), std::move(value)); }
  /// Tells what was resolved so far, but for the parameters that were given: the link says it otherwise.
  void tell_resolved();
  /// In the order resolved: what the link repeats.
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& resolved() const { return resolved_; }
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& told() const { return told_; }

 private:
  std::vector<std::pair<Parameter, http::QueryParameter>> given_;
  std::vector<std::pair<std::string, std::string>> resolved_, told_;
};

/// The words in their order, each once: who names one twice asks for it once.
[[nodiscard]] std::vector<std::string> once(std::vector<std::string> words);

/// The kUnreadable of a parameter, with a sentence of its own.
[[nodiscard]] Failure unreadable(std::string message, Parameter parameter);
/// `"at" must be …`: an unreadable value of a parameter.
[[nodiscard]] Error bad_value(Parameter parameter, std::string_view value, std::string_view what,
                              std::vector<std::string> allowed = {});

}  // namespace ecgraph::routes
