// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sixgate/packet/encapsulation.hpp"
#include "sixgate/packet/icmpv6.hpp"
#include "sixgate/packet/protocol.hpp"
#include "sixgate/policy/arrival.hpp"
#include "sixgate/policy/ipv4_address.hpp"
#include "sixgate/policy/reason.hpp"
#include "sixgate/wire/address.hpp"

/// What a gate saw that its configuration would have to declare. All of it is what senders said,
/// who may be anybody: it is for a person to look at.
namespace sixgate::report {

/// How often, and when.
struct Seen {
  std::uint64_t packets = 0;
  std::uint64_t spared = 0;  ///< of them: those that monitor mode let pass
  double first = 0;          ///< seconds since 1970
  double last = 0;
};

/// Where a packet was judged.
struct Place {
  std::optional<policy::Hook> hook;
  std::string in_name;  ///< of the interfaces; empty where there is none
  std::string out_name;
};

/// Whether an address is of a network that somebody has: not of a link by itself, and no group.
[[nodiscard]] constexpr bool is_of_network(wire::Address address) {
  constexpr wire::Prefix ipv4_link(wire::Address::ipv4(0xa9fe0000), 16);  // RFC 3927
  return !packet::is_from_link(address) && !packet::is_multicast(address) &&
         !policy::is_ipv4_multicast(address) && !ipv4_link.contains(address) &&
         address != wire::Address::ipv4(0);
}

/// Networks that addresses are of: /64 of IPv6, /24 of IPv4, the first few of them.
class Networks {
 public:
  static constexpr std::size_t most = 8;

  Networks() = default;
  Networks(std::vector<wire::Prefix> prefixes, bool are_more)
      : prefixes_(std::move(prefixes)), are_more_(are_more) {}

  [[nodiscard]] static wire::Prefix of(wire::Address address) {
    return {address, address.family() == wire::Family::ipv4 ? 24U : 64U};
  }

  void add(wire::Address address) {
    if (contain(address)) return;
    if (prefixes_.size() < most) {
      prefixes_.push_back(of(address));
    } else {
      are_more_ = true;
    }
  }

  [[nodiscard]] bool contain(wire::Address address) const {
    return wire::any_contains(prefixes_, address);
  }

  [[nodiscard]] const std::vector<wire::Prefix>& prefixes() const { return prefixes_; }

  /// There were others, which are not kept.
  [[nodiscard]] bool are_more() const { return are_more_; }

 private:
  std::vector<wire::Prefix> prefixes_;
  bool are_more_ = false;
};

/// What went through a tunnel one way.
struct TunnelWay {
  std::uint64_t packets = 0;
  Networks inner;            ///< of the sources inside, but for addresses of a link and groups; of
                             ///< 6to4 and ISATAP those alone that are the mechanism's own
  std::uint64_t native = 0;  ///< packets of 6to4 and ISATAP with a source that is not
  Place place;               ///< of the last packet
};

/// Packets of a tunnel that is not declared, or of Teredo that is blocked.
struct SeenTunnel {
  packet::Encapsulation kind = packet::Encapsulation::none;
  wire::Address source;  ///< outer, of the first packet; the other end's are told as `back`
  wire::Address destination;
  std::uint16_t port = 0;  ///< of UDP; 0: in no UDP, and of Teredo
  policy::Reason reason = policy::Reason::tunnel_undeclared;
  Seen seen;
  TunnelWay forth;  ///< from source to destination
  TunnelWay back;
};

/// Packets for something that no [[service]] opens, or that would need one once their tunnel is
/// declared.
struct SeenService {
  packet::Protocol protocol = packet::Protocol::no_next_header;
  std::optional<std::uint16_t> port;  ///< of the server; nothing: the protocol has none
  wire::Address server;
  policy::Reason reason = policy::Reason::service_closed;
  Seen seen;                  ///< questions alone
  std::uint64_t answers = 0;  ///< that were told as well
  Networks clients;
  Place place;                              ///< of the last question
  std::optional<wire::Address> outer_from;  ///< ends of the tunnel that brought the last question
  std::optional<wire::Address> outer_to;
};

/// Packets whose source breaks a rule that goes by [site] inside, or by the `inner` of a tunnel.
struct SeenSource {
  policy::Reason reason = policy::Reason::ipv6_foreign_source;
  wire::Prefix network;
  Seen seen;
  Place place;
};

}  // namespace sixgate::report
