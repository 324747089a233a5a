// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "support/packet_part.hpp"

namespace sixgate::test {

/// A message of the Mobility Header, for PacketBuilder::mobility(). RFC 6275 section 6.1.
struct MobilityMessage {
  std::uint8_t type = 0;
  Bytes data = {};     ///< behind the checksum
  Bytes options = {};  ///< padded to a whole header; RFC 6275 section 6.2
};

MobilityMessage binding_refresh_request();
MobilityMessage home_test_init(std::uint64_t cookie);
MobilityMessage care_of_test_init(std::uint64_t cookie);
MobilityMessage home_test(std::uint16_t nonce, std::uint64_t cookie, std::uint64_t token);
MobilityMessage care_of_test(std::uint16_t nonce, std::uint64_t cookie, std::uint64_t token);

/// flags     A, H, L and K from the top
/// lifetime  in units of four seconds
MobilityMessage binding_update(std::uint16_t sequence, std::uint16_t flags, std::uint16_t lifetime,
                               const Bytes& options = {});
MobilityMessage binding_acknowledgement(std::uint8_t status, std::uint16_t sequence,
                                        std::uint16_t lifetime, const Bytes& options = {});
MobilityMessage binding_error(std::uint8_t status, std::string_view home_address);

/// The Host Identity Protocol's header without parameters, version 2. RFC 7401.
Part hip(std::uint8_t packet_type);

/// A Shim6 payload header and a Shim6 control message. RFC 5533.
Part shim6_payload(std::uint64_t context_tag);
Part shim6_control(std::uint8_t type, const Bytes& body);

}  // namespace sixgate::test
