#pragma once
// Who may work on an answer now. Internal to server/http.

#include <atomic>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>

#include "server/http/message.hpp"

namespace ecgraph::http {

/// Bounds how many threads work on answers at once, so that at least one is left for sockets and probes.
///
/// Whoever finds no place waits in a queue of bounded length and is called in the order of arrival. Heavy
/// requests never take the last place: a light one waits behind other light ones at most.
class Turns {
 public:
  /// A place in the queue. Its owner keeps it alive until it was called or withdrawn.
  struct Ticket {
    explicit Ticket(std::function<void()> when_called, Weight of = Weight::kLight)
        : call(std::move(when_called)), weight(of) {}
    std::function<void()> call;  ///< wakes the owner; called once the ticket has a place, from any thread
    Weight weight;
    std::atomic<bool> called = false;
  };
  enum class Reply : std::uint8_t { kEnter, kWait, kFull };
  enum class Begun : std::uint8_t { kNo, kYes };  ///< what has begun to be answered is not sent away any more

  Turns(std::size_t places, std::size_t waiting_max);

  /// Asks for a place. After `kEnter`, and after `kWait` once called, leave() must follow.
  [[nodiscard]] Reply ask(Ticket& ticket, Begun begun);
  /// Leaves the queue; false if the ticket was called before: then it has a place, and leave() must follow.
  [[nodiscard]] bool withdraw(Ticket& ticket);
  /// Gives a place back.
  void leave(Weight weight);

 private:
  std::mutex mutex_;
  std::deque<Ticket*> queue_;
  std::size_t free_;
  std::size_t free_for_heavy_;
  const std::size_t waiting_max_;

  [[nodiscard]] bool may_enter(Weight weight) const;
  void enter(Weight weight);
};

}  // namespace ecgraph::http
