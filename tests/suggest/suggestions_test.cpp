// SPDX-License-Identifier: GPL-2.0-or-later
// All of it together, and what a gate tells that cannot be understood.
#include "suggest/suggestions.hpp"

#include "config/written.hpp"
#include "engine/judge.hpp"
#include "suggest/suggested.hpp"
#include "support/catch.hpp"

namespace sixgate::suggest {

namespace {

using policy::Reason;
using test::border;
using test::ipv4;
using test::ipv6;

test::Bytes question() {
  return ipv4("8.0.0.1", "9.0.0.2").carries(ipv6("2600:8::1", "2600:9::2").tcp(40000, 8080));
}

/// What becomes of a packet from outside to inside under a configuration.
std::string verdict_on(const test::Bytes& bytes, const std::string& configuration) {
  const auto loaded = test::load_text(configuration);
  memory::Memory memory(loaded.memory(), memory::Secret::fixed());
  policy::Arrival arrival;
  arrival.hook = policy::Hook::forward;
  arrival.in_zone = policy::Zone::outside;
  arrival.out_zone = policy::Zone::inside;
  const auto judgement = engine::judge(packet::whole(bytes), arrival, loaded.policy(), memory,
                                       memory::Moment(std::chrono::seconds(1000)));
  return std::string(policy::name_of(judgement.decision.verdict.reason()));
}

TEST_CASE("what is suggested for a tunnel lets that tunnel pass, and no other") {
  REQUIRE(verdict_on(question(), "") == "tunnel.undeclared");
  auto site = border();
  site.saw(question(), Reason::tunnel_undeclared);
  const std::string suggested = site.toml();
  CHECK(verdict_on(question(), suggested) == "service.allowed");
  const test::Bytes other =
      ipv4("8.0.0.7", "9.0.0.2").carries(ipv6("2600:8::1", "2600:9::2").tcp(40000, 8080));
  CHECK(verdict_on(other, suggested) == "tunnel.undeclared");
  const test::Bytes other_port =
      ipv4("8.0.0.1", "9.0.0.2").carries(ipv6("2600:8::1", "2600:9::2").tcp(40000, 22));
  CHECK(verdict_on(other_port, suggested) == "service.closed");
  const test::Bytes other_source =
      ipv4("8.0.0.1", "9.0.0.2").carries(ipv6("2600:77::1", "2600:9::2").tcp(40000, 8080));
  CHECK(verdict_on(other_source, suggested) == "tunnel.inner-source");
}

TEST_CASE("once the configuration says it, nothing is suggested") {
  auto before = border();
  before.saw(question(), Reason::tunnel_undeclared);
  auto after = border(before.toml());
  after.saw(question(), Reason::tunnel_undeclared);
  CHECK(after.toml().empty());
}

TEST_CASE("a flood of tunnels leaves a valid configuration") {
  auto site = border();
  for (int i = 0; i < 600; ++i) {
    const std::string source = "8.1." + std::to_string(i / 200) + "." + std::to_string(i % 200 + 1);
    site.saw(ipv4(source, "9.0.0.2")
                 .carries(ipv6("2600:8::1", "2600:9::2").tcp(static_cast<std::uint16_t>(i + 1))),
             Reason::tunnel_undeclared);
  }
  CHECK(site.toml().find("# the gate saw more than it keeps: ") != std::string::npos);
}

TEST_CASE("what a gate tells that nobody understands is left out") {
  const auto sighted = read_sightings(nlohmann::ordered_json::parse(R"({
    "tunnels": [7, {"kind": "quic", "src": "8.0.0.1", "dst": "9.0.0.2", "reason": "tunnel.undeclared"},
                {"kind": "6in4", "src": "8.0.0", "dst": "9.0.0.2", "reason": "tunnel.undeclared"},
                {"kind": "6in4", "src": "8.0.0.1", "dst": "9.0.0.2", "reason": "no.such"},
                {"kind": "6in4", "src": "8.0.0.1", "dst": "9.0.0.2", "port": 70000,
                 "reason": "tunnel.undeclared"},
                {"kind": "6in4", "src": "8.0.0.1", "dst": "9.0.0.2", "reason": "tunnel.undeclared",
                 "forth": {"inner": ["x", 7, "2600:8::/64"]}}],
    "services": {}, "evicted": {"tunnels": 3, "services": -1}})"));
  REQUIRE(sighted.tunnels.size() == 1);
  CHECK(sighted.tunnels.front().forth.inner.prefixes().size() == 1);
  CHECK(sighted.services.empty());
  CHECK(sighted.evicted == 3);
}

}  // namespace

}  // namespace sixgate::suggest
