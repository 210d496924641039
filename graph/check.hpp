#pragma once
// Whether a store is sound: its files, its log, its views, and what its newest state refers to.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/ids.hpp"
#include "schema/error.hpp"
#include "schema/vocabulary.hpp"

namespace ecgraph {

/// Told now and then: the step, how much of it is done, and of how much.
using CheckProgress = std::function<void(std::string_view step, std::uint64_t done, std::uint64_t all)>;

/// What a check counted and found, each fault a sentence.
struct Findings {
  Revision newest;                      ///< of the log
  std::uint64_t versions = 0;           ///< recorded versions of statements that the log leads to
  std::uint64_t standing = 0;           ///< statements of the newest state
  std::uint64_t references = 0;         ///< of those
  std::vector<std::string> log;         ///< files and log: a backup is needed
  std::vector<std::string> views;       ///< differences from what the log says: deriving them anew mends it
  std::vector<std::string> statements;  ///< what the newest state says that it should not

  [[nodiscard]] bool sound() const { return log.empty() && views.empty() && statements.empty(); }
};

/// Reads all of the store in `folder`, and changes nothing; another process may have it open meanwhile, and
/// is checked as of the beginning. An error when there is nothing that could be checked. What views and
/// statements say is not looked at when what they rest on is damaged.
[[nodiscard]] Result<Findings> check(const std::filesystem::path& folder, const Vocabulary& vocabulary,
                                     const CheckProgress& progress);

}  // namespace ecgraph
