// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/policy/steer.hpp"

#include <algorithm>
#include <string>

#include "policy/verdict_table.hpp"
#include "sixgate/packet/read.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/link_frames.hpp"
#include "support/neighbour_options.hpp"
#include "support/udp_tunnels.hpp"

using namespace sixgate;
using namespace sixgate::test;
using policy::Action;
using policy::QueueClass;

namespace {

bool is_steered(const PacketBuilder& packet, const Site& site = Site(),
                const policy::Arrival& arrival = {}) {
  const policy::Policy policy = site.policy();
  const Bytes bytes = packet.bytes();
  const packet::Packet whole = packet::whole(bytes);
  return !policy::passes_unjudged(whole, packet::read(whole, policy.declared()), arrival, policy);
}

/// The queue that the kernel would choose; `none` where it chooses none.
std::string queue_of(const PacketBuilder& packet, const Site& site = Site()) {
  const policy::Policy policy = site.policy();
  const Bytes bytes = packet.bytes();
  const packet::Headers headers = packet::read(packet::whole(bytes), policy.declared());
  const policy::TrafficRow* const row = policy::find_traffic(headers.layers[0], policy);
  return row == nullptr ? "none" : std::string(policy::name_of(row->queue_class));
}

const PacketBuilder six = ipv6("2600::1", "2600::2");
const PacketBuilder four = ipv4("8.0.0.1", "9.0.0.2");
using B = PacketBuilder;

}  // namespace

TEST_CASE("each kind of traffic goes to the queue of its class", "[policy]") {
  CHECK(queue_of(B(six).icmpv6(128)) == "icmpv6");
  CHECK(queue_of(B(six).fragment(0, true, 1).tcp(1)) == "fragments");
  CHECK(queue_of(B(six).fragment(8, true, 1).tcp(1)) == "fragments");
  CHECK(queue_of(B(six).hop_by_hop().tcp(1)) == "headers");
  CHECK(queue_of(B(six).routing(4, 1).tcp(1)) == "headers");
  CHECK(queue_of(B(six).ah().tcp(1)) == "headers");
  CHECK(queue_of(B(four).ah().tcp(1)) == "headers");
  CHECK(queue_of(B(six).destination_options().icmpv6(128)) == "headers");
  CHECK(queue_of(B(four).carries(six)) == "tunnels");
  CHECK(queue_of(B(six).carries(four)) == "tunnels");
  CHECK(queue_of(B(four).gre(1, 0x880b, Bytes(8, 0))) == "tunnels");
  for (const auto protocol : {packet::Protocol::etherip, packet::Protocol::l2tp,
                              packet::Protocol::mpls, packet::Protocol::ethernet}) {
    const auto number = static_cast<std::uint8_t>(protocol);
    CHECK(queue_of(B(four).protocol(number, Bytes(40, 0))) == "tunnels");
    CHECK(queue_of(B(six).protocol(number, Bytes(40, 0))) == "tunnels");
  }
  CHECK(queue_of(ipv4("192.0.2.45", "8.0.0.1")
                     .udp(40000, 40001)
                     .teredo(ipv6("2001:0:4136:e378::1", "2600::1").tcp(1))) == "tunnels");
}

TEST_CASE("what no rule asks for is not steered", "[policy]") {
  for (const auto& packet : {B(six).tcp(443), B(six).udp(1, 53), B(six).esp(), B(four).tcp(443),
                             B(four).udp(1, 3544).payload(40), B(four).icmpv4(8),
                             B(four).fragment(8, false, 1).protocol(17, Bytes(8, 0)), B(six)}) {
    DYNAMIC_SECTION(packet.says()) {
      CHECK(queue_of(packet) == "none");
      CHECK_FALSE(is_steered(packet));
    }
  }
}

TEST_CASE("extension headers are brought by the family that has them", "[policy]") {
  for (const std::uint8_t number : Bytes{0, 43, 60, 135, 139, 140}) {
    CAPTURE(int{number});
    CHECK(queue_of(B(four).protocol(number, Bytes(24, 0))) == "none");
    CHECK(queue_of(B(six).protocol(number, Bytes(24, 0))) == "headers");
  }
  CHECK(queue_of(B(four).ah().tcp(1)) == "headers");
  CHECK(queue_of(B(six).ah().tcp(1)) == "headers");
}

TEST_CASE("IPv4 options are brought, but those of IGMP", "[policy]") {
  const Bytes router_alert{148, 4, 0, 0};
  CHECK(queue_of(B(four).ipv4_options(router_alert).udp(1, 2)) == "headers");
  CHECK(queue_of(B(four).ipv4_options(router_alert).protocol(46, Bytes(8, 0))) == "headers");
  CHECK(queue_of(B(four).ipv4_options(router_alert).carries(six)) == "tunnels");
  CHECK(queue_of(B(four).ipv4_options(router_alert).protocol(2, Bytes(8, 0))) == "none");
  CHECK(queue_of(B(four).protocol(46, Bytes(8, 0))) == "none");
}

TEST_CASE("tunnels in UDP are brought by the ports of those that are declared", "[policy]") {
  const Site site = Site()
                        .tunnel("vxlan", {"192.0.2.1"}, {"198.51.100.1"})
                        .tunnel("fou", {"2001:db8::1"})
                        .port(5555);
  const Content frame = vxlan(5, ethernet(B(six).tcp(443)));
  for (const auto& start : {four, six}) {
    CHECK(queue_of(B(start).udp(50000, 4789).holds(frame), site) == "tunnels");
    CHECK(queue_of(B(start).udp(4789, 50000).payload(4), site) == "none");
    CHECK(queue_of(B(start).udp(5555, 50000).payload(4), site) == "tunnels");
    CHECK(queue_of(B(start).udp(50000, 5555).payload(4), site) == "tunnels");
    CHECK(queue_of(B(start).udp(50000, 50000).holds(frame), site) == "none");
    CHECK(queue_of(B(start).udp(50000, 4789).holds(frame)) == "none");
    CHECK(queue_of(B(start).tcp(50000, 4789), site) == "none");
  }
  CHECK(queue_of(B(four).fragment(0, true, 1).udp(50000, 4789).payload(200), site) == "tunnels");
  CHECK(queue_of(B(four).fragment(8, true, 1).udp(50000, 4789).payload(200), site) == "none");
  CHECK(queue_of(B(six).fragment(0, true, 1).udp(50000, 4789).payload(200), site) == "fragments");
}

TEST_CASE("of all queries those for a tunnel's end are brought", "[policy]") {
  const Bytes isatap = {0, 9, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 6, 'i', 's', 'A', 't', 'a', 'p', 0};
  const Bytes ordinary = {0, 9, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 6, 'i', 's', 'a', 't', 'a', 'x', 0};
  for (const auto& start : {four, six}) {
    CHECK(queue_of(B(start).udp(40000, 53).payload(isatap)) == "tunnels");
    CHECK(queue_of(B(start).udp(40000, 5355).payload(isatap)) == "tunnels");
    CHECK(queue_of(B(start).udp(40000, 54).payload(isatap)) == "none");
    CHECK(queue_of(B(start).udp(53, 40000).payload(isatap)) == "none");
    CHECK(queue_of(B(start).udp(40000, 53).payload(ordinary)) == "none");
    CHECK(queue_of(B(start).tcp(40000, 53).payload(isatap)) == "none");
    CHECK(queue_of(B(start).udp(40000, 53).payload(isatap),
                   Site().action("tunnel.discovery-name", Action::accept)) == "none");
  }
}

TEST_CASE("tunnels in UDP are left alone where no rule asks for tunnels", "[policy]") {
  Site site = Site().tunnel("vxlan", {});
  for (const policy::Rule& rule : policy::rules_in_order) {
    if (overlap(rule.steering.traffic, policy::Traffic::udp_tunnels)) {
      site.action(policy::name_of(rule.reason), Action::accept);
    }
  }
  CHECK(queue_of(B(six).udp(50000, 4789).payload(4), site) == "none");
  site.action("service.closed", Action::log);
  CHECK(queue_of(B(six).udp(50000, 4789).payload(4), site) == "tunnels");
}

TEST_CASE("what the kernel decides by itself counts as looked at", "[policy]") {
  const auto from_group = ipv6("ff02::1", "2600::2").tcp(443);
  CHECK(queue_of(from_group) == "none");
  CHECK(is_steered(from_group));
  CHECK_FALSE(is_steered(from_group, Site().action("ipv6.source-multicast", Action::accept)));

  const auto link_local = ipv6("fe80::1", "2600::2").tcp(443);
  CHECK(is_steered(link_local, Site(), forwarded));
  CHECK_FALSE(is_steered(link_local, Site(), received));
  CHECK_FALSE(is_steered(link_local));
}

TEST_CASE("a rule may have the kernel decide what is not queued and be asked of the rest",
          "[policy]") {
  CHECK(queue_of(B(six).protocol(200, Bytes(8, 0))) == "none");
  CHECK(is_steered(B(six).protocol(200, Bytes(8, 0))));
  CHECK(queue_of(B(six).hop_by_hop().protocol(200, Bytes(8, 0))) == "headers");

  const auto misaligned = B(four).fragment(800, true, 1).protocol(17, Bytes(12, 0));
  CHECK(queue_of(misaligned) == "none");
  CHECK(is_steered(misaligned));
  CHECK_FALSE(is_steered(B(four).fragment(800, true, 1).protocol(17, Bytes(16, 0))));
  CHECK(queue_of(B(six).fragment(800, true, 1).protocol(17, Bytes(12, 0))) == "fragments");
}

TEST_CASE("a rule that is switched off no longer draws its traffic", "[policy]") {
  Site site;
  for (const policy::Rule& rule : policy::rules_in_order) {
    if (overlap(rule.steering.traffic, policy::Traffic::icmpv6)) {
      site.action(policy::name_of(rule.reason), Action::accept);
    }
  }
  CHECK(queue_of(B(six).icmpv6(128), site) == "none");
  CHECK_FALSE(is_steered(B(six).icmpv6(128), site));
  CHECK(queue_of(B(six).hop_by_hop().icmpv6(128), site) == "headers");

  const auto wanted =
      std::ranges::find(policy::rules_in_order, policy::Traffic::icmpv6,
                        [](const policy::Rule& rule) { return rule.steering.traffic; });
  REQUIRE(wanted != policy::rules_in_order.end());
  CHECK(queue_of(B(six).icmpv6(128), site.action(policy::name_of(wanted->reason), Action::log)) ==
        "icmpv6");
}

TEST_CASE("every kind of traffic is drawn by some rule, and every class has a kind", "[policy]") {
  for (const policy::TrafficRow& row : policy::traffic_rows) {
    CHECK(policy::is_wanted(row.traffic, Site().policy()));
    CHECK_FALSE(row.expressions.empty());
  }
  for (const QueueClass queue_class : policy::all_queue_classes) {
    if (queue_class == QueueClass::devices) continue;  // by the interface alone
    CHECK(std::ranges::find(policy::traffic_rows, queue_class, &policy::TrafficRow::queue_class) !=
          policy::traffic_rows.end());
  }
}

TEST_CASE("what policy guarantees passes before any queue, for its reason", "[policy]") {
  const auto reason_of = [](const PacketBuilder& packet) {
    const Bytes bytes = packet.bytes();
    const auto reason =
        policy::passes_unjudged(packet::whole(bytes), packet::read(bytes), {}, Site().policy());
    return reason ? std::string(policy::name_of(*reason)) : std::string("judged");
  };
  const auto link = ipv6("fe80::1", "ff02::1:ff00:2");
  CHECK(reason_of(B(link).neighbour_solicitation("fe80::2")) == "nd.allowed");
  CHECK(reason_of(B(link).neighbour_solicitation("fe80::2").hop_limit(254)) == "judged");
  CHECK(reason_of(B(link).destination_options().neighbour_solicitation("fe80::2")) == "judged");
  CHECK(reason_of(ipv6("fe80::1", "ff02::1").router_advertisement()) == "judged");
  CHECK(reason_of(ipv6("fe80::1", "ff02::16").mld_report()) == "mld.allowed");
  CHECK(reason_of(ipv6("2600::1", "ff02::16").mld_report()) == "judged");
  CHECK(reason_of(B(six).packet_too_big(1280)) == "icmpv6.packet-too-big");
  CHECK(reason_of(B(six).packet_too_big(1279)) == "judged");
  CHECK(reason_of(B(six).destination_options().packet_too_big(1280)) == "judged");
  CHECK(reason_of(ipv6("ff02::9", "2600::2").packet_too_big(1280)) == "judged");
  CHECK(reason_of(B(six).tcp(443)) == "default.not-steered");
}

TEST_CASE("solicitations and advertisements of any options are guaranteed, but for their flaws",
          "[policy]") {
  const auto reason_of = [](const PacketBuilder& packet) {
    const Bytes bytes = packet.bytes();
    const auto reason =
        policy::passes_unjudged(packet::whole(bytes), packet::read(bytes), {}, Site().policy());
    return reason ? std::string(policy::name_of(*reason)) : std::string("judged");
  };
  const auto solicited = [](const Bytes& options) {
    return ipv6("fe80::1", "ff02::1:ff00:2").neighbour_solicitation("fe80::2", options);
  };
  const auto detects = [](const char* group, const Bytes& options = {}) {
    return ipv6("::", group).neighbour_solicitation("fe80::2", options);
  };
  const auto advertises = [](const char* destination, std::uint32_t flags, const char* target) {
    return ipv6("fe80::2", destination)
        .hop_limit(255)
        .icmpv6(136, 0, flags)
        .payload(octets(target));
  };
  const auto asks = [](const char* source, const Bytes& options) {
    return ipv6(source, "ff02::2").router_solicitation(options);
  };
  const Bytes empty_option{14, 0, 0, 0, 0, 0, 0, 0};

  const std::vector<PacketBuilder> valid{
      solicited({}),
      solicited(source_link_layer_address()),
      solicited(joined({cga_option(Bytes(20, 7)), timestamp_option(1), nonce_option(),
                        rsa_signature(Bytes(128, 7))})),
      solicited(neighbour_option(253, Bytes(30, 0))),
      detects("ff02::1:ff00:2"),
      detects("ff02::1:ff00:2", nonce_option()),
      advertises("ff02::1", 0xa0000000, "fe80::2"),
      advertises("fe80::1", 0x60000000, "2600::2"),
      asks("::", {}),
      asks("::", nonce_option()),
      asks("fe80::1", source_link_layer_address())};
  for (const PacketBuilder& packet : valid) {
    DYNAMIC_SECTION("valid: " << packet.says()) {
      CHECK(reason_of(packet) == "nd.allowed");
      CHECK(decide(packet, Site(), received).verdict == accept("nd.allowed"));
    }
  }

  const std::vector<PacketBuilder> flawed{
      ipv6("fe80::1", "fe80::2").hop_limit(255).icmpv6(135).payload(8),
      ipv6("fe80::1", "ff02::2").hop_limit(255).icmpv6(133).payload(Bytes{1, 1, 2}),
      ipv6("fe80::1", "ff02::1").neighbour_solicitation("ff02::1"),
      solicited(empty_option),
      solicited({14}),
      asks("fe80::1", empty_option),
      ipv6("::", "ff02::1").neighbour_advertisement("fe80::2"),
      advertises("ff02::1", 0x40000000, "fe80::2"),
      detects("ff02::1"),
      detects("ff02::1:ff00:2", source_link_layer_address()),
      asks("::", source_link_layer_address())};
  for (const PacketBuilder& packet : flawed) {
    DYNAMIC_SECTION("flawed: " << packet.says()) {
      CHECK(reason_of(packet) == "judged");
      CHECK(decide(packet, Site(), received).verdict.is_drop());
    }
  }
}

TEST_CASE("listener discovery is guaranteed behind a router alert where systems put it",
          "[policy]") {
  const auto reason_of = [](const char* source, const Bytes& options, std::uint8_t type) {
    const Bytes bytes =
        ipv6(source, "ff02::16").hop_limit(1).hop_by_hop(options).icmpv6(type).payload(20).bytes();
    const auto reason =
        policy::passes_unjudged(packet::whole(bytes), packet::read(bytes), {}, Site().policy());
    return reason ? std::string(policy::name_of(*reason)) : std::string("judged");
  };
  const Bytes alert{5, 2, 0, 0};
  for (const std::uint8_t type : Bytes{130, 131, 132, 143}) {
    CAPTURE(int{type});
    CHECK(reason_of("fe80::1", alert, type) == "mld.allowed");
    CHECK(reason_of("fe80::1", {1, 0, 5, 2, 0, 0}, type) == "mld.allowed");
    CHECK(reason_of("fe80::1", {}, type) == "judged");
    CHECK(reason_of("fe80::1", {5, 2, 0, 1}, type) == "judged");
    CHECK(reason_of("2600::1", alert, type) == "judged");
    CHECK(reason_of("::", alert, type) == (type == 130 ? "judged" : "mld.allowed"));
  }
  CHECK(reason_of("fe80::1", alert, 151) == "judged");
}

TEST_CASE("where SEND is asked for, neighbour discovery is guaranteed to nobody", "[policy]") {
  const Bytes bytes = ipv6("fe80::1", "ff02::1:ff00:2").neighbour_solicitation("fe80::2").bytes();
  const Site secured = Site().nd_require_send({policy::Zone::inside});
  CHECK_FALSE(policy::passes_unjudged(packet::whole(bytes), packet::read(bytes), received,
                                      secured.policy()));
  const Bytes report = ipv6("fe80::1", "ff02::16").mld_report().bytes();
  CHECK(policy::passes_unjudged(packet::whole(report), packet::read(report), received,
                                secured.policy()) == policy::Reason::mld_allowed);
}

TEST_CASE("this machine's own errors never wait in a queue", "[policy]") {
  const Bytes bytes = B(six).icmpv6_error(1, 4).bytes();
  const policy::Policy policy = Site().policy();
  const auto passes_at = [&bytes, &policy](const policy::Arrival& arrival) {
    return policy::passes_unjudged(packet::whole(bytes), packet::read(bytes), arrival, policy);
  };
  CHECK(passes_at(sent) == policy::Reason::icmpv6_error_passes);
  CHECK_FALSE(passes_at(forwarded));
  CHECK_FALSE(passes_at(received));
}
