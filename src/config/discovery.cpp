// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>

#include "config/checks.hpp"
#include "config/forms.hpp"
#include "sixgate/packet/icmpv6.hpp"

namespace sixgate::config {

void check_discovery(const Settings& settings, Report& report) {
  const Addresses& routers = settings.nd.routers.value;
  for (std::size_t i = 0; i < routers.items.size(); ++i) {
    if (packet::is_link_local(routers.items[i])) continue;
    report.add(routers.places[i],
               "routers: expected a link-local address, which is what routers "
               "advertise themselves from, found " +
                   write_address(routers.items[i]));
  }
  const Prefixes& prefixes = settings.nd.prefixes.value;
  for (std::size_t i = 0; i < prefixes.items.size(); ++i) {
    if (prefixes.items[i].address().family() == wire::Family::ipv6) continue;
    report.add(prefixes.places[i],
               "prefixes: expected an IPv6 prefix, found " + write_prefix(prefixes.items[i]));
  }
}

}  // namespace sixgate::config
