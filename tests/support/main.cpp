#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include "tests/support/source_dir.hpp"

// Here alone, so that no other object depends on where the tree lies, and a compiler cache serves every
// clone.
std::filesystem::path ecgraph::tests::source_dir() { return ECGRAPH_SOURCE_DIR; }
