// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/packet/quoted.hpp"

#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/contents.hpp"
#include "support/corpus.hpp"
#include "support/icmp_messages.hpp"

using namespace sixgate;
using namespace sixgate::packet;
using namespace sixgate::wire::literals;
using test::Bytes;
using test::ipv4;
using test::ipv6;

namespace {

/// What an error of type `type` says it quotes.
std::optional<Headers> quoted_in(const Bytes& error) {
  const Layer layer = read(error).layers[0];
  return read_quoted(whole(error), layer);
}

Bytes error_with(const Bytes& quoted) {
  return ipv6("2600::9", "2600::1").icmpv6(1, 4).payload(quoted);
}

Bytes ipv4_error_with(const Bytes& quoted) {
  return ipv4("192.0.2.9", "192.0.2.1").icmpv4(3, 3).payload(quoted);
}

}  // namespace

TEST_CASE("a quoted packet is read as any packet is", "[packet]") {
  const auto quoted = quoted_in(error_with(
      ipv6("2600::1", "2600::2").hop_by_hop().routing(0, 1).tcp(40000, 443).payload(20)));
  REQUIRE(quoted);
  const Layer& layer = quoted->layers[0];
  CHECK(layer.source == "2600::1"_ip);
  CHECK(layer.chain.size() == 2);
  CHECK(layer.transport == Protocol::tcp);
  REQUIRE(layer.ports);
  CHECK(layer.ports->destination == 443);
  CHECK(layer.offset == 48);  // of the whole packet
}

TEST_CASE("a quotation of any length is cut, never at fault", "[packet][total]") {
  for (const auto& packet : test::valid_packets()) {
    const Bytes inner = packet.bytes();
    const Headers headers = read(inner);
    const bool is_ipv4 = headers.layers[0].is_ipv4();
    INFO(packet.says());
    for (std::size_t count = 0; count <= std::min<std::size_t>(inner.size(), 300); ++count) {
      const Bytes part(inner.begin(), inner.begin() + static_cast<std::ptrdiff_t>(count));
      const Bytes error = is_ipv4 ? ipv4_error_with(part) : error_with(part);
      const auto quoted = quoted_in(error);
      REQUIRE(quoted);
      REQUIRE(quoted->layers.size() <= headers.layers.size());
      REQUIRE(quoted->layers[0].family.has_value() == (count >= (is_ipv4 ? 20U : 40U)));
      for (const Layer& layer : quoted->layers) {
        REQUIRE(layer.fault == Fault::none);
        if (layer.ports) REQUIRE(layer.segment.offset + 4 <= error.size());
      }
    }
  }
}

TEST_CASE("a quotation of nothing is a layer of no family", "[packet]") {
  const auto quoted = quoted_in(error_with({}));
  REQUIRE(quoted);
  CHECK_FALSE(quoted->layers[0].family);
  CHECK(quoted->layers[0].cut == wire::Beyond::not_quoted);
}

TEST_CASE("a quotation that was captured in part says so", "[packet]") {
  const Bytes error = error_with(ipv6("2600::1", "2600::2").tcp(443).payload(40));
  const Packet packet{.bytes = std::span(error).first(60), .length = error.size()};
  const auto quoted = read_quoted(packet, read(packet).layers[0]);
  REQUIRE(quoted);
  CHECK(quoted->layers[0].cut == wire::Beyond::not_captured);
}

TEST_CASE("eight bytes behind an IPv4 header are ports enough", "[packet]") {
  Bytes inner = ipv4("192.0.2.1", "192.0.2.2").tcp(40000, 443).payload(100);
  inner.resize(28);
  const auto quoted = quoted_in(ipv4_error_with(inner));
  REQUIRE(quoted);
  REQUIRE(quoted->layers[0].ports);
  CHECK(quoted->layers[0].ports->source == 40000);
  CHECK(quoted->layers[0].cut == wire::Beyond::not_quoted);
}

TEST_CASE("tunnels inside a quotation are opened", "[packet]") {
  const auto inner = ipv6("2600::1", "2600::2").tcp(443);
  const auto tunnelled = quoted_in(ipv4_error_with(ipv4("192.0.2.1", "192.0.2.2").carries(inner)));
  REQUIRE(tunnelled);
  REQUIRE(tunnelled->layers.size() == 2);
  CHECK(tunnelled->layers[0].opens == Encapsulation::ipv6_in_ipv4);
  CHECK(tunnelled->layers[1].ports->destination == 443);
  const auto teredo = quoted_in(ipv4_error_with(test::teredo_echo()));
  REQUIRE(teredo);
  CHECK(teredo->layers[0].opens == Encapsulation::teredo);
}

TEST_CASE("a quoted packet that claims more than is quoted is only cut", "[packet]") {
  for (const std::uint16_t claimed : std::vector<std::uint16_t>{100, 1500, 0xffff}) {
    const auto six = quoted_in(error_with(
        ipv6("2600::1", "2600::2").udp(1, 2).udp_length(claimed).payload_length(claimed)));
    CHECK(six->layers[0].fault == Fault::none);
    CHECK(six->layers[0].length == 40U + claimed);
    const auto four =
        quoted_in(ipv4_error_with(ipv4("192.0.2.1", "192.0.2.2").tcp(443).payload_length(claimed)));
    CHECK(four->layers[0].fault == Fault::none);
  }
}

TEST_CASE("a quoted jumbogram has the length that it states, and none before it states one",
          "[packet]") {
  const auto jumbogram = ipv6("2600::2", "2600::1").jumbo(70000).udp(1, 2).payload_length(0);
  const Bytes whole_jumbogram = jumbogram.bytes();
  for (const std::size_t quoted : {std::size_t{44}, std::size_t{48}}) {
    const Bytes part(whole_jumbogram.begin(),
                     whole_jumbogram.begin() + static_cast<std::ptrdiff_t>(quoted));
    const Bytes bytes = ipv6("2600::1", "2600::2").icmpv6(1, 0).payload(part);
    const auto headers = read_quoted(whole(bytes), read(bytes).layers[0]);
    REQUIRE(headers);
    CAPTURE(quoted);
    CHECK(headers->layers[0].length == (quoted < 48 ? 0U : 40U + 70000U));
  }
}

TEST_CASE("what a quotation itself gets wrong is at fault", "[packet]") {
  CHECK(quoted_in(error_with(Bytes(40, 0x50)))->layers[0].fault == Fault::version);
  CHECK(
      quoted_in(error_with(ipv6("2600::1", "2600::2")
                               .extension(Protocol::destination_options, {0, 0, 1, 9, 0, 0, 0, 0})))
          ->layers[0]
          .fault == Fault::option_overrun);
}

TEST_CASE("extensions behind a quotation are no part of the packet", "[packet]") {
  // The quoted packet goes on for 1000 bytes; what is behind the first 128 looks like more of it.
  Bytes inner = ipv6("2600::1", "2600::2").udp(1000, 53).payload(1000);
  inner.resize(128);
  const Bytes objects = test::extension_structure(test::extension_object(1, 1, Bytes(40, 0x11)));
  for (const std::uint8_t type : Bytes{1, 3}) {
    Bytes error =
        ipv6("2600::9", "2600::1").icmpv6(type, 0, 16U << 24).payload(inner).payload(objects);
    const auto quoted = quoted_in(error);
    REQUIRE(quoted);
    CHECK(quoted->layers[0].fault == Fault::none);
    CHECK(quoted->layers[0].payload.offset + quoted->layers[0].payload.here == 48 + 128);
  }
  SECTION("but a length that cannot be meant is none") {
    for (const std::uint32_t field : {1U, 15U, 255U}) {
      const Bytes error = ipv6("2600::9", "2600::1").icmpv6(1, 0, field << 24).payload(inner);
      CHECK(quoted_in(error)->layers[0].payload.here == 128 - 48);
    }
  }
  SECTION("and Packet Too Big has no such field") {
    const Bytes error =
        ipv6("2600::9", "2600::1").icmpv6(2, 0, 16U << 24).payload(inner).payload(objects);
    CHECK(quoted_in(error)->layers[0].payload.here == 128 - 48 + objects.size());
  }
  SECTION("over IPv4 it counts in fours and stands one byte on") {
    Bytes four = ipv4("192.0.2.1", "192.0.2.2").udp(1000, 53).payload(1000);
    four.resize(128);
    const Bytes error =
        ipv4("192.0.2.9", "192.0.2.1").icmpv4(11, 0, 32U << 16).payload(four).payload(objects);
    CHECK(quoted_in(error)->layers[0].payload.here == 128 - 28);
  }
}

TEST_CASE("a quoted header that is cut does not go on in the extensions behind", "[packet]") {
  // Destination Options of 256 bytes, of which 88 are quoted.
  Bytes inner = ipv6("2600::1", "2600::2")
                    .extension(Protocol::destination_options,
                               test::joined({{0, 31, 0x1e, 252}, Bytes(252, 0)}))
                    .tcp(443);
  inner.resize(128);
  const Bytes error = ipv6("2600::9", "2600::1")
                          .icmpv6(1, 0, 16U << 24)
                          .payload(inner)
                          .payload(test::extension_structure(Bytes(64, 1)));
  const auto quoted = quoted_in(error);
  REQUIRE(quoted);
  CHECK(quoted->layers[0].cut == wire::Beyond::not_quoted);
  REQUIRE(quoted->layers[0].chain.size() == 1);
  CHECK(whole(error).at(quoted->layers[0].chain[0].extent()).here().size() == 88);
}

TEST_CASE("quoted IPv4 options that are cut are not read out of what is behind", "[packet]") {
  const Bytes inner =
      ipv4("192.0.2.1", "192.0.2.2").ipv4_options({131, 7, 4, 192, 0, 2, 9, 0}).tcp(443);
  for (std::size_t count = 20; count <= 28; ++count) {
    const Bytes part(inner.begin(), inner.begin() + static_cast<std::ptrdiff_t>(count));
    Bytes error = ipv4_error_with(part);
    const auto quoted = quoted_in(error);
    error.insert(error.end(), 20, 0);  // behind the error, and so no part of it
    REQUIRE(quoted);
    const auto options = whole(error).at(quoted->layers[0].ipv4_options());
    CHECK(options.here().size() == (count == 28 ? 8 : 0));
  }
}

TEST_CASE("what is no error, or has no fixed part, quotes nothing", "[packet]") {
  CHECK_FALSE(quoted_in(ipv6("2600::1", "2600::2").icmpv6(128).payload(48)));
  CHECK_FALSE(quoted_in(ipv6("2600::1", "2600::2").redirect("fe80::1", "2600::9")));
  CHECK_FALSE(quoted_in(ipv4("192.0.2.1", "192.0.2.2").icmpv4(8).payload(48)));
  CHECK_FALSE(quoted_in(ipv6("2600::1", "2600::2").tcp(443)));
  CHECK_FALSE(quoted_in(ipv6("2600::1", "2600::2").icmpv6(1).truncated(47)));
  CHECK(quoted_in(ipv4("192.0.2.1", "192.0.2.2").icmpv4(5).payload(28)));
}

TEST_CASE("an error quoted in an error is read as far as its own fixed part", "[packet]") {
  const Bytes inner = error_with(ipv6("2600::1", "2600::2").tcp(443));
  const auto quoted = quoted_in(error_with(inner));
  REQUIRE(quoted);
  REQUIRE(quoted->layers.size() == 1);
  REQUIRE(quoted->layers[0].icmp);
  CHECK(is_icmpv6_error(quoted->layers[0].icmp->type));
}
