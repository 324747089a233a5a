// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>

#include "config/checks.hpp"
#include "config/words.hpp"

namespace sixgate::config {

namespace {

/// A group is asked of whoever sends: on arrival the kernel does not know who will receive.
void check_group(const Service& service, policy::Role role, Report& report) {
  if (service.group.value.name.empty()) return;
  const std::string named = "group: " + in_quotes(service.group.value.name);
  if (role != policy::Role::host) {
    report.add(service.group.mark.place,
               named + " needs role \"host\": what a border forwards was sent by no process here");
    return;
  }
  const ServiceSide& from = service.from.value;
  if (!from.zone && from.prefixes.items.empty()) return;
  report.add(service.from.mark.place,
             "from: a service with a group is what this host sends to, and needs from \"any\": of "
             "what arrives the kernel does not know the group of the process that will receive it");
}

}  // namespace

void settle_enforcement(Settings& settings, Report& report) {
  const policy::Role role = settings.general.role.value;
  auto& enforce = settings.zones.enforce;
  if (enforce.mark.is_default() && role == policy::Role::host) {
    enforce.value.assign(policy::all_zones.begin(), policy::all_zones.end());
  }
  if (!enforce.value.empty() && settings.kernel.conntrack.value == Conntrack::off) {
    report.add(settings.kernel.conntrack.mark.place,
               "conntrack: \"off\" leaves no way to tell an answer from what must find a "
               "[[service]], and " +
                   (enforce.mark.is_default() ? "role \"host\" enforces services in all zones"
                                              : std::string("[zones] enforce names a zone")) +
                   "; leave it \"auto\", or write enforce = [] in [zones]");
  }
  for (const Service& service : settings.service) check_group(service, role, report);
}

}  // namespace sixgate::config
