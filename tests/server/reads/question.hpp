#pragma once
// A request of the read side, before it is written as a target.

#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ecgraph::tests {

enum class Reads {
  kEntities,
  kEntity,
  kEntityRelations,
  kRelations,
  kRelation,
  kClaims,
  kObservations,
  kSearch,
  kRules,
  kRule,
  kSources,
  kSource
};

inline bool is_list(Reads reads) {
  return reads != Reads::kEntity && reads != Reads::kRelation && reads != Reads::kRule &&
         reads != Reads::kSource;
}

struct Question {
  Reads reads;
  std::string id;  ///< what stands in the path, for those that have it there
  std::vector<std::pair<std::string, std::string>> parameters;

  [[nodiscard]] std::optional<std::string> first(std::string_view name) const {
    for (const auto& [given, value] : parameters) {
      if (given == name) return value;
    }
    return std::nullopt;
  }
  [[nodiscard]] std::vector<std::string> all(std::string_view name) const {
    std::vector<std::string> values;
    for (const auto& [given, value] : parameters) {
      if (given == name) values.push_back(value);
    }
    return values;
  }
  /// All, and those between commas.
  [[nodiscard]] std::vector<std::string> words(std::string_view name) const {
    std::vector<std::string> words;
    for (const std::string& value : all(name)) {
      for (std::size_t from = 0; from <= value.size();) {
        const auto comma = std::min(value.find(',', from), value.size());
        words.push_back(value.substr(from, comma - from));
        from = comma + 1;
      }
    }
    return words;
  }
  [[nodiscard]] Question without(std::string_view name) const {
    Question other = *this;
    std::erase_if(other.parameters, [&](const auto& parameter) { return parameter.first == name; });
    return other;
  }
  [[nodiscard]] Question with(std::string name, std::string value) const {
    Question other = *this;
    other.parameters.emplace_back(std::move(name), std::move(value));
    return other;
  }

  [[nodiscard]] std::string path() const {
    static constexpr const char* kPaths[] = {
        "/v1/entities",     "/v1/entities/{}",  "/v1/entities/{}/relations",
        "/v1/relations",    "/v1/relations/{}", "/v1/claims",
        "/v1/observations", "/v1/search",       "/v1/rules",
        "/v1/rules/{}",     "/v1/sources",      "/v1/sources/{}"};
    std::string path = kPaths[static_cast<std::size_t>(reads)];
    if (const auto place = path.find("{}"); place != std::string::npos) path.replace(place, 2, encoded(id));
    return path;
  }
  [[nodiscard]] std::string query() const {
    std::string query;
    for (const auto& [name, value] : parameters)
      query += (query.empty() ? "?" : "&") + encoded(name) + "=" + encoded(value);
    return query;
  }
  [[nodiscard]] std::string target() const { return path() + query(); }

 private:
  static std::string encoded(const std::string& text) {
    return boost::urls::encode(text, boost::urls::unreserved_chars);
  }
};

}  // namespace ecgraph::tests
