// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "kernel/tunnel_ends.hpp"
#include "sixgate/wire/address.hpp"

struct nlmsghdr;

namespace sixgate::kernel {

/// An IPv4 address of this machine and the network it is in; both with the first octet highest.
struct Network {
  std::uint32_t address = 0;
  std::uint32_t mask = 0;
};

/// An IPv4 address of an interface and the network that it is in.
struct LinkNetwork {
  std::string interface;
  wire::Prefix prefix;
};

/// An interface of this machine.
struct Link {
  std::string name;
  std::string kind{};          ///< `sit`, `gre`, `bridge`, ...; empty where the driver gives none
  std::uint32_t mtu = 0;       ///< bytes
  bool is_up = false;          ///< somebody has set it up, whether or not it has a carrier
  bool has_broadcast = false;  ///< its networks have broadcast addresses
  bool is_loopback = false;
  std::uint32_t master = 0;  ///< of a bridge, a VRF or a bond: what comes in shows as its
  std::uint32_t index = 0;
  std::optional<TunnelEnds> tunnel{};  ///< where its driver is one of a tunnel in clear
};

/// The links of this machine and their IPv4 addresses, as rtnetlink tells of them.
class Links {
 public:
  /// What one message says. Messages of other kinds say nothing.
  ///
  /// message  RTM_NEWLINK, RTM_DELLINK, RTM_NEWADDR, RTM_DELADDR; of a listing, or that something
  ///          changed
  void take(const nlmsghdr& message);

  /// What a new listing says in place of all that was known.
  void replace(Links listed);

  /// By index.
  [[nodiscard]] const std::map<std::uint32_t, Link>& all() const { return links_; }

  [[nodiscard]] std::vector<Network> networks() const;
  [[nodiscard]] std::vector<LinkNetwork> networks_by_link() const;

  /// The names of links that went down or away since the last call. The kernel drops what waits in
  /// a queue and came by one or leaves by one.
  [[nodiscard]] std::vector<std::string> take_downs() { return std::exchange(downs_, {}); }

 private:
  struct Address {
    std::uint32_t index = 0;
    std::uint32_t address = 0;
    std::uint8_t prefix_length = 0;

    friend auto operator<=>(const Address&, const Address&) = default;
  };

  void take_link(const nlmsghdr& message);
  void take_address(const nlmsghdr& message);

  std::map<std::uint32_t, Link> links_;
  std::set<Address> addresses_;
  std::vector<std::string> downs_;
};

/// All of them and their addresses as of now. Needs no privilege.
///
/// fails  Refused
[[nodiscard]] Links list_links();

}  // namespace sixgate::kernel
