// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

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

/// The word in every output, the ending of the reason that drops it; empty for none.
constexpr std::string_view name_of(Fault fault) {
  switch (fault) {
    case Fault::none: return {};
    case Fault::empty: return "empty";
    case Fault::version: return "version";
    case Fault::truncated: return "truncated";
    case Fault::header_length: return "header-length";
    case Fault::payload_length: return "payload-length";
    case Fault::option_overrun: return "option-overrun";
    case Fault::jumbo: return "jumbo";
    case Fault::chain_length: return "chain-too-long";
  }
  return {};
}

}  // namespace sixgate::packet
