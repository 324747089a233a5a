// SPDX-License-Identifier: GPL-2.0-or-later
// Mistakes that parsers of packets make. Each row names one and holds a packet that is read
// differently where it is made.
#include <algorithm>
#include <optional>
#include <string>

#include "sixgate/packet/read.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/packet_builder.hpp"
#include "support/words.hpp"

using namespace sixgate;
using namespace sixgate::packet;
using test::Bytes;
using test::ipv4;
using test::ipv6;
using test::PacketBuilder;

namespace {

/// A packet in a few words: each layer's chain, transport and destination port, and why reading
/// stopped, if it did.
std::string told(const Headers& headers) {
  std::string text;
  for (const Layer& layer : headers.layers) {
    if (!text.empty()) text += " / ";
    text += !layer.family ? "nothing" : layer.is_ipv4() ? "ipv4" : "ipv6";
    for (const ExtensionHeader& header : layer.chain) text += " " + test::words(header.kind);
    if (layer.ports) {
      text += " " + test::words(layer.transport) + ":" + std::to_string(layer.ports->destination);
    }
    if (layer.icmp) text += " icmp-type:" + std::to_string(layer.icmp->type);
    if (layer.fault != Fault::none) text += ", " + test::words(layer.fault);
    if (layer.cut != wire::Beyond::nothing) text += ", " + test::words(layer.cut);
  }
  return text;
}

struct Wound {
  const char* mistake;
  Bytes bytes;
  std::string read;                          ///< as told() has it
  std::optional<std::size_t> captured = {};  ///< how many of the bytes are here
};

const PacketBuilder six = ipv6("2600::1", "2600::2");
const PacketBuilder four = ipv4("192.0.2.1", "192.0.2.2");
const PacketBuilder teredo_inner =
    ipv6("2001:0:4136:e378:8000:63bf:3fff:fdd2", "2600::1").icmpv6(128);

PacketBuilder from_six() { return six; }
PacketBuilder from_four() { return four; }

/// A Teredo authentication header of 13 bytes, and what follows it in the datagram.
Bytes authenticated(const Bytes& rest) {
  return from_four()
      .udp(40000, 3544)
      .payload(test::joined({{0, 1, 0, 0}, Bytes(8, 0x4e), {0}, rest}));
}

Bytes chain_of(std::size_t headers) {
  PacketBuilder packet = from_six();
  for (std::size_t i = 0; i < headers; ++i) packet.destination_options();
  return packet.tcp(443);
}

const std::vector<Wound> wounds{
    {"AH is measured in units of eight bytes, as other extension headers are",
     from_six().ah().tcp(443).payload(40), "ipv6 ah tcp:443"},
    {"AH behind IPv4 is taken for what ends the packet", from_four().ah().tcp(443),
     "ipv4 ah tcp:443"},
    {"AH with the least length is measured as a header of eight bytes would be",
     from_six().ah(0).tcp(443), "ipv6 ah tcp:443"},
    {"the reserved byte of a Fragment header is taken for a length",
     from_six().extension(Protocol::fragment, {0, 0xff, 0, 0, 0, 0, 0, 7}).udp(1, 53).payload(9),
     "ipv6 fragment udp:53"},
    {"a jumbogram's length is taken from what follows the option's header",
     from_six().jumbo(8 + 8 + 70000).udp(9, 53).udp_length(0).payload(70000).payload_length(0),
     "ipv6 hopopts udp:53"},
    {"a payload length of 0 means a jumbogram, whether or not an option says so",
     from_six().hop_by_hop().tcp(443).payload_length(0), "ipv6 hopopts, jumbo"},
    {"an extension header is taken off a payload length that is smaller, which wraps around",
     from_six()
         .hop_by_hop({0x1e, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0})
         .tcp(443)
         .payload_length(8),
     "ipv6, truncated"},
    {"two bytes are proven and a header of eight is read",
     from_six().says_next(44).payload_length(2).padded(2), "ipv6, truncated"},
    {"a length byte of 255 is counted up in eight bits",
     from_six()
         .extension(Protocol::hop_by_hop, test::joined({{0, 255, 0x1e, 255},
                                                        Bytes(255, 0),
                                                        {0x1e, 255},
                                                        Bytes(255, 0),
                                                        {0x1e, 255},
                                                        Bytes(255, 0),
                                                        {0x1e, 255},
                                                        Bytes(255, 0),
                                                        {0x1e, 255},
                                                        Bytes(255, 0),
                                                        {0x1e, 255},
                                                        Bytes(255, 0),
                                                        {0x1e, 255},
                                                        Bytes(255, 0),
                                                        {0x1e, 245},
                                                        Bytes(245, 0)}))
         .tcp(443),
     "ipv6 hopopts tcp:443"},
    {"an option may go on as long as the packet does",
     from_six()
         .extension(Protocol::destination_options, {0, 0, 0x1e, 5, 0, 0, 0, 0})
         .tcp(443)
         .payload(100),
     "ipv6 dstopts, option-overrun"},
    {"a length is asked of the last option before its type is known to have one",
     from_six().extension(Protocol::destination_options, {0, 0, 0x1e, 3, 0, 0, 0, 0}).tcp(443),
     "ipv6 dstopts tcp:443"},
    {"ports are looked for right behind the IPv6 header",
     from_six().hop_by_hop().destination_options().routing(0, 0).tcp(443),
     "ipv6 hopopts dstopts routing tcp:443"},
    {"ports are looked for 20 bytes into an IPv4 header",
     from_four().ipv4_options({7, 7, 4, 0, 0, 0, 0, 0}).tcp(443), "ipv4 tcp:443"},
    {"a packet without a byte has a first byte", {}, "nothing, empty"},
    {"a packet with one byte has a second", {0x60}, "nothing, truncated"},
    {"an IPv4 header length is believed beyond the packet's",
     from_four().tcp(443).ipv4_header_words(15).payload_length(40), "ipv4, header-length"},
    {"what was captured and how long the packet was are taken for each other",
     from_six().udp(1, 53).payload(1000), "ipv6 udp:53", 60},
    {"a captured part shorter than its headers is called malformed",
     from_six().hop_by_hop().udp(1, 53).payload(1000), "ipv6 hopopts, not-captured", 50},
    {"Teredo with an authentication header is not looked into, since its second byte is not 0",
     from_four().udp(40000, 3544).teredo_authentication().teredo(teredo_inner),
     "ipv4 udp:3544 / ipv6 icmp-type:128"},
    {"Teredo whose inner packet does not end with the datagram is not looked into",
     from_four().udp(40000, 3544).teredo(teredo_inner).payload({9, 9, 9}),
     "ipv4 udp:3544 / ipv6 icmp-type:128"},
    {"Teredo is looked for on its own port alone", from_four().udp(40000, 53).teredo(teredo_inner),
     "ipv4 udp:53 / ipv6 icmp-type:128"},
    {"an origin indication behind authentication is held against the datagram's whole length",
     authenticated({0, 0, 0xbe, 0xef}), "ipv4 udp:3544"},
    {"four bytes behind authentication are read where there are three", authenticated({0, 0, 0}),
     "ipv4 udp:3544"},
    {"an inner header behind authentication is held against the datagram's whole length",
     authenticated(Bytes(39, 0x60)), "ipv4 udp:3544"},
    {"an authentication header is held to fit, whatever lengths it states",
     from_four().udp(40000, 3544).payload({0, 1, 255, 255, 1, 2, 3, 4, 5, 6, 7, 8, 0}),
     "ipv4 udp:3544"},
    {"nothing is read behind any Fragment header, not even a first one's",
     from_six().fragment(0, true, 7).destination_options().tcp(443).payload(4),
     "ipv6 fragment dstopts tcp:443"},
    {"ports are read out of the middle of a packet",
     from_six().fragment(1480, false, 7).protocol(6, Bytes(40, 1)), "ipv6 fragment"},
    {"too many headers and headers out of order are the same number", chain_of(17),
     "ipv6 dstopts dstopts dstopts dstopts dstopts dstopts dstopts dstopts dstopts dstopts dstopts "
     "dstopts dstopts dstopts dstopts dstopts, chain-too-long"},
};

}  // namespace

TEST_CASE("a mistake that parsers make is not made", "[packet]") {
  for (const Wound& wound : wounds) {
    DYNAMIC_SECTION(wound.mistake) {
      // A heap block of the exact size: the address sanitizer sees a read behind it.
      const std::size_t captured = wound.captured.value_or(wound.bytes.size());
      const Bytes exact(wound.bytes.begin(),
                        wound.bytes.begin() + static_cast<std::ptrdiff_t>(captured));
      CHECK(told(read({.bytes = exact, .length = wound.bytes.size()})) == wound.read);
    }
  }
}

TEST_CASE("a payload length reaches as far as it says, and UDP's no further", "[packet]") {
  const Bytes bytes = from_six().udp(1, 53).udp_length(12).payload(20).padded(6);
  const Layer layer = read(bytes).layers[0];
  CHECK(layer.segment.length == 28);
  CHECK(layer.payload.length == 4);
}
