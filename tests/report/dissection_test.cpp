// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/dissection.hpp"

#include <string>

#include "sixgate/packet/read.hpp"
#include "support/catch.hpp"
#include "support/packet_builder.hpp"
#include "support/site.hpp"

namespace sixgate::report {

namespace {

using test::Bytes;
using test::ipv4;
using test::ipv6;
using test::PacketBuilder;
using test::Site;

PacketBuilder native() { return ipv6("2600::1", "2600::2"); }
PacketBuilder outer() { return ipv4("192.0.2.1", "198.51.100.1"); }
PacketBuilder six_to_four() { return ipv6("2002:c000:201::1", "2002:c633:6401::1"); }

std::string dissect(const Bytes& bytes, const Site& site = Site()) {
  const packet::Packet packet = packet::whole(bytes);
  return dissection(1, packet, packet::read(packet), site.policy());
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("a dissection begins with what the interface promises, in its order") {
  const std::string line =
      dissect(outer().carries(six_to_four().hop_by_hop().fragment(0, false, 7).icmpv6(129)));
  CHECK(line.starts_with(
      R"({"frame":1,"layers":[{"header":"ipv4","src":"192.0.2.1","dst":"198.51.100.1","next":41,)"
      R"("opens":"6to4",)"));
  CHECK(holds(line, R"({"header":"ipv6","src":"2002:c000:201::1","dst":"2002:c633:6401::1",)"
                    R"("chain":["hopopts","fragment"],"next":58,"transport":"icmpv6","type":129,)"
                    R"("code":0,)"));
  CHECK(line.ends_with("]}"));
}

TEST_CASE("every header of a layer is told with its place and what it says") {
  const std::string line = dissect(native().routing(0, 0).tcp(443));
  CHECK(holds(line, R"("headers":[{"header":"ipv6","offset":0,"length":40},{"header":"routing0",)"
                    R"("offset":40,"length":24,"segments-left":0)"));
  CHECK(holds(line, R"({"header":"tcp","offset":64,"length":20,"flags":["syn"],"checksum":)"));
}

TEST_CASE("options are told by name, and padding in a row once") {
  const std::string line = dissect(native().hop_by_hop({5, 2, 0, 0, 0, 0}).udp(1, 2));
  CHECK(holds(line, R"("options":[{"type":5,"name":"router-alert","offset":42,"length":2,)"
                    R"("value":0},{"type":0,"name":"pad1","offset":46,"length":0,"count":2}])"));
}

TEST_CASE("a fragment says so in either family") {
  const std::string first = dissect(outer().fragment(0, true, 9).udp(1, 2).payload(8));
  CHECK(holds(first, R"("chain":["fragment"],"next":17,"transport":"udp","sport":1,"dport":2,)"));
  CHECK(holds(first, R"("fragment":{"offset":0,"more":true,"id":9})"));
  const std::string later = dissect(native().fragment(16, false, 9).udp(1, 2));
  CHECK(holds(later, R"("chain":["fragment"],"next":17,"hop-limit")"));
  CHECK(holds(later, R"("fragment":{"offset":16,"more":false,"id":9})"));
}

TEST_CASE("a declared tunnel gives what it carries its kind") {
  const Bytes packet = outer().carries(six_to_four().tcp(80));
  Site site;
  site.tunnel("6in4", {"192.0.2.1"}, {"198.51.100.1"});
  CHECK(holds(dissect(packet), R"("opens":"6to4")"));
  CHECK(holds(dissect(packet, site), R"("opens":"6in4")"));
}

TEST_CASE("an ICMP error's quotation is dissected inside it, and nests what it nests") {
  const std::string line =
      dissect(native().icmpv6(3).quoting(ipv6("2600::2", "2600::1").carries(outer().udp(53, 54))));
  CHECK(holds(line, R"("transport":"icmpv6","type":3,"code":0,"quoted":{"header":"ipv6",)"
                    R"("src":"2600::2","dst":"2600::1","next":4,"opens":"4in6",)"));
  CHECK(holds(line, R"("layers":[{"header":"ipv4","src":"192.0.2.1","dst":"198.51.100.1",)"
                    R"("next":17,"transport":"udp","sport":53,"dport":54,)"));
  CHECK(holds(line, R"(}]},"hop-limit":)"));
}

TEST_CASE("a fault has a name and a place") {
  const std::string chain = dissect(native().hop_by_hop({5, 200, 0, 0, 0, 0}).tcp(443));
  CHECK(holds(chain, R"("next":0,"fault":"option-overrun",)"));
  CHECK(holds(chain, R"("stopped-in":"hopopts","stopped-at":40)"));
  const std::string version = dissect(outer().carries(native().tcp(443).version(5)));
  CHECK(holds(version, R"({"fault":"version","offset":20,"stopped-at":20})"));
}

TEST_CASE("bytes that exist elsewhere are a cut and no fault") {
  const Bytes whole = native().hop_by_hop().destination_options().tcp(443);
  const packet::Packet cut{.bytes = std::span(whole).first(49), .length = whole.size()};
  const std::string line = dissection(1, cut, packet::read(cut), Site().policy());
  CHECK_FALSE(holds(line, "fault"));
  CHECK(holds(line, R"("cut":"not-captured","stopped-in":"dstopts","stopped-at":48)"));
}

TEST_CASE("headers deeper than are read are told") {
  PacketBuilder packet = native().tcp(443);
  for (std::size_t i = 0; i < packet::max_layers; ++i) packet = native().carries(packet);
  CHECK(dissect(packet).ends_with(R"(],"deeper":true})"));
}

TEST_CASE("a frame without IP has no layer") {
  CHECK(dissection(7) == R"({"frame":7,"layers":[]})");
}

}  // namespace

}  // namespace sixgate::report
