// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sixgate/packet/declared.hpp"
#include "sixgate/packet/icmp.hpp"
#include "sixgate/packet/layer.hpp"
#include "sixgate/packet/packet.hpp"
#include "sixgate/packet/read.hpp"
#include "sixgate/wire/cursor.hpp"

namespace sixgate::packet {

namespace detail {

/// How many bytes the quotation takes by the length field that RFC 4884 section 4 gives some
/// errors; all of them where there is none, or it cannot be meant.
constexpr std::size_t find_quotation_length(const Layer& layer, std::size_t all) {
  constexpr std::size_t least_with_extensions = 128;
  const std::uint32_t field =
      layer.is_ipv6() ? layer.icmp->word >> 24 : layer.icmp->word >> 16 & 0xff;
  const std::size_t length = std::size_t{field} * (layer.is_ipv6() ? 8 : 4);
  const bool is_meant = has_length_field(layer.is_ipv6(), layer.icmp->type) &&
                        length >= least_with_extensions && length <= all;
  return is_meant ? length : all;
}

}  // namespace detail

/// Reads the packet that an ICMP error quotes, by the reader that reads any packet. What the
/// quotation leaves out is cut (Beyond::not_quoted), never a fault. RFC 4443 section 2.4, RFC 792,
/// RFC 4884.
///
/// layer  of `packet`, read by read(); offsets found are those of the whole packet
/// out    nothing where the layer is no ICMP error or not all of its fixed part is here; an error
///        that quotes nothing gives a layer without family
constexpr std::optional<Headers> read_quoted(const Packet& packet, const Layer& layer,
                                             const Declared& declared = {}) {
  if (!layer.icmp || !is_error(layer.is_ipv6(), layer.icmp->type)) return std::nullopt;
  wire::Cursor in = packet.at(layer.payload);
  if (!in.is_open()) {
    const auto quotation = in.take(detail::find_quotation_length(layer, in.length()));
    if (quotation) in = *quotation;
  }
  return detail::read_layers({in.continued(wire::Beyond::not_quoted), {}}, packet, declared);
}

}  // namespace sixgate::packet
