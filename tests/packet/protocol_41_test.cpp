// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/packet/protocol_41.hpp"

#include <array>

#include "sixgate/packet/read.hpp"
#include "sixgate/wire/text.hpp"
#include "support/catch.hpp"
#include "support/packet_builder.hpp"

using namespace sixgate;
using namespace sixgate::packet;
using namespace sixgate::wire::literals;
using test::Bytes;
using test::ipv4;
using test::ipv6;

namespace {

constexpr std::array six_rd_prefixes{"2600:6d::/32"_net};
constexpr Declared declared{.udp = {}, .six_rd = six_rd_prefixes};

struct Row {
  const char* says;
  const char* outer_source;
  const char* outer_destination;
  const char* source;
  const char* destination;
  Encapsulation kind;
};

using enum Encapsulation;

const std::vector<Row> rows{
    {"no address tells anything", "8.0.0.1", "9.0.0.2", "2600::1", "2601::1", ipv6_in_ipv4},

    {"multicast of 6over4's organisation", "10.0.0.1", "239.192.0.1", "fe80::9", "ff02::1",
     six_over_four},
    {"the last group of it", "10.0.0.1", "239.192.255.255", "2600::1", "ff02::1", six_over_four},
    {"multicast beside it", "10.0.0.1", "239.193.0.1", "2600::1", "ff02::1", ipv6_in_ipv4},
    {"a link-local source of the outer source", "10.0.0.1", "9.0.0.2", "fe80::a00:1", "fe80::9",
     six_over_four},
    {"a link-local destination of the outer destination", "10.0.0.1", "9.0.0.2", "fe80::9",
     "fe80::900:2", six_over_four},
    {"a link-local source of another address", "10.0.0.1", "9.0.0.2", "fe80::a00:2", "fe80::9",
     ipv6_in_ipv4},
    {"a global source that ends in the outer source", "10.0.0.1", "9.0.0.2", "2600::a00:1",
     "2601::1", ipv6_in_ipv4},

    {"ISATAP's identifier of a private address", "10.0.0.1", "9.0.0.2", "2600::5efe:10.0.0.1",
     "2601::1", isatap},
    {"ISATAP's identifier of a global address", "8.0.0.1", "9.0.0.2", "2601::1",
     "2600::200:5efe:9.0.0.2", isatap},
    {"ISATAP's identifier behind fe80::/64", "10.0.0.1", "9.0.0.2", "fe80::5efe:10.0.0.1",
     "fe80::5efe:9.0.0.2", isatap},
    {"an identifier one bit off ISATAP's", "8.0.0.1", "9.0.0.2", "2600::100:5efe:8.0.0.1",
     "2601::1", ipv6_in_ipv4},
    {"an identifier one octet off ISATAP's", "8.0.0.1", "9.0.0.2", "2600::5eff:8.0.0.1", "2601::1",
     ipv6_in_ipv4},

    {"a 6to4 source", "8.0.0.1", "9.0.0.2", "2002:800:1::1", "2601::1", six_to_four},
    {"a 6to4 destination", "8.0.0.1", "9.0.0.2", "2601::1", "2002:900:2::1", six_to_four},
    {"an address beside 6to4's", "8.0.0.1", "9.0.0.2", "2003:800:1::1", "2601::1", ipv6_in_ipv4},

    {"a source of a declared 6rd prefix", "8.0.0.1", "9.0.0.2", "2600:6d:1::1", "2601::1", six_rd},
    {"a destination of a declared 6rd prefix", "8.0.0.1", "9.0.0.2", "2601::1", "2600:6d:1::1",
     six_rd},
    {"an address beside the 6rd prefix", "8.0.0.1", "9.0.0.2", "2600:6e:1::1", "2601::1",
     ipv6_in_ipv4},

    {"an IPv4-compatible source", "8.0.0.1", "9.0.0.2", "::8.0.0.1", "2601::1", automatic},
    {"an IPv4-compatible destination", "8.0.0.1", "9.0.0.2", "2601::1", "::9.0.0.2", automatic},
    {"an unspecified source", "8.0.0.1", "9.0.0.2", "::", "2601::1", ipv6_in_ipv4},
    {"a loopback source", "8.0.0.1", "9.0.0.2", "::1", "2601::1", ipv6_in_ipv4},
    {"an IPv4-mapped source", "8.0.0.1", "9.0.0.2", "::ffff:8.0.0.1", "2601::1", ipv6_in_ipv4},

    {"6over4 before ISATAP", "10.0.0.1", "239.192.0.1", "fe80::5efe:10.0.0.1", "ff02::1",
     six_over_four},
    {"ISATAP before 6to4", "8.0.0.1", "9.0.0.2", "2002:800:1::5efe:8.0.0.1", "2601::1", isatap},
    {"6to4 before 6rd", "8.0.0.1", "9.0.0.2", "2600:6d:1::1", "2002:900:2::1", six_to_four},
    {"6rd before automatic", "8.0.0.1", "9.0.0.2", "2600:6d:1::1", "::9.0.0.2", six_rd},
};

}  // namespace

TEST_CASE("addresses tell which mechanism a packet of protocol 41 belongs to", "[packet]") {
  for (const Row& row : rows) {
    DYNAMIC_SECTION(row.says) {
      const Bytes bytes = ipv4(row.outer_source, row.outer_destination)
                              .carries(ipv6(row.source, row.destination).tcp(443));
      const Headers headers = read(whole(bytes), declared);
      REQUIRE(headers.layers.size() == 2);
      CHECK(headers.layers[0].opens == row.kind);
    }
  }
}

TEST_CASE("a 6rd prefix that nobody declares tells nothing", "[packet]") {
  const Bytes bytes = ipv4("8.0.0.1", "9.0.0.2").carries(ipv6("2600:6d:1::1", "2601::1").tcp(443));
  CHECK(read(bytes).layers[0].opens == ipv6_in_ipv4);
}

TEST_CASE("an inner header that is not all here tells nothing", "[packet]") {
  const Bytes bytes =
      ipv4("8.0.0.1", "9.0.0.2").carries(ipv6("2002:800:1::1", "2002:900:2::1").tcp(443));
  for (std::size_t count = 20; count <= 60; ++count) {
    const Headers headers = read({.bytes = std::span(bytes).first(count), .length = bytes.size()});
    CHECK(headers.layers[0].opens == (count < 60 ? ipv6_in_ipv4 : six_to_four));
    CHECK(headers.layers[1].fault == Fault::none);
  }
}
