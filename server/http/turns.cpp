#include "server/http/turns.hpp"

#include <algorithm>

namespace ecgraph::http {

Turns::Turns(std::size_t places, std::size_t waiting_max)
    : free_(places), free_for_heavy_(std::max<std::size_t>(places, 2) - 1), waiting_max_(waiting_max) {}

bool Turns::may_enter(Weight weight) const {
  return free_ != 0 && (weight != Weight::kHeavy || free_for_heavy_ != 0);
}

void Turns::enter(Weight weight) {
  --free_;
  if (weight == Weight::kHeavy) --free_for_heavy_;
}

Turns::Reply Turns::ask(Ticket& ticket, Begun begun) {
  const std::scoped_lock lock(mutex_);
  // Nobody who could enter is in the queue: leave() has called them.
  if (may_enter(ticket.weight)) {
    enter(ticket.weight);
    return Reply::kEnter;
  }
  if (begun == Begun::kNo && queue_.size() >= waiting_max_) return Reply::kFull;
  ticket.called = false;
  queue_.push_back(&ticket);
  return Reply::kWait;
}

bool Turns::withdraw(Ticket& ticket) {
  const std::scoped_lock lock(mutex_);
  return std::erase(queue_, &ticket) != 0;
}

void Turns::leave(Weight weight) {
  const std::scoped_lock lock(mutex_);
  ++free_;
  if (weight == Weight::kHeavy) ++free_for_heavy_;
  const auto next =
      std::ranges::find_if(queue_, [this](const Ticket* waiting) { return may_enter(waiting->weight); });
  if (next == queue_.end()) return;
  Ticket& called = **next;
  queue_.erase(next);
  enter(called.weight);
  // Under the lock, so that withdraw() cannot find it gone from the queue and yet alive only until then.
  called.called = true;
  called.call();
}

}  // namespace ecgraph::http
