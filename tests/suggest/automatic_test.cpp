// SPDX-License-Identifier: GPL-2.0-or-later
// Mechanisms that find their other ends by themselves.
#include "suggest/suggested.hpp"
#include "support/catch.hpp"

namespace sixgate::suggest {

namespace {

using policy::Reason;
using test::border;
using test::has_lines;
using test::ipv4;
using test::ipv6;

TEST_CASE("6to4 is one tunnel for all its other ends") {
  auto site = border();
  for (const auto* const end : {"8.0.0.1", "8.0.0.2", "8.0.0.3"}) {
    site.saw(ipv4(end, "9.0.0.2").carries(ipv6("2002:800:1::1", "2002:900:2::2").tcp(80)),
             Reason::tunnel_undeclared);
  }
  site.saw(
      ipv4("9.0.0.2", "8.0.0.1").carries(ipv6("2002:900:2::2", "2002:800:1::1").tcp(80, 40000)),
      Reason::tunnel_undeclared, "lan0", "wan0");
  const std::string text = site.toml();
  CHECK(has_lines(text, "[[tunnel]]\nkind = \"6to4\"\nrole = \"router\"\nlocal = [\"9.0.0.2\"]\n"));
  CHECK(text.find("[[tunnel]]") == text.rfind("[[tunnel]]"));
}

TEST_CASE("who brings native sources to 6to4 is a relay") {
  auto site = border();
  site.saw(ipv4("9.0.0.2", "8.0.0.1").carries(ipv6("2600:9::2", "2002:800:1::1").tcp(40000, 80)),
           Reason::tunnel_undeclared, "lan0", "wan0");
  CHECK(has_lines(site.toml(), "kind = \"6to4\"\nrole = \"relay\"\nlocal = [\"9.0.0.2\"]\n"));
}

TEST_CASE("ISATAP has the prefixes and the routers that were seen") {
  auto site = border();
  site.saw(ipv4("9.0.0.7", "9.0.0.2").carries(ipv6("2600:7::200:5efe:900:7", "2600::1").tcp(80)),
           Reason::tunnel_undeclared);
  site.saw(
      ipv4("9.0.0.2", "9.0.0.7").carries(ipv6("2600::1", "2600:7::200:5efe:900:7").tcp(80, 40000)),
      Reason::tunnel_undeclared);
  CHECK(has_lines(site.toml(),
                  "kind = \"isatap\"\nprefixes = [\"2600:7::/64\"]\nrouters = [\"9.0.0.2\"]\n"));
}

TEST_CASE("6rd shows by an IPv4 address inside the prefix, and who has another one is the relay") {
  auto site = border();
  site.saw(ipv4("9.0.0.2", "8.0.0.1").carries(ipv6("2600:900:2::2", "2600:8::1").tcp(40000, 80)),
           Reason::tunnel_undeclared, "lan0", "wan0");
  site.saw(ipv4("8.0.0.1", "9.0.0.2").carries(ipv6("2600:8::1", "2600:900:2::2").tcp(80, 40000)),
           Reason::tunnel_undeclared);
  CHECK(has_lines(site.toml(),
                  "kind = \"6rd\"\nrole = \"router\"\nlocal = [\"9.0.0.2\"]\n"
                  "prefix = \"2600::/16\"\nipv4-prefix = \"0.0.0.0/0\"\n"
                  "border-relays = [\"8.0.0.1\"]\n"));
}

TEST_CASE("a 6rd domain of private addresses leaves out the octet that all have in common") {
  auto site = border();
  // 2600:aa::/32 and 10.100.1.1 without its first octet: 0x640101.
  site.saw(ipv4("10.100.1.1", "9.0.0.2").carries(ipv6("2600:aa:6401:100::1", "2600::1").tcp(80)),
           Reason::tunnel_undeclared);
  CHECK(has_lines(site.toml(),
                  "kind = \"6rd\"\nrole = \"relay\"\nlocal = [\"9.0.0.2\"]\n"
                  "prefix = \"2600:aa::/32\"\nipv4-prefix = \"10.0.0.0/8\"\n"));
}

TEST_CASE("a 6rd edge whose relay was not seen is not offered") {
  auto site = border();
  site.saw(
      ipv4("9.0.0.2", "8.0.0.1").carries(ipv6("2600:900:2::2", "2600:800:1::1").tcp(40000, 80)),
      Reason::tunnel_undeclared, "lan0", "wan0");
  site.saw(
      ipv4("8.0.0.1", "9.0.0.2").carries(ipv6("2600:800:1::1", "2600:900:2::2").tcp(80, 40000)),
      Reason::tunnel_undeclared);
  CHECK(has_lines(site.toml(),
                  "# no border relay was seen: find out its address first\n"
                  "#[[tunnel]]\n#kind = \"6rd\"\n"));
}

TEST_CASE("6over4 has our end") {
  auto site = border();
  site.saw(ipv4("8.0.0.1", "9.0.0.2").carries(ipv6("fe80::800:1", "fe80::900:2").icmpv6(128)),
           Reason::tunnel_undeclared);
  CHECK(has_lines(site.toml(), "kind = \"6over4\"\nlocal = [\"9.0.0.2\"]\n"));
}

}  // namespace

}  // namespace sixgate::suggest
