// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

namespace sixgate::packet {

/// What makes bytes no packet. One a layer: reading stops at the first.
enum class Fault : std::uint8_t {
  none,
  empty,           ///< no byte at all
  version,         ///< the version field is not that of the protocol it stands under
  truncated,       ///< the packet ends inside a header
  header_length,   ///< a header states a length that its own fixed part does not fit in
  payload_length,  ///< a header states more payload than the packet has
  option_overrun,  ///< an option runs past the header that holds it
  jumbo,           ///< payload length 0 without a Jumbo Payload option, or one misused (RFC 2675 3)
  chain_length,    ///< more extension headers than max_extension_headers
};

}  // namespace sixgate::packet
