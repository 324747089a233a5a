// SPDX-License-Identifier: GPL-2.0-or-later
// [[tunnel]] for the devices of the machine.
#include "sixgate/wire/text.hpp"
#include "suggest/suggested.hpp"
#include "support/catch.hpp"

namespace sixgate::suggest {

namespace {

using namespace wire::literals;
using kernel::TunnelEnds;
using policy::Reason;
using test::border;
using test::has_lines;
using test::ipv4;
using test::ipv6;

constexpr TunnelEnds over_ipv4{.local = "8.0.0.254"_ip, .remote = "8.0.0.1"_ip};
constexpr TunnelEnds over_ipv6{.local = "2600:9::1"_ip, .remote = "2600:8::1"_ip};

TEST_CASE("a device has its ends, what is routed into it and its name") {
  auto site = border();
  site.link("sit1", "sit")
      .ends(over_ipv4)
      .own("2600:7::1")
      .route("2600:7::/64")
      .route("2600:8::/48");
  CHECK(has_lines(site.toml(),
                  "# device sit1 (sit), as `ip -d link` shows it\n"
                  "[[tunnel]]\n"
                  "kind = \"6in4\"\n"
                  "local = [\"8.0.0.254\"]\n"
                  "remote = [\"8.0.0.1\"]\n"
                  "inner = [\"2600:7::/64\", \"2600:8::/48\"]\n"
                  "device = \"sit1\"\n"));
}

TEST_CASE("each driver has its kinds") {
  struct Row {
    const char* link_kind;
    TunnelEnds ends;
    const char* kinds;
  };
  const auto carrying = [](packet::Protocol protocol) {
    TunnelEnds ends = over_ipv6;
    ends.carries = protocol;
    return ends;
  };
  const std::vector<Row> rows{
      {"sit", over_ipv4, "6in4"},
      {"ipip", over_ipv4, "4in4"},
      {"ip6tnl", carrying(packet::Protocol::ipv4), "4in6"},
      {"ip6tnl", carrying(packet::Protocol::ipv6), "6in6"},
      {"gre", over_ipv4, "gre"},
      {"gretap", over_ipv4, "gre"},
      {"ip6gre", over_ipv6, "gre"},
      {"vxlan", {.local = "8.0.0.254"_ip, .remote = "8.0.0.1"_ip, .port = 4789}, "vxlan"},
      {"geneve", {.remote = "8.0.0.1"_ip, .port = 6081}, "geneve"},
  };
  for (const Row& row : rows) {
    auto site = border();
    site.link("tun1", row.link_kind).ends(row.ends);
    const std::string text = site.toml();
    CHECK(has_lines(text, "kind = \"" + std::string(row.kinds) + "\"\n"));
    CHECK(has_lines(text, "device = \"tun1\"\n"));
    CHECK_FALSE(has_lines(text, "port ="));
  }
}

TEST_CASE("ip6tnl for both families is two tunnels in one device") {
  auto site = border();
  site.link("tun6", "ip6tnl").ends(over_ipv6);
  const std::string text = site.toml();
  CHECK(has_lines(text, "kind = \"6in6\"\n"));
  CHECK(has_lines(text, "kind = \"4in6\"\n"));
}

TEST_CASE("a device in UDP has its port where that is not the registered one") {
  auto site = border();
  site.link("vx", "vxlan").ends({.local = "8.0.0.254"_ip, .remote = "8.0.0.1"_ip, .port = 8472});
  CHECK(has_lines(site.toml(),
                  "kind = \"vxlan\"\nlocal = [\"8.0.0.254\"]\n"
                  "remote = [\"8.0.0.1\"]\nport = 8472\ndevice = \"vx\"\n"));
  auto fou = border();
  fou.link("sit1", "sit")
      .ends({.local = "8.0.0.254"_ip,
             .remote = "8.0.0.1"_ip,
             .port = 5555,
             .in_udp = policy::TunnelKind::fou});
  CHECK(has_lines(fou.toml(),
                  "kind = \"fou\"\nlocal = [\"8.0.0.254\"]\n"
                  "remote = [\"8.0.0.1\"]\nport = 5555\n"));
}

TEST_CASE("a group that VXLAN floods to is no end, and any is said to be wide") {
  auto site = border();
  site.link("vx", "vxlan").ends({.local = "8.0.0.254"_ip, .remote = "239.1.1.1"_ip, .port = 4789});
  const std::string text = site.toml();
  CHECK(has_lines(text, "local = [\"8.0.0.254\", \"239.1.1.1\"]\nremote = \"any\"\n"));
  CHECK(has_lines(text, "# it takes packets from any address: narrow `remote` if you can\n"));
}

TEST_CASE("what everything is routed into may bring everything") {
  auto site = border();
  site.link("sit1", "sit").ends(over_ipv4).route("2600:7::/64").route("::/0");
  CHECK_FALSE(has_lines(site.toml(), "inner ="));
}

TEST_CASE("sit is 6to4, 6rd or ISATAP by what its driver and its addresses say") {
  auto six_to_four = border();
  six_to_four.link("sit6", "sit").ends({}).own("2002:800:fe::1").route("2002::/16");
  CHECK(has_lines(six_to_four.toml(),
                  "kind = \"6to4\"\nlocal = [\"8.0.0.254\"]\ndevice = \"sit6\"\n"));
  auto six_rd = border();
  six_rd.link("rd", "sit")
      .ends({.local = "8.0.0.254"_ip,
             .six_rd = kernel::SixRdDomain{"2600:aa::/32"_net, "0.0.0.0/0"_net}});
  six_rd.route("::/0", "::8.0.0.9");
  CHECK(has_lines(six_rd.toml(),
                  "kind = \"6rd\"\nrole = \"router\"\nlocal = [\"8.0.0.254\"]\n"
                  "prefix = \"2600:aa::/32\"\nipv4-prefix = \"0.0.0.0/0\"\n"
                  "border-relays = [\"8.0.0.9\"]\ndevice = \"rd\"\n"));
  auto isatap = border();
  isatap.link("is0", "sit").ends({.local = "9.0.0.254"_ip, .is_isatap = true});
  isatap.route("2600:7::/64").route("::/0", "fe80::5efe:900:2");
  CHECK(has_lines(isatap.toml(),
                  "kind = \"isatap\"\nlocal = [\"9.0.0.254\"]\n"
                  "prefixes = [\"2600:7::/64\"]\nrouters = [\"9.0.0.2\"]\n"));
}

TEST_CASE("a port of a bridge is declared without its device") {
  auto site = border();
  site.link("tap1", "gretap").ends(over_ipv4).port_of(3);
  const std::string text = site.toml();
  CHECK(has_lines(text, "kind = \"gre\"\n"));
  CHECK_FALSE(has_lines(text, "device ="));
}

TEST_CASE("a device whose driver does not tell its ends is not offered") {
  auto site = border();
  site.link("l2tpeth0", "l2tpeth");
  const std::string text = site.toml();
  CHECK(has_lines(text,
                  "# its driver does not tell its ends: find them out first\n"
                  "#[[tunnel]]\n#kind = \"l2tp\"\n"));
  CHECK(has_lines(text, "#device = \"l2tpeth0\"\n"));
}

TEST_CASE("devices that are down, encrypted or declared are not suggested") {
  auto down = border();
  down.link("sit0", "sit").ends({}).down();
  CHECK_FALSE(has_lines(down.toml(), "[[tunnel]]"));
  auto encrypted = border();
  encrypted.link("wg0", "wireguard");
  CHECK_FALSE(has_lines(encrypted.toml(), "[[tunnel]]"));
  auto by_name = border("[[tunnel]]\nkind = \"6in4\"\ndevice = \"sit1\"\n");
  by_name.link("sit1", "sit").ends(over_ipv4);
  CHECK_FALSE(has_lines(by_name.toml(), "[[tunnel]]"));
  auto by_ends =
      border("[[tunnel]]\nkind = \"6in4\"\nlocal = \"8.0.0.254\"\nremote = \"8.0.0.1\"\n");
  by_ends.link("sit1", "sit").ends(over_ipv4);
  CHECK_FALSE(has_lines(by_ends.toml(), "[[tunnel]]"));
}

TEST_CASE("what a gate saw of a device's tunnel is evidence for that one") {
  auto site = border();
  site.link("sit1", "sit").ends(over_ipv4);
  site.saw_at(policy::Hook::input,
              ipv4("8.0.0.1", "8.0.0.254").carries(ipv6("2600:8::1", "2600:9::2").tcp(8080)),
              Reason::tunnel_undeclared);
  const std::string text = site.toml();
  CHECK(text.find("[[tunnel]]") == text.rfind("[[tunnel]]"));
  CHECK(has_lines(text,
                  "# device sit1 (sit), as `ip -d link` shows it\n"
                  "# 8.0.0.1 > 8.0.0.254: 1 packet since "));
}

}  // namespace

}  // namespace sixgate::suggest
