// SPDX-License-Identifier: GPL-2.0-or-later
#include "config/one_family.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "config/words.hpp"

namespace sixgate::config {

namespace {

using wire::Family;

std::string_view word_for(Family family) { return family == Family::ipv4 ? "IPv4" : "IPv6"; }

/// Whether the side has an address of the family; where it names none it has every.
bool is_open_in(const ServiceSide& side, Family family) {
  const auto& prefixes = side.prefixes.items;
  return prefixes.empty() || std::ranges::any_of(prefixes, [family](const wire::Prefix& prefix) {
           return prefix.address().family() == family;
         });
}

bool is_open_in(const Service& service, Family family) {
  return is_open_in(service.from.value, family) && is_open_in(service.to.value, family);
}

bool has_same_ports(const Service& one, const Service& other) {
  return std::ranges::equal(one.ports.value, other.ports.value,
                            [](const policy::PortRange& a, const policy::PortRange& b) {
                              return a.first == b.first && a.last == b.last;
                            });
}

/// Whether some service opens the same protocol and ports in the family.
bool is_opened(const Service& service, Family family, const Settings& settings) {
  return std::ranges::any_of(settings.service, [&](const Service& other) {
    return other.protocol.value == service.protocol.value && has_same_ports(other, service) &&
           is_open_in(other, family);
  });
}

}  // namespace

std::vector<Problem> find_services_of_one_family(const Settings& settings) {
  std::vector<Problem> found;
  for (const Service& service : settings.service) {
    if (!service.profile.empty()) continue;
    for (const Family family : {Family::ipv4, Family::ipv6}) {
      const Family other = family == Family::ipv4 ? Family::ipv6 : Family::ipv4;
      if (!is_open_in(service, family) || is_opened(service, other, settings)) continue;
      const std::string key = is_open_in(service.to.value, other) ? "from" : "to";
      found.push_back({settings.file, service.place.line, service.place.column,
                       "[[service]] " + in_quotes(service.name.value) + " is open in " +
                           std::string(word_for(family)) + " only: " + in_quotes(key) + " has no " +
                           std::string(word_for(other)) + " address"});
    }
  }
  return found;
}

}  // namespace sixgate::config
