// SPDX-License-Identifier: GPL-2.0-or-later
// [site] and [zones]: of the machine, and of what was seen.
#include "suggest/suggested.hpp"
#include "support/catch.hpp"

namespace sixgate::suggest {

namespace {

using policy::Reason;
using test::border;
using test::has_lines;
using test::ipv6;
using test::Suggested;

TEST_CASE("a border without a configuration is told its zones and its networks") {
  CHECK(border().toml() ==
        "# 9.0.0.0/24: routed to lan0\n"
        "# 2600:9::/64: routed to lan0\n"
        "[site]\n"
        "inside = [\"9.0.0.0/24\", \"2600:9::/64\"]\n"
        "\n"
        "# lan0: has addresses and no default route\n"
        "# wan0: has a default route\n"
        "[zones]\n"
        "inside = [\"lan0\"]\n"
        "outside = [\"wan0\"]\n");
  CHECK(border().has_any());
}

TEST_CASE("what the configuration says already is not suggested again") {
  const auto site = border(R"(
[site]
inside = ["9.0.0.0/8", "2600:9::/48"]
[zones]
inside = ["lan*"]
outside = ["wan0"]
)");
  CHECK(site.toml().empty());
  CHECK_FALSE(site.has_any());
}

TEST_CASE("a section that the configuration has is told whole, and is not offered") {
  const std::string text = border(R"(
[site]
inside = ["9.0.0.0/24"]
[zones]
outside = ["wan0"]
)")
                               .toml();
  CHECK(has_lines(text, "#[site]\n#inside = [\"9.0.0.0/24\", \"2600:9::/64\"]\n"));
  CHECK(has_lines(text, "#[zones]\n#inside = [\"lan0\"]\n#outside = [\"wan0\"]\n"));
  CHECK(has_lines(text, "# the configuration has this section already"));
}

TEST_CASE("encrypted tunnels are of zone vpn") {
  auto site = border();
  site.link("wg0", "wireguard").own("10.8.0.1").route("10.8.0.0/24");
  const std::string text = site.toml();
  CHECK(has_lines(text, "vpn = [\"wg0\"]\n"));
  CHECK(has_lines(text, "# wg0: of kind wireguard, an encrypted tunnel\n"));
  CHECK(has_lines(text, "# 10.8.0.0/24: routed to wg0\n"));
}

TEST_CASE("the default route over a tunnel makes it the outside") {
  auto site = border();
  site.link("sit1", "sit").ends({.local = test::address_of("8.0.0.254")}).route("::/0");
  CHECK(has_lines(site.toml(), "outside = [\"wan0\", \"sit1\"]\n"));
}

TEST_CASE("a tunnel that leads elsewhere is in no zone, and its networks are not ours") {
  auto site = border();
  site.link("gre1", "gre").own("10.1.0.1").route("10.2.0.0/16");
  const std::string text = site.toml();
  CHECK(has_lines(text, "# in no zone, since nothing tells which: gre1\n"));
  CHECK_FALSE(has_lines(text, "10.2.0.0/16: routed"));
}

TEST_CASE("without a default route nothing tells inside from outside") {
  Suggested site;
  site.link("eth0").own("9.0.0.1").route("9.0.0.0/24");
  site.link("eth1").own("10.0.0.1").route("10.0.0.0/24");
  CHECK(site.toml() == "# in no zone, since nothing tells which: eth0, eth1\n");
  CHECK_FALSE(site.has_any());
}

TEST_CASE("links that are down, ports of others and loopback are of no zone") {
  auto site = border();
  site.link("down0").own("10.0.0.1").route("10.0.0.0/24").down();
  site.link("port0").own("10.1.0.1").port_of(3);
  const std::string text = site.toml();
  CHECK_FALSE(has_lines(text, "down0"));
  CHECK_FALSE(has_lines(text, "port0"));
  CHECK_FALSE(has_lines(text, "\"lo\""));
}

TEST_CASE("a wider network stands for the narrower ones in it") {
  auto site = border();
  site.route("2600:9::/48", "2600:9::2");
  CHECK(has_lines(site.toml(), "inside = [\"9.0.0.0/24\", \"2600:9::/48\"]\n"));
}

TEST_CASE("an interface whose name no configuration can say is told of, and left out") {
  auto site = border();
  site.link("b\"ad\x01").own("10.0.0.1");
  const std::string text = site.toml();
  CHECK(has_lines(text, "inside = [\"lan0\"]\n"));
  CHECK(has_lines(text, "its name cannot stand in a configuration\n"));
}

TEST_CASE("a network that leaves the inside is one of ours") {
  auto site = border();
  site.saw(ipv6("2600:5::1", "2600:8::1").tcp(80), Reason::ipv6_foreign_source, "lan0", "wan0");
  const std::string text = site.toml();
  CHECK(has_lines(text, "inside = [\"9.0.0.0/24\", \"2600:9::/64\", \"2600:5::/64\"]\n"));
  CHECK(has_lines(text, "# 2600:5::/64: 1 packet since "));
  CHECK(has_lines(text, ", last on forward lan0 > wan0: ipv6.foreign-source (let pass)\n"));
}

TEST_CASE("a zone that closes what nobody has opened yet is not offered") {
  Suggested host("role = \"host\"\n");
  host.link("eth0").own("9.0.0.1").route("0.0.0.0/0", "9.0.0.254");
  const std::string text = host.toml();
  CHECK(has_lines(text, "# what comes from these zones then needs a [[service]]"));
  CHECK(has_lines(text, "#[zones]\n#outside = [\"eth0\"]\n"));
  Suggested open("role = \"host\"\n[zones]\nenforce = []\n");
  open.link("eth0").own("9.0.0.1").route("0.0.0.0/0", "9.0.0.254");
  CHECK(has_lines(open.toml(), "\n[zones]\noutside = [\"eth0\"]\n"));
}

TEST_CASE("other sources are told of and suggest nothing") {
  Suggested site;
  site.saw(ipv6("fc00:5::1", "2600:8::1").tcp(80), Reason::ipv6_unique_local);
  const std::string text = site.toml();
  CHECK(has_lines(text, "# fc00:5::/64: 1 packet since "));
  CHECK_FALSE(site.has_any());
}

}  // namespace

}  // namespace sixgate::suggest
