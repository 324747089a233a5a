// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <string>

#include "sixgate/packet/protocol.hpp"
#include "sixgate/policy/policy.hpp"
#include "sixgate/wire/address.hpp"

namespace sixgate::kernel {

/// Connection tracking's SIP helper for one protocol and family: an object of the table.
struct HelperObject {
  packet::Protocol protocol;
  wire::Family family;
};

inline constexpr std::array helper_objects{
    HelperObject{packet::Protocol::udp, wire::Family::ipv4},
    HelperObject{packet::Protocol::udp, wire::Family::ipv6},
    HelperObject{packet::Protocol::tcp, wire::Family::ipv4},
    HelperObject{packet::Protocol::tcp, wire::Family::ipv6},
};

/// `sip.udp4`
inline std::string name_of(const HelperObject& object) {
  return "sip." + std::string(packet::name_of(object.protocol)) +
         (object.family == wire::Family::ipv4 ? "4" : "6");
}

/// Whether a service of the site asks for the helper.
[[nodiscard]] bool wants_helper(const policy::Policy& policy);

/// Whether this kernel has it, found out without a change of the live nf_tables; true where nobody
/// asks for it, and for who may make no network namespace to find out in.
[[nodiscard]] bool has_helper(const policy::Policy& policy);

/// A line for whoever installs a table without it.
[[nodiscard]] std::string tell_missing_helper();

}  // namespace sixgate::kernel
