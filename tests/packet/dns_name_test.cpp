// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/packet/dns_name.hpp"

#include <string_view>

#include "sixgate/packet/read.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/packet_builder.hpp"

using namespace sixgate;
using namespace sixgate::test;

namespace {

/// A query for a name of one label in a domain.
Bytes query(std::string_view label, std::uint8_t flags = 1) {
  Bytes bytes = {0x12, 0x34, flags, 0, 0, 1, 0, 0, 0, 0, 0, 0};
  bytes.push_back(static_cast<std::uint8_t>(label.size()));
  bytes.insert(bytes.end(), label.begin(), label.end());
  return joined({bytes, {7, 'e', 'x', 'a', 'm', 'p', 'l', 'e', 0, 0, 1, 0, 1}});
}

bool asks(const Bytes& message) { return packet::asks_for_tunnel_name(wire::Cursor(message)); }

}  // namespace

TEST_CASE("a query for a tunnel's end is known by its first label, of either case", "[packet]") {
  for (const char* const label :
       {"isatap", "ISATAP", "iSaTaP", "teredo", "Teredo", "6to4", "6TO4", "6rd", "6RD"}) {
    CAPTURE(label);
    CHECK(asks(query(label)));
  }
  for (const char* const label :
       {"www", "isata", "isatapp", "tered0", "6to5", "6t", "7rd", "", "I"}) {
    CAPTURE(label);
    CHECK_FALSE(asks(query(label)));
  }
}

TEST_CASE("what is no query asks for nothing", "[packet]") {
  CHECK_FALSE(asks(query("isatap", 0x81)));
  Bytes behind = query("www");
  behind[13] = 'i';
  CHECK_FALSE(asks(behind));
  Bytes bytes = query("isatap");
  for (std::size_t size = 0; size < 19; ++size) {
    CAPTURE(size);
    CHECK_FALSE(asks(Bytes(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size))));
  }
  CHECK(asks(Bytes(bytes.begin(), bytes.begin() + 19)));
  bytes[12] = 0xc0;
  CHECK_FALSE(asks(bytes));
}

TEST_CASE("names are asked for on the ports of DNS and LLMNR, over either family", "[packet]") {
  const auto shows = [](PacketBuilder start, std::uint16_t source, std::uint16_t destination) {
    const Bytes bytes = start.udp(source, destination).payload(query("isatap")).bytes();
    return packet::read(packet::whole(bytes)).layers[0].asks_for_tunnel;
  };
  for (const auto& start : {ipv4("192.0.2.1", "192.0.2.53"), ipv6("2600::1", "2600::53")}) {
    CHECK(shows(start, 40000, 53));
    CHECK(shows(start, 5355, 5355));
    CHECK_FALSE(shows(start, 53, 40000));
    CHECK_FALSE(shows(start, 5353, 5353));
  }
}
