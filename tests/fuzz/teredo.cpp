// SPDX-License-Identifier: GPL-2.0-or-later
// Teredo's encapsulation. An input is the payload of a UDP datagram.
#include "sixgate/packet/teredo.hpp"

#include "sixgate/packet/read.hpp"
#include "support/header_laws.hpp"
#include "support/packet_builder.hpp"
#include "target.hpp"

using namespace sixgate;
using packet::Encapsulation;
using packet::Headers;
using wire::Cursor;

namespace {

constexpr std::size_t udp_header = 8;

bool begins_like_stun(Cursor payload) {
  const auto start = payload.take<8>();
  return start && start->be16<0>() == 1 && start->be32<4>() == 0x2112a442;
}

void open_payload(const fuzz::Bytes& bytes, std::size_t length) {
  const Cursor payload(bytes, length);
  const bool has_shape = packet::has_teredo_shape(payload, udp_header + length);
  const auto teredo = packet::read_teredo(payload);
  fuzz::hold_part(teredo.trailers, payload);
  (void)packet::are_teredo_trailers(teredo.trailers);
  const auto inner = packet::open_teredo(payload);
  if (!inner) return;
  fuzz::hold_part(*inner, payload);
  fuzz::hold(has_shape || begins_like_stun(payload), "what opens as Teredo has its shape");
}

Headers read_datagram(const fuzz::Bytes& datagram, std::size_t captured) {
  const fuzz::Bytes bytes = fuzz::first(datagram, captured);
  const packet::Packet packet{.bytes = bytes, .length = datagram.size()};
  const Headers headers = packet::read(packet);
  fuzz::hold(test::broken_law(headers, packet));
  return headers;
}

/// Reads the payload in a whole datagram, or in a first fragment, and a few beginnings of it.
void read_in(test::PacketBuilder around, const fuzz::Bytes& payload) {
  const fuzz::Bytes datagram = around.udp(40000, 3544).payload(payload).bytes();
  const Headers all = read_datagram(datagram, datagram.size());
  const bool opens = packet::open_teredo(Cursor(payload)).has_value();
  fuzz::hold((all.layers[0].opens == Encapsulation::teredo) == opens || all.layers[0].fragment,
             "read() opens what is Teredo");
  for (const std::size_t count : fuzz::prefixes_of(datagram)) {
    fuzz::hold(test::broken_prefix_law(read_datagram(datagram, count), count, all));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t most = 0xffff - 20 - udp_header;
  if (size > most) return 0;
  const fuzz::Bytes payload(data, data + size);
  open_payload(payload, size);
  for (const std::size_t count : fuzz::prefixes_of(payload)) {
    open_payload(fuzz::first(payload, count), size);
  }
  const auto outer = test::ipv4("192.0.2.45", "8.0.0.1");
  read_in(outer, payload);
  read_in(test::PacketBuilder(outer).fragment(0, true, 7), payload);
  return 0;
}
