// SPDX-License-Identifier: GPL-2.0-or-later
// [[tunnel]] for tunnels that were seen, and [teredo].
#include "suggest/suggested.hpp"
#include "support/catch.hpp"
#include "support/link_frames.hpp"
#include "support/udp_tunnels.hpp"

namespace sixgate::suggest {

namespace {

using policy::Hook;
using policy::Reason;
using test::border;
using test::has_lines;
using test::ipv4;
using test::ipv6;
using test::Suggested;

test::Bytes inward() {
  return ipv4("8.0.0.1", "9.0.0.2").carries(ipv6("2600:8::1", "2600:9::2").tcp(40000, 8080));
}
test::Bytes outward() {
  return ipv4("9.0.0.2", "8.0.0.1").carries(ipv6("2600:9::2", "2600:8::1").tcp(8080, 40000));
}

constexpr std::string_view office =
    "[[tunnel]]\n"
    "kind = \"6in4\"\n"
    "local = [\"9.0.0.2\"]\n"
    "remote = [\"8.0.0.1\"]\n"
    "inner = [\"2600:8::/64\"]\n";

TEST_CASE(
    "a tunnel that was seen is declared with its ends, what comes out of it and its evidence") {
  auto site = border();
  site.saw(inward(), Reason::tunnel_undeclared);
  site.saw(outward(), Reason::tunnel_undeclared, "lan0", "wan0");
  const std::string text = site.toml();
  CHECK(has_lines(text, office));
  CHECK(has_lines(text, "# 8.0.0.1 > 9.0.0.2: 2 packets since 20"));
  CHECK(has_lines(text, ", last on forward wan0 > lan0: tunnel.undeclared (let pass)\n"));
}

TEST_CASE("our end is the same whoever was seen first") {
  auto site = border();
  site.saw(outward(), Reason::tunnel_undeclared, "lan0", "wan0");
  site.saw(inward(), Reason::tunnel_undeclared);
  CHECK(has_lines(site.toml(), office));
}

TEST_CASE("our end is told by [site] inside where no interface tells it") {
  Suggested site("[site]\ninside = [\"9.0.0.0/24\"]\n");
  site.saw(outward(), Reason::tunnel_undeclared, "b", "a");
  site.saw(inward(), Reason::tunnel_undeclared, "a", "b");
  CHECK(has_lines(site.toml(), office));
}

TEST_CASE("our end is told by the hook, and by our own addresses") {
  Suggested coming;
  coming.saw_at(Hook::input, inward(), Reason::tunnel_undeclared);
  CHECK(has_lines(coming.toml(), office));
  Suggested going;
  going.saw_at(Hook::output, outward(), Reason::tunnel_undeclared);
  CHECK(has_lines(going.toml(), "local = [\"9.0.0.2\"]\nremote = [\"8.0.0.1\"]\n"));
  Suggested own;
  own.link("eth0").own("8.0.0.1");
  own.saw(inward(), Reason::tunnel_undeclared);
  CHECK(has_lines(own.toml(), "local = [\"8.0.0.1\"]\nremote = [\"9.0.0.2\"]\n"));
}

TEST_CASE("a guess at our end says so") {
  Suggested site;
  site.saw(inward(), Reason::tunnel_undeclared, "a", "b");
  CHECK(has_lines(site.toml(), "# which end is ours is a guess"));
}

TEST_CASE("what has only gone into a tunnel does not tell what may come out") {
  auto site = border();
  site.saw(outward(), Reason::tunnel_undeclared, "lan0", "wan0");
  const std::string text = site.toml();
  CHECK(has_lines(text, "remote = [\"8.0.0.1\"]\n"));
  CHECK_FALSE(has_lines(text, "inner ="));
  CHECK(has_lines(text, "# nothing has come out of it, so `inner` is not known\n"));
}

TEST_CASE("a tunnel that the policy declares by now is not suggested") {
  auto site = border(std::string(office));
  site.saw(inward(), Reason::tunnel_undeclared);
  site.saw(outward(), Reason::tunnel_undeclared, "lan0", "wan0");
  CHECK_FALSE(has_lines(site.toml(), "[[tunnel]]"));
}

TEST_CASE("a tunnel in UDP has a port where it is not the registered one") {
  const auto packet_to = [](std::uint16_t port) -> test::Bytes {
    return ipv4("8.0.0.1", "9.0.0.2")
        .udp(50000, port)
        .holds(test::vxlan(7, test::ethernet(ipv4("7.0.0.1", "7.0.0.2").udp(1, 2))));
  };
  auto registered = border();
  registered.saw(packet_to(4789), Reason::tunnel_undeclared);
  CHECK(has_lines(registered.toml(),
                  "kind = \"vxlan\"\nlocal = [\"9.0.0.2\"]\n"
                  "remote = [\"8.0.0.1\"]\ninner = [\"7.0.0.0/24\"]\n"));
  auto other = border();
  other.saw(packet_to(8472), Reason::tunnel_undeclared);
  CHECK(has_lines(other.toml(), "remote = [\"8.0.0.1\"]\nport = 8472\n"));
}

TEST_CASE("the most frequent tunnel comes first") {
  auto site = border();
  site.saw(ipv4("8.0.0.7", "9.0.0.2").protocol(47, test::Bytes(8)), Reason::tunnel_undeclared);
  site.saw(inward(), Reason::tunnel_undeclared).saw(inward(), Reason::tunnel_undeclared);
  const std::string text = site.toml();
  CHECK(text.find("kind = \"6in4\"") < text.find("kind = \"gre\""));
}

TEST_CASE("Teredo is told of, and not offered") {
  auto site = border();
  site.saw(ipv4("9.0.0.2", "8.0.0.1")
               .udp(50000, 3544)
               .teredo(ipv6("2001:0:800:1:0:ffff:f6ff:fffd", "2600::1").icmpv6(128)),
           Reason::tunnel_teredo_blocked, "lan0", "wan0");
  const std::string text = site.toml();
  CHECK(has_lines(text,
                  "#[teredo]\n#policy = \"gate\"\n#servers = [\"8.0.0.1\"]\n"
                  "#clients = [\"9.0.0.2\"]\n"));
  CHECK_FALSE(has_lines(text, "[[tunnel]]"));
}

TEST_CASE("what automatic tunnelling left is never declared") {
  auto site = border();
  site.saw(ipv4("8.0.0.1", "9.0.0.2").carries(ipv6("::8.0.0.1", "2600:9::2").tcp(80)),
           Reason::tunnel_undeclared);
  CHECK_FALSE(has_lines(site.toml(), "[[tunnel]]"));
}

}  // namespace

}  // namespace sixgate::suggest
