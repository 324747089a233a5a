// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/policy/rate_sources.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "policy/six_to_four_sites.hpp"
#include "policy/teredo_sites.hpp"
#include "policy/verdict_table.hpp"
#include "sixgate/packet/read.hpp"
#include "sixgate/policy/visit.hpp"
#include "sixgate/wire/text.hpp"
#include "support/catch.hpp"

namespace sixgate::test {

namespace {

using policy::Rate;

/// Whom a layer counts for, in text; empty where it is not of that kind.
std::string source_of(Rate rate, const Bytes& bytes, std::size_t depth = 0,
                      const Site& site = Site(), const policy::Recollection& recollection = {}) {
  const policy::Policy policy = site.policy();
  const packet::Packet packet = packet::whole(bytes);
  const packet::Headers headers = packet::read(packet, policy.declared());
  const policy::Arrival arrival;
  const policy::Visit visit = policy::make_visit(packet, headers, arrival, policy);
  const policy::Contents contents;
  REQUIRE(depth < headers.layers.size());
  const policy::Facts facts = policy::find_facts(visit, depth, contents, recollection);
  const auto* const row = std::ranges::find(policy::rate_rows, rate, &policy::RateRow::rate);
  const auto source = row->find_source(facts);
  return source ? std::string(wire::format(*source).view()) : "";
}

std::string prefix_of(std::string_view address) {
  return std::string(wire::format(policy::find_rated_prefix(address_of(address))).view());
}

TEST_CASE("a subnet of IPv6 shares a limit, an IPv4 address has its own", "[policy]") {
  CHECK(prefix_of("2600:1:2:3:4:5:6:7") == "2600:1:2:3::");
  CHECK(prefix_of("8.1.2.3") == "8.1.2.3");
}

TEST_CASE("so has an address whose subnet is no subnet", "[policy]") {
  CHECK(prefix_of("2001:0:4136:e378:8000:63bf:3fff:fdd2") ==
        "2001:0:4136:e378:8000:63bf:3fff:fdd2");
  CHECK(prefix_of("fe80::1:2") == "fe80::1:2");
  CHECK(prefix_of("64:ff9b::8.1.2.3") == prefix_of("64:ff9b::801:203"));
  CHECK(prefix_of("64:ff9b::8.1.2.3") != prefix_of("64:ff9b::8.1.2.4"));
}

TEST_CASE("each limit has its rule", "[policy]") {
  CHECK(policy::rate_rows.size() == policy::all_rates.size());
  for (std::size_t i = 0; i < policy::rate_rows.size(); ++i) {
    CHECK(policy::rate_rows[i].rate == policy::all_rates[i]);
    CHECK(policy::name_of(policy::rate_rows[i].reason).starts_with("rate."));
  }
}

TEST_CASE("echoes are requests and replies of either family, plain or extended", "[policy]") {
  for (const std::uint8_t type : std::to_array<std::uint8_t>({128, 129, 160, 161})) {
    CHECK(source_of(Rate::echo, ipv6("2600:1::1", "2600:2::1").icmpv6(type)) == "2600:1::");
  }
  for (const std::uint8_t type : std::to_array<std::uint8_t>({8, 0, 42, 43})) {
    CHECK(source_of(Rate::echo, ipv4("8.0.0.1", "9.0.0.2").icmpv4(type)) == "8.0.0.1");
  }
  CHECK(source_of(Rate::echo, ipv4("8.0.0.1", "9.0.0.2").icmpv4(13)).empty());
  CHECK(source_of(Rate::echo, ipv6("2600:1::1", "2600:2::1").icmpv6(133)).empty());
  CHECK(source_of(Rate::echo, ipv6("2600:1::1", "2600:2::1").fragment(1400, false, 1).payload(40))
            .empty());
  CHECK(source_of(Rate::echo, ipv6("2600:1::1", "2600:2::1").tcp(443)).empty());
}

TEST_CASE("in a tunnel an echo counts for who sent it, not for the tunnel's end", "[policy]") {
  const Bytes echo = tunnelled(ipv6("2600:1::1", "2600:2::1").icmpv6(128));
  CHECK(source_of(Rate::echo, echo, 0).empty());
  CHECK(source_of(Rate::echo, echo, 1) == "2600:1::");
}

TEST_CASE("errors are those of either family, but for path MTU discovery", "[policy]") {
  const auto six = ipv6("2600:1::1", "2600:2::1");
  const auto four = ipv4("8.0.0.1", "9.0.0.2");
  using B = PacketBuilder;
  for (const std::uint8_t type : std::to_array<std::uint8_t>({1, 3, 4, 100, 127})) {
    CHECK(source_of(Rate::errors, B(six).icmpv6_error(type)) == "2600:1::");
  }
  CHECK(source_of(Rate::errors, B(six).packet_too_big(1280)).empty());
  CHECK(source_of(Rate::errors, B(six).packet_too_big(1279)) == "2600:1::");
  CHECK(source_of(Rate::errors, B(six).icmpv6(128)).empty());
  CHECK(source_of(Rate::errors, B(four).icmpv4_error(3, 1)) == "8.0.0.1");
  CHECK(source_of(Rate::errors, B(four).icmpv4_error(3, 4)).empty());
  CHECK(source_of(Rate::errors, B(four).icmpv4(8)).empty());
}

TEST_CASE("discovery that is guaranteed on the link counts for nobody", "[policy]") {
  const auto link = ipv6("fe80::1", "ff02::1");
  using B = PacketBuilder;
  CHECK(source_of(Rate::neighbour_discovery, B(link).router_advertisement()) == "fe80::1");
  CHECK(source_of(Rate::neighbour_discovery, B(link).redirect("fe80::3", "2600::1")) == "fe80::1");
  CHECK(source_of(Rate::neighbour_discovery, B(link).icmpv6(128)).empty());

  const auto solicitation = ipv6("fe80::1", "ff02::1:ff00:2").neighbour_solicitation("fe80::2");
  CHECK(source_of(Rate::neighbour_discovery, solicitation).empty());
  CHECK(source_of(Rate::neighbour_discovery, B(link).router_solicitation()).empty());
  CHECK(source_of(Rate::neighbour_discovery, solicitation, 0,
                  Site().nd_require_send({policy::Zone::inside}))
            .empty());
}

TEST_CASE("in a tunnel discovery counts for the tunnel's end, and so does a source of its link",
          "[policy]") {
  const auto solicitation = ipv6("fe80::1", "ff02::1:ff00:2").neighbour_solicitation("fe80::2");
  CHECK(source_of(Rate::neighbour_discovery, tunnelled(solicitation), 1) == "8.0.0.1");
  const auto of_prefix = ipv6("2600:1::1", "2600:1::2").neighbour_solicitation("2600:1::2");
  CHECK(source_of(Rate::neighbour_discovery, tunnelled(of_prefix), 1) == "8.0.0.1");
  CHECK(source_of(Rate::echo, tunnelled(ipv6("fe80::1", "fe80::2").icmpv6(128)), 1) == "8.0.0.1");
  CHECK(source_of(Rate::echo, ipv6("fe80::1", "fe80::2").icmpv6(128)) == "fe80::1");
}

TEST_CASE("all Teredo counts for the IPv4 address that sends it", "[policy]") {
  const Bytes data = from_client(peer_end, 40001).teredo(ipv6(client, peer).tcp(443));
  CHECK(source_of(Rate::teredo, data, 0, teredo_gate()) == client_end);
  CHECK(source_of(Rate::teredo, data, 1, teredo_gate()).empty());
  CHECK(
      source_of(Rate::teredo, from_client(peer_end, 40001).payload(60), 0, teredo_gate()).empty());
}

TEST_CASE("of 6to4 what comes from a site counts, for its outer address", "[policy]") {
  const Site router = six_to_four_router();
  CHECK(source_of(Rate::six_to_four, in("8.0.0.1", "2002:800:1::1"), 0, router) == "8.0.0.1");
  CHECK(source_of(Rate::six_to_four, in("8.0.0.1", "2002:800:2::1"), 0, router) == "8.0.0.1");
  CHECK(source_of(Rate::six_to_four, in("8.0.0.1", "2002:800:1::1"), 1, router).empty());
  CHECK(source_of(Rate::six_to_four, in("192.88.99.1", "2600:1::1"), 0, router).empty());
  CHECK(source_of(Rate::six_to_four, out("8.0.0.1", "2002:800:1::1"), 0, router).empty());
  CHECK(source_of(Rate::six_to_four, in("8.0.0.1", "2002:800:1::1")).empty());
}

TEST_CASE("a Packet Too Big of no flow counts for the end of the tunnel", "[policy]") {
  const Site site = with_declared_tunnels();
  policy::Recollection unrelated;
  unrelated.is_error_unrelated = true;
  const auto inner = ipv6("2600:1::1", "2600:2::1");
  const Bytes too_big = tunnelled(PacketBuilder(inner).packet_too_big(1280));
  const auto of = [&](const Bytes& bytes, std::size_t depth,
                      const policy::Recollection& recollection) {
    return source_of(Rate::packet_too_big, bytes, depth, site, recollection);
  };
  CHECK(of(too_big, 1, unrelated) == "8.0.0.1");
  CHECK(of(too_big, 0, unrelated).empty());
  CHECK(of(too_big, 1, {}).empty());
  CHECK(of(tunnelled(PacketBuilder(inner).packet_too_big(1279)), 1, unrelated).empty());
  CHECK(of(tunnelled(PacketBuilder(inner).icmpv6_error(1)), 1, unrelated).empty());
  CHECK(of(PacketBuilder(inner).packet_too_big(1280), 0, unrelated).empty());
  const Bytes in_ipv6 =
      ipv6("2600:8::1", "2600:9::2").carries(PacketBuilder(inner).packet_too_big(1280));
  CHECK(of(in_ipv6, 1, unrelated) == "2600:8::");
}

TEST_CASE("packets count once on their way, and not where this machine sends them", "[policy]") {
  CHECK(policy::counts_rates({}));
  CHECK(policy::counts_rates(forwarded));
  CHECK(policy::counts_rates(bridged));
  CHECK(policy::counts_rates(received));
  CHECK_FALSE(policy::counts_rates(sent));
  CHECK_FALSE(policy::counts_rates(arrival_at(policy::Hook::prerouting)));
  policy::Arrival by_device = received;
  by_device.is_out_of_device = true;
  CHECK_FALSE(policy::counts_rates(by_device));
  policy::Arrival on_loopback = received;
  on_loopback.in_interface = 1;
  CHECK_FALSE(policy::counts_rates(on_loopback));
}

}  // namespace

}  // namespace sixgate::test
