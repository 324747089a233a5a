// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/packet/routing.hpp"

#include "sixgate/packet/ends.hpp"
#include "sixgate/packet/read.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/contents.hpp"
#include "support/routing_headers.hpp"

using namespace sixgate;
using namespace sixgate::packet;
using namespace sixgate::wire::literals;
using test::Bytes;
using test::ipv6;
using test::joined;

namespace {

constexpr wire::Address destination = "2600::2"_ip;

Bytes header(const test::RoutingHeader& routing) {
  return test::last_header_of(ipv6("2600::1", "2600::2").routing(routing).tcp(443));
}

Routing read_of(const Bytes& bytes) { return read_routing(wire::Cursor(bytes), destination); }

struct Way {
  const char* says;
  test::RoutingHeader header;
  std::size_t addresses;
  std::optional<wire::Address> final_destination;
};

std::vector<Way> all_ways() {
  return {
      {"type 0, two on the way", test::source_route({"2600::a", "2600::b"}, 2), 2, "2600::b"_ip},
      {"type 0, one left", test::source_route({"2600::a", "2600::b"}, 1), 2, "2600::b"_ip},
      {"type 0, none left", test::source_route({"2600::a", "2600::b"}, 0), 2, {}},
      {"type 0 without addresses", test::routing_header(0, 0, Bytes(4)), 0, {}},
      {"type 2", test::home_route("2600::77"), 1, "2600::77"_ip},
      {"type 3, nothing elided", test::rpl_route({"2600::a", "2600::b"}, 2, 0, 0), 2, "2600::b"_ip},
      {"type 3, 8 octets elided", test::rpl_route({"2600::a", "2600::b"}, 2, 8, 8), 2,
       "2600::b"_ip},
      {"type 3, 15 elided, of the last 12", test::rpl_route({"2600::a", "2600::7:b"}, 1, 15, 12), 2,
       "2600::7:b"_ip},
      {"type 3, one address of one octet", test::rpl_route({"2600::9"}, 1, 15, 15), 1,
       "2600::9"_ip},
      {"type 3, none left", test::rpl_route({"2600::9"}, 0, 15, 15), 1, {}},
      {"type 4", test::segment_routing({"2600::a", "2600::b"}, 2), 2, {}},
      {"type 4, none left", test::segment_routing({"2600::a", "2600::b"}, 0), 2, {}},
      {"type 4 with TLVs", test::segment_routing({"2600::a"}, 1, {0, 4, 1, 0, 5, 2, 0, 0}), 1, {}},
      {"type 5", test::compact_routing_16({1, 2}, 1), 0, {}},
      {"type 6", test::compact_routing_32({1, 2}, 1), 0, {}},
      {"type 253", test::routing_header(253, 200, {1, 2, 3, 4}), 0, {}},
      {"type 1", test::routing_header(1, 1, {1, 2, 3, 4}), 0, {}},
  };
}

struct Lie {
  const char* says;
  test::RoutingHeader header;
  std::size_t at;
  std::uint8_t value;
};

std::vector<Lie> all_lies() {
  const auto source = test::source_route({"2600::a", "2600::b"}, 2);
  const auto rpl = test::rpl_route({"2600::a", "2600::b"}, 2, 8, 8);
  const auto segments = test::segment_routing({"2600::a", "2600::b"}, 2);
  return {
      {"type 0: more segments left than addresses", source, 3, 3},
      {"type 0: 255 segments left", source, 3, 255},
      {"type 2: no segment left", test::home_route("2600::77"), 3, 0},
      {"type 2: two segments left", test::home_route("2600::77"), 3, 2},
      {"type 3: more segments left than addresses", rpl, 3, 3},
      {"type 3: addresses that do not come out even", rpl, 4, 0x78},
      {"type 3: a last address longer than the header", rpl, 4, 0x80},
      {"type 3: padding that eats addresses", rpl, 5, 0xf0},
      {"type 4: more segments left than Last Entry and one", segments, 3, 3},
      {"type 4: a Last Entry behind the header", segments, 4, 2},
      {"type 4: a Last Entry of 255", segments, 4, 255},
      {"type 4: TLVs that run past the header",
       test::segment_routing({"2600::a"}, 1, {5, 7, 0, 0, 0, 0, 0, 0}), 2, 4},
      {"type 4: a TLV's type without its length",
       test::segment_routing({"2600::a"}, 1, {5, 5, 0, 0, 0, 0, 0, 5}), 2, 4},
  };
}

}  // namespace

TEST_CASE("each type of Routing header tells where the packet ends up", "[packet]") {
  for (const Way& way : all_ways()) {
    DYNAMIC_SECTION(way.says) {
      const Bytes bytes = header(way.header);
      const Routing routing = read_of(bytes);
      CHECK(routing.fits);
      CHECK(routing.addresses == way.addresses);
      CHECK_FALSE(routing.has_multicast);
      CHECK(routing.cut == wire::Beyond::nothing);
      const auto last = way.header.final_destination;
      CHECK(routing.final_destination == (way.final_destination ? way.final_destination : last));
    }
  }
}

TEST_CASE("the last segment of type 4 stands first", "[packet]") {
  const Bytes bytes = header(test::segment_routing({"2600::a", "2600::b"}, 1));
  const Bytes first(bytes.begin() + 8, bytes.begin() + 24);
  const auto final_destination = read_of(bytes).final_destination;
  REQUIRE(final_destination);
  CHECK(test::octets(*final_destination) == first);
}

TEST_CASE("counts and lengths that do not agree give no destination", "[packet]") {
  for (const Lie& lie : all_lies()) {
    DYNAMIC_SECTION(lie.says) {
      Bytes bytes = header(lie.header);
      bytes.at(lie.at) = lie.value;
      const Routing routing = read_of(bytes);
      CHECK_FALSE(routing.fits);
      CHECK(routing.cut == wire::Beyond::nothing);
      CHECK((routing.tlvs || !routing.final_destination));
    }
  }
}

TEST_CASE("half an address in type 0 and a type 2 of two addresses do not fit", "[packet]") {
  Bytes half = header(test::routing_header(0, 1, Bytes(4 + 24, 0)));
  CHECK_FALSE(read_of(half).fits);
  Bytes two = header(test::routing_header(2, 1, Bytes(4 + 32, 0)));
  CHECK_FALSE(read_of(two).fits);
  Bytes none = header(test::routing_header(2, 1, Bytes(4, 0)));
  CHECK_FALSE(read_of(none).fits);
}

TEST_CASE("a multicast address is seen wherever it stands in the header", "[packet]") {
  for (const test::RoutingHeader& routing :
       {test::source_route({"ff0e::1", "2600::b"}, 2),
        test::source_route({"2600::a", "ff0e::1"}, 2),
        test::source_route({"2600::a", "ff0e::1"}, 0), test::home_route("ff0e::1"),
        test::rpl_route({"ff0e::1", "2600::b"}, 2, 0, 8),
        test::segment_routing({"2600::a", "ff0e::1"}, 1)}) {
    CHECK(read_of(header(routing)).has_multicast);
  }
}

TEST_CASE("TLVs behind the segments of type 4 can be walked", "[packet]") {
  const Bytes bytes = header(test::segment_routing({"2600::a"}, 1, {0, 4, 1, 0, 5, 2, 7, 8}));
  const Routing routing = read_of(bytes);
  REQUIRE(routing.tlvs);
  CHECK(routing.tlvs->length() == 8);
  CHECK(find_option(*routing.tlvs, ipv6_options, 5)->data.length() == 2);
  CHECK_FALSE(read_of(header(test::source_route({"2600::a"}, 1))).tlvs);
}

TEST_CASE("elided octets are those of the destination in front", "[packet]") {
  const Bytes bytes = header(test::rpl_route({"2600::9"}, 1, 15, 15));
  CHECK(read_routing(wire::Cursor(bytes), "2001:db8:1:2:3:4:5:6"_ip).final_destination ==
        "2001:db8:1:2:3:4:5:9"_ip);
}

TEST_CASE("a Routing header cut anywhere does not fit where it ends, and is cut where it goes on",
          "[packet][total]") {
  for (const Way& way : all_ways()) {
    const Bytes bytes = header(way.header);
    test::at_every_cut(bytes, [&](const wire::Cursor& in, std::size_t count) {
      INFO(way.says << ", " << count << " bytes");
      const Routing routing = read_routing(in, destination);
      if (routing.tlvs) REQUIRE(test::is_inside(*routing.tlvs, count));
      if (in.is_complete()) REQUIRE(routing.cut == wire::Beyond::nothing);
      if (in.length() == bytes.size()) REQUIRE(routing.fits);
      if (count < 4 && in.is_complete()) REQUIRE_FALSE(routing.fits);
      if (count < 4) REQUIRE_FALSE(routing.final_destination);
    });
  }
}

TEST_CASE("the ends of a packet are those that its headers name", "[packet]") {
  struct Named {
    const char* says;
    test::PacketBuilder packet;
    wire::Address source;
    wire::Address destination;
  };
  const auto plain = ipv6("2600::1", "2600::2");
  const std::vector<Named> all{
      {"neither", test::PacketBuilder(plain).tcp(443), "2600::1"_ip, "2600::2"_ip},
      {"a home address", test::PacketBuilder(plain).home_address("2600::77").tcp(443),
       "2600::77"_ip, "2600::2"_ip},
      {"a route", test::PacketBuilder(plain).routing(test::source_route({"2600::9"}, 1)).tcp(443),
       "2600::1"_ip, "2600::9"_ip},
      {"a route that has been gone",
       test::PacketBuilder(plain).routing(test::source_route({"2600::9"}, 0)).tcp(443),
       "2600::1"_ip, "2600::2"_ip},
      {"both",
       test::PacketBuilder(plain)
           .routing(test::home_route("2600::9"))
           .home_address("2600::77")
           .tcp(443),
       "2600::77"_ip, "2600::9"_ip},
      {"a home address of 15 bytes",
       test::PacketBuilder(plain).destination_options(joined({{0xc9, 15}, Bytes(15, 1)})).tcp(443),
       "2600::1"_ip, "2600::2"_ip},
      {"a home address of 17 bytes",
       test::PacketBuilder(plain).destination_options(joined({{0xc9, 17}, Bytes(17, 1)})).tcp(443),
       "2600::1"_ip, "2600::2"_ip},
  };
  for (const Named& named : all) {
    DYNAMIC_SECTION(named.says) {
      const Bytes bytes = named.packet.bytes();
      const Ends ends = find_ends(whole(bytes), read(bytes).layers[0]);
      CHECK(ends.source == named.source);
      CHECK(ends.destination == named.destination);
    }
  }
}

TEST_CASE("a header that goes on in another fragment does not go on in what pads this one",
          "[packet]") {
  // 24 bytes of a Routing header of 40 are here; the 16 behind the packet's end are no part of it.
  Bytes part = header(test::source_route({"2600::a", "2600::b"}, 2));
  part.resize(24);
  const Bytes bytes =
      ipv6("2600::1", "2600::2").fragment(0, true, 7).extension(Protocol::routing, part).padded(64);
  const Layer layer = read(bytes).layers[0];
  REQUIRE(layer.chain.size() == 2);
  const auto at = whole(bytes).at(layer.chain[1].extent());
  CHECK(at.here().size() == 24);
  CHECK(at.length() == 40);
  CHECK(at.beyond(40) == wire::Beyond::later_fragment);
  const Routing routing = read_routing(at, layer.destination);
  CHECK_FALSE(routing.final_destination);
  CHECK(routing.cut == wire::Beyond::later_fragment);
}
