// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/packet/ndp.hpp"

#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/contents.hpp"
#include "support/icmp_messages.hpp"
#include "support/neighbour_options.hpp"

using namespace sixgate;
using namespace sixgate::packet;
using namespace sixgate::wire::literals;
using test::Bytes;
using test::ipv6;

namespace {

Bytes message(const test::Icmp& icmp) {
  return test::segment_of(ipv6("fe80::1", "ff02::1").icmp(icmp));
}

struct Least {
  const char* says;
  Bytes message;       ///< a whole one, without options where those are not required
  std::size_t length;  ///< in bytes, below which it is to be discarded
};

std::vector<Least> all_least() {
  const auto from = ipv6("fe80::1", "fe80::2");
  const Bytes both =
      test::joined({test::source_link_layer_address(), test::target_link_layer_address()});
  const Bytes list = test::joined({both, test::neighbour_option(10, Bytes(22, 0))});
  return {
      {"Router Solicitation", test::segment_of(test::PacketBuilder(from).router_solicitation()), 8},
      {"Router Advertisement", message(test::router_advertisement({})), 16},
      {"Neighbour Solicitation",
       test::segment_of(test::PacketBuilder(from).neighbour_solicitation("fe80::2")), 24},
      {"Neighbour Advertisement",
       test::segment_of(test::PacketBuilder(from).neighbour_advertisement("fe80::2")), 24},
      {"Redirect", test::segment_of(test::PacketBuilder(from).redirect("fe80::3", "2600::9")), 40},
      {"Inverse Solicitation", message(test::inverse_neighbour_solicitation(both)), 24},
      {"Inverse Advertisement", message(test::inverse_neighbour_advertisement(list)), 48},
      {"Certification Path Solicitation", message(test::certification_path_solicitation(7, 65535)),
       8},
      {"Certification Path Advertisement", message(test::certification_path_advertisement(7, 1, 0)),
       8},
      {"fast handover", message({.type = 154, .body = {2, 0, 0, 7}}), 8},
      {"Duplicate Address Request", message(test::duplicate_address_request("2600::7")), 32},
      {"Duplicate Address Confirmation",
       message(test::duplicate_address_confirmation(0, "2600::7")), 32},
  };
}

}  // namespace

TEST_CASE("a message of discovery below its least length is truncated, at it is read", "[packet]") {
  for (const Least& least : all_least()) {
    DYNAMIC_SECTION(least.says) {
      const auto read_first = [&](std::size_t count) {
        const Bytes bytes(least.message.begin(),
                          least.message.begin() + static_cast<std::ptrdiff_t>(count));
        return read_neighbour_discovery(wire::Cursor(bytes)).fault;
      };
      CHECK(read_first(least.length - 1) == Fault::truncated);
      CHECK(read_first(least.length) == Fault::none);
      CHECK(read_first(least.message.size()) == Fault::none);
    }
  }
}

TEST_CASE("a message of discovery cut anywhere claims nothing that is not here",
          "[packet][total]") {
  for (const Least& least : all_least()) {
    INFO(least.says);
    test::at_every_cut(least.message, [&](const wire::Cursor& in, std::size_t count) {
      const auto read = read_neighbour_discovery(in);
      REQUIRE(test::is_inside(read.options, count));
      REQUIRE_FALSE((read.fault != Fault::none && read.cut != wire::Beyond::nothing));
      if (in.is_complete()) REQUIRE(read.cut == wire::Beyond::nothing);
      if (in.length() == least.message.size()) REQUIRE(read.fault == Fault::none);
      if (read.cut != wire::Beyond::nothing) REQUIRE(read.options.length() == 0);
    });
  }
}

TEST_CASE("a Router Advertisement's fields are where RFC 4861 and RFC 4191 put them", "[packet]") {
  const Bytes bytes = message(test::router_advertisement({.hop_limit = 61,
                                                          .flags = 0x80 | 0x20 | 0x18,
                                                          .lifetime = 9000,
                                                          .reachable = 11,
                                                          .retransmit = 12},
                                                         test::mtu_option(1400)));
  const auto read = read_neighbour_discovery(wire::Cursor(bytes));
  REQUIRE(read.router);
  CHECK(read.router->hop_limit == 61);
  CHECK(read.router->is_managed);
  CHECK_FALSE(read.router->is_other);
  CHECK(read.router->is_home_agent);
  CHECK(read.router->preference == RouterPreference::low);
  CHECK(read.router->lifetime == 9000);
  CHECK(read.router->reachable == 11);
  CHECK(read.router->retransmit == 12);
  CHECK(read.options.length() == 8);
  CHECK_FALSE(read.target);
}

TEST_CASE("targets and destinations are told apart", "[packet]") {
  const auto from = ipv6("fe80::1", "fe80::2");
  const Bytes redirect = test::segment_of(
      test::PacketBuilder(from).redirect("fe80::3", "2600::9", test::target_link_layer_address()));
  const auto read = read_neighbour_discovery(wire::Cursor(redirect));
  CHECK(read.target == "fe80::3"_ip);
  CHECK(read.destination == "2600::9"_ip);
  CHECK(read.options.length() == 8);

  const Bytes request = message(test::duplicate_address_request("2600::7"));
  CHECK(read_neighbour_discovery(wire::Cursor(request)).target == "2600::7"_ip);
}

TEST_CASE("each flag of a Neighbour Advertisement is its own bit", "[packet]") {
  Bytes bytes = test::segment_of(ipv6("fe80::1", "fe80::2").neighbour_advertisement("fe80::1"));
  const auto flags_of = [&](std::uint8_t octet) {
    bytes.at(4) = octet;
    const auto flags = read_neighbour_discovery(wire::Cursor(bytes)).neighbour;
    REQUIRE(flags);
    return std::vector<bool>{flags->is_router, flags->is_solicited, flags->is_override};
  };
  CHECK(flags_of(0x80) == std::vector<bool>{true, false, false});
  CHECK(flags_of(0x40) == std::vector<bool>{false, true, false});
  CHECK(flags_of(0x20) == std::vector<bool>{false, false, true});
  CHECK(flags_of(0x1f) == std::vector<bool>{false, false, false});
}

TEST_CASE("identifiers stand where each message has its own", "[packet]") {
  const Bytes solicitation = message(test::certification_path_solicitation(0x1234, 65535));
  CHECK(read_neighbour_discovery(wire::Cursor(solicitation)).identifier == 0x1234);
  const Bytes advertisement =
      message(test::certification_path_advertisement(0x1234, 2, 1, test::nonce_option()));
  const auto read = read_neighbour_discovery(wire::Cursor(advertisement));
  CHECK(read.identifier == 0x1234);
  CHECK(read.options.length() == 8);  // what is behind Component and Reserved
  const Bytes handover = message({.type = 154, .body = {3, 0, 0x43, 0x21}});
  CHECK(read_neighbour_discovery(wire::Cursor(handover)).identifier == 0x4321);
  CHECK(read_neighbour_discovery(wire::Cursor(handover)).subtype == 3);
}
