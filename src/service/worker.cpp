// SPDX-License-Identifier: GPL-2.0-or-later
#include "service/worker.hpp"

#include <array>
#include <cstddef>
#include <string>

#include <poll.h>
#include <pthread.h>

#include "engine/judge.hpp"
#include "kernel/names.hpp"

namespace sixgate::service {

namespace {

using namespace std::chrono_literals;

/// A queue that was silent for so long is empty: what had passed the gate before it closed has
/// come.
constexpr std::chrono::milliseconds silence = 50ms;

/// Somebody else's rule may feed our queue for ever.
constexpr std::chrono::milliseconds longest_drain = 2s;

double seconds_since_1970() {
  return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

}  // namespace

Worker::Worker(policy::QueueClass queue_class, const std::shared_ptr<const Rulebook>& rulebook,
               memory::Memory& memory, Bell& failure)
    : queue_class_(queue_class),
      queue_(kernel::queue_number(queue_class, rulebook->configuration().kernel().first_queue),
             rulebook->configuration().kernel().mark),
      rulings_(rulebook),
      memory_(memory),
      task_(failure) {}

void Worker::start() {
  task_.start([this] { run(); });
}

void Worker::run() {
  std::array<kernel::Answer, kernel::Queue::round> answers{};
  ::pthread_setname_np(::pthread_self(), std::string(name_of(queue_class_)).c_str());
  while (wait()) {
    steps_.fetch_add(1, std::memory_order_relaxed);
    Ruling& ruling = rulings_.current();
    ruling.refresh();
    const auto packets = queue_.receive();
    const memory::Moment now = Clock::now().time_since_epoch();
    for (std::size_t i = 0; i < packets.size(); ++i) answers[i] = judge(packets[i], ruling, now);
    queue_.answer({answers.data(), packets.size()});
    if (!packets.empty()) {
      verdict_times_.note(Clock::now().time_since_epoch() - now, packets.size());
    }
    steps_.fetch_add(1, std::memory_order_relaxed);
  }
}

bool Worker::wait() {
  std::array<pollfd, 2> places{pollfd{.fd = queue_.descriptor(), .events = POLLIN, .revents = 0},
                               pollfd{.fd = stop_.descriptor(), .events = POLLIN, .revents = 0}};
  if (drain_until_ == Clock::time_point{}) {
    ::poll(places.data(), places.size(), -1);
    if (places[1].revents != 0) drain_until_ = Clock::now() + longest_drain;
  } else if (::poll(places.data(), 1, static_cast<int>(silence.count())) == 0 ||
             Clock::now() > drain_until_) {
    return false;
  }
  return true;
}

bool Worker::has_work() const {
  pollfd place{.fd = queue_.descriptor(), .events = POLLIN, .revents = 0};
  return steps() % 2 == 1 || ::poll(&place, 1, 0) != 0;
}

policy::Arrival Worker::find_arrival(const kernel::QueuedPacket& packet,
                                     const kernel::Interfaces& interfaces) const {
  const auto is_of_device = [&](std::uint32_t index) {
    return queue_class_ == policy::QueueClass::devices && interfaces.is_device(index);
  };
  return {.hook = packet.hook,
          .in_interface = packet.in_interface,
          .out_interface = packet.out_interface,
          .is_bridged = packet.is_bridged,
          .is_out_of_device = is_of_device(packet.in_interface),
          .is_into_device = is_of_device(packet.out_interface),
          .in_zone = interfaces.zone_of(packet.in_interface),
          .out_zone = interfaces.zone_of(packet.out_interface)};
}

kernel::Answer Worker::judge(const kernel::QueuedPacket& packet, const Ruling& ruling,
                             memory::Moment now) {
  const policy::Policy& policy = ruling.policy();
  const policy::Arrival arrival = find_arrival(packet, ruling.interfaces());
  const engine::Judgement judgement = engine::judge(packet.packet, arrival, policy, memory_, now);
  const bool drops = judgement.decision.verdict.is_drop();
  if (packet.hook == policy::Hook::prerouting && !drops) {
    tally_.count_notes(judgement.decision);
    return kernel::Answer::accept;
  }
  tally_.count(judgement.decision, policy.mode);
  const auto noted =
      ruling.find_asked_for({judgement.decision.notes.begin(), judgement.decision.notes.end()});
  if (is_among(wanted(), judgement.decision.verdict, noted)) {
    tell({.time = seconds_since_1970(),
          .arrival = arrival,
          .judgement = judgement,
          .mode = policy.mode,
          .noted = noted});
  }
  if (drops && ruling.keeps_dropped()) {
    dropped_.push(seconds_since_1970(), packet.packet, judgement.decision, policy.mode,
                  packet.hook);
  }
  return drops && policy.mode == policy::Mode::enforce ? kernel::Answer::drop
                                                       : kernel::Answer::accept;
}

/// Who wants all must not take the room of what the log tells.
void Worker::tell(const Event& event) {
  const bool is_wanted_most = is_among(Verdicts::dropped, event);
  const bool has_room = is_wanted_most || events_.size() < events_kept / 2;
  if (has_room && events_.push(event)) return;
  (is_wanted_most ? events_lost_ : accepts_lost_).fetch_add(1, std::memory_order_relaxed);
}

}  // namespace sixgate::service
