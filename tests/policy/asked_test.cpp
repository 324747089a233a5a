// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/policy/asked.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "policy/verdict_table.hpp"
#include "sixgate/packet/read.hpp"
#include "sixgate/policy/decide.hpp"
#include "support/catch.hpp"

using namespace sixgate;
using namespace sixgate::test;
using policy::Hook;
using policy::Zone;

namespace {

/// The names of the rules that are asked of a layer in one visit.
std::vector<std::string> asked(const PacketBuilder& packet, const policy::Arrival& arrival,
                               std::size_t depth, const Site& site = Site()) {
  const policy::Policy policy = site.policy();
  const Bytes bytes = packet.bytes();
  const packet::Packet whole = packet::whole(bytes);
  std::vector<std::string> names;
  (void)policy::decide(
      policy::make_visit(whole, packet::read(whole, policy.declared()), arrival, policy), {},
      [&](const policy::Answer& answer) {
        if (answer.depth == depth) names.emplace_back(name_of(answer.rule.reason));
      });
  return names;
}

bool has(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

constexpr policy::Arrival arriving = arrival_at(Hook::prerouting);

constexpr policy::Arrival out_of_device = [] {
  policy::Arrival arrival = arrival_at(Hook::forward, Zone::vpn, Zone::inside);
  arrival.is_out_of_device = true;
  return arrival;
}();

constexpr policy::Arrival into_device = [] {
  policy::Arrival arrival = arrival_at(Hook::forward, Zone::inside, Zone::vpn);
  arrival.is_into_device = true;
  return arrival;
}();

const PacketBuilder six = ipv6("2600::1", "2600::2");
using B = PacketBuilder;

}  // namespace

TEST_CASE("at prerouting fragments are asked about as fragments and about nothing else",
          "[policy]") {
  const auto fragment = B(six).fragment(0, true, 1).icmpv6(135);
  const auto names = asked(fragment, arriving, 0);
  CHECK(has(names, "frag.header-chain"));
  CHECK(has(names, "frag.misaligned"));
  CHECK(has(names, "nd.fragmented"));
  CHECK_FALSE(has(names, "icmpv6.code"));
  CHECK_FALSE(has(names, "ipv6.source-multicast"));
  for (const std::string& name : names) {
    CHECK((name.starts_with("frag.") || name == "nd.fragmented"));
  }
}

TEST_CASE("behind prerouting nobody asks about fragments again, but of what is sent here",
          "[policy]") {
  const auto fragment = B(six).fragment(0, true, 1).tcp(1).payload(4);
  for (const auto& arrival : {forwarded, received}) {
    const auto names = asked(fragment, arrival, 0);
    CHECK_FALSE(has(names, "frag.misaligned"));
    CHECK_FALSE(has(names, "frag.header-chain"));
    CHECK(has(names, "ipv6.source-multicast"));
  }
  CHECK(has(asked(fragment, sent, 0), "frag.misaligned"));
  CHECK(has(asked(fragment, {}, 0), "frag.misaligned"));
}

TEST_CASE("fragments that are not steered as they come are asked about behind", "[policy]") {
  const auto cut =
      ipv4("8.0.0.1", "9.0.0.2").fragment(0, true, 1).protocol(51, {6, 4, 0, 0, 0, 0, 1, 0});
  CHECK_FALSE(has(asked(cut, arriving, 0), "frag.header-chain"));
  CHECK(has(asked(cut, forwarded, 0), "frag.header-chain"));
  CHECK(has(asked(cut, arriving, 0), "frag.misaligned"));
  CHECK_FALSE(has(asked(cut, forwarded, 0), "frag.misaligned"));
}

TEST_CASE("fragments inside a tunnel are asked about with the tunnel's packet", "[policy]") {
  const auto fragment = tunnelled(B(six).fragment(0, true, 1).tcp(1).payload(4));
  const Site site = with_declared_tunnels();
  CHECK(has(asked(fragment, forwarded, 1, site), "frag.misaligned"));
  CHECK(asked(fragment, arriving, 1, site).empty());
}

TEST_CASE("every rule is asked once of what a tunnel carries that ends here", "[policy]") {
  const Site site =
      Site().tunnel("6in4", {"9.0.0.2"}, {"8.0.0.1"}).device("sit1").service(packet::Protocol::tcp);
  const auto inner = B(six).icmpv6(128);
  for (const auto& [outer, device] :
       {std::pair{received, out_of_device}, std::pair{sent, into_device}}) {
    const bool goes_in = outer.hook == Hook::output;
    const auto carrier = goes_in ? ipv4("9.0.0.2", "8.0.0.1").carries(inner)
                                 : ipv4("8.0.0.1", "9.0.0.2").carries(inner);
    auto both = asked(carrier, outer, 1, site);
    const auto by_device = asked(inner, device, 0, site);
    CHECK(has(by_device, "icmpv6.transit-refused"));
    CHECK(has(by_device, "service.closed"));
    CHECK_FALSE(has(by_device, "icmpv6.code"));
    CHECK(has(both, "icmpv6.code"));
    both.insert(both.end(), by_device.begin(), by_device.end());
    std::ranges::sort(both);
    CHECK(std::ranges::adjacent_find(both) == both.end());
    // The outer visit asks what a layer inside a tunnel is asked and nobody else.
    auto whole = asked(carrier, forwarded, 1, site);
    for (const std::string& name : whole) CHECK(has(both, name));
  }
}

TEST_CASE("what comes out of a tunnel that ends here must find its service behind it", "[policy]") {
  policy::Service web;
  web.name = "web";
  web.protocol = packet::Protocol::tcp;
  web.from.zone = Zone::vpn;
  web.to.zone = Zone::inside;
  const Site site =
      Site().zones().tunnel("6in4", {"9.0.0.2"}, {"8.0.0.1"}).device("sit1").service(web);
  const policy::Arrival outer = arrival_at(Hook::input, Zone::outside);
  policy::Arrival to_the_wrong_zone = out_of_device;
  to_the_wrong_zone.out_zone = Zone::outside;
  check({{"its outer packet", tunnelled(B(six).udp(1, 2)), accept("default.tunnelled", 1), outer},
         {"UDP, by the device", B(six).udp(1, 2), drop("service.closed"), out_of_device},
         {"TCP, by the device", B(six).tcp(443), accept("service.allowed"), out_of_device},
         {"TCP, to another zone", B(six).tcp(443), drop("service.closed"), to_the_wrong_zone},
         {"an echo request", B(six).icmpv6(128), drop("service.closed"), out_of_device},
         {"an error", B(six).icmpv6_error(3), accept("icmpv6.error-passes"), out_of_device},
         {"what goes into it", B(six).udp(1, 2), accept("default.native"), into_device}},
        site);
}

TEST_CASE("a tunnel whose device is not there is judged as one that ends elsewhere", "[policy]") {
  check({{"UDP in it", tunnelled(B(six).udp(1, 2)), drop("service.closed", 1), received}},
        Site().tunnel("6in4", {"9.0.0.2"}, {"8.0.0.1"}));
}

TEST_CASE("what the kernel asks of routed packets alone is about the way they go", "[policy]") {
  for (const policy::Rule& rule : policy::rules_in_order) {
    for (const policy::KernelMatch& match : rule.steering.matches) {
      CAPTURE(name_of(rule.reason));
      CHECK((!match.is_routed || policy::is_about_way(rule)));
    }
  }
}
