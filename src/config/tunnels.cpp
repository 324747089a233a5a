// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "config/checks.hpp"
#include "config/conditions.hpp"
#include "config/forms.hpp"
#include "config/names.hpp"
#include "config/word_lists.hpp"
#include "sixgate/policy/tunnel.hpp"

namespace sixgate::config {

namespace {

using policy::SixToFourRole;
using policy::TunnelKind;

bool is_6to4(const Tunnel& tunnel) { return tunnel.kind.value == TunnelKind::six_to_four; }
bool is_6rd(const Tunnel& tunnel) { return tunnel.kind.value == TunnelKind::six_rd; }
bool is_isatap(const Tunnel& tunnel) { return tunnel.kind.value == TunnelKind::isatap; }
bool is_6over4(const Tunnel& tunnel) { return tunnel.kind.value == TunnelKind::six_over_four; }

/// `kind "6to4"`, of one that is given.
std::string kind_of(const Tunnel& tunnel) {
  return "kind " + in_quotes(policy::row_of(*tunnel.kind.value).name());
}

/// Reports a key without which a tunnel of its kind means nothing, unless what is there was
/// reported already.
template <typename T>
void require(std::string_view key, const Setting<T>& setting, bool is_given, std::string_view what,
             const Tunnel& tunnel, Report& report) {
  if (is_given || setting.mark.is_broken) return;
  report.add(setting.mark.is_default() ? tunnel.place : setting.mark.place,
             kind_of(tunnel) + " needs " + in_quotes(key) + ": " + std::string(what));
}

/// Says of an optional key's prefix what check_family() says of a list.
Prefixes list_of(const Setting<std::optional<wire::Prefix>>& setting) {
  Prefixes list;
  if (setting.value) list.add(*setting.value, setting.mark.place);
  return list;
}

std::string_view name_of(wire::Family family) {
  return family == wire::Family::ipv4 ? "an IPv4" : "an IPv6";
}

/// The family of what a tunnel of the kind carries; nothing: either.
std::optional<wire::Family> inner_family(const policy::TunnelKindRow& kind) {
  if (kind.protocol == packet::Protocol::ipv4) return wire::Family::ipv4;
  if (kind.protocol == packet::Protocol::ipv6) return wire::Family::ipv6;
  return std::nullopt;
}

wire::Family family_of(const wire::Prefix& prefix) { return prefix.address().family(); }
wire::Family family_of(const wire::Address& address) { return address.family(); }

std::string write(const wire::Prefix& prefix) { return write_prefix(prefix); }
std::string write(const wire::Address& address) { return write_address(address); }

/// Reports what is not of the family that the key needs.
template <typename Item>
void check_family(std::string_view key, const Located<Item>& list,
                  std::optional<wire::Family> family, const policy::TunnelKindRow& kind,
                  Report& report) {
  if (!family) return;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    if (family_of(list.items[i]) == *family) continue;
    report.add(list.places[i], std::string(key) + ": " + in_quotes(kind.name()) + " has " +
                                   std::string(name_of(*family)) + " address here, found " +
                                   write(list.items[i]));
  }
}

/// Reports ends of a tunnel over either family that have no other end of their own.
void check_partners(std::string_view key, const Prefixes& ends, std::string_view other_key,
                    const Prefixes& others, Report& report) {
  if (others.items.empty()) return;
  for (std::size_t i = 0; i < ends.items.size(); ++i) {
    const wire::Family family = family_of(ends.items[i]);
    if (std::ranges::any_of(others.items, [family](const wire::Prefix& other) {
          return family_of(other) == family;
        })) {
      continue;
    }
    report.add(ends.places[i], std::string(key) + ": " + write(ends.items[i]) +
                                   " has no end of its family in " + in_quotes(other_key));
  }
}

void check_families(const Tunnel& tunnel, const policy::TunnelKindRow& kind, Report& report) {
  check_family("local", tunnel.local.value, kind.outer, kind, report);
  check_family("remote", tunnel.remote.value, kind.outer, kind, report);
  check_family("inner", tunnel.inner.value, inner_family(kind), kind, report);
  check_family("broadcast", tunnel.broadcast.value, kind.outer, kind, report);
  check_family("relays", tunnel.relays.value, kind.outer, kind, report);
  check_family("clients", tunnel.clients.value, kind.outer, kind, report);
  check_family("prefix", list_of(tunnel.prefix), wire::Family::ipv6, kind, report);
  check_family("ipv4-prefix", list_of(tunnel.ipv4_prefix), wire::Family::ipv4, kind, report);
  check_family("border-relays", tunnel.border_relays.value, kind.outer, kind, report);
  check_family("prefixes", tunnel.prefixes.value, wire::Family::ipv6, kind, report);
  check_family("routers", tunnel.routers.value, kind.outer, kind, report);
  check_family("group", list_of(tunnel.group), wire::Family::ipv4, kind, report);
  if (kind.outer) return;
  check_partners("local", tunnel.local.value, "remote", tunnel.remote.value, report);
  check_partners("remote", tunnel.remote.value, "local", tunnel.local.value, report);
}

void settle_port(Tunnel& tunnel, const policy::TunnelKindRow& kind, Report& report) {
  if (!kind.in_udp || tunnel.port.value != 0 || tunnel.port.mark.is_broken) return;
  tunnel.port.value = kind.in_udp->port;
  if (tunnel.port.value != 0 || kind.protocol) return;
  const Place place = tunnel.port.mark.is_default() ? tunnel.place : tunnel.port.mark.place;
  report.add(place,
             "kind " + in_quotes(kind.name()) + " needs \"port\": none is registered for it");
}

/// What 6rd is made of. RFC 5969 sections 4 and 7.1.
void check_6rd(const Tunnel& tunnel, Report& report) {
  const auto& prefix = tunnel.prefix;
  const auto& ipv4_prefix = tunnel.ipv4_prefix;
  require("prefix", prefix, prefix.value.has_value(), "the 6rd prefix", tunnel, report);
  require(
      "ipv4-prefix", ipv4_prefix, ipv4_prefix.value.has_value(),
      "what all IPv4 addresses of the domain have in common, \"0.0.0.0/0\" where that is nothing",
      tunnel, report);
  if (tunnel.role.value == SixToFourRole::router) {
    require("border-relays", tunnel.border_relays, !tunnel.border_relays.value.items.empty(),
            "where the rest of IPv6 is reached", tunnel, report);
  } else {
    require("local", tunnel.local, !tunnel.local.value.items.empty(),
            "the border relay's outer addresses", tunnel, report);
  }
  if (tunnel.role.value == SixToFourRole::both) {
    report.add(tunnel.role.mark.place,
               "role: \"6rd\" has \"router\" or \"relay\" here, found \"both\"");
  }
  if (!prefix.value || !ipv4_prefix.value || family_of(*prefix.value) != wire::Family::ipv6 ||
      family_of(*ipv4_prefix.value) != wire::Family::ipv4) {
    return;
  }
  const unsigned embedded = 32 - ipv4_prefix.value->length();
  if (prefix.value->length() + embedded > 128) {
    report.add(prefix.mark.place, "prefix: " + write(*prefix.value) + " leaves no room for the " +
                                      std::to_string(embedded) +
                                      " bits of IPv4 addresses behind \"ipv4-prefix\"");
  }
}

/// An ISATAP interface identifier fills the last 64 bits. RFC 5214 section 6.1.
void check_isatap(const Tunnel& tunnel, Report& report) {
  const Prefixes& prefixes = tunnel.prefixes.value;
  for (std::size_t i = 0; i < prefixes.items.size(); ++i) {
    if (family_of(prefixes.items[i]) != wire::Family::ipv6 || prefixes.items[i].length() <= 64) {
      continue;
    }
    report.add(prefixes.places[i], "prefixes: " + write(prefixes.items[i]) +
                                       " leaves no room for ISATAP's 64 bits of an interface");
  }
}

void check_6over4(const Tunnel& tunnel, Report& report) {
  require("local", tunnel.local, !tunnel.local.value.items.empty(), "our outer addresses", tunnel,
          report);
  constexpr wire::Prefix groups(wire::Address::ipv4(0xe0000000), 4);
  const auto& group = tunnel.group.value;
  if (!group || family_of(*group) != wire::Family::ipv4) return;
  if (group->length() == 16 && groups.contains(group->address())) return;
  report.add(tunnel.group.mark.place,
             "group: expected a block of IPv4 groups with /16, found " + write(*group));
}

std::vector<std::string> kinds_in_udp() {
  std::vector<std::string> kinds;
  for (const policy::TunnelKindRow& kind : policy::tunnel_kinds) {
    if (kind.in_udp) kinds.push_back(in_quotes(kind.name()));
  }
  return kinds;
}

}  // namespace

std::string lacks_udp(const Tunnel& tunnel) {
  if (!tunnel.kind.value || policy::row_of(*tunnel.kind.value).in_udp) return "";
  return "kind " + join_with_or(kinds_in_udp());
}

std::string lacks_6to4(const Tunnel& tunnel) {
  return !tunnel.kind.value || is_6to4(tunnel) ? "" : "kind \"6to4\"";
}

std::string lacks_6rd(const Tunnel& tunnel) {
  return !tunnel.kind.value || is_6rd(tunnel) ? "" : "kind \"6rd\"";
}

std::string lacks_isatap(const Tunnel& tunnel) {
  return !tunnel.kind.value || is_isatap(tunnel) ? "" : "kind \"isatap\"";
}

std::string lacks_6over4(const Tunnel& tunnel) {
  return !tunnel.kind.value || is_6over4(tunnel) ? "" : "kind \"6over4\"";
}

std::string lacks_role(const Tunnel& tunnel) {
  return !tunnel.kind.value || is_6to4(tunnel) || is_6rd(tunnel) ? "" : "kind \"6to4\" or \"6rd\"";
}

std::string lacks_another_kind(const Tunnel& tunnel) {
  const bool is_automatic = tunnel.kind.value && policy::is_automatic(*tunnel.kind.value);
  return is_automatic ? "another " + kind_of(tunnel).insert(4, " than") : "";
}

std::string lacks_router(const Tunnel& tunnel) {
  const bool has_no_use = tunnel.role.value == SixToFourRole::relay;
  return is_6to4(tunnel) && has_no_use ? "role \"router\" or \"both\"" : lacks_6to4(tunnel);
}

std::string lacks_relay(const Tunnel& tunnel) {
  const bool has_no_use = tunnel.role.value == SixToFourRole::router && !tunnel.role.mark.is_broken;
  return is_6to4(tunnel) && has_no_use ? "role \"relay\" or \"both\"" : lacks_6to4(tunnel);
}

void check_tunnels(Settings& settings, Report& report) {
  for (Tunnel& tunnel : settings.tunnel) {
    if (tunnel.kind.mark.is_default()) {
      report.add(tunnel.place, "a [[tunnel]] needs \"kind\": " + known_words(tunnel_kind_words));
    }
    if (!tunnel.kind.value) continue;
    const policy::TunnelKindRow& kind = policy::row_of(*tunnel.kind.value);
    check_families(tunnel, kind, report);
    settle_port(tunnel, kind, report);
    if (is_6to4(tunnel)) {
      require("local", tunnel.local, !tunnel.local.value.items.empty(), "our outer addresses",
              tunnel, report);
    }
    if (is_6rd(tunnel)) check_6rd(tunnel, report);
    if (is_isatap(tunnel)) check_isatap(tunnel, report);
    if (is_6over4(tunnel)) check_6over4(tunnel, report);
  }
  settle_names(
      settings.tunnel, "[[tunnel]]",
      [](const Tunnel& tunnel) {
        return tunnel.kind.value ? policy::row_of(*tunnel.kind.value).name() : "";
      },
      report);
}

void check_teredo(const Settings& settings, Report& report) {
  const auto check = [&report](std::string_view key, const Prefixes& list) {
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      if (family_of(list.items[i]) == wire::Family::ipv4) continue;
      report.add(list.places[i], std::string(key) + ": Teredo has an IPv4 address here, found " +
                                     write(list.items[i]));
    }
  };
  check("servers", settings.teredo.servers.value);
  check("clients", settings.teredo.clients.value);
}

}  // namespace sixgate::config
