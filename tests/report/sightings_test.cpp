// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/sightings.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sixgate/packet/read.hpp"
#include "support/catch.hpp"
#include "support/link_frames.hpp"
#include "support/packet_builder.hpp"
#include "support/udp_tunnels.hpp"

namespace sixgate::report {

namespace {

using policy::Reason;
using policy::Verdict;
using test::ipv4;
using test::ipv6;

policy::Arrival forwarded() {
  policy::Arrival arrival;
  arrival.hook = policy::Hook::forward;
  return arrival;
}

engine::Judgement dropped(const test::Bytes& packet, Reason reason, std::size_t depth = 0) {
  return {.headers = packet::read(packet),
          .decision = {.verdict = Verdict::drop(reason, depth), .notes = {}}};
}

/// Notes a packet that came in by `wan0` and was to leave by `lan0`, or the other way round.
void note(Sightings& sightings, const test::Bytes& packet, Reason reason, std::size_t depth = 0,
          double time = 1000, bool is_inward = true) {
  sightings.note(dropped(packet, reason, depth), forwarded(), is_inward ? "wan0" : "lan0",
                 is_inward ? "lan0" : "wan0", policy::Mode::monitor, time);
}

bool holds(const std::string& text, std::string_view part) {
  UNSCOPED_INFO(text);
  return text.find(part) != std::string::npos;
}

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

test::PacketBuilder question() { return ipv6("2600:8::1", "2600:9::2").tcp(40000, 8080); }
test::PacketBuilder answer() { return ipv6("2600:9::2", "2600:8::1").tcp(8080, 40000); }
test::PacketBuilder outward(const test::PacketBuilder& inner) {
  return ipv4("9.0.0.2", "8.0.0.1").carries(inner);
}
test::PacketBuilder inward(const test::PacketBuilder& inner) {
  return ipv4("8.0.0.1", "9.0.0.2").carries(inner);
}

TEST_CASE("nothing was seen at first") {
  CHECK(Sightings().json() == R"({"tunnels":[],"services":[],"sources":[],)"
                              R"("evicted":{"tunnels":0,"services":0,"sources":0}})");
}

TEST_CASE("a tunnel is told with both ways and what it carries to a service") {
  Sightings sightings;
  note(sightings, inward(question()), Reason::tunnel_undeclared, 0, 1000);
  note(sightings, outward(answer()), Reason::tunnel_undeclared, 0, 1001.5, false);
  note(sightings, inward(question()), Reason::tunnel_undeclared, 0, 1002);
  CHECK(sightings.json() ==
        R"({"tunnels":[{"kind":"6in4","src":"8.0.0.1","dst":"9.0.0.2",)"
        R"("reason":"tunnel.undeclared","packets":3,"spared":3,"first":1000,"last":1002,)"
        R"("forth":{"packets":2,"native":0,"inner":["2600:8::/64"],"more":false,)"
        R"("hook":"forward","iif":"wan0","oif":"lan0"},)"
        R"("back":{"packets":1,"native":0,"inner":["2600:9::/64"],"more":false,)"
        R"("hook":"forward","iif":"lan0","oif":"wan0"}}],)"
        R"("services":[{"protocol":6,"port":8080,"server":"2600:9::2",)"
        R"("reason":"tunnel.undeclared","packets":2,"spared":2,"first":1000,"last":1002,)"
        R"("answers":1,"clients":["2600:8::/64"],"more":false,)"
        R"("hook":"forward","iif":"wan0","oif":"lan0",)"
        R"("outer_src":"8.0.0.1","outer_dst":"9.0.0.2"}],"sources":[],)"
        R"("evicted":{"tunnels":0,"services":0,"sources":0}})");
}

TEST_CASE("each mechanism has the word that a [[tunnel]] has for it") {
  struct Row {
    std::string_view kind;
    test::Bytes packet;
  };
  const std::array rows{
      Row{"6in4", inward(question())},
      Row{"4in4", inward(ipv4("7.0.0.1", "7.0.0.2").udp(1, 2))},
      Row{"6in6", ipv6("2600::1", "2600::2").carries(question())},
      Row{"4in6", ipv6("2600::1", "2600::2").carries(ipv4("7.0.0.1", "7.0.0.2").udp(1, 2))},
      Row{"gre", ipv4("8.0.0.1", "9.0.0.2").gre(question())},
      Row{"6to4", inward(ipv6("2002:800:1::1", "2002:900:2::2").tcp(80))},
      Row{"isatap", inward(ipv6("2600:7::5efe:800:1", "2600:9::2").tcp(80))},
      Row{"6over4", inward(ipv6("fe80::800:1", "fe80::900:2").icmpv6(128))},
      Row{"etherip", ipv4("8.0.0.1", "9.0.0.2").protocol(97, test::Bytes(20))},
      Row{"l2tp", ipv4("8.0.0.1", "9.0.0.2").protocol(115, test::Bytes(20))}};
  for (const Row& row : rows) {
    Sightings sightings;
    note(sightings, row.packet, Reason::tunnel_undeclared);
    CHECK(holds(sightings.json(), R"({"tunnels":[{"kind":")" + std::string(row.kind) + '"'));
  }
}

TEST_CASE("a tunnel in UDP has its port") {
  Sightings sightings;
  const test::Bytes packet =
      ipv4("8.0.0.1", "9.0.0.2")
          .udp(50000, 4789)
          .holds(test::vxlan(7, test::ethernet(ipv4("7.0.0.1", "7.0.0.2").udp(1, 2))));
  note(sightings, packet, Reason::tunnel_undeclared);
  CHECK(holds(sightings.json(), R"("kind":"vxlan","src":"8.0.0.1","dst":"9.0.0.2","port":4789)"));
}

TEST_CASE("Teredo that is blocked is seen by its own shape") {
  Sightings sightings;
  const test::Bytes packet =
      ipv4("9.0.0.2", "8.0.0.1")
          .udp(50000, 3544)
          .teredo(ipv6("2001:0:800:1:0:ffff:f6ff:fffd", "2600::1").icmpv6(128));
  note(sightings, packet, Reason::tunnel_teredo_blocked);
  const std::string json = sightings.json();
  CHECK(holds(json, R"("kind":"teredo","src":"9.0.0.2","dst":"8.0.0.1","reason")"));
  CHECK(holds(json, R"("inner":["2001:0:800:1::/64"])"));
  CHECK(holds(json, R"("services":[])"));
}

TEST_CASE("6to4 and ISATAP tell their own sources from those that are brought to them") {
  Sightings sightings;
  note(sightings, inward(ipv6("2002:800:1::1", "2002:900:2::2").tcp(80)),
       Reason::tunnel_undeclared);
  note(sightings, inward(ipv6("2600::1", "2002:900:2::2").tcp(80)), Reason::tunnel_undeclared);
  CHECK(holds(sightings.json(), R"("forth":{"packets":2,"native":1,"inner":["2002:800:1::/64"])"));
}

TEST_CASE("what a tunnel's own link says is of no network") {
  Sightings sightings;
  const std::vector<test::PacketBuilder> own{
      inward(ipv6("fe80::1", "ff02::2").icmpv6(133)),
      inward(ipv6("::", "ff02::1:ff00:1").icmpv6(135)),
      ipv4("8.0.0.1", "9.0.0.2").carries(ipv4("0.0.0.0", "255.255.255.255").udp(68, 67)),
      ipv4("8.0.0.1", "9.0.0.2").carries(ipv4("169.254.1.1", "224.0.0.251").udp(5353, 5353))};
  for (const auto& packet : own) note(sightings, packet, Reason::tunnel_undeclared);
  const std::string json = sightings.json();
  CHECK(count_of(json, R"("inner":[])") == 4);
}

TEST_CASE("what is inside a tunnel that is not declared either is told as well") {
  Sightings sightings;
  note(sightings, ipv4("8.0.0.1", "9.0.0.2").gre(ipv6("2600::1", "2600::2").carries(question())),
       Reason::tunnel_undeclared);
  const std::string json = sightings.json();
  CHECK(holds(json, R"("kind":"gre","src":"8.0.0.1")"));
  CHECK(holds(json, R"("kind":"6in6","src":"2600::1")"));
  CHECK(holds(json, R"("outer_src":"2600::1","outer_dst":"2600::2")"));
}

TEST_CASE("a closed service is told by server, port and clients") {
  Sightings sightings;
  note(sightings, inward(question()), Reason::service_closed, 1);
  note(sightings, inward(ipv6("2600:8:0:1::1", "2600:9::2").tcp(40000, 8080)),
       Reason::service_closed, 1);
  note(sightings, inward(ipv6("2600:8::1", "2600:9::2").udp(40000, 53)), Reason::service_closed, 1);
  const std::string json = sightings.json();
  CHECK(holds(json, R"("tunnels":[])"));
  CHECK(holds(json, R"({"protocol":6,"port":8080,"server":"2600:9::2","reason":"service.closed")"));
  CHECK(holds(json, R"("clients":["2600:8::/64","2600:8:0:1::/64"])"));
  CHECK(holds(json, R"({"protocol":17,"port":53)"));
}

TEST_CASE("an answer is no service, whether its question was seen or not") {
  Sightings sightings;
  note(sightings, outward(answer()), Reason::tunnel_undeclared);
  note(sightings, outward(ipv6("2600:9::2", "2600:8::1").icmpv6(129)), Reason::tunnel_undeclared);
  CHECK(holds(sightings.json(), R"("services":[])"));
}

TEST_CASE("what passes without a service needs none") {
  const std::vector<test::PacketBuilder> passing{
      ipv6("2600:8::1", "2600:9::2").packet_too_big(1280), ipv6("2600:8::1", "2600:9::2").esp(),
      ipv6("2600:8::1", "2600:9::2").udp(500, 500),
      ipv6("2600:8::1", "2600:9::2").fragment(64, true, 1).payload(64)};
  for (const auto& inner : passing) {
    Sightings sightings;
    note(sightings, inward(inner), Reason::tunnel_undeclared);
    const std::string json = sightings.json();
    CHECK(holds(json, R"("kind":"6in4")"));
    CHECK(holds(json, R"("services":[])"));
  }
}

TEST_CASE("a tunnel that nobody can look into needs a service of its own protocol") {
  Sightings sightings;
  note(sightings, ipv4("8.0.0.1", "9.0.0.2").protocol(115, test::Bytes(20)),
       Reason::tunnel_undeclared);
  CHECK(holds(sightings.json(), R"({"protocol":115,"server":"9.0.0.2")"));
}

TEST_CASE("a source that goes by [site] inside is told with its network") {
  Sightings sightings;
  note(sightings, ipv6("2600:5::1", "2600:8::1").tcp(80), Reason::ipv6_foreign_source, 0, 1000,
       false);
  note(sightings, ipv4("7.7.7.7", "8.0.0.1").tcp(80), Reason::ipv4_foreign_source, 0, 1000, false);
  const std::string json = sightings.json();
  CHECK(holds(json, R"({"reason":"ipv6.foreign-source","network":"2600:5::/64","packets":1)"));
  CHECK(holds(json, R"({"reason":"ipv4.foreign-source","network":"7.7.7.0/24","packets":1)"));
}

TEST_CASE("a reason that was only noted is told as well") {
  Sightings sightings;
  engine::Judgement judgement = dropped(inward(question()), Reason::service_closed, 1);
  judgement.decision.notes.push({.reason = Reason::tunnel_undeclared, .depth = 0});
  sightings.note(judgement, forwarded(), "wan0", "lan0", policy::Mode::enforce, 1000);
  CHECK(holds(sightings.json(), R"("kind":"6in4")"));
}

TEST_CASE("other reasons have nothing to declare") {
  Sightings sightings;
  note(sightings, ipv6("2600:8::1", "2600:9::2").routing(0, 1).tcp(80), Reason::ext_routing_type_0);
  note(sightings, test::Bytes{}, Reason::wire_empty);
  CHECK(sightings.json() == Sightings().json());
}

TEST_CASE("networks beyond the few that are kept are told as more") {
  Sightings sightings;
  for (int i = 0; i < static_cast<int>(Networks::most) + 2; ++i) {
    const std::string source = "2600:8:0:" + std::to_string(i) + "::1";
    note(sightings, inward(ipv6(source, "2600:9::2").tcp(40000, 8080)), Reason::tunnel_undeclared);
  }
  const std::string json = sightings.json();
  CHECK(holds(json, R"("2600:8:0:7::/64"],"more":true)"));
  CHECK_FALSE(holds(json, "2600:8:0:8::/64"));
}

TEST_CASE("a full table keeps what was seen often, and counts what goes") {
  Sightings sightings;
  const auto from = [](std::size_t i) {
    return "8." + std::to_string(i >> 16) + "." + std::to_string(i >> 8 & 255) + "." +
           std::to_string(i & 255);
  };
  for (int i = 0; i < 3; ++i) note(sightings, inward(question()), Reason::tunnel_undeclared);
  constexpr std::size_t flood = 1000;
  for (std::size_t i = 100; i < 100 + flood; ++i) {
    note(sightings, ipv4(from(i), "9.0.0.2").protocol(47, test::Bytes(8)),
         Reason::tunnel_undeclared, 0, 1001 + static_cast<double>(i));
  }
  const std::string json = sightings.json();
  CHECK(count_of(json, R"("kind":)") == Sightings::most_tunnels);
  CHECK(holds(json, R"("kind":"6in4","src":"8.0.0.1")"));
  CHECK(holds(json, R"("src":")" + from(99 + flood) + '"'));
  CHECK_FALSE(holds(json, R"("src":")" + from(100) + '"'));
  CHECK(holds(json,
              R"("evicted":{"tunnels":)" + std::to_string(flood + 1 - Sightings::most_tunnels)));
}

TEST_CASE("services and sources are bounded as well") {
  Sightings sightings;
  for (int port = 1; port <= 1000; ++port) {
    note(sightings,
         inward(ipv6("2600:8::1", "2600:9::2").tcp(40000, static_cast<std::uint16_t>(port))),
         Reason::service_closed, 1);
    note(sightings, ipv6("2600:5:0:" + std::to_string(port) + "::1", "2600:8::1").tcp(80),
         Reason::ipv6_foreign_source);
  }
  const std::string json = sightings.json();
  CHECK(count_of(json, R"("protocol":)") == Sightings::most_services);
  CHECK(count_of(json, R"("network":)") == Sightings::most_sources);
  CHECK(json.size() < 1U << 20);
}

}  // namespace

}  // namespace sixgate::report
