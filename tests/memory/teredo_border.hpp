// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/judge.hpp"
#include "memory/memory.hpp"
#include "policy/teredo_sites.hpp"
#include "support/byte_order.hpp"
#include "support/udp_tunnels.hpp"

// A border that gates Teredo and remembers: what passes it, one packet after the other.
namespace sixgate::test {

using namespace std::chrono_literals;

inline constexpr const char* relay = "8.0.0.7";
inline constexpr std::uint16_t relay_port = 3545;
inline constexpr const char* native = "2600::1";
inline constexpr const char* our_prefix = "2001:0:4136:e378::";

/// The clock stands until it is told to go on; it begins when the memory has seen for long enough
/// to know who is a stranger.
class TeredoBorder {
 public:
  explicit TeredoBorder(const Site& site = Site().teredo_gate({server}, {"192.0.2.0/24"}),
                        const memory::Sizes& sizes = {})
      : site_(site), memory_(sizes) {
    (void)pass(from_client("8.0.0.99", 9).payload(4));
    wait(1h);
  }

  void wait(memory::Moment time) { now_ += time; }

  /// What is decided of a packet: `accept flow.established`.
  std::string pass(const PacketBuilder& packet) {
    const policy::Decision decision = decide(packet);
    return std::string(decision.verdict.is_drop() ? "drop " : "accept ") +
           std::string(name_of(decision.verdict.reason()));
  }

  policy::Decision decide(const PacketBuilder& packet) {
    const Bytes bytes = packet;
    return engine::judge(packet::whole(bytes), {}, site_.policy(), memory_, now_).decision;
  }

  [[nodiscard]] memory::Usage peers() const { return memory_.teredo().peers_usage(now_); }
  [[nodiscard]] memory::Usage clients() const { return memory_.teredo().clients_usage(now_); }
  [[nodiscard]] memory::Usage flows() const { return memory_.flows().usage(now_); }

 private:
  Site site_;
  memory::Memory memory_;
  memory::Moment now_ = 1s;
};

inline Bytes teredo_authentication(std::uint64_t nonce) {
  Bytes bytes{0, 1, 0, 0};
  for (int shift = 56; shift >= 0; shift -= 8) {
    bytes.push_back(static_cast<std::uint8_t>(nonce >> shift));
  }
  bytes.push_back(0);
  return bytes;
}

/// A client asks its server, and is answered with how it is seen.
inline PacketBuilder asks(std::uint64_t nonce, std::string_view asked = server) {
  return from_client(asked, 3544).payload(teredo_authentication(nonce)).teredo(solicitation());
}
inline PacketBuilder answers(std::uint64_t nonce, std::string_view by = server,
                             std::uint16_t mapped_port = 40000,
                             std::string_view mapped = client_end) {
  return to_client(by, 3544)
      .payload(teredo_authentication(nonce))
      .teredo_origin(mapped_port, mapped)
      .teredo(advertisement(our_prefix));
}

/// Data between the client and a native node, over a relay.
inline PacketBuilder to_native(const PacketBuilder& inner, std::string_view over = relay) {
  return from_client(over, relay_port).teredo(inner);
}
inline PacketBuilder from_native(const PacketBuilder& inner, std::string_view over = relay) {
  return to_client(over, relay_port).teredo(inner);
}

/// Between the client and a peer that is a client as well, straight.
inline PacketBuilder to_peer(const PacketBuilder& inner) {
  return from_client(peer_end, 40001).teredo(inner);
}
inline PacketBuilder from_peer(const PacketBuilder& inner) {
  return to_client(peer_end, 40001).teredo(inner);
}

/// The connectivity test of RFC 4380 section 5.2.9: over the server, and back from the relay.
inline Bytes echo_data(std::uint64_t nonce) {
  return joined({bytes32(static_cast<std::uint32_t>(nonce >> 32)),
                 bytes32(static_cast<std::uint32_t>(nonce))});
}
inline PacketBuilder tests_connectivity(std::uint64_t nonce, std::string_view of = native) {
  return from_client(server, 3544)
      .teredo(ipv6(client, of).icmpv6(128, 0, 0x70001).payload(echo_data(nonce)));
}
inline PacketBuilder proves_connectivity(std::uint64_t nonce, std::string_view over = relay,
                                         std::string_view from = native) {
  return from_native(ipv6(from, client).icmpv6(129, 0, 0x70001).payload(echo_data(nonce)), over);
}

}  // namespace sixgate::test
