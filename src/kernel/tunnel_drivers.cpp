// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>
#include <filesystem>
#include <fstream>
#include <string>

#include <sys/utsname.h>

#include "kernel/capabilities.hpp"

namespace sixgate::kernel {

namespace {

struct Row {
  std::string_view module;
  std::string_view tunnels;
  std::string_view sign;  ///< a file that is there while it runs
};

constexpr std::array rows{
    Row{"sit", "6in4, 6to4, 6rd and ISATAP", "/sys/module/sit"},
    Row{"ipip", "4in4", "/sys/module/ipip"},
    Row{"ip6_tunnel", "4in6 and 6in6", "/sys/module/ip6_tunnel"},
    Row{"ip_gre", "GRE over IPv4", "/sys/module/ip_gre"},
    Row{"ip6_gre", "GRE over IPv6", "/sys/module/ip6_gre"},
    Row{"xfrm_user", "IPsec", "/proc/sys/net/core/xfrm_acq_expires"},
};

/// Whether the kernel's list of what it has built in, or can load, names the module.
bool is_listed(const std::filesystem::path& list, std::string_view module) {
  std::ifstream file(list);
  const std::string name = "/" + std::string(module) + ".ko";
  std::string line;
  while (std::getline(file, line)) {
    if (line.substr(0, line.find(':')).find(name) != std::string::npos) return true;
  }
  return false;
}

bool is_there(const Row& row) {
  std::error_code ignored;
  if (std::filesystem::exists(row.sign, ignored)) return true;
  utsname name{};
  ::uname(&name);
  const auto folder = std::filesystem::path("/lib/modules") / name.release;
  return is_listed(folder / "modules.builtin", row.module) ||
         is_listed(folder / "modules.dep", row.module);
}

}  // namespace

std::vector<TunnelDriver> find_tunnel_drivers() {
  std::vector<TunnelDriver> drivers;
  for (const Row& row : rows) {
    drivers.push_back({.module = row.module, .tunnels = row.tunnels, .is_there = is_there(row)});
  }
  return drivers;
}

}  // namespace sixgate::kernel
