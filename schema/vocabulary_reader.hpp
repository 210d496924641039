#pragma once
// schema/**/*.json → Vocabulary.

#include <memory>
#include <span>

#include "schema/embedded.hpp"
#include "schema/error.hpp"
#include "schema/vocabulary.hpp"

namespace ecgraph {

/// Reads a set of vocabulary files; every fault is named with its file and place. Files outside the known
/// names
/// (`entity-types/`, `relation-types/`, `properties.json`, `attributes.json`, `statement-words.json`,
/// `legality.json`) are left alone.
[[nodiscard]] Result<std::unique_ptr<const Vocabulary>> read_vocabulary(
    std::span<const embedded::File> files);

/// The built-in one; a fault in it ends the program with the fault's text.
[[nodiscard]] const Vocabulary& built_in_vocabulary();

}  // namespace ecgraph
