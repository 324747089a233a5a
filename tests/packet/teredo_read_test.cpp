// SPDX-License-Identifier: GPL-2.0-or-later
// What Teredo says, read when asked.
#include "sixgate/packet/read.hpp"
#include "sixgate/packet/teredo.hpp"
#include "sixgate/packet/teredo_address.hpp"
#include "sixgate/wire/text.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/packet_builder.hpp"
#include "support/udp_tunnels.hpp"

using namespace sixgate;
using namespace sixgate::packet;
using namespace sixgate::wire::literals;
using test::Bytes;
using test::ipv4;
using test::ipv6;
using test::PacketBuilder;

namespace {

constexpr const char* client = "2001:0:4136:e378:8000:63bf:3fff:fdd2";
const PacketBuilder echo = ipv6(client, "2600::1").icmpv6(128);
const PacketBuilder bubble = ipv6(client, "2001:0:4136:e378:0:63bf:3fff:fdd3");

}  // namespace

TEST_CASE("a Teredo address says server, flags, and the client's port and address", "[packet]") {
  constexpr wire::Address address = "2001:0:4136:e378:8000:63bf:3fff:fdd2"_ip;
  static_assert(is_teredo(address));
  constexpr TeredoAddress teredo = read_teredo_address(address);
  CHECK(teredo.server == "65.54.227.120"_ip);
  CHECK(teredo.flags == 0x8000);
  CHECK(teredo.port == 40000);
  CHECK(teredo.address == "192.0.2.45"_ip);
  CHECK_FALSE(is_teredo("2001:1::1"_ip));
  CHECK_FALSE(is_teredo("32.1.0.0"_ip));
}

TEST_CASE("authentication, origin, packet and trailers of Teredo are found", "[packet]") {
  const Bytes trailers = test::joined({test::teredo_nonce(7), test::teredo_random_port(9)});
  const Bytes bytes = PacketBuilder(ipv4("192.0.2.45", "65.54.227.120"))
                          .udp(40000, 3544)
                          .teredo_authentication(4, 20)
                          .teredo_origin(337, "1.2.3.4")
                          .teredo(echo, trailers)
                          .bytes();
  const Packet packet = whole(bytes);
  const Teredo teredo = read_teredo(packet.at(read(packet).layers[0].payload));
  REQUIRE(teredo.authentication);
  CHECK(teredo.authentication->id_length == 4);
  CHECK(teredo.authentication->value_length == 20);
  REQUIRE(teredo.origin);
  CHECK(teredo.origin->port == 337);
  CHECK(teredo.origin->address == "1.2.3.4"_ip);
  REQUIRE(teredo.packet);
  CHECK(teredo.packet->offset() == 28 + 13 + 24 + 8);
  CHECK(teredo.packet->length() == echo.bytes().size());
  CHECK_FALSE(teredo.is_bubble);
  CHECK(are_teredo_trailers(teredo.trailers));
  OptionWalk walk(teredo.trailers, teredo_trailers);
  CHECK(walk.next()->type == 1);
  CHECK(walk.next()->type == 5);
  CHECK_FALSE(walk.next());
}

TEST_CASE("nonce and confirmation stand behind identifier and value", "[packet]") {
  const Bytes bytes = test::joined({{0, 1, 1, 2, 9, 8, 8}, {1, 2, 3, 4, 5, 6, 7, 8}, {6}});
  const auto authentication = read_teredo(wire::Cursor(bytes)).authentication;
  REQUIRE(authentication);
  CHECK(authentication->nonce == 0x0102030405060708);
  CHECK(authentication->confirmation == 6);
}

TEST_CASE("a bubble is a header that says there is nothing behind it", "[packet]") {
  const Bytes bytes = bubble.bytes();
  CHECK(read_teredo(wire::Cursor(bytes)).is_bubble);
  const Bytes more = ipv6(client, "2600::1").protocol(59, Bytes(4, 0)).bytes();
  CHECK_FALSE(read_teredo(wire::Cursor(more)).is_bubble);
}

TEST_CASE("trailers that run past the datagram are no list", "[packet]") {
  const std::vector<std::pair<Bytes, bool>> samples{{{}, true},
                                                    {{1, 4, 0, 0, 0, 7}, true},
                                                    {{1}, false},
                                                    {{1, 5, 0, 0, 0, 7}, false},
                                                    {{1, 4, 0, 0, 0, 7, 3}, false},
                                                    {{0, 0, 0, 0}, true}};
  for (const auto& [trailers, are_good] : samples) {
    const Bytes bytes = test::joined({bubble.bytes(), trailers});
    CHECK(are_teredo_trailers(read_teredo(wire::Cursor(bytes)).trailers) == are_good);
  }
}

TEST_CASE("Teredo of any length is read as far as it goes", "[packet][total]") {
  const Bytes bytes = PacketBuilder(ipv4("192.0.2.45", "65.54.227.120"))
                          .udp(40000, 3544)
                          .teredo_authentication(4, 20)
                          .teredo_origin(337, "1.2.3.4")
                          .teredo(echo)
                          .bytes();
  for (std::size_t count = 28; count < bytes.size(); ++count) {
    const Bytes exact(bytes.begin() + 28, bytes.begin() + static_cast<std::ptrdiff_t>(count));
    const Teredo teredo = read_teredo(wire::Cursor(exact));
    INFO(count - 28 << " bytes");
    REQUIRE(teredo.authentication.has_value() == (count - 28 >= 13 + 24));
    REQUIRE(teredo.origin.has_value() == (count - 28 >= 13 + 24 + 8));
    REQUIRE_FALSE(teredo.packet);
  }
}
