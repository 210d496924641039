// ctest runs every test case. A `;` in a case's name would make two tests of it that run nothing and pass.

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "tests/house/tree.hpp"

namespace ecgraph::tests {
namespace {

std::string output_of(const std::string& command) {
  const auto close = [](std::FILE* pipe) { pclose(pipe); };
  const std::unique_ptr<std::FILE, decltype(close)> pipe(popen(command.c_str(), "r"), close);
  REQUIRE(pipe != nullptr);
  std::string output;
  std::array<char, 4096> piece{};
  while (const std::size_t read = std::fread(piece.data(), 1, piece.size(), pipe.get()))
    output.append(piece.data(), read);
  return output;
}

/// How many tests ctest has of each doctest program.
std::map<std::string, std::size_t> listed_cases() {
  const auto tests = nlohmann::json::parse(
      output_of(fmt::format("'{}' --test-dir '{}' --show-only=json-v1", ECGRAPH_CTEST, ECGRAPH_BINARY_DIR)));
  std::map<std::string, std::size_t> listed;
  for (const auto& test : tests.at("tests")) {
    const auto command = test.value("command", std::vector<std::string>());
    if (command.size() > 1 && command[1].starts_with("--test-case=")) ++listed[command[0]];
  }
  return listed;
}

/// How many cases the program itself has: the number that its --count ends in.
std::size_t counted_cases(const std::string& program) {
  const std::string output = output_of(fmt::format("'{}' --count --no-colors", program));
  const auto colon = output.rfind(": ");
  REQUIRE_MESSAGE(colon != std::string::npos, program, " --count said: ", output);
  return std::stoul(output.substr(colon + 2));
}

TEST_CASE("ctest runs every test case") {
  const auto listed = listed_cases();
  CHECK(listed.size() > 1);
  for (const auto& [program, count] : listed) {
    const std::size_t counted = counted_cases(program);
    CHECK_MESSAGE(counted == count, program, " has ", counted, " cases and ctest ", count,
                  ": take the ; out of the name of a case, or build it anew.");
  }
}

}  // namespace
}  // namespace ecgraph::tests
