#pragma once
// What one question may spend: searches that can grow count their work here, and stop when they are told to.

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string_view>

namespace ecgraph {

/// What may end the work on a question before its answer is whole.
enum class Bound : std::uint8_t { kVisited, kPaths, kResults, kTime };
/// `visited`, `paths`, `results`, `time`.
[[nodiscard]] std::string_view word(Bound bound);

/// How much one question may cost.
struct EffortLimits {
  std::uint64_t visited = 2'000'000;       ///< relations looked at
  std::uint64_t paths = 10'000;            ///< paths kept, in all
  std::uint64_t results = 100'000;         ///< results kept
  std::chrono::milliseconds time{10'000};  ///< of work

  /// None that could be reached.
  [[nodiscard]] static EffortLimits none();
};

/// The work of one question, counted. Once a bound is reached, or the asker has left, every further step is
/// refused: whoever is refused stops and answers what it has. All bounds but time are reached at the same
/// step each time, so an answer cut by them is the same when it is asked again. Used by one thread.
class Effort {
 public:
  using Stopwatch = std::function<std::chrono::steady_clock::time_point()>;

  /// `asker_left` is requested to stop when nobody waits for the answer any more; by default nobody leaves.
  explicit Effort(EffortLimits limits = {}, std::stop_token asker_left = {},
                  Stopwatch stopwatch = std::chrono::steady_clock::now);

  /// Before each relation that is looked at, each path and each result that is kept; false: not any more.
  [[nodiscard]] bool visit() { return spend(visited_, limits_.visited, Bound::kVisited); }
  [[nodiscard]] bool keep_path() { return spend(paths_, limits_.paths, Bound::kPaths); }
  [[nodiscard]] bool keep_result() { return spend(results_, limits_.results, Bound::kResults); }
  /// In loops that do none of these; false: not any more.
  [[nodiscard]] bool go_on() { return !is_over() && keep_time(); }
  /// Before a step that is long itself; false: not any more.
  [[nodiscard]] bool begin_long_step() { return !is_over() && look_up(); }

  [[nodiscard]] bool is_over() const { return reached_.has_value() || asker_left_; }
  /// The bound that ended the work; nothing when none did.
  [[nodiscard]] std::optional<Bound> reached() const { return reached_; }
  /// Whether the work ended because nobody waits for it: what was found is of no use then.
  [[nodiscard]] bool asker_left() const { return asker_left_; }
  [[nodiscard]] std::uint64_t visited() const { return visited_; }
  /// How much of something a question may spend; time in milliseconds.
  [[nodiscard]] std::uint64_t limit(Bound bound) const;

 private:
  static constexpr std::uint64_t kLookEvery = 256;  ///< steps between two looks at the clock

  bool spend(std::uint64_t& spent, std::uint64_t most, Bound bound) {
    if (is_over()) return false;
    if (spent >= most) {
      reached_ = bound;
      return false;
    }
    ++spent;
    return keep_time();
  }
  bool keep_time() { return ++steps_ % kLookEvery != 0 || look_up(); }
  bool look_up();

  EffortLimits limits_;
  std::stop_token leaves_;
  Stopwatch stopwatch_;
  std::chrono::steady_clock::time_point deadline_;
  std::uint64_t visited_ = 0, paths_ = 0, results_ = 0, steps_ = 0;
  std::optional<Bound> reached_;
  bool asker_left_ = false;
};

}  // namespace ecgraph
