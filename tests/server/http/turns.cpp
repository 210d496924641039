// Who may work now: places, the queue, and the place that heavy work never takes.
#include "server/http/turns.hpp"

#include <doctest/doctest.h>

#include <thread>
#include <vector>

using namespace ecgraph::http;
using Reply = Turns::Reply;
using Begun = Turns::Begun;

namespace {

Turns::Ticket ticket_of(Weight weight) {
  return Turns::Ticket([] {}, weight);
}

}  // namespace

TEST_CASE("whoever finds no place waits, and is called in the order of arrival") {
  Turns turns(2, 10);
  auto first = ticket_of(Weight::kLight);
  auto second = ticket_of(Weight::kLight);
  auto third = ticket_of(Weight::kLight);
  auto fourth = ticket_of(Weight::kLight);
  CHECK(turns.ask(first, Begun::kNo) == Reply::kEnter);
  CHECK(turns.ask(second, Begun::kNo) == Reply::kEnter);
  CHECK(turns.ask(third, Begun::kNo) == Reply::kWait);
  CHECK(turns.ask(fourth, Begun::kNo) == Reply::kWait);
  turns.leave(Weight::kLight);
  CHECK(third.called);
  CHECK_FALSE(fourth.called);
  turns.leave(Weight::kLight);
  CHECK(fourth.called);
}

TEST_CASE("heavy work leaves a place, and light work passes it in the queue") {
  Turns turns(3, 10);
  auto heavy = ticket_of(Weight::kHeavy);
  auto waiting = ticket_of(Weight::kHeavy);
  auto light = ticket_of(Weight::kLight);
  auto lighter = ticket_of(Weight::kLight);
  CHECK(turns.ask(heavy, Begun::kNo) == Reply::kEnter);
  CHECK(turns.ask(heavy, Begun::kNo) == Reply::kEnter);
  CHECK(turns.ask(waiting, Begun::kNo) == Reply::kWait);
  CHECK(turns.ask(light, Begun::kNo) == Reply::kEnter);
  CHECK(turns.ask(lighter, Begun::kNo) == Reply::kWait);
  turns.leave(Weight::kLight);
  CHECK(lighter.called);
  CHECK_FALSE(waiting.called);
  turns.leave(Weight::kHeavy);
  CHECK(waiting.called);
}

TEST_CASE("a full queue is said, but not to what has begun") {
  Turns turns(1, 1);
  auto first = ticket_of(Weight::kLight);
  auto second = ticket_of(Weight::kHeavy);
  auto third = ticket_of(Weight::kLight);
  CHECK(turns.ask(first, Begun::kNo) == Reply::kEnter);
  CHECK(turns.ask(second, Begun::kNo) == Reply::kWait);
  CHECK(turns.ask(third, Begun::kNo) == Reply::kFull);
  CHECK(turns.ask(third, Begun::kYes) == Reply::kWait);
  CHECK(turns.withdraw(second));
  CHECK_FALSE(turns.withdraw(second));
  turns.leave(Weight::kLight);
  CHECK(third.called);
  CHECK_FALSE(turns.withdraw(third));
  CHECK_FALSE(second.called);
}

TEST_CASE("many threads never work on more answers at once than there are places") {
  constexpr int kPlaces = 3;
  Turns turns(kPlaces, 100);
  std::atomic<int> at_work = 0;
  std::atomic<int> most = 0;
  std::atomic<int> most_heavy = 0;
  std::atomic<int> heavy_at_work = 0;
  const auto work = [&](Weight weight) {
    Turns::Ticket ticket([] {}, weight);
    for (int i = 0; i < 2000; ++i) {
      if (turns.ask(ticket, Begun::kNo) == Reply::kWait) {
        while (!ticket.called) std::this_thread::yield();
      }
      const int now = ++at_work;
      const int heavy = weight == Weight::kHeavy ? ++heavy_at_work : 0;
      for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) continue;
      for (int seen = most_heavy; heavy > seen && !most_heavy.compare_exchange_weak(seen, heavy);) continue;
      if (weight == Weight::kHeavy) --heavy_at_work;
      --at_work;
      turns.leave(weight);
    }
  };
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i) threads.emplace_back(work, i % 2 == 0 ? Weight::kHeavy : Weight::kLight);
  }
  CHECK(at_work == 0);
  CHECK(most <= kPlaces);
  CHECK(most_heavy <= kPlaces - 1);
}
