// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "screen/scene.hpp"
#include "screen/view.hpp"

namespace sixgate::screen {

inline Count by_gate(std::string name, Outcome outcome, std::uint64_t total) {
  return {.what = {.name = std::move(name), .by = Decider::gate, .outcome = outcome},
          .total = total};
}

inline Count by_kernel(std::string name, Outcome outcome, std::uint64_t total) {
  return {.what = {.name = std::move(name), .by = Decider::kernel, .outcome = outcome},
          .total = total};
}

/// What a gate that judges shows, with three reasons of its own and one of the kernel's.
inline Sight judging() {
  Sight sight;
  sight.health = Health::good;
  sight.gate = "judging";
  sight.posture = "role border, mode enforce, when-absent baseline";
  sight.decided = std::vector<Count>{by_gate("tunnel.undeclared", Outcome::drop, 10),
                                     by_gate("icmpv6.echo-multicast", Outcome::drop, 30),
                                     by_gate("default.native", Outcome::accept, 20)};
  sight.kernel = std::vector<Count>{by_kernel("nd.allowed", Outcome::accept, 5)};
  sight.unjudged = std::vector<Count>{by_kernel("dropped", Outcome::accept, 0)};
  for (const char* const name : {"icmpv6", "tunnels", "headers", "fragments", "devices"}) {
    sight.queues.push_back({.queue_class = name,
                            .number = static_cast<std::uint16_t>(40 + sight.queues.size()),
                            .waiting = 1,
                            .received = 10,
                            .late = 0,
                            .dropped_full = 2,
                            .dropped_at_socket = 0,
                            .socket_fill = 0.25});
  }
  return sight;
}

inline std::string line_of_6to4(const std::string& source) {
  return R"({"frame":1,"time":1.5,"verdict":"drop","reason":"tunnel.6to4-source-mismatch",)"
         R"("layer":1,"layers":"ipv4/ipv6/icmpv6","src":"2002:1234:1234::1",)"
         R"("dst":"2002:900:2::1","outer":[")" +
         source + R"(>9.0.0.2"],"law":"RFC 3964 5.2"})";
}

inline Key character(char character) {
  return {.kind = Key::Kind::character, .character = character};
}

/// Presses a key for each character.
inline void type(View& view, const std::string& text, const Scene& scene) {
  for (const char one : text) static_cast<void>(view.press(character(one), scene));
}

}  // namespace sixgate::screen
