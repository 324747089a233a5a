// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sixgate::packet {

/// Message types of the Mobility Header. IANA, Mobility Header Types; any other value of the
/// underlying type is a type too, only one without a name here.
enum class MobilityType : std::uint8_t {
  binding_refresh_request = 0,
  home_test_init = 1,
  care_of_test_init = 2,
  home_test = 3,
  care_of_test = 4,
  binding_update = 5,
  binding_acknowledgement = 6,
  binding_error = 7,
  fast_binding_update = 8,                 ///< RFC 5568
  fast_binding_acknowledgement = 9,        ///< RFC 5568
  fast_neighbour_advertisement = 10,       ///< RFC 5568; deprecated
  experimental = 11,                       ///< RFC 5096
  home_agent_switch = 12,                  ///< RFC 5142
  heartbeat = 13,                          ///< RFC 5847
  handover_initiate = 14,                  ///< RFC 5568
  handover_acknowledge = 15,               ///< RFC 5568
  binding_revocation = 16,                 ///< RFC 5846
  localized_routing_initiation = 17,       ///< RFC 6705
  localized_routing_acknowledgement = 18,  ///< RFC 6705
};

/// The word in every output; empty where the type has no name here.
constexpr std::string_view name_of(MobilityType type) {
  switch (type) {
    case MobilityType::binding_refresh_request: return "binding-refresh-request";
    case MobilityType::home_test_init: return "home-test-init";
    case MobilityType::care_of_test_init: return "care-of-test-init";
    case MobilityType::home_test: return "home-test";
    case MobilityType::care_of_test: return "care-of-test";
    case MobilityType::binding_update: return "binding-update";
    case MobilityType::binding_acknowledgement: return "binding-acknowledgement";
    case MobilityType::binding_error: return "binding-error";
    case MobilityType::fast_binding_update: return "fast-binding-update";
    case MobilityType::fast_binding_acknowledgement: return "fast-binding-acknowledgement";
    case MobilityType::fast_neighbour_advertisement: return "fast-neighbour-advertisement";
    case MobilityType::experimental: return "experimental";
    case MobilityType::home_agent_switch: return "home-agent-switch";
    case MobilityType::heartbeat: return "heartbeat";
    case MobilityType::handover_initiate: return "handover-initiate";
    case MobilityType::handover_acknowledge: return "handover-acknowledge";
    case MobilityType::binding_revocation: return "binding-revocation";
    case MobilityType::localized_routing_initiation: return "localized-routing-initiation";
    case MobilityType::localized_routing_acknowledgement:
      return "localized-routing-acknowledgement";
  }
  return {};
}

/// Whether RFC 6275 section 6.1 says where a type's options begin.
constexpr bool has_known_form(MobilityType type) { return type <= MobilityType::binding_error; }

/// The least length of the whole header in bytes: what the Header Len of RFC 6275 sections 6.1.2 to
/// 6.1.9 comes to without options. 8, the least of any, where the type is not from there.
constexpr std::size_t least_mobility_length(MobilityType type) {
  switch (type) {
    case MobilityType::home_test_init:
    case MobilityType::care_of_test_init:
    case MobilityType::binding_update:
    case MobilityType::binding_acknowledgement: return 16;
    case MobilityType::home_test:
    case MobilityType::care_of_test:
    case MobilityType::binding_error: return 24;
    default: return 8;
  }
}

}  // namespace sixgate::packet
