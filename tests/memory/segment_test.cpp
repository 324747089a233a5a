// SPDX-License-Identifier: GPL-2.0-or-later
#include "memory/segment.hpp"

#include "memory/segments.hpp"
#include "support/catch.hpp"
#include "support/icmp_messages.hpp"
#include "support/transports.hpp"

using namespace sixgate;
using namespace sixgate::test;
using memory::Step;

namespace {

bool tells_a_flow(const Bytes& bytes) {
  const packet::Packet packet = packet::whole(bytes);
  return memory::find_segment(packet, packet::read(packet).layers[0]).has_value();
}

Step step_of_tcp(int flags) {
  return segment_of(
             ipv6("2600::1", "2600::2")
                 .tcp(Tcp{.destination_port = 80, .flags = static_cast<std::uint8_t>(flags)}))
      .step;
}

}  // namespace

TEST_CASE("both directions of a flow have one key and tell who sent", "[memory]") {
  const auto there = segment_of(ipv6("2600::1", "2600::2").udp(5000, 53));
  const auto back = segment_of(ipv6("2600::2", "2600::1").udp(53, 5000));
  CHECK(there.key == back.key);
  CHECK(there.is_from_first != back.is_from_first);
}

TEST_CASE("one host talks to itself by ports", "[memory]") {
  const auto there = segment_of(ipv6("2600::1", "2600::1").udp(5000, 53));
  const auto back = segment_of(ipv6("2600::1", "2600::1").udp(53, 5000));
  CHECK(there.key == back.key);
  CHECK(there.is_from_first != back.is_from_first);
}

TEST_CASE("other ends, ports, protocols and families are other flows", "[memory]") {
  const auto key = segment_of(ipv6("2600::1", "2600::2").udp(5000, 53)).key;
  CHECK_FALSE(segment_of(ipv6("2600::1", "2600::3").udp(5000, 53)).key == key);
  CHECK_FALSE(segment_of(ipv6("2600::1", "2600::2").udp(53, 5000)).key == key);
  CHECK_FALSE(segment_of(ipv6("2600::1", "2600::2").tcp(5000, 53)).key == key);
  CHECK_FALSE(segment_of(ipv6("::", "800::").udp(1, 1)).key ==
              segment_of(ipv4("0.0.0.0", "8.0.0.0").udp(1, 1)).key);
}

TEST_CASE("TCP says what it does to its flow", "[memory]") {
  CHECK(step_of_tcp(syn) == Step::opens);
  CHECK(step_of_tcp(syn | ack) == Step::answers);
  CHECK(step_of_tcp(ack) == Step::continues);
  CHECK(step_of_tcp(fin | ack) == Step::closes);
  CHECK(step_of_tcp(rst) == Step::ends);
  CHECK(step_of_tcp(rst | syn) == Step::ends);
}

TEST_CASE("SCTP and DCCP say what they do by their first chunk and their type", "[memory]") {
  const auto sctp = [](Bytes chunks) {
    return segment_of(
               ipv6("2600::1", "2600::2").sctp(Sctp{.destination_port = 9, .chunks = chunks}))
        .step;
  };
  CHECK(sctp(sctp_init(1)) == Step::opens);
  CHECK(sctp({2, 0, 0, 4}) == Step::answers);
  CHECK(sctp(sctp_data(1, {1})) == Step::continues);
  CHECK(sctp({7, 0, 0, 8, 0, 0, 0, 1}) == Step::closes);
  CHECK(sctp({6, 0, 0, 4}) == Step::ends);
  CHECK(segment_of(ipv6("2600::1", "2600::2").dccp(Dccp{.destination_port = 9})).step ==
        Step::opens);
  CHECK(segment_of(ipv6("2600::1", "2600::2").dccp(Dccp{.destination_port = 9, .is_data = true}))
            .step == Step::continues);
}

TEST_CASE("an echo's flow is known by its identifier, a reply answers", "[memory]") {
  const auto request = segment_of(ipv6("2600::1", "2600::2").icmpv6(128, 0, 7 << 16 | 1));
  const auto reply = segment_of(ipv6("2600::2", "2600::1").icmpv6(129, 0, 7 << 16 | 2));
  CHECK(request.key == reply.key);
  CHECK(request.step == Step::opens);
  CHECK(reply.step == Step::answers);
  CHECK_FALSE(segment_of(ipv6("2600::2", "2600::1").icmpv6(129, 0, 8 << 16)).key == request.key);
  CHECK(segment_of(ipv6("2600::1", "2600::2").icmp(extended_echo_request_v6(7, 1, {}))).key ==
        request.key);
}

// RFC 6092 REC-25.
TEST_CASE("ESP is known by its ends, whatever its SPI", "[memory]") {
  CHECK(segment_of(ipv6("2600::1", "2600::2").esp(0x1000)).key ==
        segment_of(ipv6("2600::2", "2600::1").esp(0x2000)).key);
}

TEST_CASE("what tells no flow has none", "[memory]") {
  CHECK_FALSE(tells_a_flow(ipv6("2600::1", "2600::2").icmpv6(1)));
  CHECK_FALSE(tells_a_flow(ipv6("2600::1", "2600::2").icmpv6(135)));
  CHECK_FALSE(tells_a_flow(ipv6("2600::1", "2600::2").fragment(8, false, 1).payload(8)));
  CHECK_FALSE(tells_a_flow(ipv6("2600::1", "2600::2").tcp(80).truncated(42)));
  CHECK_FALSE(tells_a_flow(ipv6("2600::1", "2600::2").protocol(59)));
}
