// SPDX-License-Identifier: GPL-2.0-or-later
#include "doctor/machine.hpp"

#include <cstdlib>
#include <sstream>
#include <string>

#include <unistd.h>

namespace sixgate::doctor {

namespace {

/// Where a shell of root's would look, too.
bool find_nft() {
  const char* const path = std::getenv("PATH");
  std::istringstream folders((path == nullptr ? std::string() : path) + ":/usr/sbin:/sbin");
  std::string folder;
  while (std::getline(folders, folder, ':')) {
    if (::access((folder + "/nft").c_str(), X_OK) == 0) return true;
  }
  return false;
}

std::vector<HeldQueue> read_queues() {
  std::vector<HeldQueue> queues;
  for (const auto& queue : kernel::read_queue_status()) {
    queues.push_back({.queue = queue, .holder = kernel::find_program(queue.port)});
  }
  return queues;
}

}  // namespace

Machine read_machine() {
  Machine machine{.nf_tables = kernel::find_nf_tables()};
  if (machine.nf_tables == kernel::NfTables::answers) {
    machine.probes = kernel::probe_capabilities();
    machine.tables = kernel::read_foreign_tables();
  } else {
    machine.tables.legacy = kernel::read_legacy_tables();
  }
  machine.drivers = kernel::find_tunnel_drivers();
  machine.has_nft = find_nft();
  machine.queues = read_queues();
  machine.mark_rules = kernel::read_mark_rules();
  const kernel::Links links = kernel::list_links();
  for (const auto& [index, link] : links.all()) machine.links.push_back(link);
  machine.networks = links.networks_by_link();
  machine.sysctls = kernel::read_sysctls(machine.links);
  return machine;
}

}  // namespace sixgate::doctor
