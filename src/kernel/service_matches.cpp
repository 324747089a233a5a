// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/service_matches.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "kernel/expressions.hpp"

namespace sixgate::kernel {

namespace {

using packet::Protocol;
using policy::Hook;
using policy::Zone;
using wire::Family;

constexpr std::array families{Family::ipv4, Family::ipv6};

/// One end of a packet in nft's words.
struct End {
  bool is_source;
  bool is_next = false;  ///< what the packet has now: it need not be the last of its way

  [[nodiscard]] bool has_interface(Hook hook) const {
    return hook != (is_source ? Hook::output : Hook::input);
  }
  [[nodiscard]] std::string interface() const { return is_source ? "iifname" : "oifname"; }
  [[nodiscard]] std::string address(Family family) const {
    return std::string(family == Family::ipv4 ? "ip " : "ip6 ") + (is_source ? "saddr" : "daddr");
  }
  /// In front of an address that may not yet be the last of the packet's way.
  [[nodiscard]] std::string at_the_end(Family family) const {
    if (is_source || is_next) return {};
    return family == Family::ipv4 ? "ip option lsrr missing ip option ssrr missing "
                                  : "exthdr rt missing ";
  }
};

std::string join(std::string text, std::string_view more) {
  if (!text.empty() && !more.empty()) text += ' ';
  return text += more;
}

/// Both at once, as far as that can be.
std::vector<Match> both(const std::vector<Match>& some, const std::vector<Match>& others) {
  std::vector<Match> matches;
  for (const Match& one : some) {
    for (const Match& other : others) {
      if (one.family && other.family && one.family != other.family) continue;
      matches.push_back({one.family ? one.family : other.family, join(one.text, other.text)});
    }
  }
  return matches;
}

std::vector<Match> within(std::span<const wire::Prefix> prefixes, const End& end) {
  if (prefixes.empty()) return {Match{}};
  std::vector<Match> matches;
  for (const Family family : families) {
    const std::string elements = elements_of(prefixes, family);
    if (elements.empty()) continue;
    matches.push_back(
        {family, end.at_the_end(family) + end.address(family) + " { " + elements + " }"});
  }
  return matches;
}

/// The zone by [site] inside, as find_service() tells it where no interface does.
std::vector<Match> by_address(Zone zone, const End& end, const policy::Policy& policy) {
  std::vector<Match> matches;
  if (policy.inside.empty() || zone == Zone::vpn) return matches;
  for (const Family family : families) {
    const bool has_some = std::ranges::any_of(policy.inside, [family](const wire::Prefix& prefix) {
      return prefix.address().family() == family;
    });
    const bool is_inside = zone == Zone::inside;
    const std::string set(family == Family::ipv4 ? inside_ipv4_set : inside_ipv6_set);
    if (has_some) {
      matches.push_back({family, end.at_the_end(family) + end.address(family) +
                                     (is_inside ? " @" : " != @") + set});
    } else if (!is_inside) {
      matches.push_back(
          {family, std::string("meta nfproto ") + (family == Family::ipv4 ? "ipv4" : "ipv6")});
    }
  }
  return matches;
}

std::vector<Match> in_zone(Zone zone, const End& end, Hook hook, const policy::Policy& policy,
                           const ZoneNames& zones) {
  if (!end.has_interface(hook)) return by_address(zone, end, policy);
  std::vector<Match> matches;
  std::string in_none;
  for (const Zone other : policy::all_zones) {
    for (const std::string& name : zones[static_cast<std::size_t>(other)]) {
      if (other == zone) matches.push_back({{}, end.interface() + " \"" + name + "\""});
      in_none = join(in_none, end.interface() + " != \"" + name + "\"");
    }
  }
  const auto others = both({Match{{}, in_none}}, by_address(zone, end, policy));
  matches.insert(matches.end(), others.begin(), others.end());
  return matches;
}

std::vector<Match> on_side(const policy::Side& side, const End& end, Hook hook,
                           const policy::Policy& policy, const ZoneNames& zones) {
  if (side.zone) return in_zone(*side.zone, end, hook, policy, zones);
  return within(side.prefixes, end);
}

/// nft skips AH on its way to the transport of IPv6, so that it has to be looked for where it can
/// stand: behind the header itself or the first of another kind.
std::vector<Match> authenticated() {
  std::vector<Match> matches{{Family::ipv4, "ip protocol ah"}};
  for (const std::string_view before : {"ip6", "hbh", "dst", "rt", "frag"}) {
    matches.push_back({Family::ipv6, std::string(before) + " nexthdr ah"});
  }
  return matches;
}

std::string port_set(std::span<const policy::PortRange> ports) {
  std::string text;
  for (const policy::PortRange& range : ports) {
    text += (text.empty() ? "{ " : ", ") + std::to_string(range.first);
    if (range.first != range.last) text += "-" + std::to_string(range.last);
  }
  return text + " }";
}

/// nft takes the number of any protocol.
std::string number_of(Protocol protocol) { return std::to_string(static_cast<unsigned>(protocol)); }

std::vector<Match> of_protocol(const policy::Service& service) {
  if (!service.protocol) return {Match{}};
  const Protocol protocol = *service.protocol;
  if (!service.ports.empty()) {
    return {{{}, std::string(packet::name_of(protocol)) + " dport " + port_set(service.ports)}};
  }
  switch (protocol) {
    case Protocol::icmp:
      return {{Family::ipv4, "ip protocol icmp"}, {Family::ipv6, "meta l4proto ipv6-icmp"}};
    case Protocol::ah: return authenticated();
    default: return {{{}, "meta l4proto " + number_of(protocol)}};
  }
}

}  // namespace

std::vector<Match> matches_of(const policy::Service& service, Hook hook,
                              const policy::Policy& policy, const ZoneNames& zones) {
  const auto ends = both(on_side(service.from, {.is_source = true}, hook, policy, zones),
                         on_side(service.to, {.is_source = false}, hook, policy, zones));
  return both(ends, of_protocol(service));
}

std::vector<Match> matches_of(const packet::UdpTunnel& tunnel) {
  constexpr End source{.is_source = true};
  constexpr End destination{.is_source = false, .is_next = true};
  auto ways = both(within(tunnel.remote, source), within(tunnel.local, destination));
  if (!tunnel.local.empty() || !tunnel.remote.empty()) {
    const auto back = both(within(tunnel.local, source), within(tunnel.remote, destination));
    ways.insert(ways.end(), back.begin(), back.end());
  }
  const std::string port = std::to_string(tunnel.port);
  std::vector<Match> ports{{{}, "udp dport " + port}};
  if (packet::answers_from_its_port(tunnel.kind)) ports.push_back({{}, "udp sport " + port});
  return both(ways, ports);
}

}  // namespace sixgate::kernel
