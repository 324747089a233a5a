// SPDX-License-Identifier: GPL-2.0-or-later
#include "memory/flows.hpp"

#include <map>
#include <random>

#include "memory/segments.hpp"
#include "support/catch.hpp"
#include "support/transports.hpp"

using namespace sixgate;
using namespace sixgate::test;
using namespace std::chrono_literals;
using memory::Flows;
using memory::Moment;
using memory::Segment;
using policy::Way;

namespace {

const memory::Secret secret = memory::Secret::fixed();

// We are 2600::1.
Segment out(int flags) {
  return segment_of(ipv6("2600::1", "2600::2")
                        .tcp(Tcp{.source_port = 5000,
                                 .destination_port = 80,
                                 .flags = static_cast<std::uint8_t>(flags)}));
}
Segment in(int flags) {
  return segment_of(ipv6("2600::2", "2600::1")
                        .tcp(Tcp{.source_port = 80,
                                 .destination_port = 5000,
                                 .flags = static_cast<std::uint8_t>(flags)}));
}
Segment udp_out(std::uint16_t port = 53) {
  return segment_of(ipv6("2600::1", "2600::2").udp(5000, port));
}
Segment udp_in(std::uint16_t port = 53) {
  return segment_of(ipv6("2600::2", "2600::1").udp(port, 5000));
}
Segment request_out() { return segment_of(ipv6("2600::1", "2600::2").icmpv6(128, 0, 7 << 16)); }
Segment request_in() { return segment_of(ipv6("2600::2", "2600::1").icmpv6(128, 0, 7 << 16)); }
Segment reply_in() { return segment_of(ipv6("2600::2", "2600::1").icmpv6(129, 0, 7 << 16)); }

/// With a TCP connection that we have opened, at time 0.
struct Connected : Flows {
  Connected() : Flows(64, secret) {
    note(out(syn), Way::encapsulation, 0s);
    note(in(syn | ack), Way::decapsulation, 0s);
    note(out(ack), Way::encapsulation, 0s);
  }
};

}  // namespace

TEST_CASE("nothing belongs to a flow that nobody began", "[memory]") {
  Flows flows(64, secret);
  CHECK_FALSE(flows.contains(in(syn | ack), 1s));
  CHECK_FALSE(flows.contains(udp_in(), 1s));
  CHECK_FALSE(flows.has_sent(out(syn), 1s));
}

TEST_CASE("an answer belongs to the flow that was begun here", "[memory]") {
  Flows flows(64, secret);
  flows.note(out(syn), Way::encapsulation, 1s);
  CHECK(flows.contains(in(syn | ack), 2s));
  CHECK(flows.has_sent(out(syn), 2s));
  flows.note(udp_out(), Way::encapsulation, 1s);
  CHECK(flows.contains(udp_in(), 2s));
  CHECK_FALSE(flows.contains(udp_in(54), 2s));
}

TEST_CASE("TCP's simultaneous open belongs to the flow, another beginning does not", "[memory]") {
  Flows flows(64, secret);
  flows.note(out(syn), Way::encapsulation, 1s);
  CHECK(flows.contains(in(syn), 2s));
  Connected others;
  CHECK_FALSE(others.contains(in(syn), 2s));
  CHECK(others.contains(in(ack), 2s));
}

TEST_CASE("a connection is kept for two hours and four minutes of silence", "[memory]") {
  Connected flows;
  CHECK(flows.contains(in(ack), 124min - 1ms));
  CHECK_FALSE(flows.contains(in(ack), 124min));
}

TEST_CASE("a connection that opens or closes is kept for four minutes", "[memory]") {
  Flows opening(64, secret);
  opening.note(out(syn), Way::encapsulation, 0s);
  CHECK(opening.contains(in(syn | ack), 4min - 1ms));
  CHECK_FALSE(opening.contains(in(syn | ack), 4min));

  Connected closing;
  closing.note(out(fin | ack), Way::encapsulation, 0s);
  CHECK(closing.contains(in(ack), 123min));  // half closed, it may go on
  closing.note(in(fin | ack), Way::decapsulation, 0s);
  CHECK(closing.contains(in(ack), 4min - 1ms));
  CHECK_FALSE(closing.contains(in(ack), 4min));

  Connected reset;
  reset.note(in(rst), Way::decapsulation, 0s);
  CHECK(reset.contains(in(ack), 4min - 1ms));
  CHECK_FALSE(reset.contains(in(ack), 4min));
}

TEST_CASE("a stranger cannot keep a flow that opens or closes", "[memory]") {
  Connected closed;
  closed.note(out(fin | ack), Way::encapsulation, 0s);
  closed.note(in(fin | ack), Way::decapsulation, 0s);
  Flows opening(64, secret);
  opening.note(out(syn), Way::encapsulation, 0s);
  for (Moment now = 0s; now < 4min; now += 1min) {
    closed.note(in(ack), Way::decapsulation, now);
    opening.note(in(rst), Way::decapsulation, now);
  }
  CHECK_FALSE(closed.contains(in(ack), 4min));
  CHECK_FALSE(opening.contains(in(ack), 4min));
}

TEST_CASE("a forged reset does not end a connection that our end goes on with", "[memory]") {
  Connected flows;
  flows.note(in(rst), Way::decapsulation, 1s);
  flows.note(out(ack), Way::encapsulation, 2s);
  CHECK(flows.contains(in(ack), 2h));
}

TEST_CASE("the same ends may begin anew where they have closed", "[memory]") {
  Connected flows;
  flows.note(out(rst), Way::encapsulation, 1s);
  flows.note(out(syn), Way::encapsulation, 2s);
  flows.note(in(syn | ack), Way::decapsulation, 3s);
  CHECK(flows.contains(in(ack), 2h));
}

TEST_CASE("a connection older than this memory is taken up where we send", "[memory]") {
  Flows flows(64, secret);
  flows.note(out(ack), Way::encapsulation, 0s);
  CHECK(flows.contains(in(ack), 2h));
  CHECK_FALSE(flows.contains(in(syn), 1s));
}

TEST_CASE("UDP and what has no phases is kept for five minutes from the last packet", "[memory]") {
  Flows flows(64, secret);
  flows.note(udp_out(), Way::encapsulation, 0s);
  CHECK(flows.contains(udp_in(), 5min - 1ms));
  flows.note(udp_in(), Way::decapsulation, 4min);
  CHECK(flows.contains(udp_in(), 9min - 1ms));
  CHECK_FALSE(flows.contains(udp_in(), 9min));
}

TEST_CASE("an echo's reply belongs to its request, another request does not", "[memory]") {
  Flows flows(64, secret);
  flows.note(request_out(), Way::encapsulation, 0s);
  CHECK(flows.contains(reply_in(), 1s));
  CHECK_FALSE(flows.contains(request_in(), 1s));
  CHECK(flows.has_sent(request_out(), 1s));

  Flows asked_by_them(64, secret);
  asked_by_them.note(request_in(), Way::decapsulation, 0s);
  CHECK_FALSE(asked_by_them.contains(reply_in(), 1s));
  CHECK_FALSE(asked_by_them.has_sent(request_out(), 1s));
}

TEST_CASE("what was let in is a flow too, so that errors about its answers are", "[memory]") {
  Flows flows(64, secret);
  flows.note(segment_of(ipv6("2600::2", "2600::1").tcp(5000, 443)), Way::decapsulation, 0s);
  CHECK(flows.has_sent(segment_of(ipv6("2600::1", "2600::2").tcp(443, 5000)), 1s));
}

// A table of one bucket holds eight flows.
TEST_CASE("flows that strangers begin never cost one of ours that was answered", "[memory]") {
  Flows flows(8, secret);
  flows.note(udp_out(), Way::encapsulation, 0s);
  flows.note(udp_in(), Way::decapsulation, 0s);
  for (std::uint16_t port = 1000; port < 3000; ++port) {
    flows.note(segment_of(ipv6("2600::bad", "2600::1").tcp(port, 443)), Way::decapsulation, 1s);
  }
  CHECK(flows.contains(udp_in(), 2s));
  const memory::Usage usage = flows.usage(2s);
  CHECK(usage.entries == 8);
  CHECK(usage.evicted == 1993);
}

TEST_CASE("flows that strangers begin do not cost one of ours that waits for its answer",
          "[memory]") {
  Flows flows(8, secret);
  flows.note(out(syn), Way::encapsulation, 0s);
  for (std::uint16_t port = 1000; port < 3000; ++port) {
    flows.note(segment_of(ipv6("2600::bad", "2600::1").tcp(port, 443)), Way::decapsulation, 1s);
  }
  CHECK(flows.contains(in(syn | ack), 2s));
}

TEST_CASE("what we answer was not begun by us, known or not", "[memory]") {
  Flows flows(8, secret);
  for (std::uint16_t port = 1000; port < 1008; ++port) {
    flows.note(udp_out(port), Way::encapsulation, 0s);
  }
  flows.note(out(syn | ack), Way::encapsulation, 1s);
  CHECK_FALSE(flows.has_sent(out(syn | ack), 1s));
}

// Every look-up of a name is a flow of its own.
TEST_CASE("ours that wait for their answer find a place among all that were answered", "[memory]") {
  Flows flows(8, secret);
  for (std::uint16_t port = 1000; port < 1100; ++port) {
    flows.note(udp_out(port), Way::encapsulation, 1s * port);
    CHECK(flows.contains(udp_in(port), 1s * port));
    flows.note(udp_in(port), Way::decapsulation, 1s * port);
  }
}

TEST_CASE("a connection that was refused makes room for those that were not", "[memory]") {
  Flows flows(8, secret);
  flows.note(out(syn), Way::encapsulation, 0s);
  flows.note(in(rst | ack), Way::decapsulation, 0s);
  for (std::uint16_t port = 1000; port < 1008; ++port) {
    flows.note(udp_out(port), Way::encapsulation, 1s);
    flows.note(udp_in(port), Way::decapsulation, 1s);
  }
  CHECK_FALSE(flows.contains(in(ack), 2s));
  CHECK(flows.contains(udp_in(1007), 2s));
}

TEST_CASE("under random use UDP flows are those of the last five minutes", "[memory]") {
  Flows flows(4096, secret);
  std::map<std::uint16_t, Moment> last;
  std::mt19937 random(GENERATE(1U, 2U, 3U));
  Moment now = 0s;
  for (int step = 0; step < 20000; ++step) {
    now += std::chrono::milliseconds(random() % 2000);
    const auto port = static_cast<std::uint16_t>(random() % 300);
    const auto known = last.find(port);
    const bool is_known = known != last.end() && now - known->second < 5min;
    REQUIRE(flows.contains(udp_in(port), now) == is_known);
    REQUIRE(flows.has_sent(udp_out(port), now) == is_known);
    if (random() % 3 == 0) {
      flows.note(udp_out(port), Way::encapsulation, now);
      last[port] = now;
    } else if (is_known && random() % 2 == 0) {
      flows.note(udp_in(port), Way::decapsulation, now);
      last[port] = now;
    }
  }
  CHECK(flows.usage(now).evicted == 0);
}

TEST_CASE("what has only come as far as a tunnel's end is no flow", "[memory]") {
  Flows flows(64, secret);
  flows.note_seen(udp_in(), 1s);
  CHECK_FALSE(flows.contains(udp_in(), 2s));
  CHECK_FALSE(flows.has_sent(udp_out(), 2s));
  flows.note_seen(udp_in(), 20s);
  CHECK(flows.usage(30s).entries == 1);
  CHECK(flows.usage(32s).entries == 0);
}

TEST_CASE("what is answered before anybody told that it was let in was begun by the other end",
          "[memory]") {
  Flows flows(8, secret);
  flows.note_seen(udp_in(), 1s);
  flows.note(udp_out(), Way::encapsulation, 1s);
  flows.note(udp_in(), Way::decapsulation, 1s);
  CHECK(flows.contains(udp_in(), 2s));
  CHECK(flows.has_sent(udp_out(), 2s));
  // A stranger has made it, and others may take its place.
  for (std::uint16_t port = 100; port < 108; ++port) {
    flows.note(udp_in(port), Way::decapsulation, 1s);
  }
  CHECK(flows.usage(2s).evicted == 1);
}

TEST_CASE("what begins here is ours, whatever a stranger has sent before", "[memory]") {
  Flows flows(64, secret);
  flows.note_seen(request_in(), 1s);
  flows.note(request_out(), Way::encapsulation, 1s);
  CHECK(flows.contains(reply_in(), 2s));
  CHECK_FALSE(flows.contains(request_in(), 2s));
}
