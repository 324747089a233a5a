// SPDX-License-Identifier: GPL-2.0-or-later
// Whole sequences of RFC 4380 and RFC 6081 at a border that gates Teredo and opens no service. One
// long file: each begins where the ones before it ended, by the same few verbs.
#include "memory/teredo_border.hpp"
#include "support/catch.hpp"
#include "support/transports.hpp"

namespace sixgate::test {

namespace {

constexpr const char* qualifies = "accept tunnel.teredo-allowed";
constexpr const char* goes_out = "accept default.tunnelled";
constexpr const char* answered = "accept flow.established";
constexpr const char* unsolicited = "drop tunnel.teredo-unsolicited";
constexpr const char* mismatch = "drop tunnel.teredo-mismatch";

PacketBuilder tcp(std::string_view from, std::string_view to, std::uint8_t flags) {
  const bool is_out = from == client;
  return ipv6(from, to).tcp({.source_port = static_cast<std::uint16_t>(is_out ? 50000 : 80),
                             .destination_port = static_cast<std::uint16_t>(is_out ? 80 : 50000),
                             .flags = flags});
}

/// A SYN of somebody outside.
PacketBuilder begins(std::string_view from) { return ipv6(from, client).tcp(60000, 22); }

void qualify(TeredoBorder& border, std::uint64_t nonce = 7) {
  REQUIRE(border.pass(asks(nonce)) == qualifies);
  REQUIRE(border.pass(answers(nonce)) == qualifies);
}

}  // namespace

TEST_CASE("a client qualifies, and what others say of it is dropped", "[memory]") {
  TeredoBorder border;
  CHECK(border.pass(asks(7)) == qualifies);
  CHECK(border.pass(answers(8)) == unsolicited);
  CHECK(border.pass(answers(7, "8.0.0.53")) == "drop tunnel.teredo-server");
  border.wait(4s);
  CHECK(border.pass(answers(7)) == qualifies);
  CHECK(border.pass(answers(7)) == unsolicited);
  CHECK(border.clients().entries == 1);
}

TEST_CASE("an advertisement that nobody asked for is dropped, and one that comes late",
          "[memory]") {
  TeredoBorder border;
  CHECK(border.pass(answers(7)) == unsolicited);
  CHECK(border.pass(asks(7)) == qualifies);
  border.wait(13s);
  CHECK(border.pass(answers(7)) == unsolicited);
}

TEST_CASE("a client that asks anew with another nonce may still get the first answer", "[memory]") {
  TeredoBorder border;
  for (std::uint64_t nonce = 1; nonce <= 3; ++nonce) {
    CHECK(border.pass(asks(nonce)) == qualifies);
    border.wait(3s);
  }
  CHECK(border.pass(answers(1)) == qualifies);
  CHECK(border.pass(answers(3)) == qualifies);
}

TEST_CASE("a server that is asked whether the translator is a cone answers from another address",
          "[memory]") {
  constexpr const char* second = "65.54.227.121";
  constexpr const char* with_cone_bit = "fe80::8000:5445:5245:444f";
  const auto answer_from_second = [&](std::string_view to) {
    return to_client(second, 3544)
        .teredo_origin(40000, client_end)
        .teredo(ipv6("fe80::8000:f227:bec9:1c86", to)
                    .router_advertisement(prefix_information(our_prefix, 64, 0x40)));
  };
  TeredoBorder border(Site().teredo_gate({server, second}, {"192.0.2.0/24"}));
  CHECK(border.pass(from_client(server, 3544).teredo(solicitation())) == qualifies);
  CHECK(border.pass(answer_from_second(solicitor)) == unsolicited);
  CHECK(
      border.pass(
          from_client(server, 3544).teredo(ipv6(with_cone_bit, "ff02::2").router_solicitation())) ==
      qualifies);
  CHECK(border.pass(answer_from_second(solicitor)) == unsolicited);
  CHECK(border.pass(answer_from_second(with_cone_bit)) == qualifies);

  SECTION("and others need no bubble to reach it then, where a service is open") {
    CHECK(border.pass(from_peer(begins(peer))) == "drop service.closed");
    CHECK(border.pass(from_native(begins(native))) == "drop service.closed");
  }
}

TEST_CASE("a client sends from the address that its server has told, and is sent to there",
          "[memory]") {
  constexpr const char* other = "2001:0:4136:e378:8000:63be:3fff:fdd2";
  TeredoBorder border;
  qualify(border);
  CHECK(border.pass(to_native(tcp(client, native, syn))) == goes_out);
  CHECK(border.pass(to_native(ipv6(other, native).tcp(80))) == mismatch);
  CHECK(border.pass(from_native(ipv6(native, other).tcp(80))) == mismatch);

  SECTION("until its translator maps it to another port") {
    border.wait(30s);
    CHECK(border.pass(asks(8)) == qualifies);
    CHECK(border.pass(answers(8, server, 40001)) == qualifies);
    CHECK(border.pass(to_native(ipv6(other, native).tcp(80))) == goes_out);
    CHECK(border.pass(to_native(tcp(client, native, ack))) == goes_out);
    border.wait(30s);
    CHECK(border.pass(asks(9)) == qualifies);
    CHECK(border.pass(answers(9, server, 40002)) == qualifies);
    CHECK(border.pass(to_native(tcp(client, native, ack))) == mismatch);
  }
}

TEST_CASE("a client behind our translator is told another address than we see it by", "[memory]") {
  constexpr const char* inside = "10.0.0.5";
  TeredoBorder border(Site().teredo_gate({server}, {"10.0.0.0/8"}));
  CHECK(border.pass(ipv4(inside, server)
                        .udp(3000, 3544)
                        .payload(teredo_authentication(7))
                        .teredo(solicitation())) == qualifies);
  CHECK(border.pass(ipv4(server, inside)
                        .udp(3544, 3000)
                        .payload(teredo_authentication(7))
                        .teredo_origin(40000, client_end)
                        .teredo(advertisement(our_prefix))) == qualifies);
  const auto out = ipv4(inside, relay).udp(3000, relay_port);
  CHECK(border.pass(PacketBuilder(out).teredo(tcp(client, native, syn))) == goes_out);
  CHECK(border.pass(PacketBuilder(out).teredo(
            ipv6("2001:0:4136:e378:8000:63bf:f5ff:fffa", native).tcp(80))) == mismatch);
  CHECK(border.pass(
            ipv4(relay, inside).udp(relay_port, 3000).teredo(tcp(native, client, syn | ack))) ==
        answered);
}

TEST_CASE("a client reaches a peer with a direct and an indirect bubble", "[memory]") {
  TeredoBorder border;
  qualify(border);
  CHECK(border.pass(from_peer(tcp(peer, client, syn | ack))) == unsolicited);
  CHECK(border.pass(to_peer(bubble(client, peer))) == qualifies);
  CHECK(border.pass(from_client(peer_server, 3544).teredo(bubble(client, peer))) == qualifies);
  CHECK(border.pass(from_peer(bubble(peer, client))) == qualifies);
  CHECK(border.pass(to_peer(tcp(client, peer, syn))) == goes_out);
  CHECK(border.pass(from_peer(tcp(peer, client, syn | ack))) == answered);
  CHECK(border.pass(from_peer(begins(peer))) == "drop service.closed");
  CHECK(border.flows().entries == 1);
}

TEST_CASE("a peer reaches a client that has answered its bubble, where a service is open",
          "[memory]") {
  TeredoBorder border(Site().teredo_gate({server}, {"192.0.2.0/24"}).open_everything());
  qualify(border);
  CHECK(border.pass(from_peer(begins(peer))) == unsolicited);
  CHECK(border.pass(
            to_client(server, 3544).teredo_origin(40001, peer_end).teredo(bubble(peer, client))) ==
        qualifies);
  CHECK(border.pass(from_peer(bubble(peer, client))) == qualifies);
  CHECK(border.pass(from_peer(begins(peer))) == unsolicited);
  CHECK(border.pass(to_peer(bubble(client, peer))) == qualifies);
  CHECK(border.pass(from_peer(begins(peer))) == "accept service.allowed");
}

// Miredo's bubbles do, both ways.
TEST_CASE("a peer's bubble comes from a link-local address, which tells its end", "[memory]") {
  constexpr const char* peer_inner = "fe80::4321";
  TeredoBorder border(Site().teredo_gate({server}, {"192.0.2.0/24"}).open_everything());
  qualify(border);
  CHECK(border.pass(to_client(server, 3544)
                        .teredo_origin(40001, peer_end)
                        .teredo(bubble(peer_inner, client))) == qualifies);
  CHECK(border.pass(from_peer(begins(peer))) == unsolicited);
  CHECK(border.pass(to_peer(bubble(client, peer_inner))) == qualifies);
  CHECK(border.pass(from_peer(begins(peer))) == "accept service.allowed");
}

TEST_CASE("the connectivity test tells by which relay a native node comes", "[memory]") {
  TeredoBorder border;
  qualify(border);
  CHECK(border.pass(from_native(begins(native))) == unsolicited);
  CHECK(border.pass(tests_connectivity(77)) == goes_out);
  CHECK(border.pass(proves_connectivity(78)) == unsolicited);
  CHECK(border.pass(proves_connectivity(77)) == answered);
  CHECK(border.pass(to_native(tcp(client, native, syn))) == goes_out);
  CHECK(border.pass(from_native(tcp(native, client, syn | ack))) == answered);
  CHECK(border.pass(from_native(tcp(native, client, ack), "8.0.0.8")) == unsolicited);
  CHECK(border.pass(from_native(begins(native))) == "drop service.closed");
}

TEST_CASE("the answer to a connectivity test comes in time", "[memory]") {
  TeredoBorder border;
  qualify(border);
  CHECK(border.pass(tests_connectivity(77)) == goes_out);
  border.wait(9s);
  CHECK(border.pass(proves_connectivity(77)) == unsolicited);
}

TEST_CASE("a relay whose bubble was answered brings others, where a service is open", "[memory]") {
  constexpr const char* relay_inner = "fe80::1234";
  TeredoBorder border(Site().teredo_gate({server}, {"192.0.2.0/24"}).open_everything());
  qualify(border);
  CHECK(border.pass(to_client(server, 3544)
                        .teredo_origin(relay_port, relay)
                        .teredo(bubble(relay_inner, client))) == qualifies);
  CHECK(border.pass(from_native(begins(native))) == unsolicited);
  CHECK(border.pass(to_native(bubble(client, relay_inner))) == qualifies);
  CHECK(border.pass(from_native(begins(native))) == "accept service.allowed");
  CHECK(border.pass(from_native(begins(native), "8.0.0.8")) == unsolicited);

  SECTION("but nobody that is known to come by another") {
    CHECK(border.pass(to_native(tcp(client, "2600::2", syn), "8.0.0.8")) == goes_out);
    CHECK(border.pass(from_native(tcp("2600::2", client, ack))) == unsolicited);
  }
}

TEST_CASE("an error comes by whichever relay, about a packet that was sent", "[memory]") {
  TeredoBorder border;
  qualify(border);
  const PacketBuilder first = tcp(client, native, syn);
  CHECK(border.pass(to_native(first)) == goes_out);
  CHECK(border.pass(from_native(ipv6("2600::9", client).icmpv6(2, 0, 1280).quoting(first),
                                "8.0.0.8")) == "accept icmpv6.packet-too-big");
  CHECK(border.pass(from_native(
            ipv6("2600::9", client).icmpv6(1, 4).quoting(ipv6(client, "2600::77").tcp(80)),
            "8.0.0.8")) == "drop icmpv6.error-unrelated");
}

TEST_CASE("a peer behind a symmetric translator proves by a nonce where it is", "[memory]") {
  constexpr const char* elsewhere = "8.0.0.20";
  const auto there = [&](const PacketBuilder& inner, const Bytes& trailers = {}) {
    return to_client(elsewhere, 999).teredo(inner, trailers);
  };
  TeredoBorder border;
  qualify(border);
  CHECK(border.pass(
            from_client(peer_server, 3544).teredo(bubble(client, peer), teredo_nonce(0x1234))) ==
        qualifies);
  CHECK(border.pass(there(bubble(peer, client))) == mismatch);
  CHECK(border.pass(there(bubble(peer, client), teredo_nonce(0x1235))) == mismatch);
  CHECK(border.pass(from_client(elsewhere, 999).teredo(tcp(client, peer, syn))) == mismatch);
  CHECK(border.pass(there(bubble(peer, client), teredo_nonce(0x1234))) == qualifies);
  CHECK(border.pass(from_client(elsewhere, 999).teredo(tcp(client, peer, syn))) == goes_out);
  CHECK(border.pass(there(tcp(peer, client, syn | ack))) == answered);
  CHECK(border.pass(to_client("8.0.0.21", 999).teredo(tcp(peer, client, ack))) == mismatch);
}

TEST_CASE("a peer that is silent for longer than anything keeps it begins anew", "[memory]") {
  TeredoBorder border;
  qualify(border);
  CHECK(border.pass(to_peer(tcp(client, peer, syn))) == goes_out);
  border.wait(3min);
  CHECK(border.pass(from_peer(tcp(peer, client, syn | ack))) != unsolicited);
  border.wait(3min);
  CHECK(border.pass(from_peer(tcp(peer, client, ack))) != unsolicited);
  border.wait(5min);
  CHECK(border.pass(from_peer(tcp(peer, client, ack))) == unsolicited);
  CHECK(border.pass(to_peer(bubble(client, peer))) == qualifies);
  CHECK(border.pass(from_peer(tcp(peer, client, ack))) == answered);
}

TEST_CASE("bubbles over the rate are noted, those of a client that does as it should are not",
          "[memory]") {
  TeredoBorder border;
  qualify(border);
  const auto notes_of = [&border](const PacketBuilder& packet) {
    return border.decide(packet).notes.size();
  };
  const auto straight = to_peer(bubble(client, peer));
  const auto over_server = from_client(peer_server, 3544).teredo(bubble(client, peer));
  for (int i = 0; i < 4; ++i) {
    CHECK(notes_of(straight) == 0);
    CHECK(notes_of(over_server) == 0);
    border.wait(2s);
  }
  const auto decision = border.decide(straight);
  CHECK(decision.verdict == accept("tunnel.teredo-allowed", 1));
  REQUIRE(decision.notes.size() == 1);
  CHECK(name_of(decision.notes[0].reason) == "tunnel.teredo-rate");

  SECTION("until the peer answers") {
    border.wait(2s);
    CHECK(border.pass(from_peer(bubble(peer, client))) == qualifies);
    CHECK(notes_of(straight) == 0);
    CHECK(notes_of(straight) == 1);
  }
  SECTION("until the time in which they are counted is over") {
    border.wait(300s);
    CHECK(notes_of(straight) == 0);
  }
}

TEST_CASE("bubbles and the qualification make no flows", "[memory]") {
  TeredoBorder border;
  qualify(border);
  CHECK(border.pass(to_peer(bubble(client, peer))) == qualifies);
  CHECK(border.pass(from_peer(bubble(peer, client))) == qualifies);
  CHECK(border.flows().entries == 0);
}

TEST_CASE("nobody is cut off where sixgate begins while clients go on", "[memory]") {
  const Site site = Site().teredo_gate({server}, {"192.0.2.0/24"}).open_everything();
  memory::Memory memory;
  memory::Moment now = 5h;
  const auto pass = [&](const PacketBuilder& packet) {
    const Bytes bytes = packet;
    return engine::judge(packet::whole(bytes), {}, site.policy(), memory, now)
        .decision.verdict.reason();
  };
  const auto is_passed = [&](const PacketBuilder& packet) {
    return pass(packet) != policy::Reason::tunnel_teredo_unsolicited;
  };
  CHECK(is_passed(from_peer(tcp(peer, client, ack))));
  CHECK(is_passed(from_native(tcp(native, client, ack))));
  CHECK(is_passed(answers(7)));
  now += 12s;
  CHECK_FALSE(is_passed(answers(7)));
  CHECK(pass(to_native(ipv6(client, native).tcp(80))) != policy::Reason::tunnel_teredo_mismatch);
  now += 17s;
  CHECK(is_passed(from_peer(tcp(peer, client, ack))));
  now += 1s;
  CHECK_FALSE(is_passed(from_peer(tcp(peer, client, ack))));
  CHECK(is_passed(from_native(tcp(native, client, ack))));
}

TEST_CASE("a host's own client is gated by the hooks that it sends and receives at", "[memory]") {
  const Site site = Site(policy::Role::host).teredo_gate({server}, {});
  memory::Memory memory;
  memory::Moment now = 0s;
  const auto pass = [&](const PacketBuilder& packet, const policy::Arrival& arrival) {
    const Bytes bytes = packet;
    const auto verdict =
        engine::judge(packet::whole(bytes), arrival, site.policy(), memory, now).decision.verdict;
    return std::string(name_of(verdict.reason()));
  };
  CHECK(pass(asks(6), sent) == "tunnel.teredo-allowed");
  now = 1h;
  CHECK(pass(answers(7), received) == "tunnel.teredo-unsolicited");
  CHECK(pass(asks(7), sent) == "tunnel.teredo-allowed");
  CHECK(pass(answers(7), received) == "tunnel.teredo-allowed");
  CHECK(pass(from_native(tcp(native, client, syn | ack)), received) == "tunnel.teredo-unsolicited");
  CHECK(pass(tests_connectivity(77), sent) == "default.tunnelled");
  CHECK(pass(proves_connectivity(77), received) == "flow.established");
  CHECK(pass(to_native(tcp(client, native, syn)), sent) == "default.tunnelled");
  CHECK(pass(from_native(tcp(native, client, syn | ack)), received) == "flow.established");
  CHECK(pass(from_native(begins(native)), received) == "service.closed");
}

TEST_CASE("where a zone is without state nobody is a stranger", "[memory]") {
  Site site = Site().teredo_gate({server}, {"192.0.2.0/24"}).open_everything();
  policy::Policy policy = site.policy();
  policy.stateless = policy::ZoneSet::all();
  policy::Arrival arrival = arrival_at(policy::Hook::forward, policy::Zone::outside);
  memory::Memory memory;
  const auto pass = [&](memory::Moment now) {
    const Bytes bytes = from_peer(tcp(peer, client, ack));
    return engine::judge(packet::whole(bytes), arrival, policy, memory, now).decision.verdict;
  };
  CHECK(pass(1s).is_accept());
  CHECK(pass(1h).is_accept());
}

TEST_CASE("ten thousand spoofed peers push out no peer that is known, nor take any room",
          "[memory]") {
  TeredoBorder border(Site().teredo_gate({server}, {"192.0.2.0/24"}),
                      {.teredo_clients = 64, .teredo_peers = 64});
  qualify(border);
  CHECK(border.pass(to_peer(tcp(client, peer, syn))) == goes_out);
  CHECK(border.pass(from_peer(tcp(peer, client, syn | ack))) == answered);
  CHECK(border.peers().entries == 1);
  for (std::uint32_t i = 0; i < 10000; ++i) {
    const std::string end = "8.1." + std::to_string(i >> 8) + "." + std::to_string(i & 0xff);
    const auto port = static_cast<std::uint16_t>(1024 + i);
    const wire::Address spoofed =
        wire::Address::ipv6(0x2001000008000035, (std::uint64_t{port} ^ 0xffff) << 32 |
                                                    (address_of(end).as_ipv4() ^ 0xffffffffU));
    const auto from = to_client(end, port);
    CHECK(border.pass(PacketBuilder(from).teredo(PacketBuilder(spoofed, address_of(client)))) ==
          qualifies);
    CHECK(border.pass(PacketBuilder(from).teredo(
              PacketBuilder(spoofed, address_of(client)).tcp(80, 50000))) == unsolicited);
  }
  CHECK(border.peers().entries == 1);
  CHECK(border.clients().entries == 1);
  CHECK(border.pass(from_peer(tcp(peer, client, ack))) == answered);
}

TEST_CASE("a client that scans peers pushes out none that has answered", "[memory]") {
  TeredoBorder border(Site().teredo_gate({server}, {"192.0.2.0/24"}), {.teredo_peers = 64});
  qualify(border);
  CHECK(border.pass(to_peer(tcp(client, peer, syn))) == goes_out);
  CHECK(border.pass(from_peer(tcp(peer, client, syn | ack))) == answered);
  for (std::uint32_t i = 0; i < 10000; ++i) {
    (void)border.pass(to_native(
        PacketBuilder(address_of(client), wire::Address::ipv6(0x2600000000000000, i)).tcp(80)));
  }
  CHECK(border.pass(from_peer(tcp(peer, client, ack))) == answered);
  CHECK(border.peers().evicted > 0);
}

}  // namespace sixgate::test
