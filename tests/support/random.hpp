#pragma once
// Random cases that can be replayed: one seed, from ECGRAPH_SEED or fixed, decides them all.

#include <cassert>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>

namespace ecgraph::tests {

/// A stream of random choices. In a test:
///
///     Random random;
///     INFO(random.replay());
///
/// so that a failure prints how to run the same cases again. The choices are computed here and not by the
/// standard distributions, so that a seed means the same with every standard library.
class Random {
 public:
  /// Seeded by the environment variable ECGRAPH_SEED, else by a fixed number.
  Random() : Random(seed_of_this_run()) {}
  explicit Random(std::uint64_t seed) : seed_(seed), engine_(seed) {}

  [[nodiscard]] std::uint64_t seed() const { return seed_; }
  /// "replay with ECGRAPH_SEED=20221007"
  [[nodiscard]] std::string replay() const { return "replay with ECGRAPH_SEED=" + std::to_string(seed_); }

  /// A whole number from `low` to `high`, both included.
  template <class Integer>
  [[nodiscard]] Integer between(Integer low, Integer high) {
    assert(low <= high);
    const auto width = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low) + 1;
    const std::uint64_t step = width == 0 ? engine_() : engine_() % width;
    return static_cast<Integer>(static_cast<std::uint64_t>(low) + step);
  }
  /// True in `percent` of a hundred cases.
  [[nodiscard]] bool chance(int percent) { return between(0, 99) < percent; }
  /// One element of a container that is not empty.
  template <class Container>
  [[nodiscard]] const auto& one_of(const Container& container) {
    return container[between<std::size_t>(0, std::size(container) - 1)];
  }
  /// One character of an alphabet that is not empty.
  [[nodiscard]] char letter(std::string_view alphabet) { return one_of(alphabet); }
  /// Text of `low` to `high` characters of `alphabet`.
  [[nodiscard]] std::string text(std::string_view alphabet, std::size_t low, std::size_t high) {
    std::string text;
    for (std::size_t left = between(low, high); left > 0; --left) text += letter(alphabet);
    return text;
  }
  /// Sixty-four random bits, for whoever needs an engine of the standard library.
  [[nodiscard]] std::mt19937_64& engine() { return engine_; }

 private:
  static std::uint64_t seed_of_this_run() {
    const char* written = std::getenv("ECGRAPH_SEED");
    constexpr std::uint64_t kUsualSeed = 20221007;
    return written == nullptr ? kUsualSeed : std::strtoull(written, nullptr, 10);
  }

  std::uint64_t seed_;
  std::mt19937_64 engine_;
};

}  // namespace ecgraph::tests
