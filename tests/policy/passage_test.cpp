// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/policy/passage.hpp"

#include "sixgate/packet/read.hpp"
#include "sixgate/wire/text.hpp"
#include "support/catch.hpp"
#include "support/packet_builder.hpp"
#include "support/site.hpp"

using namespace sixgate;
using namespace sixgate::test;
using namespace sixgate::wire::literals;
using policy::TunnelKind;
using policy::Way;

namespace {

/// The kind of the tunnel found for the outermost layer and the way through it; empty for none.
std::string passage(const PacketBuilder& packet, const Site& site) {
  const policy::Policy policy = site.policy();
  const Bytes bytes = packet.bytes();
  const packet::Headers headers = packet::read(packet::whole(bytes), policy.declared());
  const policy::Passage found = policy::find_passage(headers.layers[0], {}, policy);
  if (found.tunnel == nullptr) return {};
  return std::string(policy::row_of(found.tunnel->kind).name()) +
         (found.way == Way::decapsulation ? " out" : " in");
}

const PacketBuilder six = ipv6("2600::1", "2600::2").tcp(443);
const PacketBuilder four = ipv4("10.0.0.1", "10.0.0.2").tcp(443);

}  // namespace

TEST_CASE("a configured tunnel is found by kind and ends", "[policy]") {
  const Site site = with_declared_tunnels();
  CHECK(passage(ipv4("8.0.0.1", "9.0.0.2").carries(six), site) == "6in4 out");
  CHECK(passage(ipv4("9.0.0.2", "8.0.0.1").carries(six), site) == "6in4 in");
  CHECK(passage(ipv4("8.0.0.1", "9.0.0.2").carries(four), site) == "4in4 out");
  CHECK(passage(ipv4("8.0.0.1", "9.0.0.2").gre(six), site) == "gre out");
  CHECK(passage(ipv6("2600:8::1", "2600:9::2").carries(six), site) == "6in6 out");
  CHECK(passage(ipv6("2600:8::1", "2600:9::2").carries(four), site) == "4in6 out");
  CHECK(passage(ipv6("2600:9::2", "2600:8::1").gre(four), site) == "gre in");
  CHECK(passage(ipv4("8.0.0.1", "9.0.0.3").carries(six), site) == "");
  CHECK(passage(ipv4("8.0.0.1", "9.0.0.2").tcp(443), site) == "");
}

TEST_CASE("an end that is not given is any end", "[policy]") {
  const Site any_other = Site().tunnel("6in4", {"9.0.0.2"});
  CHECK(passage(ipv4("8.0.0.1", "9.0.0.2").carries(six), any_other) == "6in4 out");
  CHECK(passage(ipv4("9.0.0.2", "8.0.0.77").carries(six), any_other) == "6in4 in");
  CHECK(passage(ipv4("8.0.0.1", "8.0.0.2").carries(six), any_other) == "");
  CHECK(passage(ipv4("1.2.3.4", "5.6.7.8").carries(six), Site().tunnel("6in4", {})) == "6in4 out");
}

TEST_CASE("configured pairs go before 6to4, whichever is declared first: RFC 3964 6.1",
          "[policy]") {
  const Site site = Site().tunnel("6to4", {"9.0.0.2"}).tunnel("6in4", {"9.0.0.2"}, {"8.0.0.1"});
  CHECK(passage(ipv4("8.0.0.1", "9.0.0.2").carries(six), site) == "6in4 out");
  CHECK(passage(ipv4("8.0.0.9", "9.0.0.2").carries(six), site) == "6to4 out");
  CHECK(passage(ipv4("9.0.0.2", "8.0.0.9").carries(six), site) == "6to4 in");
}

TEST_CASE("an embedded IPv4 address stands behind 2002", "[policy]") {
  CHECK(policy::is_6to4("2002:900:2::1"_ip));
  CHECK_FALSE(policy::is_6to4("2003::1"_ip));
  CHECK_FALSE(policy::is_6to4("32.2.0.0"_ip));
  CHECK(policy::embedded_6to4("2002:900:2::1"_ip) == "9.0.0.2"_ip);
  CHECK(policy::embedded_6to4("2002:ffff:ffff:ffff::1"_ip) == "255.255.255.255"_ip);
}
