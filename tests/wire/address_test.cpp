// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/wire/address.hpp"

#include <array>

#include "sixgate/wire/text.hpp"
#include "support/catch.hpp"

using namespace sixgate::wire;
using namespace sixgate::wire::literals;

TEST_CASE("an address keeps its octets in the order of the wire", "[wire]") {
  const Address six = "2001:db8:1:2:3:4:5:6"_ip;
  CHECK(six.family() == Family::ipv6);
  CHECK(six.width() == 128);
  CHECK(six.high() == 0x20010db800010002);
  CHECK(six.low() == 0x0003000400050006);
  CHECK(six.octet(0) == 0x20);
  CHECK(six.octet(7) == 0x02);
  CHECK(six.octet(8) == 0x00);
  CHECK(six.octet(15) == 0x06);

  const Address four = "192.0.2.45"_ip;
  CHECK(four.family() == Family::ipv4);
  CHECK(four.width() == 32);
  CHECK(four.as_ipv4() == 0xc000022d);
  CHECK(four.octet(0) == 192);
  CHECK(four.octet(3) == 45);
}

TEST_CASE("sixteen octets and two halves make the same address", "[wire]") {
  const std::array<std::uint8_t, 16> octets{0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0,
                                            0,    0, 0,    0,    0, 0, 0, 9};
  CHECK(Address::ipv6(octets) == Address::ipv6(0x20010db800000000, 9));
}

TEST_CASE("the families never compare equal", "[wire]") {
  CHECK("0.0.0.0"_ip != "::"_ip);
  CHECK("192.0.2.1"_ip != "::ffff:192.0.2.1"_ip);
  CHECK(Address() == "::"_ip);
}

namespace {

struct Row {
  const char* says;
  Prefix prefix;
  Address address;
  bool is_inside;
};

constexpr std::array rows{
    Row{"the first address", "2001:db8::/32"_net, "2001:db8::"_ip, true},
    Row{"the last address", "2001:db8::/32"_net, "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff"_ip, true},
    Row{"one before", "2001:db8::/32"_net, "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff"_ip, false},
    Row{"one behind", "2001:db8::/32"_net, "2001:db9::"_ip, false},
    Row{"64 bits, the interface identifier is free", "2001:db8::/64"_net, "2001:db8::1"_ip, true},
    Row{"65 bits, the half below", "2001:db8::/65"_net, "2001:db8::7fff:0:0:1"_ip, true},
    Row{"65 bits, the half above", "2001:db8::/65"_net, "2001:db8::8000:0:0:1"_ip, false},
    Row{"127 bits, both ends", "2001:db8::/127"_net, "2001:db8::1"_ip, true},
    Row{"127 bits, one behind", "2001:db8::/127"_net, "2001:db8::2"_ip, false},
    Row{"128 bits, itself", "2001:db8::1/128"_net, "2001:db8::1"_ip, true},
    Row{"128 bits, its neighbour", "2001:db8::1/128"_net, "2001:db8::"_ip, false},
    Row{"fe80::/10 ends at febf", "fe80::/10"_net, "febf:ffff::"_ip, true},
    Row{"fec0 is behind fe80::/10", "fe80::/10"_net, "fec0::"_ip, false},
    Row{"everything of IPv6", "::/0"_net, "ff02::1"_ip, true},
    Row{"nothing of IPv4 is in ::/0", "::/0"_net, "0.0.0.0"_ip, false},
    Row{"172.16/12 ends at 172.31", "172.16.0.0/12"_net, "172.31.255.255"_ip, true},
    Row{"172.32 is behind it", "172.16.0.0/12"_net, "172.32.0.0"_ip, false},
    Row{"a single IPv4 address", "192.0.2.1/32"_net, "192.0.2.1"_ip, true},
    Row{"its neighbour", "192.0.2.1/32"_net, "192.0.2.0"_ip, false},
    Row{"everything of IPv4", "0.0.0.0/0"_net, "255.255.255.255"_ip, true},
    Row{"nothing of IPv6 is in 0.0.0.0/0", "0.0.0.0/0"_net, "::"_ip, false},
};

}  // namespace

TEST_CASE("a prefix contains what shares its fixed bits", "[wire]") {
  for (const Row& row : rows) {
    DYNAMIC_SECTION(row.says) { CHECK(row.prefix.contains(row.address) == row.is_inside); }
  }
}

TEST_CASE("a prefix clears the bits behind its length", "[wire]") {
  CHECK(Prefix("2001:db8::1"_ip, 32) == "2001:db8::/32"_net);
  CHECK(Prefix("192.0.2.255"_ip, 24) == "192.0.2.0/24"_net);
  CHECK(Prefix("192.0.2.255"_ip, 0) == "0.0.0.0/0"_net);
  CHECK_FALSE("10.0.0.0/8"_net == "10.0.0.0/9"_net);
}

TEST_CASE("any of several prefixes is enough, none contain nothing", "[wire]") {
  constexpr std::array prefixes{"192.0.2.0/24"_net, "2001:db8::/32"_net};
  CHECK(any_contains(prefixes, "2001:db8::1"_ip));
  CHECK_FALSE(any_contains(prefixes, "2001:db9::1"_ip));
  CHECK_FALSE(any_contains({}, "2001:db8::1"_ip));
}
