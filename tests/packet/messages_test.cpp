// SPDX-License-Identifier: GPL-2.0-or-later
// Messages of ICMPv6 with a fixed part and little more.
#include "sixgate/packet/extended_echo.hpp"
#include "sixgate/packet/mobile_discovery.hpp"
#include "sixgate/packet/node_information.hpp"
#include "sixgate/packet/rpl.hpp"
#include "support/catch.hpp"
#include "support/contents.hpp"
#include "support/icmp_messages.hpp"
#include "support/neighbour_options.hpp"

using namespace sixgate;
using namespace sixgate::packet;
using namespace sixgate::wire::literals;
using test::Bytes;
using test::ipv4;
using test::ipv6;

namespace {

Bytes message(const test::Icmp& icmp) {
  return test::segment_of(ipv6("2600::1", "2600::2").icmp(icmp));
}

}  // namespace

TEST_CASE("a Node Information Query says whom it asks about", "[packet]") {
  const auto read = [](const test::Icmp& icmp) {
    const Bytes bytes = message(icmp);
    auto information = read_node_information(wire::Cursor(bytes)).value();
    return std::pair(information.subject, information.asked);
  };
  CHECK(read(test::node_information_query(0, 3, test::octets("2600::7"))) ==
        std::pair(std::optional("2600::7"_ip), NodeInformationType::node_addresses));
  CHECK(read(test::node_information_query(2, 4, test::octets("192.0.2.7"))) ==
        std::pair(std::optional("192.0.2.7"_ip), NodeInformationType::ipv4_addresses));
  CHECK_FALSE(read(test::node_information_query(1, 2, Bytes(16, 'a'))).first);
  CHECK_FALSE(read(test::node_information_query(0, 3, Bytes(15, 1))).first);
  CHECK_FALSE(read(test::node_information_reply(0, 3, Bytes(16, 1))).first);
}

TEST_CASE("a response finds its query by a nonce of eight bytes", "[packet]") {
  Bytes bytes = message(test::node_information_reply(0, 3, {}));
  for (std::size_t i = 0; i < 8; ++i) bytes.at(8 + i) = static_cast<std::uint8_t>(i + 1);
  CHECK(read_node_information(wire::Cursor(bytes)).value().nonce == 0x0102030405060708);
  test::at_every_cut(bytes, [](const wire::Cursor& in, std::size_t count) {
    REQUIRE(read_node_information(in).has_value() == (count >= 16));
  });
}

TEST_CASE("the upper bit of an RPL code says that the message is secured", "[packet]") {
  CHECK(read_rpl_control(0x02).code == rpl_code::destination_advertisement);
  CHECK_FALSE(read_rpl_control(0x02).is_secure);
  CHECK(read_rpl_control(0x82).code == rpl_code::destination_advertisement);
  CHECK(read_rpl_control(0x8a).code == rpl_code::consistency_check);
  CHECK(read_rpl_control(0x8a).is_secure);
}

TEST_CASE("an Extended Echo's last bits are a request's or a reply's", "[packet]") {
  const auto request = read_extended_echo({.type = 160, .word = 0x1234'56'01}, false);
  CHECK(request.identifier == 0x1234);
  CHECK(request.sequence == 0x56);
  CHECK(request.is_local);
  CHECK_FALSE(request.runs_ipv6);
  const auto reply = read_extended_echo({.type = 161, .word = 0x1234'56'00 | 2 << 5 | 4 | 1}, true);
  CHECK(reply.state == 2);
  CHECK(reply.is_active);
  CHECK_FALSE(reply.runs_ipv4);
  CHECK(reply.runs_ipv6);
  CHECK_FALSE(reply.is_local);
}

TEST_CASE("both Extended Echoes are read off real messages", "[packet]") {
  const Bytes bytes = ipv4("192.0.2.1", "192.0.2.2").icmp(test::extended_echo_request_v4(7, 9, {}));
  const auto icmp = read(bytes).layers[0].icmp;
  REQUIRE(icmp);
  CHECK(read_extended_echo(*icmp, false).identifier == 7);
  CHECK(read_extended_echo(*icmp, false).sequence == 9);
}

TEST_CASE("home agents are found by four messages with one identifier", "[packet]") {
  for (const test::Icmp& icmp :
       {test::home_agent_discovery_request(0x77),
        test::home_agent_discovery_reply(0x77, {"2600::9"}), test::mobile_prefix_solicitation(0x77),
        test::mobile_prefix_advertisement(0x77)}) {
    const Bytes bytes = message(icmp);
    const auto read = read_mobile_discovery(wire::Cursor(bytes));
    REQUIRE(read);
    CHECK(read->type == icmp.type);
    CHECK(read->identifier == 0x77);
    CHECK(read->fits);
    test::at_every_cut(bytes, [](const wire::Cursor& in, std::size_t count) {
      const auto cut = read_mobile_discovery(in);
      REQUIRE(cut.has_value() == (count >= 8));
      if (cut) REQUIRE(test::is_inside(cut->rest, count));
    });
  }
  const Bytes other = message({.type = 148, .body = Bytes(4, 0)});
  CHECK_FALSE(read_mobile_discovery(wire::Cursor(other)));
}

TEST_CASE("a list of home agents is whole addresses, or does not fit", "[packet]") {
  Bytes bytes = message(test::home_agent_discovery_reply(1, {"2600::9", "2600::a"}));
  auto read = read_mobile_discovery(wire::Cursor(bytes)).value();
  CHECK(read.rest.length() == 32);
  CHECK(wire::Address::ipv6(read.rest.take<16>()->bytes<0, 16>()) == "2600::9"_ip);
  bytes.pop_back();
  CHECK_FALSE(read_mobile_discovery(wire::Cursor(bytes)).value().fits);
}
