// SPDX-License-Identifier: GPL-2.0-or-later
#include "sixgate/packet/option_summary.hpp"

#include "sixgate/packet/read.hpp"
#include "support/byte_order.hpp"
#include "support/catch.hpp"
#include "support/ipv6_options.hpp"
#include "support/packet_builder.hpp"

using namespace sixgate;
using namespace sixgate::packet;
using test::address_of;
using test::Bytes;
using test::joined;
using test::PacketBuilder;

namespace {

const PacketBuilder six = test::ipv6("2600::1", "2600::2");
using B = PacketBuilder;

OptionSummary summary_of(const Packet& packet) {
  return summarize_options(packet, read(packet).layers[0]);
}

OptionSummary summary_of(const PacketBuilder& builder) {
  const Bytes bytes = builder.bytes();
  return summary_of(whole(bytes));
}

}  // namespace

TEST_CASE("a set of option types holds what was added, the first and the last too", "[packet]") {
  OptionTypes types;
  CHECK_FALSE(types.any([](std::uint8_t) { return true; }));
  for (const std::uint8_t type : Bytes{0, 63, 64, 255}) types.add(type);
  for (const std::uint8_t type : Bytes{0, 63, 64, 255}) CHECK(types.contains(type));
  for (const std::uint8_t type : Bytes{1, 62, 65, 254}) CHECK_FALSE(types.contains(type));
  Bytes asked;
  CHECK_FALSE(types.any([&asked](std::uint8_t type) {
    asked.push_back(type);
    return false;
  }));
  CHECK(asked == Bytes{0, 63, 64, 255});
  CHECK(types.any([](std::uint8_t type) { return type == 255; }));
}

TEST_CASE("options are known by the kind of header they stand in", "[packet]") {
  const auto summary = summary_of(B(six)
                                      .hop_by_hop(test::router_alert_option(1))
                                      .destination_options(test::home_address_option("2600::a"))
                                      .tcp(443));
  CHECK(summary.hop_by_hop.contains(option::router_alert));
  CHECK_FALSE(summary.destination.contains(option::router_alert));
  CHECK(summary.destination.contains(option::home_address));
  CHECK_FALSE(summary.hop_by_hop.contains(option::home_address));
  CHECK(summary.contains(option::router_alert));
  CHECK(summary.contains(option::home_address));
  CHECK_FALSE(summary.contains(option::jumbo_payload));
  CHECK(summary.any([](std::uint8_t type) { return type == option::home_address; }));
  CHECK_FALSE(summary.any([](std::uint8_t type) { return type == option::jumbo_payload; }));
}

TEST_CASE("the most options of one header are counted, padding is not", "[packet]") {
  const Bytes limit = test::tunnel_encapsulation_limit_option(4);
  CHECK(summary_of(B(six).hop_by_hop().tcp(443)).most_options == 0);
  CHECK(summary_of(B(six)
                       .hop_by_hop(joined({limit, limit, test::pad1()}))
                       .destination_options(joined({limit, limit, limit}))
                       .tcp(443))
            .most_options == 3);
}

TEST_CASE("padding is measured in a row and within one header", "[packet]") {
  const Bytes limit = test::tunnel_encapsulation_limit_option(4);
  const auto longest = [](const Bytes& options) {
    return summary_of(B(six).hop_by_hop(options).tcp(443)).longest_padding;
  };
  CHECK(longest(joined({test::pad_n(3), test::pad1(), test::pad_n(4), limit, limit})) == 8);
  CHECK(longest(joined({test::pad_n(5), limit, test::pad_n(6)})) == 6);
  CHECK(summary_of(B(six).hop_by_hop().destination_options().tcp(443)).longest_padding == 6);
}

TEST_CASE("bytes in padding show, those of other options do not", "[packet]") {
  const auto has_data = [](const Bytes& options) {
    return summary_of(B(six).destination_options(options).tcp(443)).has_padding_data;
  };
  CHECK(has_data(test::option(option::pad_n, {0, 0, 1, 0})));
  CHECK_FALSE(has_data(test::option(option::pad_n, {0, 0, 0, 0})));
  CHECK_FALSE(has_data(test::option(option::ilnp_nonce, {1, 2, 3, 4})));
}

TEST_CASE("router alerts are counted, and the first one's value is read", "[packet]") {
  const auto two = summary_of(
      B(six)
          .hop_by_hop(joined({test::router_alert_option(1), test::router_alert_option(2)}))
          .tcp(443));
  CHECK(two.router_alerts == 2);
  CHECK(two.router_alert == 1);
  const auto malformed =
      summary_of(B(six).hop_by_hop(test::option(option::router_alert, {1, 2, 3, 4})).tcp(443));
  CHECK(malformed.router_alerts == 1);
  CHECK_FALSE(malformed.router_alert);
}

TEST_CASE("home addresses are counted, and the first one is read", "[packet]") {
  const auto two = summary_of(B(six).home_address("2600::a").home_address("2600::b").tcp(443));
  CHECK(two.home_addresses == 2);
  CHECK(two.home_address == address_of("2600::a"));
  CHECK_FALSE(two.has_malformed_home_address);
  const auto malformed = summary_of(
      B(six).destination_options(test::option(option::home_address, {1, 2, 3, 4})).tcp(443));
  CHECK(malformed.home_addresses == 1);
  CHECK_FALSE(malformed.home_address);
  CHECK(malformed.has_malformed_home_address);
}

TEST_CASE("a home address that was not captured is not malformed", "[packet]") {
  const Bytes bytes = B(six).home_address("2600::a").tcp(443).bytes();
  const Packet cut{.bytes = std::span(bytes).first(40 + 8 + 4),
                   .length = static_cast<std::uint32_t>(bytes.size())};
  Layer layer;
  layer.chain.push({.kind = Protocol::destination_options,
                    .beyond = wire::Beyond::not_captured,
                    .offset = 40,
                    .here = 12,
                    .length = 24});
  const auto summary = summarize_options(cut, layer);
  CHECK(summary.home_addresses == 1);
  CHECK_FALSE(summary.home_address);
  CHECK_FALSE(summary.has_malformed_home_address);
}

TEST_CASE("one header can be asked for an option", "[packet]") {
  const Bytes bytes =
      B(six).destination_options().routing(4, 1).home_address("2600::a").tcp(443).bytes();
  const Packet packet = whole(bytes);
  const Layer layer = read(packet).layers[0];
  REQUIRE(layer.chain.size() == 3);
  CHECK_FALSE(has_option(packet, layer.chain[0], option::home_address));
  CHECK(has_option(packet, layer.chain[2], option::home_address));
  CHECK_FALSE(has_option(packet, layer.chain[2], option::router_alert));
}
