// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/protocol.hpp"

namespace sixgate::packet {

/// What a fragment adds to the packet that it is of.
struct FragmentContent {
  std::uint64_t length = 0;  ///< of what it carries, bytes

  /// The length field that the whole packet would need if it ended with this fragment, bytes: over
  /// IPv6 the headers in front of the Fragment header and all behind it, over IPv4 the IP header
  /// too. RFC 8200 section 4.5, RFC 791 section 3.1.
  std::uint64_t packet_length = 0;
};

/// What a fragment carries, by the lengths that it states; nothing where the layer is no fragment
/// or states less than its own headers.
constexpr std::optional<FragmentContent> find_fragment_content(const Layer& layer) {
  if (!layer.fragment) return std::nullopt;
  std::uint64_t start = layer.header_length;  // of the content, from the IP header
  std::uint64_t kept = layer.is_ipv4() ? layer.header_length : 0;
  for (const ExtensionHeader& header : layer.chain) {
    if (header.kind != Protocol::fragment) continue;
    start = header.offset - layer.offset + header.length;
    kept = start - header.length - layer.header_length;
    if (!layer.is_later_fragment()) break;  // of two, the one that says where it belongs
  }
  if (layer.length < start) return std::nullopt;
  const std::uint64_t length = layer.length - start;
  return FragmentContent{.length = length, .packet_length = kept + layer.fragment->offset + length};
}

}  // namespace sixgate::packet
