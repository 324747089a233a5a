// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <string>
#include <vector>

#include "config/configuration.hpp"
#include "config/settings.hpp"
#include "sixgate/packet/declared.hpp"
#include "sixgate/wire/address.hpp"

namespace sixgate::config {

/// What a Configuration owns. It stays where it is made, since the Policy's spans point into it.
struct Configuration::State {
  /// Makes the Policy of settled settings without problems.
  explicit State(Settings settings);
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  const Settings settings;
  std::vector<policy::Tunnel> tunnels;
  std::vector<packet::UdpTunnel> udp_tunnels;
  std::vector<wire::Prefix> six_rd_prefixes;
  std::vector<policy::Service> services;
  std::array<std::vector<std::string>, policy::all_zones.size()> zones;
  KernelSettings kernel;
  memory::Sizes memory;
  CaptureSettings capture;
  policy::Policy policy;
};

}  // namespace sixgate::config
