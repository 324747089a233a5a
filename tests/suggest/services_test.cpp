// SPDX-License-Identifier: GPL-2.0-or-later
// [[service]] for what was asked for and is not open.
#include "suggest/suggested.hpp"
#include "support/catch.hpp"

namespace sixgate::suggest {

namespace {

using policy::Reason;
using test::border;
using test::has_lines;
using test::ipv4;
using test::ipv6;
using test::Suggested;

test::Bytes inward(const test::PacketBuilder& inner) {
  return ipv4("8.0.0.1", "9.0.0.2").carries(inner);
}
test::Bytes outward(const test::PacketBuilder& inner) {
  return ipv4("9.0.0.2", "8.0.0.1").carries(inner);
}
test::PacketBuilder question(std::uint16_t port) {
  return ipv6("2600:8::1", "2600:9::2").tcp(40000, port);
}

TEST_CASE("a closed service is suggested for the clients that asked") {
  auto site = border();
  site.saw(inward(question(8080)), Reason::service_closed);
  const std::string text = site.toml();
  CHECK(has_lines(text,
                  "[[service]]\nprotocol = \"tcp\"\nports = [8080]\n"
                  "from = [\"2600:8::/64\"]\nto = [\"2600:9::2\"]\n"));
  CHECK(has_lines(text, "# port 8080: 1 packet since "));
}

TEST_CASE("ports of one server and the same clients are one service, the most frequent first") {
  auto site = border();
  site.saw(inward(question(80)), Reason::service_closed);
  site.saw(inward(question(443)), Reason::service_closed);
  site.saw(inward(question(443)), Reason::service_closed);
  CHECK(has_lines(site.toml(), "ports = [443, 80]\n"));
}

TEST_CASE("what a tunnel would need once it is declared is suggested with it") {
  auto site = border();
  site.saw(inward(question(8080)), Reason::tunnel_undeclared);
  site.saw(outward(ipv6("2600:9::2", "2600:8::1").tcp(8080, 40000)), Reason::tunnel_undeclared,
           "lan0", "wan0");
  const std::string text = site.toml();
  CHECK(has_lines(text, "ports = [8080]\n"));
  CHECK(has_lines(text, "tunnel.undeclared (let pass); 1 answer seen\n"));
}

TEST_CASE("what goes into a tunnel needs no service") {
  auto site = border();
  site.saw(outward(ipv6("2600:9::2", "2600:8::1").tcp(40000, 80)), Reason::tunnel_undeclared,
           "lan0", "wan0");
  const std::string text = site.toml();
  CHECK(has_lines(text, "[[tunnel]]"));
  CHECK_FALSE(has_lines(text, "[[service]]"));
}

TEST_CASE("a service that is open by now is not suggested") {
  auto site = border(R"(
[zones]
inside = ["lan0"]
outside = ["wan0"]
[[service]]
protocol = "tcp"
ports = ["8000-8100"]
from = "outside"
to = "inside"
)");
  site.saw(inward(question(8080)), Reason::service_closed);
  site.saw(inward(question(22)), Reason::service_closed);
  const std::string text = site.toml();
  CHECK(has_lines(text, "ports = [22]\n"));
  CHECK_FALSE(has_lines(text, "8080"));
}

TEST_CASE("protocols without ports, and without a name, have none") {
  auto site = border();
  site.saw(inward(ipv6("2600:8::1", "2600:9::2").icmpv6(128)), Reason::service_closed);
  site.saw(inward(ipv6("2600:8::1", "2600:9::2").protocol(200, test::Bytes(8))),
           Reason::service_closed);
  const std::string text = site.toml();
  CHECK(has_lines(text, "protocol = \"icmpv6\"\nfrom = [\"2600:8::/64\"]\n"));
  CHECK(has_lines(text, "protocol = 200\nfrom = [\"2600:8::/64\"]\n"));
}

TEST_CASE("more clients than are kept are the zone that they come from, else anybody") {
  const auto ask = [](Suggested site) {
    for (int i = 0; i < 20; ++i) {
      const std::string client = "2600:8:0:" + std::to_string(i) + "::1";
      site.saw(inward(ipv6(client, "2600:9::2").tcp(40000, 80)), Reason::service_closed);
    }
    return site.toml();
  };
  CHECK(has_lines(ask(border()), "from = \"outside\"\n"));
  CHECK(has_lines(ask(Suggested()), "from = \"any\"\n"));
}

}  // namespace

}  // namespace sixgate::suggest
