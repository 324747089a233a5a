// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "engine/judge.hpp"
#include "policy/verdict_table.hpp"
#include "support/site.hpp"

// Fragments of one packet after the other, as the engine judges them.
namespace sixgate::test {

using namespace std::chrono_literals;

using B = PacketBuilder;

inline constexpr policy::Arrival arriving = arrival_at(policy::Hook::prerouting);

/// A gate at a site, to which packets come one after the other.
class TrainGate {
 public:
  explicit TrainGate(Site site, const memory::Sizes& sizes = {})
      : site_(std::move(site)), memory_(sizes) {}

  policy::Decision judge(const Bytes& bytes, const policy::Arrival& arrival = {}) {
    now_ += 1ms;
    return engine::judge(packet::whole(bytes), arrival, site_.policy(), memory_, now_).decision;
  }

  policy::Verdict verdict(const Bytes& bytes, const policy::Arrival& arrival = {}) {
    return judge(bytes, arrival).verdict;
  }

  bool notes(const Bytes& bytes, policy::Reason reason) {
    const policy::Decision decision = judge(bytes);
    return decision.verdict.is_accept() &&
           std::ranges::any_of(decision.notes,
                               [&](const policy::Note& note) { return note.reason == reason; });
  }

  void wait(memory::Moment time) { now_ += time; }

  [[nodiscard]] memory::Usage usage() const { return memory_.fragments().usage(now_); }

 private:
  Site site_;
  memory::Memory memory_;
  memory::Moment now_ = 1s;
};

/// The fragments of one packet.
struct Train {
  PacketBuilder headers;
  std::uint32_t id = 7;

  [[nodiscard]] B at(std::uint32_t offset, bool more) const {
    return B(headers).fragment(offset, more, id);
  }
  [[nodiscard]] B first(std::uint16_t port = 5000) const {
    return at(0, true).udp(1024, port).udp_length(3000).payload(1224);
  }
  [[nodiscard]] B later(std::uint32_t offset, std::size_t length, bool more = true) const {
    return at(offset, more).protocol(17, Bytes(length, 0));
  }
  [[nodiscard]] B last() const { return later(2464, 500, false); }
};

inline const Train six{ipv6("2600::1", "2600::2")};
inline const Train four{ipv4("8.0.0.9", "9.0.0.9")};

inline Bytes in_tunnel(const PacketBuilder& inner) { return tunnelled(inner); }

}  // namespace sixgate::test
