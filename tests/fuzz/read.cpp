// SPDX-License-Identifier: GPL-2.0-or-later
// read() and what is asked of a packet once it has been read. An input is a packet.
#include "sixgate/packet/read.hpp"

#include <array>

#include "sixgate/packet/checksum.hpp"
#include "sixgate/packet/quoted.hpp"
#include "support/header_laws.hpp"
#include "support/same_headers.hpp"
#include "target.hpp"

using namespace sixgate;
using packet::Declared;
using packet::Encapsulation;
using packet::Headers;
using packet::Packet;

namespace {

constexpr packet::UdpTunnel anywhere(Encapsulation kind, std::uint16_t port) {
  return {.kind = kind, .port = port, .local = {}, .remote = {}};
}

constexpr std::array udp_tunnels{
    anywhere(Encapsulation::gre, 4754),    anywhere(Encapsulation::mpls, 6635),
    anywhere(Encapsulation::l2tp, 1701),   anywhere(Encapsulation::ayiya, 5072),
    anywhere(Encapsulation::vxlan, 4789),  anywhere(Encapsulation::vxlan, 4790),
    anywhere(Encapsulation::geneve, 6081), anywhere(Encapsulation::gue, 6080),
    anywhere(Encapsulation::fou, 5555),
};

constexpr std::array six_rd{wire::Prefix(wire::Address::ipv6(0x2600000000000000, 0), 16)};

void read_contents(const Packet& packet, const Headers& headers, const Declared& declared) {
  for (const packet::Layer& layer : headers.layers) {
    (void)packet::verify_checksum(packet, layer);
    const auto quoted = packet::read_quoted(packet, layer, declared);
    if (!quoted) continue;
    fuzz::hold(test::broken_law(*quoted, packet));
    fuzz::hold(quoted->layers[0].offset >= layer.payload.offset,
               "a quoted packet stands behind the error's header");
  }
}

Headers read_exactly(const fuzz::Bytes& bytes, std::size_t length, const Declared& declared) {
  const Packet packet{.bytes = bytes, .length = length};
  const Headers headers = packet::read(packet, declared);
  fuzz::hold(test::broken_law(headers, packet));
  read_contents(packet, headers, declared);
  return headers;
}

/// Reads a packet of that length, and a few beginnings of it.
void read_as(const fuzz::Bytes& bytes, std::size_t length, const Declared& declared) {
  const Headers all = read_exactly(bytes, length, declared);
  const fuzz::Bytes elsewhere(bytes);
  fuzz::hold(test::same(all, read_exactly(elsewhere, length, declared)),
             "twice the same bytes, twice the same headers");
  for (const std::size_t count : fuzz::prefixes_of(bytes)) {
    const fuzz::Bytes prefix = fuzz::first(bytes, count);
    const Headers captured = read_exactly(prefix, length, declared);
    fuzz::hold(test::broken_prefix_law(captured, count, all));
    (void)read_exactly(prefix, count, declared);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::Bytes bytes(data, data + size);
  constexpr std::size_t more_than_a_length_field_says = 70000;
  for (const Declared& declared : {Declared{}, Declared{.udp = udp_tunnels, .six_rd = six_rd}}) {
    read_as(bytes, size, declared);
    read_as(bytes, size + more_than_a_length_field_says, declared);
  }
  const Packet unfinished{.bytes = bytes, .length = size, .has_checksums = false};
  fuzz::hold(test::broken_law(packet::read(unfinished), unfinished));
  return 0;
}
