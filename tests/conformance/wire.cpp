// SPDX-License-Identifier: GPL-2.0-or-later
// Bytes that make no packet, whatever their RFC: lengths that lie, headers that are not there.
#include "conformance/hosts.hpp"
#include "conformance/rows.hpp"

namespace sixgate::test::conformance {

Rows wire_rows() {
  constexpr const char* no_packet = "no tunnel would carry it as a packet";
  return everywhere({
      {"RFC 8200 3: no byte at all", Bytes{}, drop("wire.empty")},
      {"RFC 8200 3: version 5", inward6().tcp(443).version(5), drop("wire.version"), at::border,
       capture, no_packet},
      {"RFC 8200 3: version 0", Bytes(40, 0), drop("wire.version")},
      {"RFC 8200 3: 39 bytes", inward6().tcp(443).truncated(39), drop("wire.truncated"), at::border,
       capture, no_packet},
      {"RFC 8200 3: a payload length beyond the packet", inward6().tcp(443).payload_length(2000),
       drop("wire.payload-length"), at::border, capture, no_packet},
      {"RFC 8200 4.2: an option that is longer than its header",
       inward6().hop_by_hop({5, 200, 0, 0, 0, 0}).tcp(443), drop("wire.option-overrun")},
      {"RFC 2675 3: a jumbogram that is none", inward6().jumbo(70000).tcp(443), drop("wire.jumbo")},
      {"RFC 768: a UDP length beyond the packet", inward6().udp(1, 2).udp_length(4000),
       drop("wire.payload-length")},
      {"RFC 768: a UDP length of less than its header", inward6().udp(1, 2).udp_length(4),
       drop("wire.header-length")},
      {"RFC 791 3.1: a header of four words", inward4().tcp(443).ipv4_header_words(4),
       drop("wire.header-length")},
      {"RFC 791 3.1: a header beyond the packet", inward4().tcp(443).ipv4_header_words(15),
       drop("wire.header-length")},
      {"RFC 791 3.1: a total length beyond the packet", inward4().tcp(443).payload_length(2000),
       drop("wire.payload-length")},
      {"RFC 791 3.1: bytes behind the total length", inward4().tcp(443).padded(6),
       accept("default.native")},
  });
}

}  // namespace sixgate::test::conformance
